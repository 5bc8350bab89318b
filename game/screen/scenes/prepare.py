"""Preparation off the board, where the plan has it: a list with a timer, before anybody stands on
the board. What was done and what was skipped is noted with the visit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pygame

from game.core.preparation import Area, Item, Kind, Preparing
from game.figures import Figures
from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.look import Theme
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import Role, write
from game.screen.stroke import put_middle, vector
from game.text import Words, mark

PLACES = (Place("skip", 640, 985, 480, 130), Place("go", 1270, 985, 560, 130))
LEFT, RIGHT, TOP, ROW = 480.0, 1440.0, 330.0, 84.0
KINDS: Mapping[Kind, str] = {
    "massage": mark("Gentle massage: {area}"),
    "release": mark("Gentle rolling: {area}"),
    "warm_up": mark("Warming up: {area}"),
}
AREAS: Mapping[Area, str] = {
    "feet": mark("feet"),
    "calves": mark("calves"),
    "thighs": mark("thighs"),
    "hips": mark("hips"),
    "back": mark("the trunk"),
    "shoulders": mark("shoulders"),
}
NOT_WITH = mark("Not with acute inflammation, thrombosis, a skin problem or fragile bones.")
LONGEST_FRAME_S = 0.25
"""A computer that hesitates does not shorten anything."""


class Prepare(Scene):
    """One item after the other; each is begun by hand and may be skipped."""

    menu = True
    captions_at = CORNER

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._preparing = Preparing(stage.here.session.plan.preparation)
        self._chooser = Chooser(PLACES, "go")
        self._last_s = stage.clock()

    def take(self, action: Action, now_s: float) -> Move:
        """Begin or wait, skip, and on to the board."""
        key = "skip" if action.do is Do.SKIP else self._chooser.take(action, self.look)
        if key == "skip":
            self._preparing = self._preparing.skipped()
        elif key == "go":
            if self._preparing.over:
                return Go("set_up")
            self._preparing = self._preparing.turned()
        return None

    def advance(self, now_s: float) -> Move:
        """The timer of the item at hand."""
        before = self._preparing
        self._preparing = before.passed(min(LONGEST_FRAME_S, now_s - self._last_s))
        self._last_s = now_s
        if len(self._preparing.done_s) > len(before.done_s):
            self.look.sound.play("chime")
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def leave(self) -> None:
        """Note it, however the scene ends."""
        visit = self.stage.here
        visit.session.note(noted(self._preparing, self.look.words))

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The list on a sheet, the times at its right, two buttons below."""
        look, words = self.look, self.look.words
        surface.blit(look.pictures.layer(f"{look.theme}_home"), (0, 0))
        put_sheet(surface, look, 960, 490, 1160, 780)
        write(surface, look, words("Before the board"), "paper_title", 960, 190)
        for number, item in enumerate(self._preparing.items):
            self._draw_item(surface, number, item, TOP + ROW * number)
        write(surface, look, words(NOT_WITH), "paper_note", 960, 790, width=1120, size=32)
        draw_buttons(surface, look, self._chooser, self._buttons())

    def _draw_item(self, surface: pygame.Surface, number: int, item: Item, y: float) -> None:
        look, now = self.look, self._preparing
        at_hand = number == len(now.done_s)
        put_middle(surface, _box(look.theme, look.scale, _done(now, number)), look.at(LEFT - 8, y))
        role: Role = "paper" if at_hand else "paper_note"
        said = said_of(item, look.words)
        write(surface, look, said, role, LEFT + 50, y, anchor="left", width=720, shrink=True)
        left_s = now.left_s if at_hand else item.seconds
        time = look.words("skipped") if _skipped(now, number) else _clock(left_s, look.words)
        write(surface, look, time, role, RIGHT, y, anchor="right")

    def _buttons(self) -> Mapping[str, str]:
        words, now = self.look.words, self._preparing
        go = words("To the board") if now.over else words("Wait") if now.running else words("Begin")
        return {"skip": words("Skip this"), "go": go}


@lru_cache(maxsize=4)
def _box(theme: Theme, scale: float, done: bool) -> pygame.Surface:
    """A box, with a tick once it is done: the tick says it, not the colour."""
    line = "#4A2E48" if theme == "child" else "#D9C08A"
    box = '<rect x="-20" y="-20" width="40" height="40" rx="9" stroke-width="4"/>'
    tick = '<path d="M-11 1L-3 10 13 -10" stroke-width="6" stroke-linecap="round"/>'
    drawn = f'<g fill="none" stroke="{line}">{box}{tick if done else ""}</g>'
    return vector(drawn, (-26, -26, 52, 52), scale)


def said_of(item: Item, words: Words) -> str:
    """'Gentle massage: calves'."""
    return words(KINDS[item.kind], area=words(AREAS[item.area]))


def noted(preparing: Preparing, words: Words) -> str:
    """What was done, in one line: each item with its time, or skipped."""
    told = []
    for number, item in enumerate(preparing.items):
        over = number < len(preparing.done_s)
        at_hand = number == len(preparing.done_s)
        spent_s = preparing.done_s[number] if over else preparing.spent_s if at_hand else 0.0
        done = words("{n} s", n=round(spent_s)) if spent_s >= 1 else words("skipped")
        told.append(f"{said_of(item, words)}, {done}")
    return words("Preparation. {items}", items="; ".join(told))


def _done(preparing: Preparing, number: int) -> bool:
    over = number < len(preparing.done_s)
    return over and preparing.done_s[number] >= preparing.items[number].seconds


def _skipped(preparing: Preparing, number: int) -> bool:
    return number < len(preparing.done_s) and not _done(preparing, number)


def _clock(seconds: float, words: Words) -> str:
    return Figures(words).clock(seconds)
