"""What Still Lake promises."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.control import CENTRE, Control
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.lane import lane_of
from game.core.level import Limits, parse_level
from game.exercises import still_lake
from game.exercises.still_lake import Phase

WHOLE = """
dial:
  radius: [0.45, 0.12]
  hold_s: [3, 30]
plan: {holds: 4}
"""
LEVEL = parse_level(WHOLE, "whole", still_lake.Level, still_lake.BOUNDS)


def played(state, lean, seconds):
    """The state and all events after so long of one lean, or of one for each step."""
    events = []
    for n in range(round(seconds * 120)):
        state, happened = still_lake.step(state, lean(n) if callable(lean) else lean)
        events += happened
    return state, events


def until(state, phase, lean=still_lake.aim):
    """Play on until that phase begins."""
    while state.phase is not phase:
        state, _ = still_lake.step(state, lean(state) if callable(lean) else lean)
    return state


def holding(d=0.0, level=LEVEL, at=CENTRE):
    """A hold begins, of somebody who fetched the light and came to rest at that place."""
    state = until(still_lake.dial(still_lake.start(level, 1), d), Phase.HOME)
    return until(state, Phase.HOLD, at)


def test_a_lake_kept_calm_for_the_whole_hold_is_a_success():
    state, events = played(holding(), CENTRE, 3.0)
    assert [type(event) for event in events] == [Reached]
    assert (events[0].quality, events[0].time_s, events[0].label) == (1.0, 3.0, "calm")
    assert (state.successes, state.outcomes) == (1, (True,))


@pytest.mark.parametrize(("away_s", "outcome"), [(0.5, Reached), (0.7, Missed)])
def test_four_fifths_of_the_hold_must_be_calm_and_the_rest_may_not(away_s, outcome):
    away_steps = round(away_s * 120)
    lean = lambda n: Control(0.9, 0.0) if n < away_steps else CENTRE  # noqa: E731
    _, events = played(holding(), lean, 3.0)
    assert [type(event) for event in events] == [outcome]
    assert events[0].quality == pytest.approx(1 - away_s / 3.0)


def test_a_miss_keeps_the_credit_for_every_calm_second():
    _, events = played(holding(), lambda n: CENTRE if n < 180 else Control(0.9, 0.0), 3.0)
    assert (type(events[0]), events[0].quality) == (Missed, 0.5)


def test_whoever_stands_to_one_side_today_wins_all_the_same():
    to_the_right = Control(0.35, 0.1)
    state = holding(d=1.0, at=to_the_right)
    assert state.middle == pytest.approx((0.35, 0.1))
    _, events = played(state, to_the_right, 30.0)
    assert [type(event) for event in events] == [Reached]


def test_the_calm_water_lies_around_the_mean_of_the_lean_since_it_came_to_rest():
    state = holding()
    state, _ = played(state, Control(0.2, 0.0), 1.0)
    assert state.middle == pytest.approx((0.1, 0.0))  # one second at 0, one at 0.2
    assert state.stray == pytest.approx(0.1 / 0.45)


@pytest.mark.parametrize("d", [0.0, 1.0])
def test_riding_the_edge_of_the_reach_is_never_calm(d):
    edge = Control(0.0, 0.97)
    state = holding(d=d, at=edge)
    assert math.hypot(*state.middle) <= 0.5 + 1e-9
    _, events = played(state, edge, state.attempt.hold_s)
    assert (type(events[0]), events[0].quality) == (Missed, 0.0)


def test_standing_there_from_the_beginning_fetches_no_light_and_begins_no_hold():
    state, events = played(still_lake.start(LEVEL, 1), CENTRE, 31.5)
    assert [type(event) for event in events] == [Shown, Missed]
    assert events[1].quality == 0.0
    assert state.successes == 0


def test_a_light_is_taken_only_by_a_real_move_towards_it():
    state = until(still_lake.start(LEVEL, 1), Phase.FETCH)
    light = state.attempt
    waiting = Control(light.x * 0.7, light.y * 0.7)  # near enough to take it, already
    state = until(still_lake.start(LEVEL, 1), Phase.FETCH, waiting)
    state, events = played(state, waiting, 2.0)
    assert (state.phase, events) == (Phase.FETCH, [])
    state, events = played(state, Control(light.x * 1.1, light.y * 1.1), 1 / 120)
    assert [type(event) for event in events] == [Collected]
    assert state.phase is Phase.HOME


def test_the_hold_begins_after_a_second_and_a_half_of_rest_near_the_middle():
    state = until(still_lake.start(LEVEL, 1), Phase.HOME)
    state, _ = played(state, CENTRE, 1.0)
    state, _ = played(state, Control(0.4, 0.0), 0.1)  # away again: the rest begins anew
    state, _ = played(state, CENTRE, 1.4)
    assert state.phase is Phase.HOME
    state, _ = played(state, CENTRE, 0.2)
    assert state.phase is Phase.HOLD


def test_nobody_waits_more_than_three_and_a_half_seconds_for_a_hold_to_begin():
    state = until(still_lake.start(LEVEL, 1), Phase.HOME)
    state, _ = played(state, Control(0.5, 0.0), 3.5)
    assert state.phase is Phase.HOLD


def test_a_bead_for_every_part_of_the_hold_says_whether_it_was_calm():
    state, _ = played(holding(), lambda n: CENTRE if n < 90 else Control(0.9, 0.0), 2.0)
    assert state.beads == (True,) * 5 + (False,) * 8
    assert state.held_share == pytest.approx(2 / 3)
    assert state.calm == 90
    assert state.seconds_left == pytest.approx(1.0)


def test_no_new_hold_begins_when_the_time_of_the_bout_is_over():
    state = still_lake.dial(still_lake.start(LEVEL, 1), 1.0)
    while not still_lake.done(state):
        state, _ = still_lake.step(state, still_lake.aim(state))
    assert state.attempts == 2  # each of 30 s: the third would begin after 60 s
    assert state.step > 60 * 120


def test_a_hold_has_no_side_and_its_lights_come_from_all_three():
    state, shown = still_lake.start(LEVEL, 1), []
    while not still_lake.done(state):
        state, events = still_lake.step(state, still_lake.aim(state))
        shown += [event for event in events if isinstance(event, Shown)]
    assert {lane_of(event.label) for event in shown} == {state.lane_ahead} == {"all"}
    assert len({(event.x, event.y) for event in shown}) == 3
    assert all(event.y >= 0 for event in shown), "nothing lies behind"


def test_lights_wait_more_often_on_the_side_that_is_to_be_trained():
    plan = still_lake.Plan(holds=20)
    level = msgspec.structs.replace(LEVEL, plan=plan)
    limits = Limits(affected_side="left", affected_share=0.7)
    state = still_lake.start(with_limits(level, limits), 1)
    sided = [direction for direction in state.lake.order if direction != "forward"]
    assert sided.count("left") > 1.5 * sided.count("right")


def test_feedback_is_faded_as_the_plan_says_and_the_way_to_the_light_is_always_seen():
    plan = still_lake.Plan(holds=4, feedback=Feedback(mode="bandwidth", share=0.5))
    level = msgspec.structs.replace(LEVEL, plan=plan)
    state, faded, hidden = still_lake.start(level, 3), [], set()
    while not still_lake.done(state):
        state, events = still_lake.step(state, still_lake.aim(state))
        faded += [event.attempt for event in events if isinstance(event, Faded)]
        if not state.lean_seen:
            hidden.add((state.attempts + 1, state.phase))
    assert len(faded) == 2
    assert hidden == {(attempt, Phase.HOLD) for attempt in faded}


def test_a_sway_beyond_the_band_is_shown_when_the_rest_is_hidden():
    plan = still_lake.Plan(holds=4, feedback=Feedback(mode="bandwidth", share=1.0))
    state = holding(level=msgspec.structs.replace(LEVEL, plan=plan))
    assert not state.lean_seen
    state, _ = played(state, Control(0.8, 0.0), 0.1)
    assert state.lean_seen
