"""How are you? Effort, pain and how hard it was, from 0 to 10, one question a screen: before, after
each bout, at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod

import msgspec
import pygame

from game.screen.actions import Action, Do
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


class Asking(Scene, ABC):
    """Questions, one after the other; a number and Enter, a click, or Page down for no answer."""

    questions: tuple[Question, ...] = (TIRED, PAIN)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._answers: list[int | None] = []
        self._chosen: int | None = None
        self._strips: dict[str, Strip] = {}
        self._seen: Look | None = None
        self._scanned_s: float | None = None

    @property
    def _question(self) -> Question:
        return self.questions[min(len(self._answers), len(self.questions) - 1)]

    @abstractmethod
    def answered(self, rating: Check) -> Move:
        """All are answered: tell the session, and say where to go."""

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
        by_about = dict(zip((q.about for q in self.questions), self._answers, strict=True))
        return self.answered(
            Check(by_about["effort"], by_about["pain"], by_about.get("difficulty"))
        )

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
            write(surface, look, todo, "body", CHOSEN.x, CHOSEN.y)
        if question.optional:
            draw_button(surface, look, OPEN, look.words("Skip"), lit=False)

    def _strip(self, question: Question) -> Strip:
        if self._seen is not self.look:
            self._seen = self.look
            self._strips.clear()
        if question.about not in self._strips:
            words = self.look.words
            low, high = words(question.low), words(question.high)
            faces: About = "pain" if question.about == "pain" else "effort"
            self._strips[question.about] = Strip(self.look, faces, low=low, high=high)
        return self._strips[question.about]


class CheckIn(Asking):
    """Before anything is played. Pain above the limit ends the visit kindly."""

    def answered(self, rating: Check) -> Go:
        """Tell the session; its advice says where to go."""
        visit = self.stage.here
        visit.gate = visit.session.check_in(rating)
        return journey.after_check_in(visit)


class AfterBout(Asking):
    """After each bout: effort of 7 or more is a reason to rest, 9 or more to stop."""

    questions = (TIRED, PAIN, HARD)

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._counting: CountCard | None = None
        """Where somebody counted aloud beside the bout, whoever listened is asked how far."""
        self._rating = Check()

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """The number that was reached can be typed."""
        return self._counting is not None

    def answered(self, rating: Check) -> Move:
        """Ask about counting, where there was any; else all is said."""
        summary = self.stage.here.summary
        if summary is not None and summary.counted_from is not None:
            self._rating, self._counting = rating, CountCard(summary.counted_from)
            return None
        return self._tell(rating)

    def take(self, action: Action, now_s: float) -> Move:
        """As every question; the last one is about counting."""
        if self._counting is None:
            return super().take(action, now_s)
        self._counting.take(action, self.look, scanning=self.stage.scanning)
        if not self._counting.over:
            return None
        return self._tell(msgspec.structs.replace(self._rating, counted=self._counting.told))

    def advance(self, now_s: float) -> Move:
        """One switch: the buttons offer themselves."""
        if self._counting is None:
            return super().advance(now_s)
        self._counting.chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The question."""
        if self._counting is None:
            super().draw(surface, now_s)
        else:
            self._counting.draw(surface, self.look)

    def _tell(self, rating: Check) -> Go:
        """Tell the session; its advice says where to go."""
        visit = self.stage.here
        visit.gate = visit.session.after_bout(rating)
        return journey.after_effort(visit)


class CheckOut(Asking):
    """At the end."""

    def answered(self, rating: Check) -> Go:
        """Tell the session, and say goodbye."""
        self.stage.here.session.check_out(rating)
        return Go("farewell")
