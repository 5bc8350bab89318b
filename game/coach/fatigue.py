"""Signs of fatigue: the last rounds of a visit against its first. Pure.

Like is compared with like: rounds of the level that was played last, with the first round of that
level in this visit. Rungs are windows on different difficulties, so that another level says
nothing, and a visit that plays every level once shows only what happens at the edge of the board.

*Success.* The coach keeps success near what is wished by making it easier, so that success itself
says little and the difficulty everything. Both are one: the chance of success falls with d along a
logistic curve, and fatigue shifts the curve down. The first round and the last rounds each have a
threshold of their own, and one slope; a grid over all three gives, after the attempts, how likely
each curve is. The fall is the difference of the two curves at one d, midway between the middle d of
the first round and that of the last ones: at the d of the last alone a coach has made good what was
lost. Where a round never came near that d, its curve is open there, and nothing is sure.

*Time.* Targets are farther away and smaller where d is higher. So the logarithm of the time to
target is fitted as a line in d, with a step between the first round and the last ones.

*Speed.* It rises with d as well, by how much depends on the exercise: only rounds that were not
harder than the first say something.

Success and time rest on few attempts. A sign is given where the estimate is beyond its threshold
and a change for the worse is 99 % sure; a threshold alone gave false prompts (study `fatigue`).
Thresholds: clinical design 6.1. All else here is ours, and unverified on patients.
"""

from __future__ import annotations

import enum
import math
import statistics
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from game.text import mark

LAST_ROUNDS = 3
SPEED_RISE = 0.30
SUCCESS_FALL = 0.25
TIME_RISE = 0.40
LOAD_FALL = 0.15
EDGES = 2
"""Near-step-offs within 60 s."""

LEAST_TRIES = 8
LEAST_TIMES = 6
LEAST_S = 30.0
"""Attempts, successes and seconds of play that the first round and the last ones must have, each.
"""
NO_HARDER = 0.05
"""As much harder than the first in its middle d may a round be whose speed is compared."""
SURE = 0.99
T_SURE = 2.82
"""One-sided, of 9 degrees of freedom, the fewest there can be."""

LAPSE = 0.03
SLOPES = (0.04, 0.08, 0.16, 0.32)
"""Of the logistic, in d: 0.08 in the virtual players of clinical design, R3; others because a real
exercise may be flatter or steeper."""
THRESHOLDS = np.linspace(-0.6, 1.6, 89)

Floats = NDArray[np.float64]


class Try(msgspec.Struct, frozen=True):
    """One attempt that was not there to succeed."""

    success: bool
    d: float
    time_s: float


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at in one bout."""

    level: str
    """Only rounds of the same level are compared."""
    active_s: float
    tries: tuple[Try, ...]
    speed: float | None = None
    affected_load: float | None = None
    near_step_offs: int = 0


class Change(msgspec.Struct, frozen=True):
    """How much more tired it looks, above 0, or less."""

    amount: float
    sure: float = 1.0
    """How likely it is a change for the worse at all, 0 to 1."""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The last rounds against the first; None where there is not enough to say."""

    speed: Change | None = None
    """Rise of the speed of the centre of pressure or the tilt, as a share."""
    success: Change | None = None
    """Fall of the chance of success at the same d, 0 to 1."""
    time: Change | None = None
    """Rise of the time to target at the same d, as a share."""
    affected: Change | None = None
    """Fall of the affected side's share of the load, 0 to 1."""
    near_step_offs: int = 0
    """Within 60 s, in the last round."""


class Kind(enum.StrEnum):
    """What a sign is about."""

    SPEED = "speed"
    SUCCESS = "success"
    TIME = "time"
    AFFECTED = "affected"
    EDGE = "edge"


class Sign(msgspec.Struct, frozen=True):
    """One sign of fatigue, in words and numbers."""

    kind: Kind
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: Mapping[str, float]


THRESHOLD: Mapping[Kind, float] = {
    Kind.SPEED: SPEED_RISE,
    Kind.SUCCESS: SUCCESS_FALL,
    Kind.TIME: TIME_RISE,
    Kind.AFFECTED: LOAD_FALL,
}
SAYS: Mapping[Kind, str] = {
    Kind.SPEED: mark("Sway is {n}\u00a0%\u00a0faster than in the first round."),
    Kind.SUCCESS: mark("At the same difficulty, {n} points fewer succeed than at first."),
    Kind.TIME: mark("Reaching a target takes {n}\u00a0%\u00a0longer than at first."),
    Kind.AFFECTED: mark("The affected side carries {n} points less than at first."),
    Kind.EDGE: mark("{n} times near the edge of the board within a minute."),
}


def signs_of_fatigue(compared: Compared) -> tuple[Sign, ...]:
    """What is beyond its threshold, and surely worse than at first."""
    changes = {
        Kind.SPEED: compared.speed,
        Kind.SUCCESS: compared.success,
        Kind.TIME: compared.time,
        Kind.AFFECTED: compared.affected,
    }
    found = [
        Sign(kind, SAYS[kind], {"n": round(100 * change.amount)})
        for kind, change in changes.items()
        if change is not None and change.amount >= THRESHOLD[kind] and change.sure >= SURE
    ]
    if compared.near_step_offs >= EDGES:
        found.append(Sign(Kind.EDGE, SAYS[Kind.EDGE], {"n": compared.near_step_offs}))
    return tuple(found)


def compare(rounds: Sequence[Round], *, rested_after: int = 0) -> Compared:
    """The last three rounds of the level played last against the first of that level.

    rounds: of this visit, oldest first. rested_after: so many of them lie before the last rest that
    was asked for; they say nothing of how somebody is after it.
    """
    if not rounds:
        return Compared()
    level = rounds[-1].level
    alike = [place for place, one in enumerate(rounds) if one.level == level]
    first = rounds[alike[0]]
    last = [rounds[place] for place in alike[1:] if place >= rested_after][-LAST_ROUNDS:]
    tries = [one for round in last for one in round.tries]
    return Compared(
        speed=_speed(first, last),
        success=_success(first.tries, tries),
        time=_time(first.tries, tries),
        affected=_affected(first, last),
        near_step_offs=rounds[-1].near_step_offs,
    )


def _speed(first: Round, last: Sequence[Round]) -> Change | None:
    limit_d = _middle_d(first.tries) + NO_HARDER
    easy = [one for one in last if one.tries and _middle_d(one.tries) <= limit_d]
    speeds = [one.speed for one in easy if one.speed is not None]
    if not first.speed or not speeds or not _long_enough(first, easy):
        return None
    return Change(statistics.fmean(speeds) / first.speed - 1)


def _affected(first: Round, last: Sequence[Round]) -> Change | None:
    loads = [one.affected_load for one in last if one.affected_load is not None]
    if first.affected_load is None or not loads or not _long_enough(first, last):
        return None
    return Change(first.affected_load - statistics.fmean(loads))


def _long_enough(first: Round, last: Sequence[Round]) -> bool:
    return min(first.active_s, sum(one.active_s for one in last)) >= LEAST_S


def _middle_d(tries: Sequence[Try]) -> float:
    return statistics.median(one.d for one in tries) if tries else 0.0


def _success(first: Sequence[Try], last: Sequence[Try]) -> Change | None:
    """Fall of the chance of success midway between the rounds, its mean over all pairs of curves by
    how likely they are."""
    if min(len(first), len(last)) < LEAST_TRIES:
        return None
    before, after = _likely(first), _likely(last)
    both = before.sum(axis=1) * after.sum(axis=1)
    before /= before.sum(axis=1, keepdims=True)
    after /= after.sum(axis=1, keepdims=True)
    chance = _chance((_middle_d(first) + _middle_d(last)) / 2)
    falls = ((before - after) * chance).sum(axis=1)
    # a lower threshold after than before; half of what lies in the same place
    lower = (before * (np.cumsum(after, axis=1) - after / 2)).sum(axis=1)
    weights = both / both.sum()
    return Change(float(weights @ falls), float(weights @ lower))


def _likely(tries: Sequence[Try]) -> Floats:
    """How likely the attempts are for each slope (rows) and threshold (columns), up to a factor."""
    logs = np.zeros((len(SLOPES), len(THRESHOLDS)))
    for one in tries:
        chance = _chance(one.d)
        logs += np.log(chance if one.success else 1 - chance)
    likely: Floats = np.exp(logs)
    return likely


def _chance(d: float) -> Floats:
    """Of success at d, for each slope and threshold."""
    over = (d - THRESHOLDS) / np.array(SLOPES)[:, np.newaxis]
    chance: Floats = (1 - LAPSE) / (1 + np.exp(over))
    return np.clip(chance, 1e-9, 1 - 1e-9)


def _time(first: Sequence[Try], last: Sequence[Try]) -> Change | None:
    """Rise of the time to target at the same d: log time = a + b d + c in the last rounds."""
    known = [[one for one in tries if one.success and one.time_s > 0] for tries in (first, last)]
    if min(map(len, known)) < LEAST_TIMES:
        return None
    rows = [(1.0, one.d, float(late)) for late, tries in enumerate(known) for one in tries]
    logs = np.array([math.log(one.time_s) for tries in known for one in tries])
    columns = np.array(rows)
    if np.ptp(columns[:, 1]) == 0:
        columns = columns[:, [0, 2]]
    fit, _, rank, _ = np.linalg.lstsq(columns, logs, rcond=None)
    if rank < columns.shape[1]:
        return None  # one d in the first round, another in all others: it may all be the d
    spare = len(logs) - rank
    scatter = float(((logs - columns @ fit) ** 2).sum()) / spare
    error = math.sqrt(scatter * float(np.linalg.inv(columns.T @ columns)[-1, -1]))
    rise = float(fit[-1])
    return Change(math.exp(rise) - 1, 1.0 if rise >= T_SURE * error else 0.0)
