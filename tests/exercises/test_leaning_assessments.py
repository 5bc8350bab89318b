"""What the assessments of leaning promise the person who stands there."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from game.core.control import CENTRE, FARTHEST_TARGET, Control
from game.core.event import Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.level import Limits
from game.exercises import EXERCISES, limits_of_stability, position_sense, reaching, weight_shift
from game.exercises.assessments import ASSESSMENTS
from game.exercises.leaning_assessments import LEANING
from game.exercises.library import find_level
from game.exercises.stillness import Stillness
from game.measures.assessments.results import RESULTS

BEHIND = Limits(behind=True)


def level(level_id, limits=BEHIND):
    return with_limits(find_level(level_id).level, limits)


def play(rules, chosen, lean=lambda aim, step: aim, seed=1):
    """Every state and all events."""
    states, events = [rules.start(chosen, seed)], []
    while not rules.done(states[-1]):
        assert len(states) < 400 * 120
        state, happened = rules.step(states[-1], lean(rules.aim(states[-1]), states[-1].step))
        states.append(state)
        events += happened
    return states, events


def shown(events):
    return [event for event in events if isinstance(event, Shown)]


def ended(events):
    return [event for event in events if isinstance(event, (Reached, Missed))]


@pytest.mark.parametrize("assessment", LEANING, ids=[one.name for one in LEANING])
def test_every_part_has_a_fixed_level_without_a_score(assessment):
    assert ASSESSMENTS[assessment.name] is assessment
    assert assessment.name in RESULTS
    for part in assessment.parts:
        entry = find_level(part.level)
        assert entry.rung is None
        assert not EXERCISES[entry.exercise].CARD.scored
        assert entry.level.d.min == entry.level.d.max == 0.0
        exercise = EXERCISES[entry.exercise]
        state = exercise.start(entry.level, 1)
        assert exercise.dial(state, 1.0) == state


def test_backward_leaning_is_asked_only_where_it_is_allowed():
    for count, ahead in ((8, 5), (4, 3)):
        assert len(limits_of_stability.allowed(count, BEHIND)) == count
        allowed = limits_of_stability.allowed(count, Limits())
        assert len(allowed) == ahead
        assert not any(direction.startswith("back") for direction in allowed)
    states, events = play(weight_shift, level("weight_shift/forward-back-2s", Limits()))
    assert min(state.ball[1] for state in states) >= 0.0
    assert min(event.y for event in shown(events)) == 0.0


@pytest.mark.parametrize("seed", range(20))
def test_every_direction_comes_once_and_no_side_twice_in_a_row(seed):
    order = limits_of_stability.start(level("limits_of_stability/eight"), seed).round.order
    assert len(set(order)) == len(order) == 8
    sides = [limits_of_stability.side_of(direction) for direction in order]
    assert not any(one == other != "none" for one, other in pairwise(sides))


def test_the_cue_comes_after_a_steady_second_and_nobody_can_guess_when():
    _, events = play(limits_of_stability, level("limits_of_stability/eight"))
    pairs = zip(ended(events), shown(events)[1:], strict=False)
    waits = [cue.step - before.step for before, cue in pairs]
    assert all(180 <= wait <= 305 for wait in waits)
    assert len(set(waits)) > 3
    assert all(one.time_s == 8.0 for one in ended(events))


def test_leaning_past_the_mark_wins_nothing_more():
    def further(aim, step):
        return Control(1.3 * aim.x, 1.3 * aim.y)

    chosen = level("limits_of_stability/four")
    _, at_the_mark = play(limits_of_stability, chosen)
    _, past_it = play(limits_of_stability, chosen, further)
    best = max(one.quality for one in ended(at_the_mark))
    assert best == max(one.quality for one in ended(past_it)) == 1.0
    assert all((one.x**2 + one.y**2) ** 0.5 <= FARTHEST_TARGET + 1e-9 for one in shown(past_it))


def test_somebody_who_cannot_stand_in_the_middle_is_waited_for_but_not_for_ever():
    def far_off(aim, step):
        return Control(0.5, 0.0)

    _, events = play(limits_of_stability, level("limits_of_stability/four"), far_off)
    assert len(ended(events)) == 4
    assert shown(events)[0].step >= 9 * 120


@pytest.mark.parametrize("pace_s", [3, 2, 1])
@pytest.mark.parametrize("axis", ["sideways", "forward-back"])
def test_the_ball_swings_to_half_of_the_own_reach_at_its_pace(pace_s, axis):
    states, events = play(weight_shift, level(f"weight_shift/{axis}-{pace_s}s"))
    along = [state.ball[axis != "sideways"] for state in states]
    assert (min(along), max(along)) == (pytest.approx(-0.5), pytest.approx(0.5))
    turns = [event.step for event in shown(events)]
    assert {b - a for a, b in pairwise(turns)} == {pace_s * 120}
    for event in shown(events):  # it turns at the end that lies across from where it goes
        ball = states[event.step].ball
        assert ball == (pytest.approx(-event.x), pytest.approx(-event.y))
    assert len(ended(events)) == 8


def test_a_swing_counts_when_the_weight_changes_sides_however_late():
    chosen = level("weight_shift/sideways-2s")

    aims = []

    def late(aim, step):
        """Half a period behind the ball."""
        aims.append(aim)
        return aims[max(0, len(aims) - 240)]

    states, _ = play(weight_shift, chosen, late)
    assert states[-1].successes >= 6
    still, _ = play(weight_shift, chosen, lambda aim, step: CENTRE)
    assert (still[-1].successes, still[-1].attempts) == (0, 8)
    aside, _ = play(weight_shift, chosen, lambda aim, step: Control(0.4, 0.0))
    assert aside[-1].successes == 0


def test_each_place_comes_three_times_mixed_and_practice_comes_first():
    for seed in range(10):
        places = position_sense.start(level("position_sense/left"), seed).places
        assert [place.label for place in places] == ["left_practice"] + 9 * ["left"]
        counted = [round(-place.x, 9) for place in places[1:]]
        assert Counter(counted) == {0.25: 3, 0.5: 3, 0.75: 3}
        assert all(a != b for a, b in pairwise(counted))


def test_a_place_is_shown_for_five_seconds_and_then_searched_for_from_the_middle():
    states, events = play(position_sense, level("position_sense/forward"))
    labels = [event.label for event in shown(events)]
    assert labels[:4] == [
        "forward_practice", "forward_practice_hidden", "forward", "forward_hidden",
    ]  # fmt: skip
    first, hidden = shown(events)[2:4]
    seen = [s for s in states[first.step : hidden.step] if s.phase is position_sense.Phase.SHOW]
    assert len(seen) == 5 * 120
    assert states[hidden.step].phase is position_sense.Phase.FIND


def test_a_search_ends_after_two_still_seconds_and_never_in_the_middle():
    chosen = level("position_sense/left")

    def stays(aim, step):
        return CENTRE

    states, events = play(position_sense, chosen, stays)
    assert states[-1].successes == 0
    assert all(one.time_s == position_sense.PATIENCE_S for one in ended(events))
    _, events = play(position_sense, chosen)
    assert all(one.time_s == pytest.approx(2.0, abs=0.3) for one in ended(events))


def test_a_tremor_is_still_and_a_drift_is_not():
    def of(lean):
        still = Stillness()
        for step in range(240):
            still = still.after(lean(step))
        return still.held

    assert of(lambda step: Control(0.5 + 0.3 * (-1) ** step, 0.0))
    assert not of(lambda step: Control(0.3 + 0.002 * step, 0.0))


def test_a_target_is_chosen_by_staying_and_passing_through_is_not_enough():
    chosen = level("reaching/near-large")

    def sweeps(aim, step):
        share = 1.8 * (step % 60) / 60
        return Control(share * aim.x, share * aim.y)

    states, _ = play(reaching, chosen, sweeps)
    assert states[-1].successes == 0
    _, events = play(reaching, chosen)
    assert len(shown(events)) == 12
    assert Counter(event.label for event in shown(events)) == {
        "left": 4, "forward": 4, "right": 4,
    }  # fmt: skip
    assert all(one.time_s == 0.0 for one in ended(events))
    waits = [b.step - a.step for a, b in zip(ended(events), shown(events)[1:], strict=False)]
    assert min(waits) >= 60
