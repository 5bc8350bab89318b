"""What Statue Stretch promises."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.control import CENTRE, FARTHEST_TARGET, Control
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.lane import lane_of
from game.core.level import Limits, parse_level
from game.exercises import statue_stretch
from game.exercises.library import find_level
from game.exercises.statue_stretch import Phase

WHOLE = """
dial:
  target_range: [0.60, 0.85]
  stillness: [0.40, 0.10]
  hold_s: [10, 30]
plan: {reps: 4}
"""
LEVEL = parse_level(WHOLE, "whole", statue_stretch.Level, statue_stretch.BOUNDS)


def planned(**changes):
    return msgspec.structs.replace(LEVEL, plan=statue_stretch.Plan(**changes))


def played(state, lean, seconds):
    """The state and all events after so long of one lean, or of one for each step."""
    events = []
    for n in range(round(seconds * 120)):
        state, happened = statue_stretch.step(state, lean(n) if callable(lean) else lean)
        events += happened
    return state, events


def until(state, phase, lean=statue_stretch.aim):
    """Play on until that phase begins."""
    while state.phase is not phase:
        state, _ = statue_stretch.step(state, lean(state) if callable(lean) else lean)
    return state


def holding(d=0.0, level=LEVEL):
    """A hold begins, of somebody who leans just where the light is."""
    return until(statue_stretch.dial(statue_stretch.start(level, 1), d), Phase.HOLD)


def outwards(state, share):
    """A lean towards the light, as a share of the way."""
    return Control(share * state.stretch.x, share * state.stretch.y)


def test_a_stretch_kept_still_for_the_whole_hold_finishes_its_statue():
    state = holding()
    state, events = played(state, state.stretch.aim, 10.0)
    assert [type(event) for event in events] == [Reached]
    assert (events[0].quality, events[0].time_s) == (1.0, 10.0)
    assert lane_of(events[0].label) in ("left", "right")
    assert state.outcomes[0].grown == 1.0


def test_what_has_grown_stays_while_growth_waits():
    state = holding()
    there, back = state.stretch.aim, CENTRE
    state, _ = played(state, there, 5.0)
    grown = state.grown
    state, events = played(state, back, 2.0)
    assert (state.grown, events) == (pytest.approx(grown, abs=0.01), [])
    assert not state.still


@pytest.mark.parametrize(("away_s", "outcome"), [(1.8, Reached), (3.0, Missed)])
def test_a_fifth_of_the_time_may_pass_away_from_the_place(away_s, outcome):
    state = holding()
    there = state.stretch.aim
    away = round(away_s * 120)
    _, events = played(state, lambda n: CENTRE if n < away else there, 12.5)
    assert [type(event) for event in events] == [outcome]


def test_a_miss_keeps_the_credit_for_every_second_that_grew():
    state = holding()
    there = state.stretch.aim
    _, events = played(state, lambda n: there if n < 600 else CENTRE, 12.5)
    assert type(events[0]) is Missed
    assert events[0].quality == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("swing", "grows"), [(0.02, True), (0.25, False)])
def test_bouncing_makes_growth_wait_and_is_counted(swing, grows):
    state = holding()
    middle = state.stretch.x

    def bounce(n):
        return Control(middle + swing * math.sin(2 * math.pi * 1.5 * n / 120), 0.0)

    state, _ = played(state, bounce, 4.0)
    assert (state.held > 0.95 * 480) is grows
    assert state.held < 480 * (1.0 if grows else 0.1) + 1
    assert (state.bounces == 0) is grows


def test_a_comfortable_place_a_little_nearer_is_held_as_well():
    """At the hardest stillness too: the place goes with the person, but not far."""
    state = until(statue_stretch.dial(statue_stretch.start(LEVEL, 1), 1.0), Phase.FIND)
    near = outwards(state, 0.85)
    state = until(state, Phase.HOLD, near)
    state, events = played(state, near, 30.0)
    assert [type(event) for event in events] == [Reached]
    middle = math.hypot(*state.middle) if state.count else math.hypot(near.x, near.y)
    assert middle >= 0.85 - statue_stretch.FOLLOW - 1e-9


def test_half_a_stretch_is_none():
    state = until(statue_stretch.dial(statue_stretch.start(LEVEL, 1), 1.0), Phase.FIND)
    state, events = played(state, outwards(state, 0.5), 46.0)
    assert [type(event) for event in events] == [Missed]
    assert events[0].quality == 0.0


@pytest.mark.parametrize("d", [0.0, 0.5, 1.0])
def test_at_rest_nothing_grows_however_wide_the_light(d):
    state = until(statue_stretch.dial(statue_stretch.start(LEVEL, 1), d), Phase.FIND)
    stretch = state.stretch
    assert math.hypot(stretch.x, stretch.y) - stretch.radius - statue_stretch.FOLLOW >= 0.1 - 1e-9
    state, events = played(state, CENTRE, 50.0)
    assert isinstance(events[0], Missed)
    assert events[0].quality == 0.0


def test_nothing_grows_beyond_the_share_of_the_range_that_is_safe():
    state = holding(d=1.0)
    state, _ = played(state, Control(math.copysign(0.96, state.stretch.x), 0.0), 3.0)
    assert state.held <= 1


def test_no_light_lies_farther_out_than_is_safe_whatever_a_level_says():
    dial = msgspec.structs.replace(LEVEL.dial, target_range=type(LEVEL.dial.hold_s)(0.95, 0.95))
    state = until(statue_stretch.start(msgspec.structs.replace(LEVEL, dial=dial), 1), Phase.FIND)
    assert math.hypot(state.stretch.x, state.stretch.y) == pytest.approx(FARTHEST_TARGET)


def test_the_hold_begins_after_half_a_second_in_the_light_and_a_real_move_towards_it():
    state = until(statue_stretch.start(LEVEL, 1), Phase.FIND)
    there = state.stretch.aim
    state, events = played(state, there, 0.9)
    assert not events  # quicker than a stretch: the light counts from when it is slow
    state, events = played(state, there, 0.6)
    assert [type(event) for event in events] == [Collected]
    waiting = until(statue_stretch.start(LEVEL, 1), Phase.FIND, there)
    waiting, events = played(waiting, there, 3.0)
    assert (waiting.phase, events) == (Phase.FIND, [])


def test_a_sideways_breath_counts_as_movement_and_a_shifted_place_does_not():
    state = holding(d=1.0)
    x = state.stretch.x
    state, _ = played(state, lambda n: Control(x, 0.2 * math.sin(2 * math.pi * n / 480)), 10.0)
    assert state.held < 900
    steady = holding(d=1.0)
    steady, _ = played(steady, Control(x, 0.1), 10.0)
    assert steady.held > 1100


def test_stretches_are_to_the_sides_alone_unless_forward_is_asked_for_and_never_back():
    for axes, lanes in ((1, {"left", "right"}), (2, {"left", "right", "forward"})):
        level = with_limits(planned(reps=8, axes=axes, bout_s=300), Limits(behind=True))
        order = statue_stretch.start(level, 1).garden.order
        assert {lane_of(direction) for direction in order} == lanes


def test_the_side_that_is_to_be_trained_comes_more_often():
    limits = Limits(affected_side="left", affected_share=0.7)
    order = statue_stretch.start(with_limits(planned(reps=8), limits), 1).garden.order
    assert order.count("left") == 6
    assert statue_stretch.start(LEVEL, 1).garden.order.count("left") == 2


def test_without_a_time_limit_a_hold_may_take_twice_as_long():
    level = with_limits(LEVEL, Limits(no_time_limit=True))
    assert holding(level=level).stretch.most_steps == 20 * 120
    assert holding().stretch.most_steps == 12.5 * 120


def test_no_new_stretch_begins_when_the_time_of_the_bout_is_over():
    state = statue_stretch.dial(statue_stretch.start(planned(reps=8, bout_s=60), 1), 1.0)
    while not statue_stretch.done(state):
        state, _ = statue_stretch.step(state, statue_stretch.aim(state))
    assert state.attempts == 2  # each of 30 s


def test_feedback_is_faded_as_the_plan_says_and_the_way_there_is_always_seen():
    level = planned(feedback=Feedback(mode="terminal", share=0.5))
    state, faded, hidden = statue_stretch.start(level, 3), [], set()
    while not statue_stretch.done(state):
        state, events = statue_stretch.step(state, statue_stretch.aim(state))
        if any(isinstance(event, Faded) for event in events):
            assert [type(event) for event in events] == [Shown, Faded]
            faded.append(events[0].attempt)
        if not state.lean_seen:
            hidden.add((state.attempts + 1, state.phase))
    assert len(faded) == 2
    assert hidden == {(attempt, Phase.HOLD) for attempt in faded}


def test_a_therapist_reads_how_far_a_hold_is_and_what_is_left():
    state = holding()
    state, _ = played(state, state.stretch.aim, 4.0)
    assert state.grown == pytest.approx(0.4)
    assert state.seconds_left == pytest.approx(6.0)


def test_the_first_rungs_are_played_sitting():
    for rung, base in (("01-first-sprout", 0), ("05-willow-arch", 1)):
        assert find_level(f"statue_stretch/{rung}").level.condition.base == base
