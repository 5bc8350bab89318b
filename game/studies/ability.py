"""Does the estimate of ability keep what it promises? After three visits it should agree with the
true ability (correlation 0.95 or more), and its 95 % intervals should hold the truth 93 to 97 % of
the time.

Two kinds of people answer. *Model people* have an ability that is drawn, and succeed as the model
says, their own level effects and the walk between visits included: they show that the reckoning is
right. *Bodies* are simulated people who really play, with the coach, levels that the game chooses;
their true ability is what their own long-run success gives: the maximum-likelihood ability over
hundreds of attempts with the dial still, at the rungs whose outcome is in doubt for them. They show
that the model is right enough.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from game.coach.ability import Ability

VISITS = 3


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one domain: what is true, and what was estimated; logits."""

    domain: str
    kind: str
    """The profile; 'model' for model people."""
    truth: float
    ability: Ability

    @property
    def held(self) -> bool:
        """The interval holds the truth."""
        return self.ability.low <= self.truth <= self.ability.high


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it."""

    n: int
    correlation: float
    held: float
    """Share of the 95 % intervals that hold the truth."""
    bias: float
    """Mean of estimate less truth, logits."""
    error: float
    """Root mean square of estimate less truth, logits."""


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """Over all these pairs; two or more with different truths."""
    truth = np.array([pair.truth for pair in pairs])
    mean = np.array([pair.ability.mean for pair in pairs])
    return Agreement(
        n=len(pairs),
        correlation=float(np.corrcoef(truth, mean)[0, 1]),
        held=float(np.mean([pair.held for pair in pairs])),
        bias=float((mean - truth).mean()),
        error=float(np.sqrt(((mean - truth) ** 2).mean())),
    )


def kinds(pairs: Sequence[Pair]) -> dict[str, Agreement]:
    """By kind of person, where there are enough to tell."""
    found = dict.fromkeys(pair.kind for pair in pairs)
    own = {kind: [pair for pair in pairs if pair.kind == kind] for kind in found}
    return {kind: agreement(some) for kind, some in own.items() if len(some) > 2}
