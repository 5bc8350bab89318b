"""Rest: a slow breath, why there is a rest, and how long it still lasts. Goes on by itself; where
finishing is suggested, two calm buttons ask first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import pygame

from game.coach.fatigue import Change, Compared
from game.coach.rest import FINE, Advice
from game.figures import Figures
from game.screen.actions import Action, Do
from game.screen.look import Look, Theme
from game.screen.scene import Go, Move, Scene, Stage
from game.screen.scenes import journey
from game.screen.scenes.breathing import Breath, breath
from game.screen.scenes.button import draw_buttons
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.writing import write
from game.text import mark

PLACE: Mapping[Theme, tuple[float, float]] = {"child": (960, 400), "adult": (960, 235)}
CHOICES = (Place("go_on", 610, 935, 560, 120), Place("finish", 1310, 935, 560, 120))
STRIP_Y = 1046
"""The therapist's line, clear of the buttons."""

SAYS: Mapping[tuple[Theme, Advice], str] = {
    ("child", Advice.GO_ON): mark("Time for a sip of water"),
    ("child", Advice.REST): mark("Sit down with your captain"),
    ("child", Advice.LONG_REST): mark("You played a lot! Sit and drink."),
    ("child", Advice.FINISH): mark("You did a lot! Home for today?"),
    ("adult", Advice.GO_ON): mark("Time for a sip of water"),
    ("adult", Advice.REST): mark("A longer rest. Sit down and drink some water."),
    ("adult", Advice.LONG_REST): mark("A longer rest. Sit down and drink some water."),
    ("adult", Advice.FINISH): mark("You have done a lot. Finish for today?"),
}
"""A child hears why in its own words; a grown-up gets the reason itself below."""


class Rest(Scene):
    """The therapist may skip it, the player only where it was not advised. The patient need not do
    anything, but where finishing is suggested the choice is waited for."""

    menu = True
    ambience = "night"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        visit = stage.here
        # a rest by hand, later, has no reason of the game's
        self._gate, visit.gate = visit.gate or FINE, None
        self._advice = self._gate.advice
        usual_s = max(visit.session.rest_s, self._gate.rest_s)
        left_s = visit.company.rest_left_s() if visit.company else 0.0
        self._length_s = left_s or usual_s
        self._asks = self._advice is Advice.FINISH
        """Finishing was suggested, and nobody has chosen yet."""
        self._chooser = Chooser(CHOICES, "go_on")
        self._shows_signs = False
        self._from_s = stage.clock()
        self._seen: Look | None = None

    def take(self, action: Action, now_s: float) -> Move:
        """Finish or go on, where that is asked; the therapist may skip, stop, or look at the
        signs."""
        visit = self.stage.here
        if action.do is Do.STOP:
            visit.reason = "stopped"
            visit.session.chose("finished")
            return Go("check_out")
        if action.do is Do.OVERLAY:
            self._shows_signs = not self._shows_signs
        elif self._asks:
            return self._choose(self._chooser.take(action, self.look))
        elif action.do is Do.SKIP or (action.do is Do.OK and self._may_hurry):
            visit.session.chose("cut_short")
            return journey.after_rest(visit)
        return None

    def _rested(self) -> None:
        """Their rest was taken to its end."""
        visit = self.stage.here
        visit.session.chose("rested")
        if visit.company is not None:
            visit.company.pair.rested()

    @property
    def _may_hurry(self) -> bool:
        """A player may cut the usual rest short; one that was advised only the therapist's key."""
        return self._advice is Advice.GO_ON

    def _choose(self, key: str | None) -> Move:
        if key == "finish":
            return journey.finish(self.stage.here, self._gate)
        if key == "go_on":
            self._asks = False
            self.stage.here.session.chose("went_on")
            there = journey.to_rest(self.stage.here)
            if there == Go("rest"):
                return None
            # the same rest goes on after the other's turn, and nothing is asked again
            self.stage.here.gate = msgspec.structs.replace(self._gate, advice=Advice.LONG_REST)
            return there
        return None

    def advance(self, now_s: float) -> Move:
        """On when the time is over and nothing is asked."""
        self.stage.here.lean()
        if self._asks:
            self._chooser.scan(now_s, self.stage.scan_s)
            return None
        if now_s - self._from_s >= self._length_s:
            self._rested()
            return journey.after_rest(self.stage.here)
        return None

    def draw(self, surface: pygame.Surface, now_s: float) -> None:
        """The breath over calm water, why, and the seconds or the choice."""
        look = self.look
        if self._seen is not look:
            self._seen, self._breath = look, Breath(look)
        passed_s = now_s - self._from_s
        full, inwards = breath(passed_s)
        surface.blit(look.pictures.layer(f"{look.theme}_rest"), (0, 0))
        self._breath.draw(surface, *PLACE[look.theme], full)
        words = look.words
        said = words("Breathe in") if inwards else words("Breathe out")
        write(surface, look, said, "title", 960, 660)
        self._write_why(surface)
        if self._asks:
            buttons = {"go_on": words("Rest, then go on"), "finish": words("Finish for today")}
            draw_buttons(surface, look, self._chooser, buttons)
        else:
            left_s = max(0, math.ceil(self._length_s - passed_s))
            left = words.count("{n} second", "{n} seconds", left_s)
            write(surface, look, left, "lead", 960, 960)
        if self._shows_signs:
            session = self.stage.here.session
            weak = session.patient.affected_side != "none"
            strip = "   ·   ".join(signs_said(look, session.caring.compared, affected=weak))
            write(surface, look, strip, "body", 960, STRIP_Y, width=1800, size=28, shrink=True)

    def _write_why(self, surface: pygame.Surface) -> None:
        look = self.look
        line = look.words(SAYS[look.theme, self._advice])
        write(surface, look, line, "body", 960, 754, width=1500)
        if self._explains:
            line = look.words(self._gate.reason, **_said(look, self._gate.values))
            write(surface, look, line, "body", 960, 824, width=1500, size=36)

    @property
    def _explains(self) -> bool:
        return self.look.theme == "adult" and self._advice is not Advice.GO_ON


def signs_said(look: Look, compared: Compared, *, affected: bool) -> Sequence[str]:
    """The last rounds against the first, for the therapist: every sign, also below its
    threshold. affected: this person has a side of which the load is told.

    Sway and time are told as a share of the first; success and load are shares themselves, and
    change by points of them.
    """
    words = look.words

    def share(change: Change | None) -> str:
        return words("not known yet") if change is None else f"{100 * change.amount:+.0f} %"

    def points(fall: Change | None) -> str:
        if fall is None:
            return words("not known yet")
        return words("{n} points", n=f"{-round(100 * fall.amount):+d}")

    load = (words("Load on the affected side: {change}", change=points(compared.affected)),)
    return (
        words("Sway: {change}", change=share(compared.speed)),
        words("Success: {change}", change=points(compared.success)),
        words("Time for a try: {change}", change=share(compared.time)),
        *(load if affected else ()),
        words("Near the edge: {n}", n=compared.near_step_offs),
    )


def _said(look: Look, values: Mapping[str, float]) -> dict[str, str]:
    """The numbers of a reason as this language writes them."""
    figures = Figures(look.words)
    return {name: figures.number(value) for name, value in values.items()}
