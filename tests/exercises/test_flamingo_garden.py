"""What Flamingo Garden promises."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from game.core.condition import broken_lock, steps_up
from game.core.control import CENTRE, EVEN, Control
from game.core.event import Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.level import Condition, Limits
from game.core.patient import ALWAYS_LOCKED
from game.core.span import Span
from game.exercises import flamingo_garden
from game.exercises.flamingo_garden import Level, Phase, Plan, Spans
from game.exercises.library import all_levels
from game.patients.player import player
from game.patients.profile import PROFILES

LEVEL = Level(
    dial=Spans(hold_s=Span(2, 10), ring=Span(0.5, 0.2)),
    plan=Plan(sets=2, rest_s=20),
    condition=Condition(base=5, support=2),
)


def on(leg, x=0.0, y=0.0):
    """All the weight on that side, leaning so."""
    return Control(x, y, right=1.0 if leg == "right" else 0.0)


def play(state, control, seconds):
    events = []
    for _ in range(round(seconds * 120)):
        state, happened = flamingo_garden.step(state, control)
        events += happened
    return state, events


def asked(level=LEVEL, seed=1, d=0.0):
    """The first leg has just been asked for."""
    state = flamingo_garden.dial(flamingo_garden.start(level, seed), d)
    while state.phase is Phase.REST:
        state, _ = flamingo_garden.step(state, CENTRE)
    return state, state.hold.leg


def standing(d=0.0, level=LEVEL):
    """The first leg has been stood on just long enough to count."""
    state, leg = asked(level, d=d)
    while not state.stood:
        state, _ = flamingo_garden.step(state, on(leg))
    return state, leg


def ended(events):
    return [event for event in events if isinstance(event, (Reached, Missed))]


def test_the_clock_starts_when_the_other_side_has_carried_nothing_for_a_moment():
    state, leg = asked()
    state, _ = play(state, on(leg), 0.25)
    assert (state.held, state.foot.lifted) == (0, False)
    state, _ = play(state, on(leg), 0.1)
    assert state.foot.lifted
    assert state.held > 0


@pytest.mark.parametrize(("carries", "counts"), [(0.14, True), (0.16, False)])
def test_less_than_fifteen_per_cent_of_the_load_is_lifted(carries, counts):
    state, leg = asked()
    right = 1 - carries if leg == "right" else carries
    state, _ = play(state, Control(0, 0, right=right), 1.0)
    assert state.foot.lifted is counts


def test_a_hold_that_is_long_enough_is_reached():
    state, leg = standing()
    state, events = play(state, on(leg), 2.0)
    (reached,) = ended(events)
    assert isinstance(reached, Reached)
    assert (reached.label, reached.quality, reached.time_s) == (leg, 1.0, 2.0)
    assert state.successes == 1


def test_the_ring_lies_where_the_player_stands_and_not_in_the_middle_of_the_board():
    state, leg = asked()
    state, events = play(state, on(leg, x=1.3), 3.0)
    assert isinstance(ended(events)[0], Reached)


def test_outside_the_ring_the_hold_drains_twice_as_fast_as_it_fills():
    state, leg = standing(d=1.0)
    state, _ = play(state, on(leg), 3.0)
    held = state.held
    state, _ = play(state, on(leg, y=0.5), 0.25)
    assert not state.inside
    assert state.held == held - 2 * 30


def test_the_ring_goes_along_with_a_better_stand():
    state, leg = standing(d=1.0)
    state, _ = play(state, on(leg), 3.0)
    state, _ = play(state, on(leg, y=0.3), 5.0)
    assert state.inside
    assert abs(state.off_y) < 0.2


def test_leaning_over_the_toes_is_not_credited():
    state, leg = asked(d=1.0)
    state, _ = play(state, on(leg, y=0.96), 3.0)
    assert (state.stood > 0, state.inside, state.held) == (True, False, 0)


@pytest.mark.parametrize("away", [-1, 1])
def test_drifting_sideways_from_where_the_foot_stands_is_not_credited(away):
    """The ring goes along with a slow drift, and all the same nobody is led to the board's edge."""
    state, leg = asked(d=0.0)
    x = 1.5 if leg == "right" else -1.5
    state, _ = play(state, on(leg, x), 1.0)
    assert state.held > 0, "one foot stands beyond the reach of two"
    long = msgspec.structs.replace(state.hold, hold_steps=9999, limit_steps=9999)
    state = msgspec.structs.replace(state, hold=long)
    for step in range(2400):
        drifted = min(1.1, step / 1800) * away
        state, _ = flamingo_garden.step(state, on(leg, x + drifted))
        if abs(drifted) > 0.96:
            assert not state.inside
        elif abs(drifted) < 0.94:
            assert state.inside


def test_a_touch_down_ends_the_hold_and_there_is_time_to_begin_again():
    state, leg = standing(d=1.0)
    state, _ = play(state, on(leg), 4.0)
    state, events = play(state, CENTRE, 0.5)
    assert events == []
    assert (state.touches, state.held) == (1, 0)
    assert state.best_share == pytest.approx(0.4, abs=0.02)
    assert flamingo_garden.aim(state).right == EVEN
    state, _ = play(state, CENTRE, 1.5)
    assert flamingo_garden.aim(state).right != EVEN
    state, events = play(state, on(leg), 11.0)
    assert isinstance(ended(events)[0], Reached)


def test_every_second_that_was_held_counts():
    state, leg = standing(d=1.0)
    state, _ = play(state, on(leg), 7.0)
    while state.phase is Phase.STAND:
        state, events = flamingo_garden.step(state, CENTRE)
    (missed,) = ended(events)
    assert isinstance(missed, Missed)
    assert missed.quality == pytest.approx(0.7, abs=0.02)
    assert missed.time_s == pytest.approx(7.0, abs=0.15)


def test_a_hold_never_lasts_longer_than_forty_five_seconds():
    assert flamingo_garden.BOUNDS["hold_s"].high == 45
    for entry in all_levels():
        if entry.exercise == flamingo_garden.ID:
            assert entry.level.dial.hold_s.value(1.0) <= 45


@pytest.mark.parametrize("seed", range(4))
def test_the_legs_take_turns_and_rest_after_each_set(seed):
    state, legs, rests, before = flamingo_garden.start(LEVEL, seed), [], [], 0
    while not flamingo_garden.done(state):
        state, events = flamingo_garden.step(state, flamingo_garden.aim(state))
        for event in events:
            if isinstance(event, Shown):
                legs.append(event.label)
                rests.append((event.step - before) / 120)
            else:
                before = event.step
    assert sorted(legs) == ["left", "left", "right", "right"]
    assert all(a != b for a, b in pairwise(legs))
    assert rests[1:] == pytest.approx([3, 20, 3], abs=0.02)


def test_the_same_leg_never_stands_twice_without_a_whole_rest():
    sided = Limits(affected_side="left", affected_share=0.7)
    level = with_limits(msgspec.structs.replace(LEVEL, plan=Plan(sets=5, rest_s=20)), sided)
    state, rests, before = flamingo_garden.start(level, 3), [], 0
    while not flamingo_garden.done(state):
        state, events = flamingo_garden.step(state, flamingo_garden.aim(state))
        for event in events:
            if isinstance(event, Shown):
                rests.append((event.step - before) / 120)
            before = event.step
    legs = state.garden.legs
    again = [
        rest for rest, (leg, last) in zip(rests[1:], pairwise(legs), strict=True) if leg == last
    ]
    assert len(again) >= 3
    assert again == pytest.approx([20] * len(again), abs=0.02)
    assert pytest.approx(min(rests[1:]), abs=0.02) == 3, "to the other leg it goes on soon"


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("share", "of_ten"), [(0.5, 5), (0.6, 6), (0.7, 7)])
def test_the_affected_leg_stands_as_often_as_prescribed(side, share, of_ten):
    plan = Plan(sets=5)
    level = Level(dial=LEVEL.dial, plan=plan)
    limited = with_limits(level, Limits(affected_side=side, affected_share=share))
    legs = flamingo_garden.start(limited, 3).garden.legs
    assert legs.count(side) == of_ten
    longest = max(len(run) for run in "".join(leg[0] for leg in legs).split("lr"[side == "left"]))
    assert longest <= 3


def test_the_coach_hears_of_the_leg_that_is_stood_on():
    state = flamingo_garden.start(LEVEL, 2)
    told = state.lane_ahead
    state, leg = asked(seed=2)
    assert told == leg == state.hold.leg


@pytest.mark.parametrize(
    ("limits", "spare_s"),
    [
        (Limits(), 12),
        (Limits(least_time_limit_s=20), 20),
        (Limits(no_time_limit=True), 30),
    ],
)
def test_an_attempt_gives_as_much_time_beyond_its_hold_as_the_person_needs(limits, spare_s):
    state, _ = asked(with_limits(LEVEL, limits))
    assert state.hold.limit_steps - state.hold.hold_steps == spare_s * 120


def test_who_still_stands_on_one_leg_is_waited_for_before_the_next():
    state, leg = standing()
    state, _ = play(state, on(leg), 2.0)
    state, events = play(state, on(leg), 3.5)
    assert not events
    state, events = play(state, CENTRE, 0.1)
    assert isinstance(events[0], Shown)


def test_less_feedback_is_announced_with_the_leg_and_hides_only_the_sway():
    plan = Plan(sets=2, feedback=Feedback(mode="bandwidth"))
    level = Level(dial=LEVEL.dial, plan=plan, condition=LEVEL.condition)
    state, events = play(flamingo_garden.start(level, 1), CENTRE, 1.1)
    assert [type(event) for event in events] == [Shown, Faded]
    assert state.shows_lean
    state, _ = play(state, on(state.hold.leg), 1.0)
    assert not state.shows_lean
    state, _ = play(state, on(state.hold.leg, y=0.7), 0.1)
    assert state.shows_lean


def test_no_attempt_goes_without_feedback_on_one_leg_with_eyes_closed():
    plan = Plan(sets=5, feedback=Feedback(catch_share=0.4))
    blind = Level(dial=LEVEL.dial, plan=plan, condition=Condition(base=5, support=2, vision=3))
    assert "none" not in flamingo_garden.start(blind, 1).garden.feedback


def test_weights_and_vibration_are_never_proposed_and_closed_eyes_take_hands_on():
    own = LEVEL.condition
    order = [("vision", 3), ("load", 2), ("vibration", 1)]
    steps = steps_up(own, own, order, ALWAYS_LOCKED, "within_reach")
    assert not {"load", "vibration"} & {step.dimension for step in steps}
    closed = Condition(base=5, support=2, vision=3)
    assert "hands_on" in (broken_lock(own, own, closed, "within_reach") or "")


def test_every_rung_begins_with_a_rail_and_somebody_within_reach():
    for entry in all_levels():
        if entry.exercise == flamingo_garden.ID:
            assert entry.level.condition.base == 5
            assert entry.level.condition.support <= 2
            assert entry.level.supervision == "within_reach"


def test_a_weak_side_stands_less_long():
    profile = msgspec.structs.replace(PROFILES["cp12"], affected_side="left")
    held = {"left": [], "right": []}
    level = next(entry.level for entry in all_levels() if entry.id.startswith("flamingo_garden/06"))
    someone, state = player(profile, 0), flamingo_garden.start(level, 0)
    while not flamingo_garden.done(state):
        lean = someone.lean(flamingo_garden.aim(state), state.step)
        state, events = flamingo_garden.step(state, lean)
        for event in events:
            someone.notice(event)
    for outcome in state.outcomes:
        held[outcome.leg].append(outcome.best_steps)
    assert sum(held["left"]) < sum(held["right"])
