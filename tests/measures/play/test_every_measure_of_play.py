"""What holds for the measures of play of every exercise."""

from __future__ import annotations

import math
from functools import cache
from time import process_time

import msgspec
import numpy as np
import pytest

from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.measures.assessments.results import flat
from game.measures.assessments.values import Value
from game.measures.play.numbers import numbers_of
from game.measures.play.results import PLAYED, is_shown
from game.report.assessment_names import NAMES
from game.report.measure_names import NAMES as SWAY
from tests.measures.play.leaning import bout, perfect

IDS = tuple(PLAYED)


@cache
def one(exercise):
    """A bout of its first level by a perfect player."""
    ids = sorted(entry.id for entry in all_levels() if entry.exercise == exercise)
    return bout(ids[0], perfect)


def test_every_exercise_that_is_played_has_measures():
    assert set(PLAYED) == {name for name, each in EXERCISES.items() if each.CARD.scored}


@pytest.mark.parametrize("exercise", IDS)
def test_a_number_is_finite_or_has_a_reason(exercise):
    for key, value in PLAYED[exercise].played(one(exercise)).items():
        assert key.partition(".")[0] == exercise
        for name in value.__struct_fields__:
            number = getattr(value, name)
            assert number is not None or value.undefined[name], f"{key}.{name}"
    kept = [each.value for each in flat(PLAYED[exercise].played(one(exercise))).values()]
    assert all(math.isfinite(value) for value in kept if value is not None)


@pytest.mark.parametrize("exercise", IDS)
def test_a_recording_with_nobody_on_it_gives_no_number_and_no_error(exercise):
    empty = msgspec.structs.replace(one(exercise).bout, samples=[], events=[])
    played = msgspec.structs.replace(one(exercise), bout=empty, aims=np.zeros((0, 3)))
    for value in PLAYED[exercise].played(played).values():
        assert isinstance(value, Value)
        assert value.undefined


@pytest.mark.parametrize("exercise", IDS)
def test_every_number_has_words_and_a_page_shows_some(exercise):
    keys = list(numbers_of(one(exercise)))
    assert any(map(is_shown, keys))
    assert {key.rpartition(".")[2] for key in keys} <= set(NAMES) | set(SWAY)


@pytest.mark.parametrize("exercise", IDS)
def test_nobody_waits_for_the_numbers_when_a_bout_is_closed(exercise):
    """50 ms for two minutes on a quiet computer; four times that, for a busy one."""
    played = one(exercise)
    began = process_time()
    numbers_of(played)
    took_s = process_time() - began
    assert took_s < 0.2 * max(1.0, played.bout.samples[-1].t_s / 120)
