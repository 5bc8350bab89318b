"""Time to the boundary of the feet."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.measures.boundary import minima, times_to_boundary_s
from game.measures.panel import panel
from game.measures.preparing import prepare
from game.measures.trial import Boundary
from tests.measures.signals import sway, times_s

RATE_HZ = 1000.0
FEET = Boundary(left=-30.0, right=30.0, back=-50.0, forward=50.0)


def swing(amplitude, period_s, n):
    """A triangle wave between -amplitude and amplitude, from 0 on."""
    phase = times_s(n, RATE_HZ) / period_s
    return amplitude * (2 / math.pi) * np.arcsin(np.sin(2 * math.pi * phase))


def ttb(trace, feet=FEET, rate_hz=RATE_HZ):
    return panel(times_s(len(trace), rate_hz), trace, filter=None, boundary=feet).ttb


def test_every_minimum_of_a_steady_swing_is_at_its_turn():
    period_s = 2.0
    trace = np.column_stack((swing(10, period_s, 10_001), swing(20, period_s, 10_001)))
    found = ttb(trace)
    speed_ml, speed_ap = 4 * 10 / period_s, 4 * 20 / period_s
    assert found.ml.abs_min_s == pytest.approx((30 - 10) / speed_ml, abs=2 / RATE_HZ)
    assert found.ap.abs_min_s == pytest.approx((50 - 20) / speed_ap, abs=2 / RATE_HZ)
    assert found.ml.mean_of_minima_s == pytest.approx(found.ml.abs_min_s, abs=2 / RATE_HZ)
    assert found.ml.sd_of_minima_s == pytest.approx(0, abs=2 / RATE_HZ)
    assert found.ml.n_minima == found.ap.n_minima == 10


def test_the_side_ahead_counts_and_where_the_feet_stand():
    trace = np.column_stack((swing(10, 2.0, 10_001) + 100, swing(10, 2.0, 10_001)))
    feet = Boundary(left=50.0, right=115.0, back=-15.0, forward=50.0)
    found = ttb(trace, feet)
    assert found.ml.abs_min_s == pytest.approx((115 - 110) / 20, abs=2 / RATE_HZ)
    assert found.ap.abs_min_s == pytest.approx((15 - 10) / 20, abs=2 / RATE_HZ)
    # On the way back to the far side the time is longer throughout: no minimum there.
    assert found.ml.mean_of_minima_s == pytest.approx(found.ml.abs_min_s, abs=2 / RATE_HZ)
    assert found.ml.n_minima == 5


def test_who_is_beyond_the_side_ahead_has_no_time_left():
    feet = Boundary(left=-5.0, right=5.0, back=-5.0, forward=5.0)
    found = ttb(np.column_stack([swing(10, 2.0, 10_001)] * 2), feet)
    assert found.ml.abs_min_s == 0


def test_samples_at_rest_have_no_time():
    trace = np.column_stack((np.repeat([0.0, 1.0, 1.0, 1.0, 1.0], 3), np.zeros(15)))
    trial = prepare(times_s(15, RATE_HZ), trace, filter=None, boundary=FEET)
    assert len(times_to_boundary_s(trial, "ml")) == 2
    assert len(times_to_boundary_s(trial, "ap")) == 0


def test_without_a_turn_there_are_no_minima_and_it_says_so():
    result = panel(times_s(100), np.zeros((100, 2)), boundary=FEET)
    assert result.ttb.ml.n_minima == 0
    assert result.ttb.ml.abs_min_s is None
    assert result.undefined["ttb.ml.abs_min_s"] == "minima"


@pytest.mark.parametrize(
    ("series", "lowest"),
    [
        ([3, 1, 2], [1]),
        ([3, 1, 1, 2], [1]),  # equal neighbours are one
        ([1, 2, 3], []),  # the ends have no neighbour
        ([3, 1, 1], []),
        ([3, 2, 2, 1, 4, 0, 5], [1, 0]),
        ([2, 2, 2], []),
        ([1, 2], []),
        ([], []),
    ],
)
def test_a_minimum_is_lower_than_its_neighbours(series, lowest):
    assert minima(np.array(series, dtype=float)).tolist() == lowest


@pytest.mark.parametrize(
    "feet",
    [
        Boundary(left=10.0, right=-10.0, back=-10.0, forward=10.0),
        Boundary(left=-10.0, right=10.0, back=10.0, forward=10.0),
        Boundary(left=-10.0, right=math.inf, back=-10.0, forward=10.0),
        Boundary(left=math.nan, right=10.0, back=-10.0, forward=10.0),
    ],
)
def test_feet_without_an_inside_get_one_clear_error(feet):
    with pytest.raises(ValueError, match="left < right and back < forward"):
        panel(times_s(100), sway(100), boundary=feet)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.floats(0.01, 100), st.floats(-1e4, 1e4))
def test_a_larger_person_on_larger_feet_has_the_same_time(seed, factor, shift):
    trace = sway(300, seed)
    larger = Boundary(
        left=-30 * factor + shift, right=30 * factor + shift,
        back=-50 * factor + shift, forward=50 * factor + shift,
    )  # fmt: skip
    before, after = ttb(trace), ttb(trace * factor + shift, larger)
    assert after.ml.n_minima == before.ml.n_minima
    assert after.ml.abs_min_s == pytest.approx(before.ml.abs_min_s, rel=1e-5)
    assert after.ap.mean_of_minima_s == pytest.approx(before.ap.mean_of_minima_s, rel=1e-5)
