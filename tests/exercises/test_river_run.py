"""What River Run promises."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.event import Collected, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.level import Limits, parse_level
from game.core.span import Span
from game.exercises import river_course, river_run
from game.exercises.river_course import MEAN_SPEED, RATIOS, WEIGHTS

WHOLE = """
dial:
  speed: [0.05, 0.35]
  half_width: [0.45, 0.12]
  curve_hz: [0.05, 0.35]
  look_ahead_s: [4, 1.5]
  gain: [0.7, 1.5]
  obstacles: [8, 8]
"""
LEVEL = parse_level(WHOLE, "whole", river_run.Level, river_run.BOUNDS)


def steered(state, off=0.0):
    """The lean that brings the boat so far beside the middle, picture units, one step later."""
    shape = state.stretch.shape_at(state.since + 1)
    centre = state.stretch.centre(state.since + 1, shape.amplitude)
    return Control((centre + off) / shape.gain, 0.0)


def ride(level, *, d=None, off=0.0, seed=1, dials=()):
    """States of a whole bout, and all events."""
    state = river_run.start(level, seed)
    state = state if d is None else river_run.dial(state, d)
    states, events, moves = [state], [], list(dials)
    while not river_run.done(state):
        state, happened = river_run.step(state, steered(state, off))
        events += happened
        if moves and any(isinstance(event, Reached) for event in happened):
            state = river_run.dial(state, moves.pop(0))
        states.append(state)
    return states, events


def test_the_mean_speed_of_the_bends_is_what_the_constant_says():
    phases = np.random.default_rng(1).uniform(0, 2 * math.pi, (400_000, 3))
    speed = np.abs((np.array(WEIGHTS) * np.array(RATIOS) * np.cos(phases)).sum(axis=1))
    assert speed.mean() == pytest.approx(MEAN_SPEED, rel=0.005)


@pytest.mark.parametrize("d", [0.0, 0.4, 0.8])
def test_the_river_moves_sideways_as_fast_as_the_level_says(d):
    long = msgspec.structs.replace(LEVEL, plan=river_run.Plan(bout_s=300))
    states, _ = ride(long, d=d)
    places = np.array([state.centre for state in states if state.step > 700])
    speed = np.abs(np.diff(places)).mean() * 120
    assert speed == pytest.approx(LEVEL.dial.speed.value(d), rel=0.15)


@settings(max_examples=25, deadline=None)
@given(
    d=st.floats(0, 1),
    seed=st.integers(0, 10**6),
    gain=st.floats(0.5, 2.0),
    most_speed=st.floats(0.05, 1.0),
)
def test_the_middle_and_the_lean_to_it_stay_within_safe_reach(d, seed, gain, most_speed):
    spans = msgspec.structs.replace(LEVEL.dial, gain=Span(gain, gain))
    level = msgspec.structs.replace(LEVEL, dial=spans, limits=Limits(most_speed=most_speed))
    state = river_run.dial(river_run.start(level, seed), d)
    for _ in range(1200):
        state, _ = river_run.step(state, steered(state))
        assert abs(state.centre) <= 0.85
        assert abs(state.centre) / gain <= 0.85 + 1e-9


def test_a_persons_speed_limit_slows_the_river_for_the_body_not_only_the_picture():
    level = with_limits(LEVEL, Limits(most_speed=0.12))
    states, _ = ride(level, d=0.9)
    gain = LEVEL.dial.gain.value(0.9)
    places = np.array([state.centre / gain for state in states if state.step > 700])
    assert np.abs(np.diff(places)).mean() * 120 <= 0.12


def test_a_move_of_the_dial_bends_the_river_softly():
    states, _ = ride(LEVEL, d=0.2, dials=(1.0, 0.0, 0.7, 0.1))
    for of in ("centre", "half_width"):
        values = np.array([getattr(state, of) for state in states])
        assert np.abs(np.diff(values)).max() < 0.01
    leans = np.array([state.steered for state in states])
    assert np.abs(np.diff(leans)).max() < 0.012


def test_the_river_ahead_is_the_river_that_comes():
    states, _ = ride(LEVEL, d=0.5)
    for now in (300, 700, 1000):
        state = states[now]
        for ahead_s in (0.0, 0.5, 1.0):
            later = states[now + round(ahead_s * 120)]
            assert river_run.centre_at(state, ahead_s) == pytest.approx(later.centre, abs=1e-9)
            assert river_run.half_width_at(state, ahead_s) == pytest.approx(later.half_width)


def test_three_quarters_on_the_water_are_enough_and_less_is_not():
    level = msgspec.structs.replace(LEVEL, plan=river_run.Plan(bout_s=15))
    for share, kind in ((0.78, Reached), (0.72, Missed)):
        state, events = river_run.start(level, 1), []
        while not river_run.done(state):
            inside = state.since < share * state.stretch.judged_steps
            state, happened = river_run.step(state, steered(state, 0.0 if inside else 0.6))
            events += happened
        ended = events[-1]
        assert type(ended) is kind
        assert ended.quality == pytest.approx(share, abs=0.01)


def test_a_boat_that_is_not_steered_earns_no_lantern_even_in_a_wide_river():
    wide = msgspec.structs.replace(LEVEL.dial, half_width=Span(0.6, 0.6))
    level = msgspec.structs.replace(LEVEL, dial=wide)
    state = river_run.dial(river_run.start(level, 1), 0.3)
    while not river_run.done(state):
        state, _ = river_run.step(state, CENTRE)
    assert state.successes == 0
    assert state.outcomes == (False,) * state.planned


@pytest.mark.parametrize("side", [-1, 1])
def test_the_banks_push_back_softly(side):
    states, _ = ride(LEVEL, d=0.5, off=side * 0.5)
    for state in states[5:]:
        beyond = abs(state.boat - state.centre) - state.half_width
        assert 0 <= beyond <= river_run.BANK_SOFTNESS
        assert not state.inside


def test_prizes_lie_on_the_lane_about_every_two_and_a_half_seconds():
    states, events = ride(LEVEL, d=0.1)
    collected = [event for event in events if isinstance(event, Collected)]
    assert len(collected) >= 0.9 * states[-1].step / 120 / 2.5
    assert {event.kind for event in collected} <= set(river_course.PRIZE_KINDS)
    assert states[-1].collected == tuple(sorted(set(states[-1].collected)))


def test_the_first_two_prizes_are_everybodys():
    state, collected = river_run.dial(river_run.start(LEVEL, 1), 0.0), []
    for _ in range(5 * 120):
        state, events = river_run.step(state, steered(state))
        collected += [event for event in events if isinstance(event, Collected)]
    assert len(collected) == 2


def test_what_lies_ahead_comes_nearer_and_is_passed():
    states, _ = ride(LEVEL, d=0.2)
    state = states[900]
    prizes, rocks = river_run.prizes_ahead(state), river_run.rocks_ahead(state)
    assert prizes
    assert all(0 < thing.in_s <= state.look_ahead_s for thing in prizes + rocks)
    nearest = prizes[0]
    later = states[900 + round(nearest.in_s * 120)]
    assert all(prize.number != nearest.number for prize in river_run.prizes_ahead(later))


def test_rocks_lie_in_slow_water_only_and_leave_a_way_past():
    slow, _ = ride(LEVEL, d=0.1)
    quick, _ = ride(LEVEL, d=0.9)
    assert any(state.stretch.rocks for state in slow)
    assert not any(state.stretch.rocks for state in quick if state.attempts)
    for state in slow:
        for rock in state.stretch.rocks:
            assert abs(rock.offset) * state.half_width > river_run.ROCK_REACH
            assert rock.since >= 3 * 120


def test_a_rock_takes_the_shine_and_nothing_else():
    state = river_run.dial(river_run.start(LEVEL, 1), 0.0)
    bumped = 0
    while not river_run.done(state):
        rock = next((r for r in state.stretch.rocks if r.since == state.since + 1), None)
        before = state
        off = rock.offset * state.half_width if rock else 0.0
        state, _ = river_run.step(state, steered(state, off))
        if rock:
            bumped += 1
            assert (before.shine > 0, state.shine) == (True, 0.0)
            assert state.inside
    assert bumped
    assert state.successes == state.planned


def test_each_lantern_stands_for_a_stretch():
    states, events = ride(LEVEL, d=0.3)
    shown = [event for event in events if isinstance(event, Shown)]
    assert [event.attempt for event in shown] == [1, 2, 3, 4, 5]
    assert states[-1].outcomes == (True,) * 5
    assert states[-1].step == 60 * 120
