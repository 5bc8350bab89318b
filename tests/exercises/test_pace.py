"""What a slower pace promises in every exercise. A new one in EXERCISES is tested by itself."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from game.core.control import CENTRE, Control
from game.core.event import Missed, Shown
from game.core.exercise import with_limits
from game.core.level import Level, Limits, _check_dial
from game.core.pace import paced
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels
from game.patients.profile import ADULT, CP12, Profile
from game.patients.simulate import simulate

PLAYED = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
BY_RULE = [
    name for name in PLAYED if all(one.paced is None for one in EXERCISES[name].BOUNDS.values())
]
"""No parameter of theirs is a speed or an allowance; what is quick in them stands in their rules.
"""
HALF = Limits(pace=0.5)
LONGEST_S = 900


@cache
def entries_of(name: str) -> list[LevelEntry]:
    return [entry for entry in all_levels() if entry.exercise == name]


def slow(entry: LevelEntry, limits: Limits = HALF) -> Any:
    return paced(with_limits(entry.level, limits), EXERCISES[entry.exercise].BOUNDS)


def events_of(name: str, level: Level, *, follows: bool) -> tuple[list[Any], Any, list[Control]]:
    """What happens to a perfect player or to one who stays in the middle, and where the aim was."""
    exercise = EXERCISES[name]
    state, events, aims = exercise.start(level, 1), [], []
    while not exercise.done(state):
        assert state.step < LONGEST_S * 120, "the bout does not end"
        aims.append(exercise.aim(state))
        state, happened = exercise.step(state, aims[-1] if follows else CENTRE)
        events += happened
    return events, state, aims


@pytest.mark.parametrize("name", PLAYED)
def test_a_slower_level_still_passes_the_checks_of_a_level(name: str) -> None:
    for entry in entries_of(name):
        for pace in (0.5, 0.7, 0.95):
            _check_dial(slow(entry, Limits(pace=pace)), entry.id, EXERCISES[name].BOUNDS)


@pytest.mark.parametrize("name", PLAYED)
def test_every_speed_falls_and_every_allowance_grows_unless_it_is_at_its_bound(name: str) -> None:
    for entry in entries_of(name):
        level, slower = entry.level, slow(entry)
        for parameter, bound in EXERCISES[name].BOUNDS.items():
            usual, now = getattr(level.dial, parameter), getattr(slower.dial, parameter)
            for d in (0.0, 1.0):
                before, after = usual.at(d), now.at(d)
                if bound.paced is None or before is None:
                    assert after == before
                elif bound.paced == "speed":
                    assert after == pytest.approx(max(bound.low, before / 2))
                else:
                    assert before <= after <= bound.high
                    assert after > before or before == bound.high


@pytest.mark.parametrize("name", PLAYED)
def test_holds_and_distances_stay_as_they_are(name: str) -> None:
    bounds = EXERCISES[name].BOUNDS
    never = {"hold_s", "dwell_s", "delay_s", "distance", "radius", "range_use", "target_range"}
    assert not [one for one in never & set(bounds) if bounds[one].paced is not None]


def test_what_is_not_scored_is_the_same_for_everybody() -> None:
    for exercise in EXERCISES.values():
        if not exercise.CARD.scored:
            assert not [one for one in exercise.BOUNDS.values() if one.paced is not None]


@pytest.mark.parametrize("name", PLAYED)
def test_a_perfect_player_succeeds_at_half_the_pace(name: str) -> None:
    ladder = entries_of(name)
    for entry in (ladder[0], ladder[len(ladder) // 2], ladder[-1]):
        _, state, _ = events_of(name, slow(entry), follows=True)
        assert state.successes == state.attempts > 0


@pytest.mark.parametrize("name", BY_RULE)
def test_rules_without_such_a_parameter_ask_for_less_haste_at_half_the_pace(name: str) -> None:
    """What is asked for moves more slowly, or somebody who stays in the middle is given longer."""
    entry = entries_of(name)[6]
    usual, slower = entry.level, slow(entry)
    assert _quickest(name, slower) < 0.75 * _quickest(name, usual) or _longest_s(
        name, slower
    ) > 1.25 * _longest_s(name, usual)


def _quickest(name: str, level: Level) -> float:
    """The most that the aim moves in one step, where it glides; none where it jumps."""
    aims = events_of(name, level, follows=True)[2]
    moves = [math.hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(aims)]
    return max((move for move in moves if move < 0.1), default=0.0)


def _longest_s(name: str, level: Level) -> float:
    """From being shown to being over, the longest attempt of who stays in the middle."""
    shown, longest = 0, 0
    for event in events_of(name, level, follows=False)[0]:
        if isinstance(event, Shown):
            shown = event.step
        elif isinstance(event, Missed):
            longest = max(longest, event.step - shown)
    return longest / 120


@pytest.mark.slow
@pytest.mark.parametrize("who", [ADULT, CP12], ids=lambda who: who.name)
@pytest.mark.parametrize("name", PLAYED)
def test_half_the_pace_makes_no_attempt_harder_for_anybody(name: str, who: Profile) -> None:
    """By the share of successes of one simulated person on the seventh rung; three standard errors
    are left to chance."""
    entry = entries_of(name)[6]
    usual, slower = (_success(name, level, who) for level in (entry.level, slow(entry)))
    chance = 3 * math.sqrt(2 * max(usual * (1 - usual), 0.05) / ATTEMPTS)
    assert slower >= usual - chance


ATTEMPTS = 40


def _success(name: str, level: Level, who: Profile) -> float:
    d = level.clamp(0.6)
    outcome = simulate(EXERCISES[name], level, who, attempts=ATTEMPTS, seed=5, fixed_d=d)
    return outcome.success
