"""Weighted up-down: a small step harder after each success, a larger one easier after a failure.

The steps balance where the share of successes is the wished one: easier = harder * p / (1 - p).
Source: Kaernbach 1991 by way of the clinical design, R2, R4, R5 and hazard H5.
"""

from __future__ import annotations

import msgspec

from game.coach.move import Attempt, Move, Start
from game.core.bout import MOST_DOWN, MOST_UP
from game.core.lane import Lane
from game.text import mark

HARDER_STEP = 0.08
LEAST_STEP = 0.02
HALVES_AT = (2, 4)
"""The step halves at these reversals of direction."""
RESCUE_AFTER = 2
CARD_AFTER = 3
CONFIDENCE = 0.20
"""After two failures in a row, which together drop the dial by two easier steps, one attempt lies
another 0.20 lower. Source: R5; that the two steps are counted together is our reading, since it
comes nearest to the success simulated there."""
FIRST_SESSION_D = 0.15
BELOW_LAST = 0.10
"""Source: R4."""
TARGETS = (0.60, 0.90)
"""What a therapist may wish. Source: rule 2."""

HARDER = mark("It went well: a little harder.")
EASIER = mark("That was hard: easier.")
RESCUED = mark("{failures} times not yet: clearly easier, so that the next one goes well.")
BACK = mark("Back to where it was, a little easier than before.")
STAYS_EASY = mark("{failures} times not yet: it stays this easy. Time for a pause?")
ENDS_WELL = mark("The last one is easier, so that it ends well.")
HARDEST = mark("It went well, and this is as hard as it may be.")
EASIEST = mark("That was hard, and this is as easy as it may be.")


def first_d(d_at_85_percent: float | None) -> float:
    """Where a session begins: a little below what went well last time.

    d_at_85_percent: the difficulty that gave 85 % success last session; None in the first.
    """
    if d_at_85_percent is None:
        return FIRST_SESSION_D
    return max(0.0, d_at_85_percent - BELOW_LAST)


class WeightedUpDown(msgspec.Struct, frozen=True):
    """What the rule remembers."""

    d: float
    """The difficulty of the attempt to come."""
    target: float
    low: float
    high: float
    harder_step: float = HARDER_STEP
    reversals: int = 0
    heading: int = 0
    """1 after a step up, -1 after a step down, 0 before the first."""
    failures: int = 0
    """In a row."""
    back_to_d: float | None = None
    """While an attempt is given on purpose easier: where play goes on. Such an attempt says nothing
    of what is right for the player, and moves nothing."""

    @classmethod
    def begin(cls, start: Start) -> WeightedUpDown:
        """At its d, drawn into the limits; the wished success into 0.60 to 0.90."""
        target = max(TARGETS[0], min(start.target, TARGETS[1]))
        return cls(max(start.low, min(start.d, start.high)), target, start.low, start.high)

    @property
    def easier_step(self) -> float:
        """How far a failure goes down."""
        return min(MOST_DOWN, self.harder_step * self.target / (1 - self.target))

    def propose(
        self, attempt: Attempt, *, lane_ahead: Lane = "all", last_next: bool = False
    ) -> tuple[WeightedUpDown, Move]:
        """The rule after an attempt, and the move for the next one."""
        success = attempt.success
        failures = 0 if success else self.failures + 1
        if self.back_to_d is not None:
            after, move = self._after_easy_one(self.back_to_d, failures)
        elif failures >= RESCUE_AFTER:
            after, move = self._rescued(failures)
        else:
            after, move = self._stepped(1 if success else -1, failures)
        return after._ending_well(self.d) if last_next else (after, move)

    def moved(self, d: float) -> WeightedUpDown:
        """After the therapist has turned the dial: it goes on from there, with a fresh count."""
        return msgspec.structs.replace(self, d=self._within(d), failures=0, back_to_d=None)

    def _stepped(self, heading: int, failures: int) -> tuple[WeightedUpDown, Move]:
        turned = self._turned(heading)
        up = min(MOST_UP, turned.harder_step)
        wanted = self.d + up if heading > 0 else self.d - turned.easier_step
        d = self._within(wanted)
        if d == self.d:
            reason = HARDEST if heading > 0 else EASIEST
        else:
            reason = HARDER if heading > 0 else EASIER
        return msgspec.structs.replace(turned, d=d, failures=failures), Move(d, reason)

    def _rescued(self, failures: int) -> tuple[WeightedUpDown, Move]:
        turned = self._turned(-1)
        back_to_d = self._within(self.d - turned.easier_step)
        d = self._within(max(back_to_d - CONFIDENCE, self.d - MOST_DOWN))
        after = msgspec.structs.replace(turned, d=d, failures=failures, back_to_d=back_to_d)
        move = Move(d, RESCUED, {"failures": failures}, True, failures >= CARD_AFTER)
        return after, move

    def _after_easy_one(self, back_to_d: float, failures: int) -> tuple[WeightedUpDown, Move]:
        if failures:
            after = msgspec.structs.replace(self, failures=failures, back_to_d=None)
            values = {"failures": failures}
            offer_pause = failures >= CARD_AFTER
            return after, Move(self.d, STAYS_EASY, values, offer_pause=offer_pause)
        d = self._within(min(back_to_d, self.d + MOST_UP))
        return msgspec.structs.replace(self, d=d, failures=0, back_to_d=None), Move(d, BACK)

    def _ending_well(self, before_d: float) -> tuple[WeightedUpDown, Move]:
        """The same, with the next attempt easier on purpose. Source: clinical design 7.3, 3."""
        back_to_d = self.d if self.back_to_d is None else self.back_to_d
        lowest = before_d - MOST_DOWN
        d = self._within(max(lowest, min(self.d, before_d - CONFIDENCE)))
        after = msgspec.structs.replace(self, d=d, back_to_d=back_to_d)
        return after, Move(d, ENDS_WELL, {}, True, self.failures >= CARD_AFTER)

    def _turned(self, heading: int) -> WeightedUpDown:
        """The same, heading that way; a reversal may make the steps smaller."""
        reversals = self.reversals + (self.heading == -heading)
        step = self.harder_step
        if reversals != self.reversals and reversals in HALVES_AT:
            step = max(LEAST_STEP, step / 2)
        return msgspec.structs.replace(self, heading=heading, reversals=reversals, harder_step=step)

    def _within(self, d: float) -> float:
        return max(self.low, min(d, self.high))
