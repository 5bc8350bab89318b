"""Before each trial: which one, what to read aloud, what to watch, and the rest before it."""

from __future__ import annotations

import math

import pygame

from game.core.assessment import EXTRA_TRIALS
from game.screen.actions import Action, Do
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes.button import draw_button, draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write
from game.session.assessing import Assessing
from game.session.trials import STOPPED

END = Place("end", 330, 985, 440, 116)
START = Place("start", 1500, 985, 560, 116)


class AssessReady(Scene):
    """The words to read aloud are large; the rest counts down where the button will be."""

    menu = True
    near = True

    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._chooser = Chooser((END, START), "start")
        self._left_s = math.inf

    @property
    def at(self) -> Assessing:
        """The assessment as it stands."""
        assessing = self.stage.here.assessing
        assert assessing is not None
        return assessing

    def take(self, action: Action, now_s: float) -> Move:
        """Start, when the rest is over; or end the assessment here."""
        key = "end" if action.do is Do.STOP else self._chooser.take(action, self.look)
        if key == "end":
            self.at.left = True
            return Go("assess_end")
        if key == "start" and not self.at.rest_left_s(now_s):
            return Go("assess_trial")
        return None

    def advance(self, now_s: float) -> Move:
        """A tick when the rest is over; the device is read, so that nothing old is left in it."""
        self.stage.here.lean()
        if self.at.part is None:
            return Go("assess_end")
        if self.at.foam_ahead:
            return Go("assess_foam")
        left_s = self.at.rest_left_s(now_s)
        if self._left_s > 0 and not left_s and math.isfinite(self._left_s):
            self.look.sound.play("count")
        self._left_s = left_s
        self._chooser.scan(now_s, self.stage.scan_s)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The condition, its trial, the words, the buttons."""
        look, at, part = self.look, self.at, self.at.part
        if part is None:
            return
        words = look.words
        surface.blit(look.pictures.layer(f"{look.theme}_card"), (0, 0))
        put_sheet(surface, look, 960, 455, 1640, 390)
        write(surface, look, words(part.title), "title", 960, 105, size=84)
        write(surface, look, trial_said(self), "lead", 960, 205, size=52)
        write(surface, look, words("Read aloud"), "paper_note", 960, 300, size=34)
        write(surface, look, words(part.say), "paper", 960, 375, width=1500, size=54)
        y = 695.0
        for line in self._before():
            y = write(surface, look, line, "body", 960, y, width=1700, size=38, shrink=True)
        for line in at.assessment.watch[:4]:
            y = write(surface, look, words(line), "note", 960, y, width=1700, size=32, shrink=True)
        self._draw_buttons(surface, now_s)

    def _before(self) -> list[str]:
        """What came of the trial before, where there is something to say; never a reproach."""
        at, words = self.at, self.look.words
        if not at.done or at.done[-1].completed:
            return []
        last = at.done[-1]
        lines = [words("The trial before was ended. {why}.", why=words(STOPPED[last.reason]))]
        for part in at.given_up:
            if part.condition == last.condition:
                title = words(part.title)
                lines.append(words("{title}: not possible today. That is a result.", title=title))
        return lines

    def _draw_buttons(self, surface: pygame.Surface, now_s: float) -> None:
        words = self.look.words
        left_s = math.ceil(self.at.rest_left_s(now_s))
        labels = {"end": words("End here"), "start": words("Start")}
        if left_s:
            del labels["start"]
            rest = words.count("Rest: {n} second", "Rest: {n} seconds", left_s)
            draw_button(surface, self.look, START, rest, lit=False, size=46)
        draw_buttons(surface, self.look, self._chooser, labels, 46)


def trial_said(scene: AssessReady) -> str:
    """Which trial comes next: '2 of 3', practice, or once more."""
    at, words = scene.at, scene.look.words
    part = at.part
    if part is None:
        return ""
    if at.practice:
        return words("Practice, which counts for nothing")
    number = words("Trial {n} of {all}", n=at.number, all=part.trials)
    if at.extra:
        again = words("extra trial {n} of {all}", n=at.extra, all=EXTRA_TRIALS)
        return f"{number} · {again}"
    return number
