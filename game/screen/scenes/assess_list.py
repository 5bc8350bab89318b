"""Which assessment? For the therapist: every one by name, what it tells, and why one cannot be made
here."""

from __future__ import annotations

import pygame

from game.core.assessment import Assessment
from game.exercises.assessments import ASSESSMENTS
from game.screen.actions import Action, Do
from game.screen.caption_plate import CORNER
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import Role, write
from game.session.refusing import refusal

PAGE = 8
"""Rows on one page, in two columns."""
ROW_W, ROW_H, STEP_Y, FIRST_Y = 880, 156, 178, 300
COLUMNS = (500, 1420)
BACK = Place("<", 330, 1005, 400, 104)
MORE = Place(">", 1590, 1005, 400, 104)


class AssessList(Scene):
    """Names in two columns; more pages where there are more."""

    menu = near = True

    captions_at = CORNER  # its buttons stand at the foot

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        session = visit.session
        words = self.look.words
        self._all: dict[str, Assessment] = dict(ASSESSMENTS)
        self._why = {
            name: found.said
            for name, one in self._all.items()
            if (found := refusal(one, session.patient, session.kit.infos, words))
        }
        names = list(self._all)
        self._at = names.index(visit.assessment.name) // PAGE if visit.assessment else 0
        focus = visit.assessment.name if visit.assessment else None
        self._chooser = Chooser(self._places(), focus)

    @property
    def _names(self) -> list[str]:
        return list(self._all)[self._at * PAGE :][:PAGE]

    def _places(self) -> list[Place]:
        rows = [
            Place(name, COLUMNS[n // 4], FIRST_Y + STEP_Y * (n % 4), ROW_W, ROW_H)
            for n, name in enumerate(self._names)
        ]
        return [*rows, BACK, *([MORE] if len(self._all) > PAGE else [])]

    def take(self, action: Action, now_s: float) -> Move:
        """Choose one, see more, or go back."""
        key = "<" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "<":
            return Go("confirm")
        if key == ">":
            self._at = (self._at + 1) % -(-len(self._all) // PAGE)
            self._chooser = Chooser(self._places(), ">")
        elif key is not None:
            self.stage.here.assessment = self._all[key]
            return Go("assess_card")
        return None

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The rows, what is possible with this device in full light."""
        look = self.look
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, look.words("Assessments"), "title", 960, 110)
        for name in self._names:
            self._draw_row(surface, self._chooser.place(name))
        words = {"<": look.words("Back"), ">": look.words("More")}
        draw_buttons(surface, look, self._chooser, words, 46)

    def _draw_row(self, surface: pygame.Surface, place: Place) -> None:
        look, one = self.look, self._all[place.key]
        lit = place.key == self._chooser.focus
        put_sheet(surface, look, place.x, place.y, ROW_W, ROW_H, kind="button", lit=lit)
        left, room = place.x - ROW_W / 2 + 44, ROW_W - 88
        role: Role = "paper_note" if place.key in self._why else "paper_title"
        write(
            surface, look, look.words(one.title), role, left, place.y - 42,
            anchor="left", width=room, size=42, shrink=True,
        )  # fmt: skip
        line = self._why.get(place.key) or look.words(one.tells)
        write(
            surface, look, line, "paper_note", left, place.y + 10,
            anchor="left", width=room, size=28,
        )  # fmt: skip
