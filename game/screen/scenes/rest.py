"""Rest: a slow breath, a sip of water, and how long it still lasts. Goes on by itself."""

from __future__ import annotations

import math

import pygame

from game.coach.rest import Advice
from game.screen.actions import Action, Do
from game.screen.look import Look
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.breathing import Breath, breath
from game.screen.scenes.writing import write

LONG_REST_S = 120.0
"""After a bout that was very hard. Source: clinical design 5.3."""
PLACE = {"child": (960, 400), "adult": (960, 235)}


class Rest(Scene):
    """The therapist may skip it; the patient need not do anything."""

    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        self._long = visit.gate is not None and visit.gate.advice is Advice.REST
        visit.gate = None
        planned_s = visit.session.rest_s
        self._length_s = max(planned_s, LONG_REST_S) if self._long else planned_s
        self._from_s = stage.clock()
        self._seen: Look | None = None

    def take(self, action: Action, now_s: float) -> Move:
        """Only the therapist's keys: skip, or stop the visit."""
        if action.do is Do.STOP:
            self.stage.here.reason = "stopped"
            return Go("check_out")
        if action.do in (Do.SKIP, Do.OK):
            return journey.after_rest(self.stage.here)
        return None

    def advance(self, now_s: float) -> Move:
        """On when the time is over."""
        self.stage.here.lean()
        if now_s - self._from_s >= self._length_s:
            return journey.after_rest(self.stage.here)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The breath over calm water, one word, the seconds."""
        look = self.look
        if self._seen is not look:
            self._seen, self._breath = look, Breath(look)
        passed_s = now_s - self._from_s
        full, inwards = breath(passed_s)
        surface.blit(look.pictures.layer(f"{look.theme}_rest"), (0, 0))
        self._breath.draw(surface, *PLACE[look.theme], full)
        words = look.words("Breathe in") if inwards else look.words("Breathe out")
        write(surface, look, words, "title", 960, 690)
        write(surface, look, self._line(), "body", 960, 800, width=1500)
        left_s = max(0, math.ceil(self._length_s - passed_s))
        left = look.words.count("{n} second", "{n} seconds", left_s)
        write(surface, look, left, "lead", 960, 975)

    def _line(self) -> str:
        if self._long:
            return self.look.words("A longer rest. Sit down and drink some water.")
        return self.look.words("Time for a sip of water")
