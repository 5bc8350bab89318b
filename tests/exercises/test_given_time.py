"""Whoever is prescribed more time is given it: clinical design, C10."""

from __future__ import annotations

import pytest

from game.core.control import CENTRE
from game.core.event import Missed
from game.core.exercise import with_limits
from game.core.level import Limits
from game.exercises import EXERCISES
from game.exercises.library import all_levels, find_level
from game.exercises.rocket_level import asked_at

WAITING = [
    ("fruit_shift", 30.0),
    ("star_map", 30.0),
    ("still_lake", 30.0),
    ("pelvis_painter", 30.0),
    ("treasure_sense", 30.0),
]
"""How long what waits is there at the least, for anybody whom no time limit hurries, s."""


def _waited_s(name: str, limits: Limits) -> float:
    """For how long the first target waits for somebody who stays in the middle."""
    first = next(entry for entry in all_levels() if entry.exercise == name)
    level = with_limits(first.level, limits)
    exercise = EXERCISES[name]
    state = exercise.start(level, 1)
    while True:
        state, events = exercise.step(state, CENTRE)
        for event in events:
            if isinstance(event, Missed):
                return event.time_s


@pytest.mark.parametrize(("name", "patience_s"), WAITING)
def test_a_target_that_waits_does_so_as_long_as_prescribed(name: str, patience_s: float) -> None:
    assert _waited_s(name, Limits(no_time_limit=True)) == pytest.approx(patience_s, abs=0.1)
    asked_for = Limits(no_time_limit=True, least_time_limit_s=60)
    assert _waited_s(name, asked_for) == pytest.approx(60, abs=0.1)


@pytest.mark.parametrize("no_limit", [False, True])
def test_a_way_of_the_rocket_ends_only_when_it_would_be_too_late(no_limit: bool) -> None:
    level = find_level("rocket_legs/squat-half").level
    unhurried = asked_at(level, 0.5)
    assert unhurried.patience_steps == unhurried.tempo_steps + 15 * 120
    limits = Limits(no_time_limit=no_limit, least_time_limit_s=60)
    assert asked_at(with_limits(level, limits), 0.5).patience_steps == 60 * 120
    slow = asked_at(with_limits(level, Limits(most_speed=0.02)), 0.5)
    assert slow.most_steps is not None
    assert slow.patience_steps >= slow.most_steps
