"""What holds for every exercise. A new one in EXERCISES is tested by itself."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, FARTHEST_TARGET, Control
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.level import Limits
from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.patients.profile import ADULT, PROFILES
from game.patients.simulate import player, simulate
from game.text import Words

NAMES = tuple(EXERCISES)
PLAYED = tuple(name for name in NAMES if EXERCISES[name].CARD.scored)
LONGEST_S = 400


@cache
def levels_of(name):
    return [entry.level for entry in all_levels() if entry.exercise == name]


def some_of(name):
    """The first level, one in the middle, and the last: rungs 1, 6 and 10 of a ladder."""
    levels = levels_of(name)
    return [levels[0], levels[len(levels) // 2], levels[-1]]


every_rung = pytest.mark.parametrize(
    "levels", [some_of, pytest.param(levels_of, marks=pytest.mark.slow)], ids=["some", "all"]
)
"""Some levels of an exercise in every run, all of them in the slow one."""
often = pytest.mark.parametrize("attempts", [30, pytest.param(60, marks=pytest.mark.slow)])
"""A few attempts in every run, many in the slow one."""


def play(exercise, level, lean, seed=1, most_s=LONGEST_S):
    """All events, and the last state, of somebody who leans as `lean(aim, step)` says."""
    state, events = exercise.start(level, seed), []
    while not exercise.done(state):
        assert state.step < most_s * 120, "the bout does not end"
        state, happened = exercise.step(state, lean(exercise.aim(state), state.step))
        events += happened
    return events, state


def by_the_aim(aim, step):
    return aim


def wandering(seed):
    """Anywhere, beyond the own reach too; feet come up and go down, and load comes and goes."""
    source = random.Random(seed)
    place = {"x": 0.0, "y": 0.0, "lift": 0.0, "load": 1.0, "right": 0.5}
    ends = {"x": (-1.4, 1.4), "y": (-1.4, 1.4), "lift": (0, 1), "load": (0, 1.4), "right": (0, 1)}

    def lean(aim, step):
        for name, (low, high) in ends.items():
            place[name] = max(low, min(high, place[name] + source.gauss(0, 0.05)))
        return Control(**place)

    return lean


@pytest.mark.parametrize("name", NAMES)
def test_a_card_speaks_of_the_effect_and_fits_the_screen(name):
    card = EXERCISES[name].CARD
    assert name == EXERCISES[name].ID
    assert len(card.goal) <= 40
    body = {"hips", "knees", "knee", "ankle", "feet", "legs", "trunk", "weight"}
    assert not body & set(card.goal.lower().split())
    assert Words.load("en")(card.title)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lean", [by_the_aim, lambda aim, step: CENTRE], ids=["perfect", "still"])
def test_every_level_ends_whatever_the_player_does(name, lean):
    levels = levels_of(name)
    for level in (levels[0], levels[-1]):
        events, state = play(EXERCISES[name], level, lean)
        ended = [event for event in events if isinstance(event, (Reached, Missed))]
        assert len(ended) == state.attempts <= state.planned
        assert sum(isinstance(event, Reached) for event in ended) == state.successes


@every_rung
@pytest.mark.parametrize("name", NAMES)
def test_a_perfect_player_succeeds_on_every_rung(name, levels):
    for level in levels(name):
        _, state = play(EXERCISES[name], level, by_the_aim)
        assert state.successes == state.attempts == state.planned


@pytest.mark.few(3)
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**31), walk=st.integers(0, 2**31))
def test_the_same_seed_and_controls_give_the_same_events(name, seed, walk):
    exercise, level, lean = EXERCISES[name], levels_of(name)[0], wandering(walk)
    controls = [lean(CENTRE, step) for step in range(20 * 120)]
    first, second = (_played(exercise, level, controls, seed) for _ in range(2))
    assert first == second


def _played(exercise, level, controls, seed):
    state, events = exercise.start(level, seed), []
    for control in controls:
        exercise.aim(state)  # asking changes nothing
        state, happened = exercise.step(state, control)
        events += happened
    return events, state


@pytest.mark.parametrize("name", NAMES)
def test_another_picture_is_another_seed(name):
    exercise, level = EXERCISES[name], levels_of(name)[-1]
    if not exercise.CARD.scored:
        pytest.skip("a probe is the same every time")
    firsts = {str(play(exercise, level, by_the_aim, seed)[0]) for seed in range(5)}
    assert len(firsts) > 1


@pytest.mark.few(3)
@every_rung
@pytest.mark.parametrize("name", NAMES)
def test_no_target_lies_beyond_safe_reach_whatever_the_dial(name, levels):
    for level in levels(name):
        for limits in (Limits(), Limits(behind=True)):
            for d in (0.0, 1.0):
                events, _ = _at(EXERCISES[name], with_limits(level, limits), d)
                for event in events:
                    if isinstance(event, (Shown, Collected)):
                        allowed = FARTHEST_TARGET + 1e-9
                        if isinstance(event, Collected):
                            allowed = 0.95
                        assert (event.x**2 + event.y**2) ** 0.5 <= allowed


def _at(exercise, level, d):
    state, events = exercise.dial(exercise.start(level, 3), d), []
    while not exercise.done(state):
        aim = exercise.aim(state)
        assert aim.reach <= FARTHEST_TARGET + 1e-9
        state, happened = exercise.step(state, aim)
        events += happened
    return events, state


@pytest.mark.parametrize("name", PLAYED)
def test_nothing_is_credited_beyond_the_safe_reach(name):
    """Everything as a perfect player does it, but leaning 0.96 of own reach out, in the direction
    of the aim or, where it has none, forward: nothing is won."""

    def too_far(aim, step):
        reach = aim.reach
        x, y = (aim.x / reach, aim.y / reach) if reach else (0.0, 1.0)
        return msgspec.structs.replace(aim, x=0.96 * x, y=0.96 * y)

    for level in (levels_of(name)[0], levels_of(name)[-1]):
        _, state = play(EXERCISES[name], level, too_far)
        assert state.successes == 0


@pytest.mark.parametrize("name", PLAYED)
def test_the_dial_is_taken_up_at_the_next_attempt_and_not_before(name):
    exercise, level = EXERCISES[name], levels_of(name)[4]
    state = exercise.start(level, 1)
    shown = []
    while len(shown) < 3:
        state, events = exercise.step(state, exercise.aim(state))
        for event in events:
            if isinstance(event, Shown):
                before = state.d
                shown.append(event.d)
                state = exercise.dial(state, 0.9)
                assert (state.d, state.pending_d) == (before, 0.9)
    assert shown == [level.d.start, 0.9, 0.9]


@pytest.mark.parametrize("name", NAMES)
@given(d=st.floats(-3, 3))
def test_the_dial_stays_within_what_level_and_person_allow(name, d):
    level, state = _limited(name)
    state = EXERCISES[name].dial(state, d)
    assert level.clamp(-1) <= state.pending_d <= level.clamp(2)


@cache
def _limited(name):
    level = with_limits(levels_of(name)[0], Limits(d_min=0.1, d_max=0.6))
    return level, EXERCISES[name].start(level, 1)


@pytest.mark.parametrize("name", PLAYED)
def test_no_parameter_becomes_easier_as_the_dial_goes_up(name):
    exercise = EXERCISES[name]
    for level in levels_of(name):
        for parameter, bound in exercise.BOUNDS.items():
            span = getattr(level.dial, parameter)
            values = [span.at(step / 20) for step in range(21)]
            harder = [bound.harder * value for value in values if value is not None]
            assert harder == sorted(harder), parameter
            gone = [value is None for value in values]
            assert gone == sorted(gone, reverse=True), parameter


@pytest.mark.parametrize("name", PLAYED)
def test_no_rung_has_an_easier_setting_than_the_one_below(name):
    exercise = EXERCISES[name]
    rungs = sorted((level for level in levels_of(name) if level.rung), key=lambda level: level.rung)
    assert [level.rung for level in rungs] == list(range(1, 11))
    for parameter, bound in exercise.BOUNDS.items():
        if parameter == "obstacles":
            continue  # rocks are for slow water only
        values = [getattr(level.dial, parameter).at(level.d.start) for level in rungs]
        harder = [bound.harder * value for value in values if value is not None]
        assert harder == sorted(harder), parameter


@pytest.mark.parametrize("name", PLAYED)
def test_the_first_reward_comes_within_seconds(name):
    person = player(ADULT, 1)
    events, _ = play(EXERCISES[name], levels_of(name)[0], person.lean)
    first = next(event for event in events if isinstance(event, (Collected, Reached)))
    assert first.step <= 5 * 120


LONGEST_BOUT_S = {"flamingo_garden": 260}
"""Of a child who cannot yet do it: four holds of up to 42 s, and everybody is given the time."""


@pytest.mark.few(3)
@every_rung
@pytest.mark.parametrize("name", PLAYED)
def test_a_bout_of_the_ladder_fits_the_attention_of_a_child(name, levels):
    for level in levels(name):
        _, state = play(EXERCISES[name], level, player(PROFILES["cp12"], 1).lean)
        assert 20 <= state.step / 120 <= LONGEST_BOUT_S.get(name, 165)


@pytest.mark.parametrize("name", PLAYED)
@pytest.mark.slow
def test_steadier_people_do_better(name):
    rung = levels_of(name)[7]
    success = [
        simulate(EXERCISES[name], rung, PROFILES[who], attempts=60, seed=5).success
        for who in ("adult", "older", "cp12", "cp3")
    ]
    assert success[0] > 0.9 > success[3]
    assert all(better >= worse - 0.05 for better, worse in pairwise(success)), success


@pytest.mark.few(3)
@often
@pytest.mark.parametrize("name", PLAYED)
@pytest.mark.parametrize(
    "cheat", ["random", "edge", pytest.param("still", marks=pytest.mark.slow)]
)  # nobody who stands still wins on the first rung, below
def test_cheating_does_not_pay(name, cheat, attempts):
    rung = levels_of(name)[8]
    played = simulate(EXERCISES[name], rung, PROFILES[cheat], attempts=attempts, seed=5)
    assert played.success < 0.1


@pytest.mark.few(3)
@often
@pytest.mark.parametrize("name", PLAYED)
def test_standing_still_wins_nothing_on_the_first_rung(name, attempts):
    rung = levels_of(name)[0]
    played = simulate(EXERCISES[name], rung, PROFILES["still"], attempts=attempts, seed=5)
    assert played.success < 0.1


@pytest.mark.parametrize("name", PLAYED)
def test_whoever_misses_every_time_loses_nothing_and_plays_as_long_as_anybody(name):
    """Acceptance rule A13: no loss, no game over."""
    exercise, level = EXERCISES[name], levels_of(name)[-1]
    state, said = exercise.start(level, 1), set()
    while not exercise.done(state):
        before = state
        state, events = exercise.step(state, Control(-0.2, -0.2))
        said |= {type(event) for event in events}
        assert state.successes >= before.successes
        assert len(getattr(state, "collected", ())) >= len(getattr(before, "collected", ()))
        assert state.planned == before.planned
    _, perfect = play(exercise, level, by_the_aim, seed=1)
    assert state.step >= perfect.step, "cut short"
    assert state.successes == 0 < state.attempts
    assert said <= {Shown, Faded, Missed, Collected}


@pytest.mark.parametrize("name", NAMES)
def test_a_state_is_frozen(name):
    state = EXERCISES[name].start(levels_of(name)[0], 1)
    with pytest.raises(AttributeError):
        state.step = 5
    assert isinstance(state, msgspec.Struct)
