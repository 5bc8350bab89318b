"""Weighted up-down: a small step harder after each success, a larger one easier after a failure.

The steps balance where the share of successes is the wished one: easier = harder * p / (1 - p).
Source: Kaernbach 1991 by way of the clinical design, R2 and R4.

Its own d is an account of all that the person went through: d = start + harder / (1 - p) times the
sum of (success - p). As d stays within bounds, the successes come to the share p, whatever the
difficulty at which each attempt was played. So the attempts that kindness makes easier move it
like any other: left out, they would lift success above the wish (clinical design, C5).
"""

from __future__ import annotations

import msgspec

from game.coach.move import Attempt
from game.coach.rule import wished_success
from game.core.dial import MOST_DOWN
from game.core.lane import Lane

HARDER_STEP = 0.08
HALVES_AT = 2
"""The step halves at this reversal of direction, and no more (ours). R2 halves it again at the
fourth, to 0.02; two single failures make four reversals, and where success changes little along
the dial, such small steps had not come to the wish after 60 attempts: 0.84 for 0.80."""
TOO_FAR = 0.20
"""A success so far below the own d says nothing against it and nothing for more (ours)."""


class WeightedUpDown(msgspec.Struct, frozen=True):
    """What the rule remembers."""

    d: float
    """What it wishes for the attempt to come."""
    target: float
    low: float
    high: float
    harder_step: float = HARDER_STEP
    reversals: int = 0
    heading: int = 0
    """1 after a step up, -1 after a step down, 0 before the first."""
    most_down: float = MOST_DOWN
    sided: bool = False

    @classmethod
    def begin(cls, d: float, target: float, low: float, high: float) -> WeightedUpDown:
        """At d, drawn into the limits; the wished success into 0.60 to 0.90."""
        return cls(max(low, min(d, high)), wished_success(target), low, high)

    @property
    def up(self) -> float:
        """How far a success goes up; less where a failure could not balance it within H5."""
        return min(self.harder_step, MOST_DOWN * (1 - self.target) / self.target)

    @property
    def easier_step(self) -> float:
        """How far a failure goes down."""
        return self.up * self.target / (1 - self.target)

    def wish(self, lane: Lane) -> float:
        """The same on every side."""
        return self.d

    def learned(self, attempt: Attempt, *, as_proposed: bool) -> WeightedUpDown:
        """One step from its own d; from the d played where somebody else has set it."""
        rule = self if attempt.easy else self._turned(1 if attempt.success else -1)
        own_d = self.d if as_proposed or attempt.easy else attempt.d
        far_below = own_d - attempt.d > TOO_FAR + 1e-9
        if attempt.success:
            return rule if far_below else rule._at(own_d + rule.up)
        return rule._at((attempt.d if far_below else own_d) - rule.easier_step)

    def moved(self, d: float) -> WeightedUpDown:
        """It goes on from there."""
        return self._at(d)

    def _turned(self, heading: int) -> WeightedUpDown:
        """The same, heading that way; a reversal may make the steps smaller."""
        reversals = self.reversals + (self.heading == -heading)
        halves = reversals == HALVES_AT and reversals != self.reversals
        step = self.harder_step / 2 if halves else self.harder_step
        return msgspec.structs.replace(self, heading=heading, reversals=reversals, harder_step=step)

    def _at(self, d: float) -> WeightedUpDown:
        return msgspec.structs.replace(self, d=max(self.low, min(d, self.high)))
