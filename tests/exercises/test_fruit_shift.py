"""What Fruit Shift promises."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.event import Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.level import Limits, parse_level
from game.exercises import dwell, fruit_shift, waiting
from game.exercises.fruit_shift import Phase
from game.exercises.fruit_shift_state import NEAREST, REST_HALF_WIDTH

WHOLE = """
dial:
  distance: [0.30, 0.85]
  radius: [0.40, 0.12]
  dwell_s: [0.5, 2]
  preview_s: [3, 1]
  time_limit_s: [none, 6]
"""
LEVEL = parse_level(WHOLE, "whole", fruit_shift.Level, fruit_shift.BOUNDS)


def until_shown(state, lean=CENTRE):
    """Play until the next fruit hangs in the tree."""
    state, _ = fruit_shift.step(state, lean)
    while state.phase is not Phase.CATCH:
        state, _ = fruit_shift.step(state, lean)
    return state


def hold(state, place, seconds):
    events = []
    for _ in range(round(seconds * 120)):
        state, happened = fruit_shift.step(state, place)
        events += happened
    return state, events


def first_fruit(d=0.0, level=LEVEL, seed=1):
    return until_shown(fruit_shift.dial(fruit_shift.start(level, seed), d))


def come_down(d=0.0, level=LEVEL):
    """The first fruit, when it can be caught, with the basket still in the middle."""
    state = first_fruit(d, level)
    return hold(state, CENTRE, state.fruit.preview_steps / 120)[0]


def under(fruit, off=0.0):
    return Control(fruit.x + off, 0.0)


def test_a_fruit_is_caught_by_holding_the_basket_under_it():
    state = come_down()
    state, events = hold(state, under(state.fruit), 0.5)
    assert [type(event) for event in events] == [Reached]
    assert events[0].quality == 1.0
    assert events[0].time_s == pytest.approx(3.5)
    assert (state.successes, state.phase) == (1, Phase.RETURN)


def test_nothing_counts_before_the_fruit_has_come_down():
    state = first_fruit()
    state, events = hold(state, under(state.fruit), 3.0)
    assert (state.come_down, state.held, events) == (1.0, 0, [])
    state, events = hold(state, under(state.fruit), 0.5)
    assert [type(event) for event in events] == [Reached]


def test_away_from_the_fruit_the_hold_drains_twice_as_fast():
    state = come_down(d=1.0)
    state, _ = hold(state, under(state.fruit), 1.0)
    assert state.held == 120
    state, _ = hold(state, CENTRE, 0.25)
    assert state.held == 60
    state, _ = hold(state, CENTRE, 1.0)
    assert state.held == 0


def test_a_hold_with_a_break_is_worth_less_by_the_time_it_took():
    state = come_down(d=1.0)
    state, _ = hold(state, under(state.fruit), 1.0)
    state, _ = hold(state, CENTRE, 0.25)
    state, events = hold(state, under(state.fruit), 1.5)
    assert events[0].quality == pytest.approx(2.0 / (1.0 + 0.25 + 1.5))


def test_a_fruit_that_covers_the_middle_is_not_caught_by_standing_still():
    state = come_down()
    way = 1 if state.fruit.x > 0 else -1
    near = Control(way * (dwell.ARMED - 0.01), 0.0)
    assert abs(near.x - state.fruit.x) < state.fruit.radius
    state, events = hold(state, near, 20.0)
    assert (state.armed, state.held, events) == (False, 0, [])
    state, events = hold(state, Control(way * (dwell.ARMED + 0.01), 0.0), 1.0)
    assert [type(event) for event in events] == [Reached]


def test_a_basket_left_out_there_must_come_back_before_it_counts():
    state = come_down()
    out = under(state.fruit)
    state, _ = hold(state, out, 0.5)
    while not (state.phase is Phase.CATCH and state.fruit.x * out.x > 0):
        state, _ = fruit_shift.step(state, out)
    state, events = hold(state, out, 10.0)
    assert (state.held, events) == (0, [])
    state, _ = hold(state, CENTRE, 0.1)
    state, events = hold(state, under(state.fruit), 0.5)
    assert [type(event) for event in events] == [Reached]


def test_beyond_safe_reach_nothing_counts_however_near_the_fruit():
    state = come_down(d=1.0)
    way = 1 if state.fruit.x > 0 else -1
    far = Control(way * 0.951, 0.0)
    farthest = msgspec.structs.replace(state.fruit, x=way * 0.85)
    state = msgspec.structs.replace(state, fruit=farthest)
    assert abs(far.x - state.fruit.x) < state.fruit.radius
    assert hold(state, far, 1.0)[0].held == 0
    forward = Control(way * 0.85, 0.5)
    assert hold(state, forward, 1.0)[0].held == 0


def test_leaning_forward_or_back_does_not_move_the_basket():
    state = come_down()
    state, events = hold(state, Control(state.fruit.x, -0.3), 0.5)
    assert [type(event) for event in events] == [Reached]


def test_the_next_fruit_waits_for_an_even_stance_but_not_for_ever():
    state = come_down()
    state, _ = hold(state, under(state.fruit), 0.5)
    _, events = hold(state, Control(REST_HALF_WIDTH, 0.0), 0.85)
    assert any(isinstance(event, Shown) for event in events)
    away, events = hold(state, Control(0.6, 0.0), 2.9)
    assert not events
    away, events = hold(away, Control(0.6, 0.0), 0.2)
    assert any(isinstance(event, Shown) for event in events)


def test_a_fruit_that_is_not_caught_is_a_miss_with_what_was_held_of_it():
    state = come_down(d=1.0)
    state, _ = hold(state, under(state.fruit), 1.0)
    state, events = hold(state, CENTRE, 4.0)
    assert [type(event) for event in events] == [Missed]
    assert events[0].quality == pytest.approx(0.5)
    assert events[0].time_s == pytest.approx(6.0)


def test_a_fruit_without_a_limit_waits_half_a_minute():
    state = first_fruit()
    state, events = hold(state, CENTRE, waiting.PATIENCE_S - 0.1)
    assert (state.time_left_s, events) == (None, [])
    _, events = hold(state, CENTRE, 0.2)
    assert [type(event) for event in events] == [Missed]


@pytest.mark.parametrize(
    ("limits", "left_s", "preview_s"),
    [
        (Limits(), 6.0, 1.0),
        (Limits(least_time_limit_s=8), 8.0, 1.5),  # a child has at least so long, and sees longer
        (Limits(no_time_limit=True), None, 1.5),  # GMFCS III: the fruit waits
        (Limits(most_speed=0.12), 1.0 + 0.85 / 0.12 + 2.0, 1.0),  # time to go there slowly
    ],
)
def test_time_is_as_kind_as_the_person_needs(limits, left_s, preview_s):
    state = first_fruit(d=1.0, level=with_limits(LEVEL, limits))
    assert state.time_left_s == (left_s if left_s is None else pytest.approx(left_s, abs=0.01))
    assert state.fruit.preview_steps == preview_s * 120


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    side=st.sampled_from(["left", "right", "none"]),
    share=st.floats(0.5, 0.7),
    prescribed=st.floats(0.5, 0.7),
)
def test_sides_are_fair_and_never_more_than_three_in_a_row(seed, side, share, prescribed):
    plan = fruit_shift.Plan(fruits=40, affected_share=prescribed)
    level = msgspec.structs.replace(LEVEL, plan=plan)
    limits = Limits(affected_side=side, affected_share=share)
    sides = fruit_shift.start(with_limits(level, limits), seed).orchard.sides
    assert all(len(set(sides[n : n + 4])) == 2 for n in range(37))
    more = sides.count(side if side != "none" else "left")
    assert abs(more - 40 * (max(share, prescribed) if side != "none" else 0.5)) <= 1


def test_fruits_fall_near_and_far_within_the_distance():
    state, places = fruit_shift.dial(fruit_shift.start(LEVEL, 4), 1.0), set()
    while not fruit_shift.done(state):
        state, events = fruit_shift.step(state, fruit_shift.aim(state))
        places |= {abs(event.x) for event in events if isinstance(event, Shown)}
    assert all(NEAREST * 0.85 <= far <= 0.85 for far in places)
    assert len(places) > 5


def test_the_coach_knows_the_side_of_the_next_fruit_whatever_the_difficulty():
    state, source = fruit_shift.start(LEVEL, 9), random.Random(3)
    ahead = None
    while not fruit_shift.done(state):
        state, events = fruit_shift.step(state, fruit_shift.aim(state))
        for event in events:
            if isinstance(event, Shown):
                assert ahead in (None, event.label)
            elif not fruit_shift.done(state):
                ahead = state.lane_ahead
                state = fruit_shift.dial(state, source.random())


def test_without_a_light_to_follow_only_the_basket_is_out_of_sight():
    plan = fruit_shift.Plan(feedback=Feedback(mode="terminal"))
    state, events = until_faded(msgspec.structs.replace(LEVEL, plan=plan))
    assert [type(event) for event in events] == [Shown, Faded]
    assert not state.basket_seen
    while state.phase is Phase.CATCH:
        state, _ = fruit_shift.step(state, fruit_shift.aim(state))
    assert state.basket_seen


def until_faded(level):
    state, events = fruit_shift.start(level, 1), ()
    while not events:
        state, events = fruit_shift.step(state, CENTRE)
    return state, events
