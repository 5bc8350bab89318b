"""A safe place to play: must be acknowledged before anybody steps on. Hazard H20."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import Room, em_for, hand, write
from game.screen.set_up_picture import SetUpPicture
from game.screen.stroke import put_middle, vector
from game.text import mark

CHECKS: Sequence[str] = (
    mark("One metre free all around"),
    mark("A rail within reach"),
    mark("A chair behind"),
    mark("Shoes as agreed"),
    mark("Dry, level floor"),
)
SAFE = Place("safe", 1432, 945, 640, 132)
FIRST_Y, STEP_Y = 306.0, 112.0
LINE_W, LINE_SIZE = 690.0, 54.0
"""However large the words are wanted, those of the list are of one size."""
AXIS = 1448.0
"""The list is read from where its reader begins; the place and who stands in it stay."""


class SetUp(Scene):
    """Five things to look at, one button."""

    captions_at = CORNER  # its chair is named at the foot

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._chooser = Chooser([SAFE])
        self._from_s = stage.clock()
        self._seen: Look | None = None

    def take(self, action: Action, now_s: float) -> Move:
        """Nothing but the button leads on."""
        if action.do is Do.BACK:
            return journey.turn_back(self.stage)
        return Go("check_in") if self._chooser.take(action, self.look) else None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The place as it should be, and the list."""
        look = self.look
        if self._seen is not look:
            self._seen, self._standing, self._dot = look, SetUpPicture(look), _dot(look)
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        self._standing.draw(surface, (0.0, 0.0), "stand", now_s)
        title = look.words("A safe place")
        write(surface, look.turned(AXIS), title, "title", 1045, 130, anchor="left", width=860)
        self._draw_list(surface)
        draw_button(surface, look, SAFE, look.words("All is safe"))

    def _draw_list(self, surface: pygame.Surface) -> None:
        look = self.look.turned(AXIS)
        put_sheet(surface, look, 1448, 530, 850, 620)
        said = [look.words(words) for words in CHECKS]
        how, room = hand(look, "paper"), Room(LINE_W)
        size = min(em_for(look.letters, one, how, LINE_SIZE, room) for one in said)
        for i, words in enumerate(said):
            y = FIRST_Y + STEP_Y * i
            put_middle(surface, self._dot, look.at(1085, y))
            write(
                surface, look, words, "paper", 1148, y, anchor="left", width=LINE_W,
                size=size, grows=False,
            )  # fmt: skip


def _dot(look: Look) -> pygame.Surface:
    """The sign before each line: a ring with a tick."""
    child = look.theme == "child"
    ring, tick, ground = (
        ("#FFF3DC", "#FFD36B", "#27406B") if child else ("#25B78C", "#7FE3C2", "#0D1822")
    )
    body = (
        f'<circle r="28" fill="{ground}" stroke="{ring}" stroke-width="5"/>'
        f'<path d="M-12 1L-3 11L13 -10" fill="none" stroke="{tick}" stroke-width="7" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return vector(body, (-34, -34, 68, 68), look.scale)
