"""The therapist's card of an assessment: what it tells, what to have ready, what to watch, and that
somebody stands where they must."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.core.assessment import Assessment, for_person
from game.core.condition import WATCHED_BY
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.stored import has_pictures
from game.screen.scenes.writing import write
from game.session.assessing import Assessing
from game.session.refusing import refusal

BACK = Place("back", 260, 985, 300, 116)
PAST = Place("past", 625, 985, 380, 116)
START = Place("start", 1350, 985, 1000, 116)
LEFT_X, RIGHT_X, WIDE = 102, 1002, 796
AFTER_PART = 22
TOP, BOTTOM = 206, 898
"""Where the words of a sheet begin, and where they must have ended."""
SIZES = (38, 36, 34, 32, 30, 28, 26, 24)
"""The largest that fits; no smaller, as it is read from a laptop (clinical design 9.2)."""


class AssessCard(Scene):
    """Left what it is, right what it takes; one button that says who is there."""

    menu = near = True

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        assert visit.assessment is not None
        session = visit.session
        self._one: Assessment = for_person(visit.assessment, session.limits)
        found = refusal(visit.assessment, session.patient, session.kit.infos, self.look.words)
        self._why = found.said if found else ""
        self._past = has_pictures(visit)
        self._chooser = Chooser(self._places(), "start")
        nowhere = pygame.Surface((1, 1))
        fits = [size for size in SIZES if self._sheets(nowhere, size) <= BOTTOM]
        self._size = fits[0] if fits else SIZES[-1]

    def _places(self) -> list[Place]:
        """A child sees no pictures of sway, unless the therapist's key opens them."""
        past = [PAST] if self._past and self.look.theme != "child" else []
        return [BACK, *past, *([] if self._why else [START])]

    def take(self, action: Action, now_s: float) -> Move:
        """The button confirms who is there, and leads on to a safe place."""
        key = "back" if action.do is Do.BACK else self._chooser.take(action, self.look)
        if key == "past" or (action.do is Do.OVERLAY and self._past):
            return Go("assess_pictures")
        if key == "back":
            return Go("assess_list")
        return self._begin() if key == "start" else None

    def _begin(self) -> Move:
        visit = self.stage.here
        assert visit.assessment is not None
        visit.assessing = Assessing(visit.session, visit.assessment)
        who = self.look.words(WATCHED_BY[self._one.supervision])
        visit.session.note(self.look.words("Supervision confirmed: {who}", who=who))
        return journey.to_assess(visit)

    def advance(self, now_s: float) -> Move:
        """One switch moves on by itself."""
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The two sheets and the buttons."""
        look, one = self.look, self._one
        words = look.words
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        write(surface, look, words(one.title), "title", 960, 84, size=76)
        put_sheet(surface, look, 500, 535, 860, 760)
        put_sheet(surface, look, 1400, 535, 860, 760)
        self._sheets(surface, self._size)
        if self._why:
            write(
                surface, look, self._why, "body", START.x, START.y - 20,
                width=START.width, size=40,
            )  # fmt: skip
        buttons = {
            "back": words("Back"),
            "past": words("Earlier results"),
            "start": words("They are there: begin"),
        }
        draw_buttons(surface, look, self._chooser, buttons, 46)

    def _sheets(self, surface: pygame.Surface, size: int) -> float:
        """The words of both sheets in this size; gives where the longer one ends."""
        one, words = self._one, self.look.words
        left = (
            (words("It tells"), [one.tells]),
            (words("Conditions"), self._conditions()),
            (words("Who is needed"), [_begun(words(WATCHED_BY[one.supervision]))]),
        )
        right = ((words("Have ready"), one.prepare), (words("Watch"), one.watch))
        ends = []
        for x, parts in ((LEFT_X, left), (RIGHT_X, right)):
            y: float = TOP
            for title, lines in parts:
                y = self._part(surface, title, lines, x, y, size)
            ends.append(y - AFTER_PART)
        return max(ends)

    def _conditions(self) -> list[str]:
        """Every condition with its trials."""
        words = self.look.words
        return [
            words("{what}: {said}", what=words(part.title), said=trials)
            for part in self._one.parts
            for trials in [words.count("{n} trial", "{n} trials", part.trials)]
        ]

    def _part(
        self,
        surface: pygame.Surface,
        title: str,
        lines: Sequence[str],
        x: float,
        y: float,
        size: int,
    ) -> float:
        """A heading and its lines; gives where the next one stands."""
        look = self.look
        write(surface, look, title, "paper_title", x, y, anchor="left", size=size + 8)
        y += 1.5 * size
        for line in lines:
            y = write(
                surface, look, look.words(line), "paper_note", x, y,
                anchor="left", width=WIDE, size=size,
            ) + 6  # fmt: skip
        return y + AFTER_PART


def _begun(said: str) -> str:
    """With the capital letter of a line that stands by itself."""
    return said[:1].upper() + said[1:]
