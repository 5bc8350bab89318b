"""What came of an assessment: plain numbers from the store, and what was not possible today. No
pass, no fail, no score."""

from __future__ import annotations

import pygame

from game.figures import Figures, unit
from game.report.assessed import assessed_of, shown
from game.report.assessed_parts import AssessedNumber
from game.report.assessment_names import number_name, part_name, value_said
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.stored import has_pictures
from game.screen.scenes.writing import write
from game.session.assessing import Assessing
from game.text import Words

ROWS = 11
"""In a column; two of them on a page."""
COLUMNS = (500, 1420)
FIRST_Y, STEP_Y, WIDE = 268, 56, 760
SIZE = 34
BUTTONS = (
    Place("more", 210, 985, 300, 116),
    Place("pictures", 555, 985, 330, 116),
    Place("another", 970, 985, 440, 116),
    Place("play", 1375, 985, 310, 116),
    Place("finish", 1705, 985, 290, 116),
)
HINT_X, HINT_Y = 1680, 50
FIRST = "mvelo"
"""The most reliable is read first. Source: measures reference 5.3."""
Row = tuple[str, str]


class AssessEnd(Scene):
    """Names on the left, numbers with their units on the right."""

    menu = near = True

    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        assessing = stage.here.assessing
        assert assessing is not None
        self._at: Assessing = assessing
        self._at.keep()
        self._rows = self._said()
        self._page = 0
        self._pictures = has_pictures(stage.here)
        self._chooser = Chooser(self._places(), "finish")

    @property
    def _hidden(self) -> bool:
        """A child sees no pictures of sway, unless the therapist's key opens them."""
        return self.look.theme == "child"

    def _places(self) -> list[Place]:
        """The buttons that lead somewhere."""
        there = {
            "more": len(self._rows) > 2 * ROWS,
            "pictures": self._pictures and not self._hidden,
        }
        return [place for place in BUTTONS if there.get(place.key, True)]

    def _said(self) -> list[Row]:
        """Every line, as it is read: what was not possible first, then the numbers of the report's
        page; all of them stand in its tables."""
        words, figures = self.look.words, Figures(self.look.words)
        titles = {part.condition: words(part.title) for part in self._at.assessment.parts}
        rows: list[Row] = [
            (titles[part.condition], words("not possible today")) for part in self._at.given_up
        ]
        numbers = [one for found in assessed_of([], self._at.stored()) for one in found.numbers]
        for one in sorted(filter(shown, numbers), key=lambda one: one.name != FIRST):
            name = titles.get(one.name) or _name(one, words)
            rows.append((name, _number(one, figures)))
        return rows

    def take(self, action: Action, now_s: float) -> Move:
        """More numbers, the pictures, another assessment, play, or the end of the visit."""
        if action.do is Do.OVERLAY and self._pictures:
            return Go("assess_pictures")
        key = "finish" if action.do is Do.STOP else self._chooser.take(action, self.look)
        if key == "more":
            self._page = (self._page + 1) % -(-len(self._rows) // (2 * ROWS))
        elif key == "pictures":
            return Go("assess_pictures")
        elif key is not None:
            return self._leave_for(key)
        return None

    def _leave_for(self, key: str) -> Move:
        visit = self.stage.here
        visit.assessing = None
        if key == "another":
            return Go("assess_list")
        visit.reason = "done" if self._at.over else "stopped"
        return journey.to_choice(visit) if key == "play" else Go("check_out")

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self.stage.here.lean()
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """Two columns and the buttons."""
        look, words = self.look, self.look.words
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        title = words(self._at.assessment.title)
        write(surface, look, title, "title", 960, 110, size=84)
        shown = self._rows[self._page * 2 * ROWS :][: 2 * ROWS]
        for n, x in enumerate(COLUMNS if len(shown) > ROWS else (960,)):
            column = shown[n * ROWS :][:ROWS]
            put_sheet(surface, look, x, 548, 860, 690)
            for place, row in enumerate(column):
                self._draw_row(surface, row, x, FIRST_Y + STEP_Y * place)
        if not self._rows:
            none = words("No trial was made.")
            write(surface, look, none, "paper_note", 960, FIRST_Y, width=WIDE)
        labels = {
            "more": words("More"),
            "pictures": words("Pictures"),
            "another": words("Another assessment"),
            "play": words("Play"),
            "finish": words("Finish"),
        }
        draw_buttons(surface, look, self._chooser, labels, 44)
        if self._pictures and self._hidden:
            hint = words("Tab: for the therapist")
            write(surface, look, hint, "note", HINT_X, HINT_Y, size=30)

    def _draw_row(self, surface: pygame.Surface, row: Row, x: float, y: float) -> None:
        look, (name, number) = self.look, row
        left, right = x - WIDE / 2, x + WIDE / 2
        write(
            surface, look, name, "paper_note", left, y,
            anchor="left", width=WIDE - 260, size=SIZE, shrink=True,
        )  # fmt: skip
        write(surface, look, number, "paper_title", right, y, anchor="right", size=SIZE)


def _name(one: AssessedNumber, words: Words) -> str:
    """What a number is called, in the words of the report."""
    part = part_name(one.part, one.key.partition(".")[0], words)
    return ", ".join(filter(None, (number_name(one.name, words), part)))


def _number(one: AssessedNumber, figures: Figures) -> str:
    """With its unit; counts have no decimals."""
    if one.value is None:
        return figures.number(None)
    return f"{value_said(one.name, one.value, figures)} {unit(one.unit)}".rstrip()
