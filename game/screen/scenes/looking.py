"""A device is being looked for: what it says meanwhile, and any key leaves it. For whoever sets the
game up."""

from __future__ import annotations

import math

import pygame

from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene
from game.screen.scenes.connect_help import put_steps
from game.screen.scenes.device_names import device_name, said
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import hand, write

X, Y, WIDTH, HIGH = 960, 572, 860, 666
"""As large as the sheet of `connect_help`, which is painted already."""
DOTS, DOT_GAP, DOT_SIZE = 3, 46, 11
BREATH_S = 3.0
"""From one dot to itself again: slower than breath, so that nothing hurries (ours)."""


class Looking(Scene):
    """Until it is found, refused or left."""

    menu = near = typing = True

    def take(self, action: Action, now_s: float) -> Move:
        """Whatever is pressed leaves it."""
        if action.do is Do.POINT:
            return None
        self.stage.doors.stop_looking()
        return Go("connect")

    def advance(self, now_s: float) -> Move:
        """On as soon as it is there; back, with the reason said, where it cannot be used."""
        doors = self.stage.doors
        if doors.arrived():
            return doors.begin(self.stage) or Go("home")
        return Go("connect") if doors.search is None else None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """What is looked for, and what it says."""
        look, doors = self.look, self.stage.doors
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, look.words("Looking for it"), "title", 960, 130)
        put_sheet(surface, look, X, Y, WIDTH, HIGH)
        name = device_name(look.words, doors.sought)
        write(surface, look, name, "paper_title", X, Y - 210, width=WIDTH - 120, shrink=True)
        put_dots(surface, look, X, Y - 120, now_s)
        notices = doors.search.notices if doors.search else []
        told = [said(look.words, notice.saying) for notice in notices[-3:]]
        left = X - WIDTH / 2 + 70
        put_steps(surface, look, told, (left, Y - 30, WIDTH - 140, HIGH / 2), 36)
        write(surface, look, look.words("Any key leaves it."), "note", 960, 970)


def put_dots(surface: pygame.Surface, look: Look, x: float, y: float, now_s: float) -> None:
    """Something goes on: dots that swell one after another, slowly; where the background is still,
    so are they."""
    colour = hand(look, "paper_note").colour
    for place in range(DOTS):
        turns = now_s / BREATH_S - place / (2 * DOTS)
        wave = 0.5 if look.calm else 0.5 - 0.5 * math.cos(2 * math.pi * turns)
        size = DOT_SIZE * (0.6 + 0.4 * wave)
        at = look.at(x + (place - (DOTS - 1) / 2) * DOT_GAP, y)
        pygame.draw.aacircle(surface, colour, at, look.px(size))
