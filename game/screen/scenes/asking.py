"""How are you? Effort, pain and how hard it was, from 0 to 10, one question a screen: before, after
each bout, at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod

import msgspec
import pygame

from game.screen.actions import Action, Do
from game.screen.caption_plate import LOW
from game.screen.instrument_strip import About
from game.screen.instruments import Strip
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.button import draw_button
from game.screen.scenes.choosing import Place
from game.screen.scenes.counting import CountCard
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.store.records import Check
from game.text import mark


class Question(msgspec.Struct, frozen=True):
    """What is asked, and what the ends of the strip mean."""

    about: str
    words: str
    low: str
    high: str
    optional: bool = False
    """A button says that it may be left open."""


TIRED = Question("effort", mark("How tired are you now?"), mark("fresh"), mark("worn out"))
HARD = Question(
    "difficulty", mark("How hard was that?"), mark("easy"), mark("as hard as possible"), True
)
"""Rating of perceived difficulty. Source: clinical design 4.1."""
PAIN = Question("pain", mark("Does anything hurt?"), mark("no pain"), mark("worst pain possible"))
CHOSEN = Place("chosen", 960, 960, 460, 120)
OPEN = Place("open", 1560, 960, 420, 100)
TODO_W = 660


class Asking(Scene, ABC):
    """Questions, one after the other; a number and Enter, a click, or Page down for no answer."""

    questions: tuple[Question, ...] = (TIRED, PAIN)
    captions_at = LOW

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._answers: list[int | None] = []
        self._told = False
        """The session knows; nothing is told twice."""
        self._chosen: int | None = None
        self._strips: dict[str, Strip] = {}
        self._seen: Look | None = None
        self._scanned_s: float | None = None

    @property
    def _question(self) -> Question:
        return self.questions[min(len(self._answers), len(self.questions) - 1)]

    @abstractmethod
    def tell(self, rating: Check) -> None:
        """Tell the session what was said."""

    @abstractmethod
    def onward(self) -> Move:
        """All is told: where to go."""

    def take(self, action: Action, now_s: float) -> Move:
        """Move along the strip, choose, or leave it open."""
        if action.do in (Do.LEFT, Do.RIGHT):
            step = 1 if action.do is Do.RIGHT else -1
            self._chosen = 0 if self._chosen is None else max(0, min(10, self._chosen + step))
        elif action.do in (Do.POINT, Do.CLICK):
            return self._point(action)
        elif action.do is Do.SKIP:
            return self._answer(None)
        elif action.do is Do.OK and self._chosen is not None:
            return self._answer(self._chosen)
        elif action.do is Do.BACK and self._answers:
            self._chosen = self._answers.pop()
        return None

    def _point(self, action: Action) -> Move:
        strip = self._strips.get(self._question.about)
        number = strip.number_at((action.x, action.y)) if strip else None
        if action.do is Do.CLICK and number is not None:
            self._chosen = number
        elif action.do is Do.CLICK and self._chosen is not None and CHOSEN.holds(self.look, action):
            return self._answer(self._chosen)
        elif action.do is Do.CLICK and self._question.optional and OPEN.holds(self.look, action):
            return self._answer(None)
        return None

    def _answer(self, number: int | None) -> Move:
        self._answers.append(number)
        self._chosen = None
        if len(self._answers) < len(self.questions):
            return None
        self._tell()
        return self.onward()

    def _tell(self) -> None:
        """What has been said so far; what is missing was not asked."""
        asked = (question.about for question in self.questions)
        said = dict(zip(asked, self._answers, strict=False))
        self._told = True
        self.tell(Check(said.get("effort"), said.get("pain"), said.get("difficulty")))

    def leave(self) -> None:
        """Somebody closes the window or the visit in between: what was said is not lost."""
        if not self._told and any(said is not None for said in self._answers):
            self._tell()

    def advance(self, now_s: float) -> Move:
        """One switch: the numbers offer themselves one after another."""
        scan_s = self.stage.scan_s
        if scan_s is not None and (self._scanned_s is None or now_s - self._scanned_s >= scan_s):
            self._scanned_s = now_s
            self._chosen = 0 if self._chosen is None else (self._chosen + 1) % 11
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The question, the strip on its card, the button."""
        look, question = self.look, self._question
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        surface_words = look.words(question.words)
        put_sheet(surface, look, 960, 570, 1720, 560, radius=56)
        write(surface, look, surface_words, "title", 960, 140)
        self._strip(question).draw(surface, self._chosen)
        if self._chosen is not None:
            draw_button(surface, look, CHOSEN, look.words("This one"))
        else:
            todo = look.words("Choose a number")
            write(
                surface, look, todo, "body", CHOSEN.x, CHOSEN.y, width=TODO_W, shrink=True
            )  # captions stand beside it
        if question.optional:
            draw_button(surface, look, OPEN, look.words("Skip"), lit=False)

    def _strip(self, question: Question) -> Strip:
        """All are drawn as the scene opens: none is to hold up the answer to the one before."""
        if self._seen is not self.look:
            self._seen = self.look
            self._strips = {one.about: self._drawn_strip(one) for one in self.questions}
        return self._strips[question.about]

    def _drawn_strip(self, question: Question) -> Strip:
        words = self.look.words
        faces: About = "pain" if question.about == "pain" else "effort"
        return Strip(self.look, faces, low=words(question.low), high=words(question.high))


class CheckIn(Asking):
    """Before anything is played. Pain above the limit ends the visit kindly."""

    def tell(self, rating: Check) -> None:
        """The session gives advice."""
        visit = self.stage.here
        visit.gate = visit.session.check_in(rating)

    def onward(self) -> Go:
        """As is advised."""
        return journey.after_check_in(self.stage.here)


class AfterBout(Asking):
    """After each bout: effort of 7 or more is a reason to rest, 9 or more to stop."""

    questions = (TIRED, PAIN, HARD)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._counting: CountCard | None = None
        """Where somebody counted aloud beside the bout, whoever listened is asked how far."""
        self._painted: Look | None = None

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """The number that was reached can be typed."""
        return self._counting is not None

    def tell(self, rating: Check) -> None:
        """The session gives advice."""
        visit = self.stage.here
        visit.gate = visit.session.after_bout(rating)

    def onward(self) -> Move:
        """As is advised; counting is asked about first, where there was any and the visit goes
        on. Nobody who has to stop is kept for that."""
        visit, start = self.stage.here, self._counted_from
        if start is None or journey.stops(visit):
            return journey.after_effort(visit)
        self._counting = CountCard(start)
        return None

    def take(self, action: Action, now_s: float) -> Move:
        """As every question; the last one is about counting."""
        if self._counting is None:
            return super().take(action, now_s)
        self._counting.take(action, self.look, scanning=self.stage.scanning)
        if not self._counting.over:
            return None
        visit, counted = self.stage.here, self._counting.told
        if counted is not None:
            visit.session.counted(counted)
        return journey.after_effort(visit)

    def advance(self, now_s: float) -> Move:
        """One switch: the buttons offer themselves."""
        if self._counting is None:
            return super().advance(now_s)
        self._counting.chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The question."""
        if self._counting is not None:
            self._counting.draw(surface, self.look)
            return
        self._paint_ahead(surface)
        super().draw(surface, now_s)

    def _paint_ahead(self, surface: pygame.Surface) -> None:
        """What asks about counting is painted as the scene opens, below the first question: it is
        not to hold up the answer to the last one."""
        if self._painted is self.look:
            return
        self._painted, start = self.look, self._counted_from
        if start is not None:
            CountCard(start).draw(surface, self.look)

    @property
    def _counted_from(self) -> int | None:
        """Where counting aloud began; None where nobody counted."""
        summary = self.stage.here.summary
        return None if summary is None else summary.counted_from


class CheckOut(Asking):
    """At the end."""

    def tell(self, rating: Check) -> None:
        """For the record."""
        self.stage.here.session.check_out(rating)

    def onward(self) -> Go:
        """Goodbye."""
        return Go("farewell")
