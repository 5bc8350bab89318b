"""What Treasure Sense promises."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.lane import lane_of
from game.core.level import Limits, parse_level
from game.exercises import dwell, treasure_sense
from game.exercises.treasure_sense import Phase
from game.exercises.treasure_sense_state import ACROSS, NEAR

WHOLE = """
dial:
  shown_s: [5, 2]
  delay_s: [0, 8]
  distance: [0.30, 0.75]
  tolerance: [0.25, 0.08]
  targets: [2, 6]
"""
LEVEL = parse_level(WHOLE, "whole", treasure_sense.Level, treasure_sense.BOUNDS)


def begun(d=0.0, level=LEVEL, seed=1):
    return treasure_sense.dial(treasure_sense.start(level, seed), d)


def until(state, phase, lean=treasure_sense.aim):
    """Play by the aim until this phase begins."""
    events = []
    while state.phase is not phase:
        state, happened = treasure_sense.step(state, lean(state))
        events += happened
    return state, events


def search(d=1.0, level=LEVEL):
    """The first search, as it begins."""
    return until(begun(d, level), Phase.FIND)[0]


def hold(state, place, seconds):
    events = []
    for _ in range(round(seconds * 120)):
        if state.phase is not Phase.FIND:
            break
        state, happened = treasure_sense.step(state, place)
        events += happened
    return state, events


def beside(place, along=0.0, across=0.0):
    """A lean so far beyond a place, and so far to the right of the way to it."""
    far = math.hypot(place.x, place.y)
    right, ahead = place.x / far, place.y / far
    return Control(
        place.x + along * right + across * ahead, place.y + along * ahead - across * right
    )


def test_a_place_is_shown_felt_left_kept_in_mind_and_searched_for():
    state, events = until(begun(1.0), Phase.SHOW)
    assert [type(event) for event in events] == [Shown]
    for phase, at_least_s in ((Phase.BACK, 2.0), (Phase.WAIT, 0.6), (Phase.FIND, 8.0)):
        began = state.step
        state, _ = until(state, phase)
        assert (state.step - began) / 120 == pytest.approx(at_least_s, abs=0.02)
    state, events = until(state, Phase.RETURN)
    assert [type(event) for event in events] == [Reached]
    assert events[0].quality == 1.0


def test_the_time_at_a_place_counts_and_not_the_time_on_the_way():
    state, _ = until(begun(), Phase.SHOW)
    for _ in range(3 * 120):
        state, _ = treasure_sense.step(state, CENTRE)
    assert (state.phase, state.felt_share) == (Phase.SHOW, 0.0)
    state, events = until(state, Phase.BACK)
    assert (state.step - 120) / 120 == pytest.approx(3 + 5, abs=0.02)
    assert [type(event) for event in events] == [Collected]


def test_who_never_gets_there_is_not_kept_before_a_place_for_ever():
    state, events = until(begun(), Phase.BACK, lambda state: CENTRE)
    assert state.step / 120 == pytest.approx(1 + 5 + 6, abs=0.02)
    assert [type(event) for event in events] == [Shown]


@pytest.mark.parametrize("most_speed", [1.0, 0.05])
def test_the_way_back_is_given_as_long_as_the_person_may_take(most_speed):
    level = with_limits(LEVEL, Limits(most_speed=most_speed))
    state, _ = until(begun(1.0, level), Phase.BACK)
    place, begins = state.place, state.step
    state, _ = until(state, Phase.WAIT, lambda state: place.aim)
    way_s = math.hypot(place.x, place.y) / most_speed
    assert (state.step - begins) / 120 == pytest.approx(max(4.0, way_s), abs=0.02)


def test_the_mean_of_two_still_seconds_is_what_counts():
    state = search()
    place = state.place
    state, events = hold(state, beside(place, along=0.04), 5.0)
    assert [type(event) for event in events] == [Reached]
    assert events[0].time_s == pytest.approx(2.0, abs=0.3)
    assert state.outcomes[0].error == pytest.approx(0.04)
    assert events[0].quality == pytest.approx(1 - 0.5 * 0.04 / 0.08)


@pytest.mark.parametrize(
    ("along", "across", "found"),
    [
        (0.079, 0.0, True),
        (0.081, 0.0, False),
        (-0.079, 0.0, True),
        (-0.081, 0.0, False),
        (0.0, ACROSS * 0.079, True),
        (0.0, ACROSS * 0.081, False),
    ],
)
def test_a_place_is_found_within_the_tolerance_more_so_along_the_way(along, across, found):
    state = search()
    _, events = hold(state, beside(state.place, along, across), 3.0)
    assert [type(event) for event in events] == [Reached if found else Missed]
    assert (events[0].quality >= 0.5) is found


def test_nobody_finds_a_treasure_by_standing_in_the_middle():
    wide = msgspec.structs.replace(
        LEVEL.dial, tolerance=msgspec.structs.replace(LEVEL.dial.tolerance, easiest=0.42)
    )
    state = search(0.0, msgspec.structs.replace(LEVEL, dial=wide))
    assert state.place.tolerance > math.hypot(state.place.x, state.place.y)
    near = beside(state.place, along=-0.30 + dwell.ARMED - 0.01)
    state, events = hold(state, near, 30.0)
    assert [(type(event), event.quality) for event in events] == [(Missed, 0.0)]
    assert not state.outcomes[0].looked


def test_who_sways_too_much_to_hold_still_is_judged_by_the_last_two_seconds():
    state = search(0.0)
    place, events = state.place, []
    while state.phase is Phase.FIND:
        away = 0.4 * math.sin(2 * math.pi * state.since / 120 / 2)
        state, happened = treasure_sense.step(state, beside(place, across=away))
        events += happened
    assert events[0].time_s == pytest.approx(15.0)
    assert isinstance(events[0], Reached)


def test_people_without_time_limits_may_search_for_longer():
    level = with_limits(LEVEL, Limits(no_time_limit=True))
    _, events = hold(search(1.0, level), CENTRE, 40.0)
    assert events[0].time_s == pytest.approx(30.0)


def test_beyond_safe_reach_nothing_is_found_however_near_the_place():
    state = search()
    far = msgspec.structs.replace(state.place, x=0.85, y=0.0, tolerance=0.25)
    state = msgspec.structs.replace(state, place=far)
    _, events = hold(state, Control(0.96, 0.0), 3.0)
    assert isinstance(events[0], Missed)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**31), d=st.floats(0, 1))
def test_no_treasure_lies_behind_and_labels_say_the_side(seed, d):
    level = with_limits(LEVEL, Limits(behind=True))
    state = begun(d, level, seed)
    for _ in range(3):
        ahead = state.lane_ahead
        state, events = until(state, Phase.SHOW)
        event = events[-1]
        assert event.y >= 0
        assert lane_of(event.label) == ahead
        assert event.label.endswith("_remembered")
        side = "right" if event.x > 0 else "left" if event.x < 0 else "forward"
        assert ahead == side
        state, _ = until(state, Phase.RETURN)


def test_the_weak_side_is_asked_for_as_often_as_prescribed():
    plan = treasure_sense.Plan(treasures=20, bout_s=300)
    level = msgspec.structs.replace(LEVEL, plan=plan)
    limits = Limits(affected_side="left", affected_share=0.7)
    state, sides = begun(0.0, with_limits(level, limits)), []
    while state.attempts < 12:
        state, events = treasure_sense.step(state, treasure_sense.aim(state))
        sides += [lane_of(event.label) for event in events if isinstance(event, Shown)]
    assert sides.count("left") / len(sides) > 0.6


def test_the_sixth_place_is_a_nearer_one_on_either_side():
    near, places = round(0.75 * NEAR, 6), set()
    level = msgspec.structs.replace(LEVEL, plan=treasure_sense.Plan(treasures=12, bout_s=300))
    state = begun(1.0, level)
    while not treasure_sense.done(state):
        state, events = treasure_sense.step(state, treasure_sense.aim(state))
        for event in events:
            if isinstance(event, Shown):
                far = round(math.hypot(event.x, event.y), 6)
                places.add((event.label.removesuffix("_remembered"), far))
    assert places == {
        ("left", 0.75), ("near_left", near), ("right", 0.75), ("near_right", near),
        ("forward_left", 0.75), ("forward_right", 0.75),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "told_when_found", "told_when_missed"),
    [
        ("concurrent", True, True),
        ("terminal", True, True),
        ("bandwidth", False, True),
        ("none", False, False),
    ],
)
def test_feedback_decides_what_is_told_after_a_search(mode, told_when_found, told_when_missed):
    plan = treasure_sense.Plan(feedback=Feedback(mode=mode))
    state, events = until(begun(0.0, msgspec.structs.replace(LEVEL, plan=plan)), Phase.SHOW)
    assert (mode == "concurrent") is not any(isinstance(event, Faded) for event in events)
    state, _ = until(state, Phase.FIND)
    assert not state.lean_seen
    found, _ = hold(state, beside(state.place), 3.0)
    missed, _ = hold(state, beside(state.place, along=0.4), 3.0)
    assert (found.told, missed.told) == (told_when_found, told_when_missed)
    assert (found.lean_seen, missed.lean_seen) == (told_when_found, told_when_missed)
