"""The usual variation of one person, and what lies beyond it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from game.report.usual import band_of, said_of, widening

POSITIVE = st.floats(0.5, 500.0)
DAYS = st.lists(st.lists(POSITIVE, min_size=1, max_size=4), min_size=3, max_size=6)


@given(DAYS, st.floats(0.01, 100.0))
def test_scaling_a_log_measure_scales_its_band(days, factor):
    plain = band_of(days)
    scaled = band_of([[factor * value for value in own] for own in days])
    for edge in ("centre", "low", "high"):
        expected = factor * getattr(plain, edge)
        assert getattr(scaled, edge) == pytest.approx(expected, rel=1e-6, abs=1e-300)


@given(DAYS, st.floats(-100.0, 100.0))
def test_shifting_a_plain_measure_shifts_its_band(days, shift):
    plain = band_of(days, "plain")
    shifted = band_of([[value + shift for value in own] for own in days], "plain")
    for edge in ("centre", "low", "high"):
        assert getattr(shifted, edge) == pytest.approx(getattr(plain, edge) + shift, abs=1e-6)


@given(POSITIVE, st.integers(3, 9), st.sampled_from(["log", "plain"]))
def test_identical_values_every_day_never_give_a_change(value, days, scale):
    usual = band_of([[value] * 3] * days, scale)
    assert said_of([value] * 3, usual) == "not_enough"
    assert said_of([2 * value] * 3, usual) == "not_enough"


def test_a_plain_band_is_the_prediction_interval_of_one_more_day():
    forms = [50.0, 52.0, 51.0]
    usual = band_of([[form] for form in forms], "plain")
    assert usual.high == pytest.approx(51.0 + widening(3) * 1.0)
    assert usual.low == pytest.approx(51.0 - widening(3) * 1.0)


def test_a_count_that_was_the_same_every_day_may_still_differ_by_one():
    usual = band_of([[12.0]] * 4, "plain", step=1.0)
    assert said_of([13.0] * 3, usual) == "inside"
    assert said_of([16.0] * 3, usual) == "above"


@pytest.mark.few(3)
@pytest.mark.parametrize("days", [3, 4])
@pytest.mark.parametrize("day_sd", [0.0, 0.1])
def test_the_rule_speaks_falsely_of_no_more_than_one_person_in_twenty(days, day_sd):
    people, told = 3000, 0
    source = np.random.default_rng([days, round(100 * day_sd)])
    forms = day_sd * source.standard_normal((people, days + 1, 1))
    values = np.exp(2.3 + forms + 0.11 * source.standard_normal((people, days + 1, 3)))
    for person in values.tolist():
        told += said_of(person[-1], band_of(person[:-1])) in ("above", "below")
    assert stats.binomtest(told, people, 0.05, alternative="greater").pvalue > 0.001
    assert day_sd == 0 or told > 0  # a rule that never speaks would pass too
