"""Detrended fluctuation analysis of signals with a known exponent."""

import numpy as np
import pytest

from game.measures.fluctuation import fluctuation_of, scaling_exponent, window_sizes
from tests.measures.signals import measures, noise, sway


def test_white_noise_scales_with_a_half():
    found = measures(noise(2.0, 6000))
    assert found["dfa_ml"] == pytest.approx(0.5, abs=0.06)
    assert found["dfa_ap"] == pytest.approx(0.5, abs=0.06)


def test_a_random_walk_scales_with_one_and_a_half():
    found = measures(np.cumsum(noise(1.0, 6000), axis=0))
    assert found["dfa_ml"] == pytest.approx(1.5, abs=0.09)
    assert found["dfa_ap"] == pytest.approx(1.5, abs=0.09)


@pytest.mark.parametrize(
    ("n", "smallest", "largest"), [(500, 8, 50), (509, 8, 50), (6000, 8, 600), (60_000, 8, 6000)]
)
def test_twenty_window_sizes_reach_from_8_to_a_tenth(n, smallest, largest):
    sizes = window_sizes(n)
    assert (len(sizes), sizes[0], sizes[-1]) == (20, smallest, largest)


@pytest.mark.parametrize("size", [8, 50, 97])
def test_the_fluctuation_is_what_a_line_per_window_leaves(size):
    profile = np.cumsum(sway(1003)[:, 0])
    count = len(profile) // size
    starts = [*range(0, count * size, size), *range(len(profile) % size, len(profile), size)]
    left = []
    for start in starts:
        window, place = profile[start : start + size], np.arange(size)
        left.extend(window - np.polyval(np.polyfit(place, window, 1), place))
    assert len(left) == 2 * count * size
    assert fluctuation_of(profile, size) == pytest.approx(np.sqrt(np.mean(np.square(left))))


def test_a_still_series_has_no_exponent():
    assert scaling_exponent(np.zeros(1000)) is None
    assert scaling_exponent(1e-12 * noise(1.0, 1000)[:, 0], zero=1e-9) is None
