"""How hard a level is, on the same scale as the ability of people: the chance of success is a curve
of the one minus the other.

The unit is the logit. 0 is where the simulated typical adult stands, in every domain, by
convention: somebody at 0 succeeds half of the time where the difficulty is 0, and three times of
four where it is -1.1. Source: Rasch 1960, Probabilistic Models for Some Intelligence and Attainment
Tests; the lapses as in psychometric functions in general (from general knowledge).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

LAPSE = 0.02
"""Share of attempts that fail however able the person is: a cough, a look aside (ours; exercises
8.5 has 3 to 8 % for people who are easily distracted)."""
LUCK = 0.01
"""Share that succeeds however unable, so that one happy chance proves nothing (ours)."""
ADULT_POINTS, POINTS_A_LOGIT = 60, 2
"""What people read: 60 for the typical adult, 2 points a logit, so that simulated people from the
least able child to the most able athlete lie between 0 and 100 (ours)."""

SURE_ERROR = 2.0
"""A level with a larger standard error is not placed, logits (ours)."""

Origin = Literal["simulated", "bouts", "neighbours"]


class Difficulty(msgspec.Struct, frozen=True, kw_only=True):
    """One level."""

    level: str
    """Its id."""
    exercise: str
    sha256: str
    """Of the level's text when it was measured; an edited level is another level."""
    knots: tuple[tuple[float, float], ...]
    """Dial and difficulty in logits, both rising; between them a straight line."""
    error: float
    """Standard error of the level as a whole, logits."""
    attempts: int
    """Counted for this level."""
    origin: Origin = "simulated"
    """'bouts': corrected by what real people did; 'neighbours': drawn between the rungs beside it,
    since the level itself has changed."""

    def at(self, d: float) -> float:
        """The difficulty at a place of the dial, 0 to 1, logits."""
        dial, logits = zip(*self.knots, strict=True)
        return float(np.interp(d, dial, logits))

    @property
    def sure(self) -> bool:
        """Enough people failed and succeeded to say where it stands. A level at which nearly
        everybody succeeds is easy, but nothing tells how easy."""
        return self.error < SURE_ERROR

    @property
    def doubt(self) -> float:
        """Standard error where the level may be harder as well as easier, logits; 0 where it may
        only be easier still."""
        return self.error if self.sure else 0.0

    def shifted(self, by: float) -> Difficulty:
        """The same level, harder by so many logits all over its dial."""
        knots = tuple((d, logit + by) for d, logit in self.knots)
        return msgspec.structs.replace(self, knots=knots)


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """How far people differ otherwise than in ability, standard deviations in logits. Source: the
    random effects of testlets, Bradlow, Wainer & Wang 1999, Psychometrika 64:153-168."""

    level: float
    """Of one person from one level to the next: everybody has levels that suit them."""
    exercise: float = 0.0
    """From one exercise of a domain to the next; 0 where the domain has one."""


class Difficulties(msgspec.Struct, frozen=True, kw_only=True):
    """Every level that was measured: `difficulty.json`."""

    levels: tuple[Difficulty, ...]
    """By id, rungs in order."""
    spreads: Mapping[str, Spread]
    """By domain."""
    typical: Mapping[str, Mapping[str, float]]
    """By domain: ability of the simulated typical person of each profile, logits; the adult's is
    0."""
    people: int
    """How many played for it."""

    def of(self, level: str) -> Difficulty | None:
        """The level of that id; None where it is not known."""
        return next((one for one in self.levels if one.level == level), None)


def success(ahead: float) -> float:
    """Expected share of successes, 0 to 1, of somebody who is so many logits ahead of a level."""
    return LUCK + (1 - LUCK - LAPSE) / (1 + math.exp(-max(-700.0, min(ahead, 700.0))))


def ahead_for(share: float) -> float:
    """How far ahead of a level somebody succeeds in such a share, logits: `success` turned round.
    ValueError for a share that nobody reaches."""
    inner = (share - LUCK) / (1 - LUCK - LAPSE)
    if not 0 < inner < 1:
        raise ValueError(f"no ability gives a success of {share}")
    return math.log(inner / (1 - inner))


def successes(ahead: FloatArray) -> FloatArray:
    """`success` of many at once."""
    return LUCK + (1 - LUCK - LAPSE) / (1 + np.exp(-np.clip(ahead, -700, 700)))


NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)


def expected_success(mean: float, sd: float, difficulty: float) -> float:
    """Expected share of somebody whose ability is known to be normal around mean, logits."""
    weights: FloatArray = WEIGHTS / WEIGHTS.sum()
    return float(weights @ successes(mean + sd * NODES - difficulty))


def points(logits: float) -> float:
    """What people read instead of logits: 60 is the typical adult."""
    return ADULT_POINTS + POINTS_A_LOGIT * logits


def rising(levels: Sequence[Difficulty], at: Mapping[str, float]) -> bool:
    """Is each level as hard as the one before, within 2 standard errors of their difference?

    at: for each level's id the place of the dial to compare.
    """
    return all(
        above.at(at[above.level]) - below.at(at[below.level])
        > -2 * math.hypot(above.error, below.error)
        for below, above in pairwise(levels)
    )
