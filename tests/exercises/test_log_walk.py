"""What Log Walk promises."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from game.core.control import CENTRE, Control
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.lane import lane_of
from game.core.level import Limits, parse_level
from game.exercises import log_walk
from game.exercises.log_walk import Phase

WHOLE = """
dial:
  beam_width: [0.5, 0.15]
  hold_s: [5, 30]
plan: {stretches: 4}
"""
LEVEL = parse_level(WHOLE, "whole", log_walk.Level, log_walk.BOUNDS)
TANDEM = parse_level(WHOLE + "condition: {base: 4}\n", "tandem", log_walk.Level, log_walk.BOUNDS)


def setting_out(d=0.0, level=LEVEL, seed=1):
    """A stretch begins, of somebody who stands in the middle."""
    state = log_walk.dial(log_walk.start(level, seed), d)
    while state.phase is not Phase.WALK:
        state, _ = log_walk.step(state, CENTRE)
    return state


def walked(state, lean, seconds=1000.0):
    """The state and all events after so long, or at the end of the phase, of one lean, or of one
    for each state."""
    events, phase = [], state.phase
    for _ in range(round(seconds * 120)):
        state, happened = log_walk.step(state, lean(state) if callable(lean) else lean)
        events += happened
        if state.phase is not phase:
            break
    return state, events


def whole_bout(level, lean=log_walk.aim, seed=1):
    state, events, rests = log_walk.start(level, seed), [], []
    while not log_walk.done(state):
        before = state
        state, happened = log_walk.step(state, lean(state))
        events += happened
        if before.phase is Phase.REST and state.phase is Phase.WALK:
            rests.append(before.pause_steps / 120)
    return state, events, rests


def test_a_stretch_walked_on_its_middle_is_a_success():
    state, events = walked(setting_out(), log_walk.aim)
    assert [type(event) for event in events] == [Collected, Collected, Reached]
    assert (events[-1].quality, events[-1].time_s, events[-1].label) == (1.0, 5.0, "log")
    outcome = state.outcomes[0]
    assert (outcome.reached, outcome.share, outcome.slips) == (True, 1.0, 0)
    assert outcome.rms == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(("away_s", "ending"), [(0.9, Reached), (1.1, Missed)])
def test_four_fifths_of_the_stretch_must_be_on_the_log(away_s, ending):
    away = round(away_s * 120)
    lean = lambda state: Control(0.9, 0.3) if state.since < away else log_walk.aim(state)  # noqa: E731
    state, events = walked(setting_out(), lean)
    assert type(events[-1]) is ending
    assert events[-1].quality == pytest.approx(1 - away_s / 5, abs=0.01)
    assert state.outcomes[0].slips == 1


def test_the_log_bends_to_its_place_and_then_runs_straight():
    state = setting_out()
    first = state.stretch.first
    assert 0.32 <= abs(first) <= 0.44
    middles = [state.stretch.middle(n) for n in range(601)]
    assert middles[0] == 0.0
    assert middles[421:] == [first] * 180  # a third of five seconds and more
    speeds = [abs(later - before) * 120 for before, later in pairwise(middles)]
    assert max(speeds) <= 0.30 + 1e-6


def test_bends_lead_to_the_other_side_every_time():
    state, _, _ = whole_bout(LEVEL)
    places = state.crossing.places
    assert all(before * later < 0 for before, later in pairwise(places))


def test_a_longer_stretch_has_more_bends_and_none_begins_with_a_jump():
    stretch = setting_out(d=1.0).stretch
    assert len(stretch.bends) == 6
    middles = [stretch.middle(n) for n in range(stretch.hold_steps + 1)]
    assert max(abs(later - before) for before, later in pairwise(middles)) < 0.3 / 120 + 1e-6


def test_an_affected_side_is_leant_to_as_often_as_prescribed():
    limits = Limits(affected_side="left", affected_share=0.7)
    crossing = log_walk.start(with_limits(LEVEL, limits), 1).crossing
    left = sum(place < 0 for place in crossing.places) / len(crossing.places)
    assert left == pytest.approx(0.7, abs=0.03)


def test_nobody_is_asked_to_lean_faster_than_their_therapist_allows():
    level = with_limits(LEVEL, Limits(most_speed=0.12))
    for d in (0.0, 1.0):
        state = log_walk.dial(log_walk.start(level, 1), d)
        while not log_walk.done(state):
            before = state.middle
            state, _ = log_walk.step(state, log_walk.aim(state))
            assert abs(state.middle - before) * 120 <= 0.12 + 1e-6


def test_standing_still_on_a_broad_log_is_practice_and_no_success():
    _, events = walked(setting_out(), CENTRE)
    assert type(events[-1]) is Missed
    assert events[-1].quality == 1.0  # all of it on the log, and it still says so


@pytest.mark.parametrize("most_speed", [0.02, 0.06, 0.12, 1.0])
@pytest.mark.parametrize("d", [0.0, 0.1])
def test_who_may_only_be_asked_slowly_can_win_and_not_by_standing_still(most_speed, d):
    level = with_limits(LEVEL, Limits(most_speed=most_speed))
    for lean, wins in ((log_walk.aim, True), (lambda state: CENTRE, False)):
        _, events = walked(setting_out(d, level), lean)
        assert isinstance(events[-1], Reached) is wins


def test_whoever_begins_on_the_side_of_the_bend_has_to_go_along_all_the_same():
    state = setting_out()
    waiting = Control(0.9 * state.stretch.first, 0.0)
    state = log_walk.start(LEVEL, 1)
    while state.phase is not Phase.WALK:
        state, _ = log_walk.step(state, waiting)
    _, events = walked(state, waiting)
    assert type(events[-1]) is Missed


@pytest.mark.parametrize("edge", [Control(0.5, 0.85), Control(-0.5, 0.85), Control(0.0, 0.96)])
def test_nothing_counts_at_the_edge_of_the_reach(edge):
    _, events = walked(setting_out(), edge)
    assert [type(event) for event in events] == [Missed]
    assert events[0].quality == 0.0


def test_leaning_forward_within_reach_is_free():
    lean = lambda state: Control(log_walk.aim(state).x, 0.6)  # noqa: E731
    _, events = walked(setting_out(d=1.0), lean)
    assert type(events[-1]) is Reached


def test_a_rock_between_two_logs_is_rest_and_leads_back_to_the_middle():
    state, _ = walked(setting_out(), log_walk.aim)
    assert state.phase is Phase.REST
    state, events = walked(state, log_walk.aim, 2.9)
    assert events == []
    assert (state.middle, state.inside) == (0.0, True)
    state, events = walked(state, log_walk.aim)
    assert [type(event) for event in events] == [Shown]


def test_feet_side_by_side_have_no_lead_and_no_side():
    state, events, rests = whole_bout(LEVEL)
    assert {event.label for event in events if isinstance(event, Shown)} == {"log"}
    assert state.lane_ahead == "all"
    assert rests == [1.5, 3.0, 3.0, 3.0]


def test_in_tandem_each_foot_leads_half_of_the_bout_and_there_is_time_to_change():
    _, events, rests = whole_bout(TANDEM)
    labels = [event.label for event in events if isinstance(event, Shown)]
    assert labels[0] == labels[1] != labels[2] == labels[3]
    assert set(labels) == {"left_first", "right_first"}
    assert rests == [10.0, 3.0, 10.0, 3.0]


def test_the_foot_that_goes_first_is_told_before_and_named_as_the_lane():
    state = log_walk.start(TANDEM, 2)
    assert state.changes
    assert state.lead == state.lane_ahead
    shown = None
    while shown is None:
        told = state.lead
        state, events = log_walk.step(state, log_walk.aim(state))
        shown = next((event for event in events if isinstance(event, Shown)), None)
    assert lane_of(shown.label) == told
    assert not state.changes


@pytest.mark.parametrize("leads", ["left", "right"])
def test_a_therapist_may_choose_the_leading_foot_for_the_whole_bout(leads):
    plan = msgspec.structs.replace(TANDEM.plan, leads=leads)
    _, events, rests = whole_bout(msgspec.structs.replace(TANDEM, plan=plan))
    shown = [event.label for event in events if isinstance(event, Shown)]
    assert shown == [f"{leads}_first"] * 4
    assert rests == [10.0, 3.0, 3.0, 3.0]


def test_over_many_bouts_either_foot_begins():
    assert {log_walk.start(TANDEM, seed).lead for seed in range(12)} == {"left", "right"}


def test_lights_on_the_log_are_for_whoever_is_on_it():
    state, events = walked(setting_out(d=1.0), CENTRE)
    lights = [event for event in events if isinstance(event, Collected)]
    assert 0 < len(lights) < 14
    assert len(state.trail) == 14
    assert all(abs(event.x) <= 0.15 for event in lights)  # where the log crosses the middle


def test_what_comes_next_is_known_on_the_rock():
    state, _ = walked(setting_out(), log_walk.aim)
    ahead = log_walk.next_stretch(state, state.pending_d)
    state, _ = walked(state, log_walk.aim)
    assert state.stretch == ahead


def test_feedback_is_told_and_hides_the_lean_on_the_log_alone():
    plan = msgspec.structs.replace(LEVEL.plan, feedback=Feedback(mode="terminal"))
    state = log_walk.start(msgspec.structs.replace(LEVEL, plan=plan), 1)
    assert state.lean_seen
    events = ()
    while not events:
        state, events = log_walk.step(state, CENTRE)
    assert [type(event) for event in events] == [Shown, Faded]
    assert not state.lean_seen
    state, _ = walked(state, CENTRE)
    assert state.lean_seen
    assert state.feedback == "terminal"
