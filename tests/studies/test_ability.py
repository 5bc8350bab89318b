"""The estimate of ability keeps what it promises, counted on simulated people."""

from __future__ import annotations

import pytest
from scipy import stats

from game.core.difficulty import Spread
from game.exercises.difficulties import read_difficulties
from game.studies.ability import Pair, agreement, kinds
from game.studies.bodies import bodies
from game.studies.model_people import model_people

HELD = (0.93, 0.97)
CORRELATION = 0.95


def held_may_be_right(pairs: list[Pair], confidence: float = 0.999) -> bool:
    """So many intervals hold the truth that the true share may lie between 93 and 97 %."""
    held = stats.binomtest(sum(pair.held for pair in pairs), len(pairs))
    limits = held.proportion_ci(confidence, method="wilson")
    return limits.low <= HELD[1] and limits.high >= HELD[0]


def test_model_people_are_found_and_the_intervals_hold_them() -> None:
    pairs = model_people(300, seed=3)
    assert agreement(pairs).correlation >= CORRELATION
    assert held_may_be_right(pairs)


def test_intervals_that_forget_what_suits_a_person_are_caught() -> None:
    pairs = model_people(300, seed=3, spread=Spread(level=1.6), believed=Spread(level=0.05))
    assert not held_may_be_right(pairs)


@pytest.mark.slow
def test_bodies_that_really_play_are_found_after_three_visits() -> None:
    pairs = bodies(10, read_difficulties(), seed=2, long_run=150)
    assert agreement(pairs).correlation >= CORRELATION
    assert held_may_be_right(pairs, 0.99)
    assert set(kinds(pairs)) == {"athlete", "adult", "older", "cp12", "cp3"}
