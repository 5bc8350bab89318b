"""What Pelvis Painter promises."""

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
from game.exercises import pelvis_painter
from game.exercises.library import all_levels
from game.exercises.pelvis_painter import MARKS, Phase

WHOLE = """
dial:
  range_use: [0.30, 0.90]
  band: [0.60, 0.15]
  hold_s: [3, 20]
plan: {lines: 4, axes: 2, leg_task: marches}
"""
LEVEL = parse_level(WHOLE, "whole", pelvis_painter.Level, pelvis_painter.BOUNDS)


def played(state, lean, seconds):
    """The state and all events after so long of one tilt, or of one for each step."""
    events = []
    for n in range(round(seconds * 120)):
        state, happened = pelvis_painter.step(state, lean(n) if callable(lean) else lean)
        events += happened
    return state, events


def until(state, phase, lean=pelvis_painter.aim):
    """Play on until that phase begins."""
    while state.phase is not phase:
        state, _ = pelvis_painter.step(state, lean(state) if callable(lean) else lean)
    return state


def finding(d=0.5, level=LEVEL):
    return until(pelvis_painter.dial(pelvis_painter.start(level, 1), d), Phase.FIND)


def holding(d=0.0, level=LEVEL, slow=1.0):
    """A hold begins, of somebody who has been in the paint for so long."""
    state = finding(d, level)
    there = state.line.aim
    while state.phase is not Phase.HOLD:
        share = min(1.0, (state.since + 1) / (slow * 120))
        state, _ = pelvis_painter.step(state, Control(share * there.x, share * there.y))
    # the smoothed tilt has caught up
    return msgspec.structs.replace(state, behind_x=state.x, behind_y=state.y)


def off(line, share):
    """A tilt so many bands short of the paint."""
    nearer = 1 - share * line.band / math.hypot(line.x, line.y)
    return Control(nearer * line.x, nearer * line.y)


def test_a_tilt_held_in_the_paint_paints_a_whole_line():
    state = holding()
    state, events = played(state, state.line.aim, 3.0)
    assert [type(event) for event in events] == [Reached]
    assert (events[0].quality, events[0].time_s) == (1.0, 3.0)
    assert (state.successes, len(state.outcomes[0].marks)) == (1, MARKS)
    assert all(mark.good for mark in state.outcomes[0].marks)


@pytest.mark.parametrize(("away_s", "outcome"), [(0.5, Reached), (0.7, Missed)])
def test_four_fifths_of_the_hold_must_be_in_the_band_and_the_rest_may_not(away_s, outcome):
    state = holding()
    away, there = off(state.line, 1.2), state.line.aim
    assert math.hypot(there.x - away.x, there.y - away.y) < 0.375, "no haste in between"
    _, events = played(state, lambda n: away if n < round(away_s * 120) else there, 3.0)
    assert [type(event) for event in events] == [outcome]
    assert events[0].quality == pytest.approx(1 - away_s / 3.0)


def test_haste_makes_the_hold_stand_still_and_takes_nothing():
    state = holding()
    state, _ = played(state, state.line.aim, 1.0)
    held, good = state.held, state.good
    there = state.line.aim
    hasty, _ = pelvis_painter.step(state, Control(there.x, there.y + 0.5))
    assert hasty.hasty
    assert (hasty.held, hasty.good) == (held, good)
    calm, _ = played(hasty, there, 1.0)
    assert not calm.hasty
    assert calm.held > held


def test_a_hold_that_stands_still_for_ever_ends_without_a_success():
    state = holding()
    there, n, ended = state.line.aim, 0, []
    while not ended:
        side = 0.5 if n // 12 % 2 else -0.5
        state, ended = pelvis_painter.step(state, Control(there.x, there.y + side))
        n += 1
    assert [type(event) for event in ended] == [Missed]
    assert n <= state.line.most_steps


@pytest.mark.parametrize("d", [0.0, 0.3, 0.7, 1.0])
def test_neutral_is_never_in_the_paint_however_wide_the_band(d):
    line = finding(d).line
    assert line.band < math.hypot(line.x, line.y)
    assert line.band >= 0.15, "no finer than breath and sensor"


def test_who_covers_the_paint_already_must_still_move_towards_it():
    state = finding()
    begun, events = played(msgspec.structs.replace(state, reference=0.6), state.line.aim, 2.0)
    assert begun.phase is Phase.FIND
    assert not events


def test_the_paint_is_reached_within_the_safe_range_only():
    level = parse_level(
        WHOLE.replace("[0.30, 0.90]", "0.90"), "far", pelvis_painter.Level, pelvis_painter.BOUNDS
    )
    line = finding(0.0, level).line
    assert math.hypot(line.x, line.y) == pytest.approx(0.85)
    state = holding(0.0, level)
    beyond = Control(0.96 * line.x / 0.85, 0.96 * line.y / 0.85)
    assert pelvis_painter.step(state, state.line.aim)[0].inside
    assert not pelvis_painter.step(state, beyond)[0].inside


def test_along_one_axis_breathing_forward_and_back_does_not_matter():
    one = msgspec.structs.replace(LEVEL, plan=pelvis_painter.Plan(lines=4, axes=1))
    state = holding(level=one)
    assert state.line.direction in ("left", "right")
    state, events = played(state, Control(state.line.x, 0.4), 3.0)
    assert (events[0].quality, state.y) == (1.0, 0.0)


def test_nothing_lies_behind_until_the_therapist_allows_it():
    eight = msgspec.structs.replace(LEVEL, plan=pelvis_painter.Plan(lines=8, axes=2))
    orders = [pelvis_painter.start(eight, seed).sheet.order for seed in range(20)]
    assert not any("back" in direction for order in orders for direction in order)
    free = with_limits(eight, Limits(behind=True))
    orders = [pelvis_painter.start(free, seed).sheet.order for seed in range(20)]
    assert any("back" in direction for order in orders for direction in order)


def test_the_affected_side_gets_its_share_and_lanes_are_told_ahead():
    limits = Limits(affected_side="left", affected_share=0.7)
    one = msgspec.structs.replace(LEVEL, plan=pelvis_painter.Plan(lines=8, axes=1))
    state = pelvis_painter.start(with_limits(one, limits), 4)
    assert state.sheet.order.count("left") in (5, 6)
    while not pelvis_painter.done(state):
        ahead, number = state.lane_ahead, state.attempts
        state, events = pelvis_painter.step(state, pelvis_painter.aim(state))
        if any(isinstance(event, Shown) for event in events):
            assert lane_of(state.line.direction) == ahead == lane_of(state.sheet.order[number])


def test_legs_take_turns_while_the_hold_lasts_and_rest_otherwise():
    assert finding().leg == "none"
    state, legs = holding(1.0), []
    while state.phase is Phase.HOLD:
        if not legs or legs[-1] != state.leg:
            assert state.leg_share < 0.01, "a movement begins from rest"
            legs.append(state.leg)
        state, _ = pelvis_painter.step(state, state.line.aim)
    assert legs == ["right", "left"] * 5
    resting = msgspec.structs.replace(LEVEL, plan=pelvis_painter.Plan(leg_task="none"))
    assert (holding(level=resting).leg, holding(level=resting).leg_share) == ("none", 0.0)


@pytest.mark.parametrize("mode", ["bandwidth", "terminal", "none"])
def test_feedback_hides_the_brush_in_the_hold_and_shows_it_on_the_way(mode):
    plan = msgspec.structs.replace(LEVEL.plan, feedback=Feedback(mode=mode))
    level = msgspec.structs.replace(LEVEL, plan=plan)
    state, events = played(pelvis_painter.start(level, 1), CENTRE, 1.1)
    assert [type(event) for event in events] == [Shown, Faded]
    assert state.brush_seen
    state, _ = pelvis_painter.step(holding(level=level), state.line.aim)
    assert not state.brush_seen
    away, _ = pelvis_painter.step(state, CENTRE)
    assert away.brush_seen == (mode == "bandwidth")


def test_the_marks_tell_where_the_brush_was():
    state = holding()
    short = off(state.line, 0.5)
    state, _ = played(state, short, 3.0)
    for mark in state.outcomes[0].marks:
        assert (mark.dx, mark.dy) == pytest.approx((short.x - state.line.x, short.y - state.line.y))


def test_the_first_reward_is_the_paint_itself():
    state = finding(0.0)
    _, events = played(state, state.line.aim, 1.5)
    assert isinstance(events[0], Collected)


def test_people_sit_before_they_stand_and_rest_their_legs_before_they_move_them():
    levels = [entry.level for entry in all_levels() if entry.exercise == pelvis_painter.ID]
    bases = [level.condition.base for level in levels]
    tasks = [("none", "slides", "marches", "lifts").index(level.plan.leg_task) for level in levels]
    assert (bases[0], bases == sorted(bases), tasks == sorted(tasks)) == (0, True, True)
