"""What holds on every level of every exercise, ladder or not, whatever the dial does and however
somebody moves. Acceptance rules A9, A11 and A13 (exercises 8.6); where each rule is proved stands
in `tests/exercises/test_acceptance.py`."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from game.core.control import FARTHEST_CREDIT, FARTHEST_TARGET, Control
from game.core.event import Collected, Event, Missed, Reached, Shown
from game.core.exercise import Exercise, with_limits
from game.core.level import Level, Limits
from game.core.time import steps
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels
from tests.exercises.test_every_exercise import LONGEST_S, wandering

LEVELS = tuple(all_levels())
PLAYED = tuple(entry for entry in LEVELS if EXERCISES[entry.exercise].CARD.scored)
SEEDS = (2, 4242)
EVERYWHERE = Limits(behind=True)


def by_the_aim(aim: Control, step: int) -> Control:
    return aim


def played(
    exercise: Exercise, level: Level, seed: int, lean: Any, most_s: float = LONGEST_S
) -> tuple[list[Event], Any]:
    """A whole bout, or its first part, whose dial is turned to anywhere after each attempt, as no
    coach ever would."""
    hand, state = random.Random(seed), exercise.start(level, seed)
    found: list[Event] = []
    while not exercise.done(state) and state.step < steps(most_s):
        aim = exercise.aim(state)
        assert aim.reach <= FARTHEST_TARGET + 1e-9
        state, events = exercise.step(state, lean(aim, state.step))
        found += events
        if any(isinstance(event, Reached | Missed) for event in events):
            state = exercise.dial(state, hand.random())
    return found, state


def assert_safe(events: Sequence[Event]) -> None:
    """No target beyond 0.85 of own reach, nothing to pick up beyond 0.95."""
    for event in events:
        if isinstance(event, Shown | Collected):
            most = FARTHEST_TARGET if isinstance(event, Shown) else FARTHEST_CREDIT
            assert (event.x**2 + event.y**2) ** 0.5 <= most + 1e-9, event


@pytest.mark.parametrize("entry", PLAYED, ids=lambda entry: entry.id)
def test_the_first_half_minute_of_every_level_asks_for_nothing_beyond_safe_reach(
    entry: LevelEntry,
) -> None:
    """With one seed each, another for every level; the whole bouts are in the slow run."""
    exercise, seed = EXERCISES[entry.exercise], PLAYED.index(entry)
    events, _ = played(exercise, with_limits(entry.level, EVERYWHERE), seed, by_the_aim, 30.0)
    assert any(isinstance(event, Shown) for event in events)
    assert_safe(events)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("entry", LEVELS, ids=lambda entry: entry.id)
def test_every_level_ends_alike_for_one_seed_and_stays_in_reach(
    entry: LevelEntry, seed: int
) -> None:
    exercise = EXERCISES[entry.exercise]
    level = with_limits(entry.level, EVERYWHERE)
    first, state = played(exercise, level, seed, wandering(seed))
    assert exercise.done(state), "the bout does not end"
    assert_safe(first)
    assert played(exercise, level, seed, wandering(seed)) == (first, state)
    ended = [event for event in first if isinstance(event, Reached | Missed)]
    assert len(ended) == state.attempts <= state.planned
    assert sum(isinstance(event, Reached) for event in ended) == state.successes
