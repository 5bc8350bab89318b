"""The brush, the paint it is dipped into, and the line that is being painted."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping

import msgspec

from game.core.control import Control, within
from game.core.feedback import Mode, seen
from game.core.lane import Lane, lane_of
from game.core.level import Side
from game.core.time import seconds, steps
from game.exercises.attempt_by_attempt import AttemptByAttempt
from game.exercises.pelvis_painter_level import LegTask, Level
from game.exercises.star_order import Direction, point
from game.exercises.waiting import waits_s

CLEAR = 0.7
"""A band reaches at most so much of the way back to neutral: whoever does not tilt at all is never
in it, however wide the band of the level (ours)."""
MARKS = 24
"""Equal parts of a line; the picture keeps how each one was painted."""
FINDING_S = 15.0
"""Paint that nobody comes to dries, but never before a hold and so much more would be over: whoever
misses plays as long as anybody (ours)."""
EXTRA_S = 6.0
"""A hold that stands still again and again, since the tilt is hasty, ends after twice its length
and so much more (ours)."""
LEG_S: Mapping[LegTask, float] = {"slides": 4.0, "marches": 2.0, "lifts": 3.0}
"""From the beginning of one leg's movement to the other's (ours)."""


class Phase(enum.StrEnum):
    """What the player is about."""

    BETWEEN = "between"
    """Back to neutral; the next paint comes soon."""
    FIND = "find"
    """The brush goes to the paint."""
    HOLD = "hold"
    """The brush is kept there, and the line grows."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """One attempt, as the dial stood when it began. Reach units."""

    x: float
    y: float
    """The tilt to hold."""
    band: float
    direction: Direction
    hold_steps: int
    patience_steps: int
    d: float
    feedback: Mode
    aim: Control

    @property
    def most_steps(self) -> int:
        """A hold ends after these, however often it stood still."""
        return 2 * self.hold_steps + steps(EXTRA_S)


class Mark(msgspec.Struct, frozen=True, gc=False):
    """One part of a line: the mean of how far off the brush was, reach units, and whether it was in
    the band most of the time."""

    dx: float
    dy: float
    good: bool


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A line that is over; one that was never begun has no marks."""

    direction: Direction
    reached: bool
    marks: tuple[Mark, ...]


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    order: tuple[Direction, ...]
    feedback: tuple[Mode, ...]
    """Of each line."""


class State(AttemptByAttempt, msgspec.Struct, frozen=True, gc=False):
    """The brush and its line. Reach units, x right and y forward."""

    sheet: Sheet
    step: int
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the phase began."""
    x: float
    y: float
    """The tilt, as far as it steers the brush: along one axis y stays 0."""
    behind_x: float
    behind_y: float
    """The same, smoothed; how far it lags behind tells the speed."""
    line: Line | None
    """The present line, or in between the last one; None before the first."""
    armed: bool
    reference: float
    """Nearest to neutral, towards the paint, that the tilt was since the paint came."""
    inside: bool
    """In the band, within what counts."""
    hasty: bool
    """Quicker than it should be: the hold stands still until it is slower."""
    dipped: int
    """Steps in the paint so far, before the hold."""
    held: int
    """Steps of the hold that are over …"""
    good: int
    """… and those of them in the band."""
    good_before: int
    """The same when the present mark began."""
    sum_x: float
    sum_y: float
    """Of how far off the brush was, in the present mark."""
    marks: tuple[Mark, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def trying(self) -> Line | None:
        """As of `Tries`."""
        return self.line

    @property
    def level(self) -> Level:
        """That is played."""
        return self.sheet.level

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next line."""
        order = self.sheet.order
        return lane_of(order[min(self.attempts, len(order) - 1)])

    @property
    def planned(self) -> int:
        """Lines in this bout."""
        return self.sheet.level.plan.lines

    @property
    def brush_seen(self) -> bool:
        """May the player see their own tilt? On the way to the paint and back always: only the
        hold is what feedback may leave to them."""
        return self.phase is not Phase.HOLD or seen(self.feedback, inside=self.inside)

    @property
    def held_share(self) -> float:
        """How much of the hold is over, 0 to 1."""
        if self.line is None or self.phase is not Phase.HOLD:
            return 0.0
        return min(1.0, self.held / self.line.hold_steps)

    @property
    def seconds_left(self) -> float:
        """Until the end of the hold, s; 0 outside of one."""
        if self.line is None or self.phase is not Phase.HOLD:
            return 0.0
        return seconds(self.line.hold_steps - self.held)

    @property
    def leg(self) -> Side:
        """The leg that moves now; 'none' outside of a hold, and where the legs rest."""
        period_s = LEG_S.get(self.sheet.level.plan.leg_task)
        if period_s is None or self.phase is not Phase.HOLD:
            return "none"
        turn = int(seconds(self.held) / period_s) + self.attempts
        return "left" if turn % 2 else "right"

    @property
    def leg_share(self) -> float:
        """How far its movement has gone: 0, up to 1 and back to 0."""
        period_s = LEG_S.get(self.sheet.level.plan.leg_task)
        if period_s is None or self.phase is not Phase.HOLD:
            return 0.0
        return math.sin(math.pi * (seconds(self.held) / period_s % 1.0)) ** 2


def next_line(state: State, d: float) -> Line:
    """The line whose turn it is, at difficulty d."""
    level, number = state.sheet.level, state.attempts
    spans = level.dial
    direction = state.sheet.order[number]
    x, y = within(*point(direction, spans.range_use.value(d)))
    hold_s = spans.hold_s.value(d)
    return Line(
        x,
        y,
        min(spans.band.value(d), CLEAR * math.hypot(x, y)),
        direction,
        steps(hold_s),
        steps(max(waits_s(level.limits), hold_s + FINDING_S)),
        d,
        state.sheet.feedback[number],
        Control(x, y),
    )
