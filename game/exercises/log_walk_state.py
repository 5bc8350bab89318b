"""The log, who walks on it, and what of it comes next."""

from __future__ import annotations

import enum
import random
from typing import Literal

import msgspec

from game.core.feedback import Mode, seen
from game.core.lane import Lane, lane_of
from game.core.time import seconds, steps
from game.exercises import dwell
from game.exercises.attempt_by_attempt import AttemptByAttempt
from game.exercises.log_walk_level import STAGGERED, Level
from game.exercises.log_walk_path import Bend, bends, draw_places, peak_speed, pieces
from game.exercises.turns import Turn

Label = Literal["log", "left_first", "right_first"]
"""Of an attempt: which foot leads, where one does."""
LABELS: dict[Turn | None, Label] = {None: "log", "left": "left_first", "right": "right_first"}

FIRST_S = 1.5
"""On the bank before the first stretch …"""
CHANGE_S = 10.0
"""… and where the feet have to be placed one before the other, or to change (ours)."""
FIRST_SHARE = 0.8
"""Of a first bend that is smaller than the usual arming, to have gone along with it (ours)."""
LIGHT_STEPS = steps(2.0)
"""A small light waits on the middle of the log every so often."""


class Phase(enum.StrEnum):
    """What the player is about."""

    REST = "rest"
    """On the bank or on a rock; nothing is asked but to come back to the middle."""
    WALK = "walk"
    """On the log."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """One attempt, as the dial stood when it began. Reach units."""

    bends: tuple[Bend, ...]
    piece_steps: int
    """From one bend to the next."""
    beam: float
    """From the middle to either edge."""
    hold_steps: int
    d: float
    feedback: Mode
    label: Label

    @property
    def hold_s(self) -> float:
        return seconds(self.hold_steps)

    @property
    def first(self) -> float:
        """Where the first bend leads to."""
        return self.bends[0].end

    @property
    def arming(self) -> float:
        """How far the walker must go along with the first bend: most of it, where so little is
        asked of people who may not be hurried."""
        return min(dwell.ARMED, FIRST_SHARE * abs(self.first))

    def middle(self, since: int) -> float:
        """Of the log so many steps after its beginning; beyond its end, where it ends."""
        number = min(since // self.piece_steps, len(self.bends) - 1)
        return self.bends[number].middle(since - number * self.piece_steps)


class Crossing(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    places: tuple[float, ...]
    """Where the bends of all stretches lead to, one after the other."""
    leads: tuple[Turn | None, ...]
    """Of each stretch: the foot in front; None where they stand side by side."""
    feedback: tuple[Mode, ...]
    """Of each stretch."""


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A stretch that is over."""

    reached: bool
    share: float
    """Of it, on the log."""
    rms: float
    """Of the lean from the middle of the log, reach units."""
    slips: int
    """How often it was left."""
    label: Label


class State(AttemptByAttempt, msgspec.Struct, frozen=True, gc=False):
    """Who walks, and on what. Reach units, x right and y forward."""

    crossing: Crossing
    step: int
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since this phase began."""
    pause_steps: int
    """The present rest, or the last one."""
    back: Bend | None
    """In a rest, the way from the end of the last log to the middle of the rock."""
    x: float
    y: float
    middle: float
    """Of the log under the walker; on a rock, where the walker is asked to be."""
    stretch: Stretch | None
    """The present one, or in a rest the last; None before the first."""
    used: int
    """Places of `crossing.places` that the stretches so far have used up."""
    reference: float
    """Nearest to the middle, towards the first bend, that the lean was since the stretch began."""
    armed: bool
    """The walker has gone along with the first bend."""
    inside: bool
    """On the log; always on a rock."""
    on_steps: int
    """Of the stretch, on the log."""
    slips: int
    """How often the log was left in this stretch."""
    squares: float
    """Sum of the squared distances from its middle, in every step of the stretch."""
    trail: tuple[float, ...]
    """How far right of the middle the walker was at each light of this stretch, or of the last."""
    outcomes: tuple[Outcome, ...]

    @property
    def trying(self) -> Stretch | None:
        """As of `Tries`."""
        return self.stretch

    @property
    def level(self) -> Level:
        """That is played."""
        return self.crossing.level

    @property
    def planned(self) -> int:
        """Stretches in this bout."""
        return self.crossing.level.plan.stretches

    @property
    def lane_ahead(self) -> Lane:
        """The foot that leads on the next stretch; all where they stand side by side."""
        return lane_of(LABELS[self.lead])

    @property
    def lead(self) -> Turn | None:
        """The foot in front now, or in a rest the one that goes first on the next stretch."""
        return self.crossing.leads[min(self.attempts, self.planned - 1)]

    @property
    def changes(self) -> bool:
        """In a rest: are the feet to be placed one before the other, or to change?"""
        if self.phase is Phase.WALK or self.attempts >= self.planned:
            return False
        return changes(self.crossing.leads, self.attempts)

    @property
    def lean_seen(self) -> bool:
        """May the player see their own lean? On a rock always: only the log is what feedback may
        leave to them."""
        return self.phase is Phase.REST or seen(self.feedback, inside=self.inside)

    @property
    def off(self) -> float:
        """How far right of where the middle of the log is."""
        return self.x - self.middle

    @property
    def held_share(self) -> float:
        """How much of the stretch is walked, 0 to 1; 0 on a rock."""
        if self.phase is Phase.REST or self.stretch is None:
            return 0.0
        return min(1.0, self.since / self.stretch.hold_steps)

    @property
    def seconds_left(self) -> float:
        """Until the end of this stretch or of this rest, s."""
        whole = self.pause_steps
        if self.phase is Phase.WALK and self.stretch is not None:
            whole = self.stretch.hold_steps
        return seconds(max(0, whole - self.since))


def changes(leads: tuple[Turn | None, ...], number: int) -> bool:
    """Does the stretch of that number, from 0, begin with another foot in front than the one
    before?"""
    before = leads[number - 1] if number else None
    return leads[number] is not None and leads[number] != before


def next_stretch(state: State, d: float) -> Stretch | None:
    """The stretch that comes after the present one, or after this rest, at difficulty d; None
    after the last."""
    crossing, number = state.crossing, state.attempts + (state.phase is Phase.WALK)
    if number >= state.planned:
        return None
    level = crossing.level
    hold_s = level.dial.hold_s.value(d)
    count = pieces(hold_s)
    places = crossing.places[state.used : state.used + count]
    return Stretch(
        bends(places, hold_s, peak_speed(level.limits)),
        steps(hold_s) // count,
        level.dial.beam_width.value(d),
        steps(hold_s),
        d,
        crossing.feedback[number],
        LABELS[crossing.leads[number]],
    )


def draw_crossing(level: Level, seed: int, most: int, feedback: tuple[Mode, ...]) -> Crossing:
    """Places and leading feet of a bout. most: bends of the longest stretch."""
    source = random.Random(f"log {seed}")
    stretches = level.plan.stretches
    leads = _leads(level, stretches, source.choice(("left", "right")))
    return Crossing(level, draw_places(source, most * stretches, level.limits), leads, feedback)


def _leads(level: Level, stretches: int, first: Turn) -> tuple[Turn | None, ...]:
    """One foot for the first half and the other for the second, or as prescribed."""
    if level.condition.base not in STAGGERED:
        return (None,) * stretches
    if level.plan.leads != "alternate":
        return (level.plan.leads,) * stretches
    other: Turn = "right" if first == "left" else "left"
    half = (stretches + 1) // 2
    return (first,) * half + (other,) * (stretches - half)
