"""What Star Map promises."""

from __future__ import annotations

import math
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.event import Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.level import Limits, parse_level
from game.core.span import Span
from game.exercises import star_map
from game.exercises.star_map import Phase
from game.exercises.star_order import (
    AHEAD,
    AROUND,
    BEARINGS_DEG,
    directions,
    draw_orders,
    side_of,
)

WHOLE = """
dial:
  directions: [2, 8]
  distance: [0.40, 0.85]
  radius: [0.35, 0.13]
  dwell_s: [0.5, 3]
  time_limit_s: [none, 6]
  order: [known, random]
"""
LEVEL = parse_level(WHOLE, "whole", star_map.Level, star_map.BOUNDS)


def until_shown(state, lean=CENTRE):
    """Play until the next star stands in the sky."""
    state, _ = star_map.step(state, lean)
    while state.phase is not Phase.REACH:
        state, _ = star_map.step(state, lean)
    return state


def hold(state, place, seconds):
    events = []
    for _ in range(round(seconds * 120)):
        state, happened = star_map.step(state, place)
        events += happened
    return state, events


def at(star, share=1.0):
    return Control(star.x * share, star.y * share)


def first_star(d=0.0, level=LEVEL):
    return until_shown(star_map.dial(star_map.start(level, 1), d))


def test_a_star_is_lit_by_holding_the_light_on_it():
    state, events = hold(first_star(), at(first_star().star), 0.5)
    assert [type(event) for event in events] == [Reached]
    assert state.lit == ("left",)
    assert events[0].quality == pytest.approx(1.0)


def test_away_from_the_star_the_hold_drains_twice_as_fast():
    state = first_star(d=1.0)
    state, _ = hold(state, at(state.star), 1.0)
    assert state.held == 120
    state, _ = hold(state, at(state.star, 0.5), 0.25)
    assert state.held == 60
    state, _ = hold(state, at(state.star, 0.5), 1.0)
    assert state.held == 0


def test_a_star_that_covers_the_middle_is_not_lit_by_standing_still():
    state = first_star()
    near = at(state.star, 0.14 / 0.40)
    assert math.hypot(near.x - state.star.x, near.y - state.star.y) < state.star.radius
    state, events = hold(state, near, 20.0)
    assert (state.armed, state.held, events) == (False, 0, [])
    state, events = hold(state, at(state.star, 0.16 / 0.40), 1.0)
    assert [type(event) for event in events] == [Reached]


def test_a_light_left_out_there_must_come_back_before_it_counts():
    state = first_star()
    left = at(state.star)
    state, _ = hold(state, left, 0.5)
    while state.attempts < 2:  # the right one, reached as it should be
        state, _ = star_map.step(state, star_map.aim(state))
    state = until_shown(state, left)
    assert state.star.label == "left"
    state, events = hold(state, left, 3.0)
    assert (state.held, events) == (0, [])
    state, _ = hold(state, CENTRE, 0.1)
    state, events = hold(state, left, 0.5)
    assert [type(event) for event in events] == [Reached]


def test_the_rim_beyond_safe_reach_is_drawn_but_does_not_count():
    state = first_star(d=1.0)
    state, _ = hold(state, at(state.star, 0.94 / 0.85), 0.5)
    assert state.inside
    state, _ = hold(state, at(state.star, 0.96 / 0.85), 0.5)
    assert math.hypot(state.x - state.star.x, state.y - state.star.y) < state.star.radius
    assert not state.inside


def test_the_next_star_waits_for_the_light_to_come_back_but_not_for_ever():
    state = first_star()
    state, _ = hold(state, at(state.star), 0.5)
    away, back = state, state
    back, events = hold(back, CENTRE, 0.85)
    assert any(isinstance(event, Shown) for event in events)
    away, events = hold(away, Control(0.6, 0.0), 2.9)
    assert not events
    away, events = hold(away, Control(0.6, 0.0), 0.2)
    assert any(isinstance(event, Shown) for event in events)


def test_a_star_that_was_not_lit_comes_a_second_time_and_then_no_more():
    state, events = first_star(d=1.0), []
    first = state.star
    while not any(isinstance(event, Missed) for event in events):
        state, happened = star_map.step(state, CENTRE)
        events += happened
    again = [event for event in events if isinstance(event, Shown)]
    assert [(event.attempt, event.x, event.y) for event in again] == [(1, first.x, first.y)]
    assert events[-1].step == pytest.approx((1 + 6 + 0.8 + 6) * 120, abs=5)
    assert state.attempts == 1
    assert state.outcomes[0].reached is False


def test_the_second_try_may_succeed():
    state, events = first_star(d=1.0), []
    while state.tries == 1:
        state, happened = star_map.step(state, CENTRE)
        events += happened
    while not state.attempts:
        state, happened = star_map.step(state, star_map.aim(state))
        events += happened
    assert state.successes == 1
    assert [event.attempt for event in events] == [1, 1]


@pytest.mark.parametrize(
    ("limits", "left_s"),
    [
        (Limits(), 6.0),
        (Limits(least_time_limit_s=8), 8.0),  # a child has at least so long
        (Limits(no_time_limit=True), None),  # GMFCS III: the star waits
    ],
)
def test_time_limits_are_as_kind_as_the_person_needs(limits, left_s):
    state = first_star(d=1.0, level=with_limits(LEVEL, limits))
    assert state.time_left_s == left_s
    state, events = hold(state, CENTRE, 12.0 if left_s is None else left_s - 0.1)
    assert not events
    assert state.phase is Phase.REACH


@pytest.mark.parametrize("count", range(2, 9))
@pytest.mark.parametrize("behind", [False, True])
def test_no_star_lies_behind_unless_the_therapist_allows_it(count, behind):
    chosen = directions(count, behind=behind)
    assert len(chosen) == len(set(chosen)) == (count if behind else min(count, 5))
    assert behind or not any("back" in direction for direction in chosen)


@pytest.mark.parametrize("table", [AHEAD, AROUND], ids=["ahead", "around"])
def test_every_set_of_directions_is_its_own_mirror_image(table):
    for chosen in table.values():
        bearings = {BEARINGS_DEG[direction] for direction in chosen}
        assert bearings == {(360 - bearing) % 360 for bearing in bearings}


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    stars=st.integers(1, 60),
    behind=st.booleans(),
    side=st.sampled_from(["left", "right", "none"]),
    share=st.floats(0.5, 0.7),
)
def test_orders_are_fair_and_never_stay_on_one_side(seed, stars, behind, side, share):
    limits = Limits(behind=behind, affected_side=side, affected_share=share)
    orders = draw_orders(random.Random(seed), stars, limits)
    for table in (orders.known, orders.random):
        for order in table.values():
            assert len(order) == stars
            sides = [side_of(direction) for direction in order]
            for start in range(len(sides) - 3):
                run = set(sides[start : start + 4])
                assert len(run) > 1 or run == {"none"}
            sided = [one for one in sides if one != "none"]
            if side != "none" and len(sided) >= 20:
                # three directions on a side, each at most a star beyond its fair number
                assert abs(sided.count(side) - share * len(sided)) <= 2


def test_known_order_goes_round_and_random_order_does_not():
    orders = draw_orders(random.Random(1), 20, Limits())
    assert orders.known[3][:6] == ("left", "forward", "right") * 2
    assert orders.random[3] != orders.known[3]
    assert sorted(orders.random[5]) == sorted(orders.known[5])


def test_a_change_of_the_dial_never_makes_a_fourth_star_on_one_side():
    for seed in range(20):
        state = star_map.start(with_limits(LEVEL, Limits(behind=True)), seed)
        source = random.Random(seed)
        while not star_map.done(state):
            state, events = star_map.step(state, star_map.aim(state))
            if events:
                state = star_map.dial(state, source.random())
        sides = [side_of(outcome.label) for outcome in state.outcomes]
        for start in range(len(sides) - 3):
            run = set(sides[start : start + 4])
            assert len(run) > 1 or run == {"none"}


def test_the_next_star_has_the_directions_of_the_difficulty_in_force_when_it_appears():
    """So that who is made an easier sky has it at once, and old recordings play again."""
    level = msgspec.structs.replace(
        LEVEL, dial=msgspec.structs.replace(LEVEL.dial, directions=Span(2.0, 5.0))
    )
    sideways = {"left", "right"}
    for seed in range(6):
        state = star_map.dial(star_map.start(level, seed), 1.0)
        while state.attempts < 4:
            state, _ = star_map.step(state, star_map.aim(state))
        state = star_map.dial(state, 0.0)
        assert state.lane_ahead in sideways
        while state.attempts < 7:
            state, events = star_map.step(state, star_map.aim(state))
            shown = {event.label for event in events if isinstance(event, Shown)}
            assert shown <= sideways
