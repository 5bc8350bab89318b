"""The ship, and the wave that comes."""

from __future__ import annotations

import enum

import msgspec

from game.core.feedback import Mode, guided, seen
from game.core.lane import Lane, lane_of
from game.core.time import seconds, steps
from game.exercises.storm_captain_level import (
    RISE_SHARE,
    Level,
    Wave,
    push_at,
    warning_s_at,
)
from game.exercises.turns import Turn

PARTS = 24
"""Equal parts of a wave; the trail keeps how the ship lay at the end of each."""


class Phase(enum.StrEnum):
    """What the player is about."""

    CALM = "calm"
    """No wave; back to the middle."""
    WARN = "warn"
    """A wave is seen coming from one side."""
    WAVE = "wave"
    """It is under the ship: keep level."""


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A wave that is over. Tilts in reach units."""

    side: Turn
    """Where it came from."""
    reached: bool
    share: float
    """Of its time, level."""
    rms: float
    peak: float
    """How far the ship lay from level, at the most."""
    recovery_s: float
    """The longest time in a row that it was not level enough."""


class Storm(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    sides: tuple[Turn, ...]
    feedback: tuple[Mode, ...]
    """Of each wave, as its side."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The ship and its wave. Reach units, x right and y forward."""

    storm: Storm
    step: int
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the phase began."""
    x: float
    y: float
    level_x: float
    """The lean that keeps the ship level now; 0 but under a wave."""
    wave: Wave | None
    """The present wave, or in the calm the last one; None before the first."""
    reference: float
    """Nearest to the middle, towards the wave, that the lean was since the wave was seen."""
    armed: bool
    """The player has leaned into the wave."""
    inside: bool
    """Level enough, within what counts."""
    level_steps: int
    """Of the wave so far, level enough."""
    away: int
    """Steps in a row without being level enough, up to now …"""
    longest: int
    """… and the longest such time of this wave."""
    squares: float
    """Sum of the squared tilts of the ship, in every step of the wave."""
    peak: float
    trail: tuple[float, ...]
    """Tilt of the ship at the end of each part of this wave, or of the last."""
    outcomes: tuple[Outcome, ...]

    @property
    def d(self) -> float:
        """The difficulty in force."""
        level = self.storm.level
        return self.wave.d if self.wave else level.clamp(level.d.start)

    @property
    def planned(self) -> int:
        """Waves in this bout."""
        return self.storm.level.plan.waves

    @property
    def side(self) -> Turn:
        """Where the wave comes from, and so where to lean; in the calm that of the next."""
        sides = self.storm.sides
        return sides[min(self.attempts, len(sides) - 1)]

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next wave."""
        return lane_of(self.side)

    @property
    def tilt(self) -> float:
        """How far the ship lies from level, to the right above 0, reach units."""
        return self.x - self.level_x

    @property
    def feedback(self) -> Mode:
        """Of the wave that is there, and of the calm after it."""
        return self.storm.feedback[max(0, self.attempts - (self.phase is Phase.CALM))]

    @property
    def ship_seen(self) -> bool:
        """May the player see how the ship lies? Without a wave always: only the wave is what
        feedback may leave to them."""
        return self.phase is not Phase.WAVE or seen(self.feedback, inside=self.inside)

    @property
    def guided(self) -> bool:
        """Is the player told how it goes while the wave is there?"""
        return self.phase is not Phase.WAVE or guided(self.feedback)

    @property
    def near_share(self) -> float:
        """How near the wave is that is seen coming: 0 far, 1 there; 0 in the calm."""
        if self.phase is Phase.WAVE:
            return 1.0
        wave = self.wave
        if self.phase is Phase.CALM or wave is None:
            return 0.0
        return min(1.0, self.since / wave.warning_steps)

    @property
    def rise_share(self) -> float:
        """How high the wave stands under the ship, 0 to 1."""
        return self.level_x / self.wave.lean if self.wave else 0.0

    @property
    def held_share(self) -> float:
        """How much of the wave is over, 0 to 1; 0 without one."""
        if self.phase is not Phase.WAVE or self.wave is None:
            return 0.0
        return min(1.0, self.since / self.wave.period_steps)

    @property
    def seconds_left(self) -> float:
        """Until the wave is there, or over, s; 0 in the calm."""
        if self.wave is None or self.phase is Phase.CALM:
            return 0.0
        warned = self.phase is Phase.WARN
        whole = self.wave.warning_steps if warned else self.wave.period_steps
        return seconds(max(0, whole - self.since))


def next_wave(state: State, d: float) -> Wave:
    """The wave whose turn it is, at difficulty d."""
    level = state.storm.level
    push, period_s = push_at(level, d)
    return Wave(
        push if state.side == "right" else -push,
        level.dial.tolerance.value(d),
        steps(warning_s_at(level, d)),
        steps(RISE_SHARE * period_s),
        steps(period_s),
        steps(level.dial.recover_s.value(d)),
        d,
    )
