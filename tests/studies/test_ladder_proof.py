"""The levels that ship are in order, on simulated people."""

from __future__ import annotations

import pytest

from game.studies.ladder import climb, scored_exercises


@pytest.mark.slow
@pytest.mark.parametrize("exercise", scored_exercises())
def test_the_whole_ladder_keeps_its_rules(exercise):
    """Acceptance rules A1 to A7, A10 and A12 (exercises 8.6), with 100 attempts a cell, so that a
    cell of success is known to 10 points; `ladder --attempts 400` looks closer."""
    broken = climb([exercise], attempts=100, seed=1).violations
    assert not broken, "\n".join(one.text for one in broken)
