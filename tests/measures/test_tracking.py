"""Following a target, against known answers."""

import math

import numpy as np
import pytest

from game.measures.tracking import gain, lag_s, rms_error, share_inside

RATE_HZ = 120.0
TIME_S = np.arange(7200) / RATE_HZ


def meander(time):
    """A river's middle: two swings that never repeat together."""
    return 0.5 * np.sin(2 * np.pi * 0.11 * time) + 0.3 * np.sin(2 * np.pi * 0.0737 * time + 1)


def test_a_constant_error_is_its_own_root_mean_square():
    assert rms_error(meander(TIME_S) + 0.2, meander(TIME_S)) == pytest.approx(0.2)


def test_a_swinging_error_is_its_amplitude_over_root_two():
    error = 0.4 * np.sin(2 * np.pi * 0.5 * TIME_S)
    assert rms_error(error, np.zeros(7200)) == pytest.approx(0.4 / math.sqrt(2))


@pytest.mark.parametrize("size", [0.5, 1.0, 1.3, -0.4])
def test_following_that_is_so_much_smaller_or_larger_has_that_gain(size):
    """Whatever it stands beside, and however late it is."""
    actual = 0.2 + size * meander(TIME_S - 0.25)
    assert gain(actual, meander(TIME_S), RATE_HZ, 0.25) == pytest.approx(size, rel=1e-6)


def test_a_target_that_stands_still_has_no_gain():
    assert gain(meander(TIME_S), np.ones(7200), RATE_HZ, 0.0) is None


def test_an_error_in_the_plane_is_the_distance():
    actual = np.full((10, 2), [0.3, 0.4])
    assert rms_error(actual, np.zeros((10, 2))) == pytest.approx(0.5)
    assert share_inside(actual, np.zeros((10, 2)), 0.45) == 0.0


def test_the_share_inside_counts_the_bank_as_inside():
    error = np.array([0.0, 0.1, -0.2, 0.25, -0.3, np.nan])
    assert share_inside(error, np.zeros(6), 0.25) == pytest.approx(4 / 5)


def test_nobody_there_leaves_nothing_to_tell():
    gone = np.full(1000, np.nan)
    assert rms_error(gone, np.zeros(1000)) is None
    assert share_inside(gone, np.zeros(1000), 0.3) is None
    assert rms_error([], []) is None
    assert lag_s(gone, meander(TIME_S[:1000]), RATE_HZ) is None


@pytest.mark.parametrize("behind_s", [0.0, 0.25, 1.0, 1.5, -0.5])
def test_following_behind_is_told_as_a_positive_lag(behind_s):
    actual = 0.8 * meander(TIME_S - behind_s) + 0.1
    assert lag_s(actual, meander(TIME_S), RATE_HZ) == pytest.approx(behind_s, abs=1 / RATE_HZ)


def test_a_noisy_follower_with_pauses_has_the_same_lag():
    actual = meander(TIME_S - 0.4) + 0.05 * np.random.default_rng(1).standard_normal(7200)
    actual[1000:1300] = np.nan
    assert lag_s(actual, meander(TIME_S), RATE_HZ) == pytest.approx(0.4, abs=0.05)


def test_of_the_many_lags_of_a_repeating_target_the_shortest_is_meant():
    wanted, actual = (np.sin(2 * np.pi * 0.8 * (TIME_S - behind)) for behind in (0.0, 0.25))
    assert lag_s(actual, wanted, RATE_HZ) == pytest.approx(0.25, abs=1 / RATE_HZ)


@pytest.mark.parametrize(
    "actual",
    [
        np.zeros(7200),  # stands still
        meander(TIME_S - 3.0),  # further behind than the limit
    ],
)
def test_no_following_within_two_seconds_has_no_lag(actual):
    assert lag_s(actual, meander(TIME_S), RATE_HZ) is None


def test_a_short_recording_has_no_lag():
    assert lag_s(meander(TIME_S[:300]), meander(TIME_S[:300]), RATE_HZ) is None


def test_unlike_shapes_are_refused():
    with pytest.raises(ValueError, match="need two arrays"):
        rms_error(np.zeros(5), np.zeros(6))
    with pytest.raises(ValueError, match="need two arrays"):
        share_inside(np.zeros((5, 3)), np.zeros((5, 3)), 1.0)
