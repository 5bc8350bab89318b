"""Grid Bayes: keeps a belief of the person's skill, and wishes the difficulty at which success is
as likely as wished. Best where a visit has few attempts and earlier visits tell of the person.
Source: clinical design, R2 and R3.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from game.coach.belief import Belief
from game.coach.move import Attempt
from game.coach.rule import wished_success
from game.core.lane import Lane

MOST_DOWN = 0.20
"""Farther down at once it does not go. Source: R3; up is hazard H5's 0.10."""
HALF_LIFE_DAYS = 14.0
"""An attempt of so many days ago weighs half (ours)."""
MOST_FROM_EARLIER = 12.0
"""All earlier visits together weigh no more than so many attempts of today, so that somebody who
has changed is found again soon (ours)."""
KEEP = 0.98
"""Of what was known before an attempt, that still holds after it: people learn and tire (ours)."""
REPAYS = 0.03
"""For each attempt that succeeded beyond the wish, how much lower the next one is aimed …"""
MOST_REPAID = 0.10
"""… at most (both ours). Nothing fades: what is repaid to the end leaves nothing over."""


class Bayes(msgspec.Struct, frozen=True):
    """What the rule remembers."""

    belief: Belief
    target: float
    low: float
    high: float
    beyond: float = 0.0
    """Successes beyond the wish so far, counting all attempts; no more than can be repaid."""
    most_down: float = MOST_DOWN
    sided: bool = False

    @classmethod
    def begin(
        cls, target: float, low: float, high: float, earlier: Iterable[Attempt] = ()
    ) -> Bayes:
        """With what earlier visits tell. earlier: oldest first."""
        return cls(believed(earlier), wished_success(target), low, high)

    @property
    def aim(self) -> float:
        """The success that the next attempt should have. Kindness makes some attempts easier; the
        others pay for it, so that the person meets the wish over all (clinical design, C5)."""
        return self.target - REPAYS * self.beyond

    def wish(self, lane: Lane) -> float:
        """Where success is as likely as aimed, within the limits; the same on every side."""
        return max(self.low, min(self.belief.d_for(self.aim), self.high))

    def learned(self, attempt: Attempt, *, as_proposed: bool) -> Bayes:
        """It learns from the d really played, whoever set it; nothing from an easy attempt."""
        most = MOST_REPAID / REPAYS
        beyond = max(-most, min(self.beyond + attempt.success - self.target, most))
        belief = self.belief
        if not attempt.easy:
            belief = belief.learned(attempt.d, attempt.success, keep=KEEP)
        return msgspec.structs.replace(self, belief=belief, beyond=beyond)

    def moved(self, d: float) -> Bayes:
        """The therapist knows something that the attempts do not tell: the person's curve is
        believed to lie so that d fits."""
        d = max(self.low, min(d, self.high))
        belief = self.belief.moved(d - self.belief.d_for(self.target))
        return msgspec.structs.replace(self, belief=belief, beyond=0.0)


def believed(earlier: Iterable[Attempt], most: float = MOST_FROM_EARLIER) -> Belief:
    """What earlier attempts tell; the older, the less. most: what all may weigh together, in
    attempts of today."""
    fair = [attempt for attempt in earlier if not attempt.easy]
    weights = [0.5 ** (attempt.days_ago / HALF_LIFE_DAYS) for attempt in fair]
    share = min(1.0, most / sum(weights)) if fair else 1.0
    belief = Belief.prior()
    for attempt, weight in zip(fair, weights, strict=True):
        belief = belief.learned(attempt.d, attempt.success, share * weight)
    return belief
