"""How a coach begins a bout: from what is known of the person, and from what was played today.

A new person begins where the level begins: R4's 0.10 to 0.20 is of a dial that spans a whole
exercise, while our levels are windows on it, chosen by the therapist (exercises 2.7). A new child
begins lower, so that success comes first (clinical design 7.3, rule 3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from game.coach.bayes import Bayes
from game.coach.kindness import (
    BEGINS,
    BEGINS_KNOWN,
    BEGINS_SURE,
    CONFIDENCE,
    GOES_ON,
    SURE_WITHIN,
    KindCoach,
)
from game.coach.lanes import Lanes
from game.coach.move import Attempt, Start
from game.coach.rule import Rule
from game.coach.warm_start import first_d
from game.coach.weighted_up_down import WeightedUpDown
from game.core.lane import Lane

Make = Callable[[Start, float, Sequence[Attempt]], Rule]
"""A rule at a first d, with the earlier attempts that concern it."""


def begin_weighted_up_down(start: Start) -> KindCoach:
    """The default."""
    return _begin(start, lambda start, d, _: WeightedUpDown.begin(d, *_limits(start)))


def begin_bayes(start: Start) -> KindCoach:
    """With a prior from earlier visits."""
    return _begin(start, lambda start, _, earlier: Bayes.begin(*_limits(start), earlier))


def _begin(start: Start, make: Make) -> KindCoach:
    known_d = first_d(start.earlier)
    d = _within(start, start.d if known_d is None else known_d)
    rule: Rule = make(start, d, start.earlier)
    if start.sided:
        rule = Lanes.begin(lambda lane: _of_lane(start, lane, d, make))
    sure = start.child and known_d is None
    coach = KindCoach(
        rule,
        _within(start, d - CONFIDENCE) if sure else d,
        start.low,
        start.high,
        easy=sure,
        begins=BEGINS_SURE if sure else BEGINS if known_d is None else BEGINS_KNOWN,
    )
    if start.today:
        coach = msgspec.structs.replace(_gone_on(coach, start.today), begins=GOES_ON)
    return msgspec.structs.replace(coach, sure=SURE_WITHIN if start.child else 0)


def _of_lane(start: Start, lane: Lane, common_d: float, make: Make) -> Rule:
    """From what is known of this lane; where that is too little, from what is known of all."""
    own = [attempt for attempt in start.earlier if attempt.lane == lane]
    own_d = first_d(own)
    if own_d is None:
        return make(start, common_d, start.earlier)
    return make(start, _within(start, own_d), own)


def _gone_on(coach: KindCoach, today: Sequence[Attempt]) -> KindCoach:
    """The coach after the bouts of today, so that the next one goes on where the last has ended."""
    for attempt, following in pairwise((*today, today[-1])):
        coach, _ = coach.propose(attempt, lane_ahead=following.lane)
    return coach


def _limits(start: Start) -> tuple[float, float, float]:
    return start.target, start.low, start.high


def _within(start: Start, d: float) -> float:
    return max(start.low, min(d, start.high))
