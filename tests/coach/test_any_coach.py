"""What holds of every coach, whatever happens: limits, small steps, purity."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.coach import METHODS, Attempt, Start
from game.core.dial import MOST_DOWN, MOST_UP
from game.core.lane import LANES

LANE = st.sampled_from(LANES)
SHARE = st.floats(0, 1)
EARLIER = st.builds(
    Attempt,
    success=st.booleans(),
    d=SHARE,
    lane=LANE,
    easy=st.booleans(),
    days_ago=st.floats(0, 4000),
)


@st.composite
def starts(draw):
    low, high = sorted(draw(st.tuples(SHARE, SHARE)))
    return Start(
        d=draw(SHARE),
        target=draw(SHARE),
        low=low,
        high=high,
        earlier=tuple(draw(st.lists(EARLIER, max_size=12))),
        today=tuple(draw(st.lists(EARLIER, max_size=4))),
        sided=draw(st.booleans()),
        child=draw(st.booleans()),
    )


HAPPENINGS = st.lists(
    st.tuples(
        st.booleans(),  # success
        LANE,  # of the next attempt
        st.booleans(),  # the next is the last
        st.none() | SHARE,  # somebody else has set the difficulty that was played
        st.none() | SHARE,  # the therapist turns the dial
    ),
    max_size=40,
)


@pytest.mark.parametrize("method", METHODS)
@given(start=starts(), happenings=HAPPENINGS)
@settings(max_examples=40, deadline=None)
def test_the_dial_never_jumps_never_leaves_the_limits_and_is_pure(method, start, happenings):
    low, high = start.low, start.high
    coach, move = METHODS[method](start).begun()
    again, same = METHODS[method](start).begun()
    assert (coach, move) == (again, same)
    lane = "all"
    for success, lane_ahead, last_next, other_d, turned_d in happenings:
        held = None if other_d is None else max(low, min(other_d, high))
        played_d = coach.d if held is None else held
        attempt = Attempt(success, played_d, lane, move.easier_on_purpose)
        before, (coach, move) = (
            coach,
            coach.propose(attempt, lane_ahead=lane_ahead, last_next=last_next),
        )
        assert (coach, move) == before.propose(attempt, lane_ahead=lane_ahead, last_next=last_next)
        assert math.isfinite(move.d)
        assert low <= move.d <= high
        assert move.d == coach.d
        assert move.text
        if method != "fixed" and not getattr(before, "turned", False):
            assert -MOST_DOWN - 1e-9 <= move.d - played_d <= MOST_UP + 1e-9
        if turned_d is not None:
            coach = coach.moved(max(low, min(turned_d, high)))
        lane = lane_ahead


@pytest.mark.parametrize("method", ["wud", "bayes"])
@given(outcomes=st.lists(st.booleans(), max_size=60), target=st.floats(0.6, 0.9))
@settings(max_examples=40, deadline=None)
def test_without_a_hand_on_the_dial_it_never_rises_by_more_than_a_tenth(method, outcomes, target):
    coach = METHODS[method](Start(d=0.15, target=target))
    for success in outcomes:
        before = coach.d
        coach, _ = coach.propose(Attempt(success, coach.d, easy=coach.easy))
        assert -MOST_DOWN - 1e-9 <= coach.d - before <= MOST_UP + 1e-9
