"""Sample entropy: known values, and counts compared with counting every pair."""

import math

import numpy as np
import pytest

from game.measures.entropy import matches, sample_entropy, series_mm, stride
from game.measures.preparing import prepare
from tests.measures.signals import measures, noise, sine, sway, times_s


def every_pair(series, m, tolerance):
    """The two counts by looking at each pair of stretches."""
    stretches = np.lib.stride_tricks.sliding_window_view(series, m + 1)
    first, second = np.triu_indices(len(stretches), 1)
    close = np.abs(stretches[first] - stretches[second]) <= tolerance
    return int(close[:, :m].all(1).sum()), int(close.all(1).sum())


@pytest.mark.parametrize("m", [1, 2, 3])
@pytest.mark.parametrize(
    "series",
    [
        noise(1.0, 150)[:, 0],
        sway(150)[:, 0],
        np.round(sway(150)[:, 0]),  # a coarse sensor: ties count as alike
        np.tile([0.0, 1.0, 2.0], 50),
        np.zeros(150),
    ],
    ids=["noise", "sway", "coarse", "periodic", "still"],
)
def test_sorted_neighbours_count_the_same_pairs_as_looking_at_each(series, m):
    tolerance = 0.2 * float(np.std(series))
    assert matches(series, m, tolerance) == every_pair(series, m, tolerance)
    assert matches(np.round(series), m, 1.0) == every_pair(np.round(series), m, 1.0)


@pytest.mark.parametrize("m", [1, 2])
def test_white_noise_has_the_entropy_of_its_tolerance_for_any_m(m):
    series = noise(3.0, 6000)[:, 0]
    expected = -math.log(math.erf(0.1))
    found = sample_entropy(series, m, 0.2 * float(np.std(series)))
    assert found == pytest.approx(expected, abs=0.05)


def test_noise_at_100_hz_is_as_irregular_as_at_20_hz():
    found = measures(noise(2.0, 30_000))
    assert found["sampen_ml"] == pytest.approx(2.185, abs=0.05)
    assert found["sampen_ap"] == pytest.approx(2.185, abs=0.05)


def test_a_swing_and_a_slow_drift_repeat_themselves():
    assert 0 <= measures(sine(10.0, 0.5))["sampen_ml"] < 0.3
    assert 0 < measures(sway(6000))["sampen_ml"] < 0.5


def test_too_few_points_have_no_entropy():
    series = noise(1.0, 200)[:, 0]
    assert sample_entropy(series, 2, 0.5) is not None
    assert sample_entropy(series[:199], 2, 0.5) is None


def test_what_never_comes_back_has_no_entropy():
    rising = 1.01 ** np.arange(300)
    assert sample_entropy(rising, 2, 1e-6) is None


@pytest.mark.parametrize(
    ("rate_hz", "every"), [(100.0, 5), (20.0, 1), (60.0, 3), (10.0, None), (75.0, None)]
)
def test_the_series_has_20_points_a_second(rate_hz, every):
    n = round(30 * rate_hz) + 1
    trial = prepare(times_s(n, rate_hz), sway(n), filter=2.0)
    series = series_mm(trial)["ap"]
    assert stride(trial) == every
    assert len(series) == 601
    assert series[0] == pytest.approx(trial.ap_mm[0])
    assert series[-1] == pytest.approx(trial.ap_mm[-1])


def test_a_spline_at_20_hz_passes_where_the_swing_does():
    swing = np.column_stack([np.sin(2 * np.pi * times_s(2251, 75.0))] * 2)
    series = series_mm(prepare(times_s(2251, 75.0), swing, filter=30.0))["ml"]
    expected = np.sin(2 * np.pi * np.arange(601) / 20)
    # The ends feel the filter.
    np.testing.assert_allclose(series[30:-30], expected[30:-30], atol=0.005)


def test_a_swing_that_20_hz_cannot_see_is_still():
    trace = np.column_stack((sine(1.0, 20.0)[:, 0], sway(6000)[:, 1]))
    found = measures(trace)
    assert found["sampen_ml"] is None
    assert found["sampen_ap"] is not None
