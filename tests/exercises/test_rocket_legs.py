"""What Rocket Legs promises."""

from __future__ import annotations

import random

import pytest

from game.core.calibration import fallback
from game.core.control import CENTRE, Control
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.level import Limits, parse_level
from game.core.pose import Pose
from game.core.steering import Steering
from game.core.time import steps
from game.exercises import rocket_legs
from game.exercises.library import all_levels
from game.exercises.rocket_legs import Phase
from game.exercises.rocket_level import asked_at
from game.patients.player import player
from game.patients.profile import ADULT

RISING = """
d: {start: 0.0}
dial:
  tempo_s: [4, 1.5]
  symmetry_band: [25, 8]
plan: {kind: rise, reps: 3}
"""
BENDING = """
d: {start: 0.0}
dial:
  tempo_s: [3, 2]
  symmetry_band: [25, 8]
  depth_deg: [45, 90]
plan: {kind: squat, reps: 3}
"""


def level(text=RISING, **limits):
    parsed = parse_level(text, "mine", rocket_legs.Level, rocket_legs.BOUNDS)
    return with_limits(parsed, Limits(**limits)) if limits else parsed


def play(level, lean=lambda aim, state: aim, seed=1):
    """All events, and the last state, of somebody who does as `lean(aim, state)` says."""
    state, events = rocket_legs.start(level, seed), []
    while not rocket_legs.done(state):
        state, happened = rocket_legs.step(state, lean(rocket_legs.aim(state), state))
        events += happened
    return events, state


def until(state, phase, lean=lambda aim, state: aim):
    while state.phase is not phase:
        state, _ = rocket_legs.step(state, lean(rocket_legs.aim(state), state))
    return state


def ended(events):
    return [event for event in events if isinstance(event, (Reached, Missed))]


def bearing(right):
    """Along with the ring, with so much of the load on the right foot."""
    return lambda aim, state: Control(aim.x, aim.y, 0.0, aim.lift, aim.load, right)


def moving_in(way_s):
    """Up and down in so many seconds each, whatever the ring does."""

    def lean(aim, state):
        if state.phase in (Phase.SETTLE, Phase.TURN):
            return aim
        share = min(1.0, state.way_s / way_s)
        share = share if state.phase is Phase.AWAY else 1 - share
        return Control(0, 0, load=0.2 + 0.8 * share)

    return lean


@pytest.mark.parametrize("text", [RISING, BENDING])
def test_going_along_with_the_ring_is_a_repetition(text):
    events, state = play(level(text))
    assert [type(event) for event in ended(events)] == [Reached] * 3
    assert all(event.quality == pytest.approx(1.0, abs=0.05) for event in ended(events))
    assert state.successes == 3


def test_the_ring_goes_up_in_the_tempo_and_waits_there():
    state = until(rocket_legs.start(level(), 1), Phase.AWAY)
    seated = Control(0, 0, load=0.2)
    for _ in range(steps(2.0)):
        state, _ = rocket_legs.step(state, seated)
    assert state.away_share == pytest.approx(0.5, abs=0.01)
    for _ in range(steps(6.0)):
        state, _ = rocket_legs.step(state, seated)
    assert (state.phase, state.away_share, state.ring_low) == (Phase.AWAY, 1.0, 0.0)


@pytest.mark.parametrize(
    ("way_s", "reached"),
    [
        (1.2, False),  # dropping onto the chair is no exercise
        (4.0, True),
        (5.5, True),  # "no such thing as too slow", within reason
        (7.5, False),
    ],
)
def test_both_ways_take_about_as_long_as_the_ring(way_s, reached):
    events, _ = play(level(), moving_in(way_s))
    assert all(isinstance(event, Reached) is reached for event in ended(events))


def test_who_is_given_all_the_time_is_never_too_late():
    slow = moving_in(12.0)
    assert not any(isinstance(event, Reached) for event in ended(play(level(), slow)[0]))
    patient = level(no_time_limit=True)
    assert all(isinstance(event, Reached) for event in ended(play(patient, slow)[0]))


def test_a_childs_way_may_take_six_seconds_at_any_tempo():
    assert asked_at(level(), 1.0).most_steps < steps(6.0)
    assert asked_at(level(least_time_limit_s=6.0), 1.0).most_steps == steps(6.0)


def test_the_picture_never_asks_for_more_speed_than_the_therapist_allows():
    assert asked_at(level(most_speed=0.12), 1.0).tempo_steps >= steps(1 / 0.12)


@pytest.mark.parametrize(
    ("right", "d", "even"),
    [
        (0.55, 0.0, True),  # one leg carries 10 % more: within 25 either way
        (0.65, 0.0, False),
        (0.35, 0.0, False),
        (0.55, 1.0, False),  # within 8 it is not
        (0.47, 1.0, True),
    ],
)
def test_neither_leg_may_carry_much_more(right, d, even):
    sided = level(RISING.replace("start: 0.0", f"start: {d}"))
    events, state = play(sided, bearing(right))
    assert [outcome.even for outcome in state.outcomes] == [even] * 3
    assert all(isinstance(event, Reached) is even for event in ended(events))


def test_a_device_that_cannot_tell_the_legs_apart_does_not_judge_them():
    _, state = play(level())
    assert {outcome.even for outcome in state.outcomes} == {None}


def test_what_was_done_of_a_repetition_counts():
    """Halfway up, and no farther: no success, and not nothing."""

    def halfway(aim, state):
        return Control(0, 0, load=min(aim.load, 0.6) if state.phase is not Phase.SETTLE else 0.2)

    events, _ = play(level(), halfway)
    assert all(isinstance(event, Missed) and 0 < event.quality < 0.5 for event in ended(events))


def test_a_chair_that_carries_less_or_a_rail_that_carries_more_changes_nothing():
    """Feet that press with 35 % while sitting, and a stance that weighs 85 % at a rail."""

    def at_a_rail(aim, state):
        return Control(0, 0, load=0.85 * (0.35 + 0.65 * (aim.load - 0.2) / 0.8))

    _, state = play(level(), at_a_rail)
    assert state.successes == 3


def test_getting_ready_is_welcomed_once_and_nothing_is_shown_before():
    events, _ = play(level())
    assert isinstance(events[0], Collected)
    assert isinstance(events[1], Shown)
    assert sum(isinstance(event, Collected) for event in events) == 1


def test_who_never_sits_down_is_waited_for_and_nothing_is_counted():
    events, state = play(level(), lambda aim, state: CENTRE)
    assert events == []
    assert state.attempts == 0
    assert state.step == steps(level().plan.bout_s)


def test_who_sits_down_late_plays_as_many_repetitions_as_anybody():
    def late(aim, state):
        return CENTRE if state.step < steps(40.0) else aim

    _, state = play(level(), late)
    assert (state.attempts, state.successes) == (3, 3)


@pytest.mark.parametrize("kind", ["load", "tilt"])
def test_a_squat_needs_its_depth_by_a_sensor_at_the_thigh(kind):
    shallow = level(BENDING)

    def share(aim, state):
        return Control(0, 0, lift=0.8 * aim.lift) if kind == "tilt" else CENTRE

    events, state = play(shallow, share)
    assert state.successes == 0
    assert not any(isinstance(event, Reached) for event in events)


def test_a_squat_on_a_board_is_told_by_dip_and_overshoot():
    """What a simulated adult's squat weighs, with the noise of a board and a small error of its
    weight, and without what a sensor would see."""
    bending, noise = level(BENDING.replace("start: 0.0", "start: 0.5")), random.Random(2)
    person, state = player(ADULT, 3), rocket_legs.start(bending, 3)
    while not rocket_legs.done(state):
        lean = person.lean(rocket_legs.aim(state), state.step)
        load = 1.005 * lean.load + noise.gauss(0, 0.004)
        state, _ = rocket_legs.step(state, Control(lean.x, lean.y, 0, 0, load, lean.right))
    assert state.successes == bending.plan.reps


def test_standing_on_a_noisy_board_is_no_squat():
    noise = random.Random(4)
    _, state = play(
        level(BENDING), lambda aim, state: Control(0, 0, load=1.0 + noise.gauss(0, 0.005))
    )
    assert state.successes == 0


def test_a_sensor_at_the_thigh_sees_a_chair_rise_whichever_way_it_is_worn():
    for way in (1.0, -1.0):
        steering = Steering(fallback(made_utc="", device_id="", unit="deg", note=""))
        state, t_s = rocket_legs.start(level(), 1), 0.0
        while not rocket_legs.done(state):
            aim = rocket_legs.aim(state)
            t_s += 1 / 120
            steering.feed(Pose(t_s, 0.0, way * 85.0 * (1 - aim.load) / 0.8))
            state, _ = rocket_legs.step(state, steering.control or CENTRE)
        assert state.successes == 3


def test_one_repetition_after_the_other_comes_without_a_rhythm_to_guess():
    pauses = rocket_legs.start(level(), 1).course.pauses
    assert len(set(pauses)) == 3
    assert pauses != rocket_legs.start(level(), 2).course.pauses


@pytest.mark.parametrize(
    ("mode", "seen"), [("concurrent", 1.0), ("bandwidth", 0.0), ("terminal", 0.0), ("none", 0.0)]
)
def test_what_feedback_hides_is_the_rocket(mode, seen):
    """With the ring, on the way; and where it ended is seen afterwards, but for none."""
    faded = level(RISING.replace("reps: 3}", f"reps: 3, feedback: {{mode: {mode}}}}}"))
    state = until(rocket_legs.start(faded, 1), Phase.AWAY)
    for _ in range(steps(2.0)):
        state, _ = rocket_legs.step(state, rocket_legs.aim(state))
    assert state.beside
    assert state.rocket_seen is bool(seen)
    events, _ = play(faded)
    told = [event.mode for event in events if isinstance(event, Faded)]
    assert told == ([] if mode == "concurrent" else [mode] * 3)


def test_bandwidth_shows_the_rocket_again_once_it_leaves_the_ring():
    faded = level(RISING.replace("reps: 3}", "reps: 3, feedback: {mode: bandwidth}}"))
    assert faded.plan.feedback == Feedback(mode="bandwidth")
    state = until(rocket_legs.start(faded, 1), Phase.AWAY)
    for _ in range(steps(2.0)):
        state, _ = rocket_legs.step(state, Control(0, 0, load=0.2))
    assert not state.beside
    assert state.rocket_seen


def test_the_ladder_rises_from_a_chair_and_squats_stand_beside_it():
    entries = [entry for entry in all_levels() if entry.exercise == "rocket_legs"]
    assert all((entry.level.plan.kind == "rise") == (entry.rung is not None) for entry in entries)
    assert sum(entry.rung is None for entry in entries) == 3


def test_a_bout_lasts_three_quarters_of_a_minute_to_two():
    for entry in all_levels():
        if entry.exercise == "rocket_legs":
            _, state = play(entry.level)
            assert 40 <= state.step / 120 <= 120, entry.id
