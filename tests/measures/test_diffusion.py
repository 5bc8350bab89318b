"""Displacement and stabilogram diffusion of signals with a known answer."""

import math

import numpy as np
import pytest

from game.measures.diffusion import (
    Diffusion,
    best_split,
    diffusion,
    fit_range,
    fitted_lags,
    two_regions,
)
from game.measures.displacement import mean_square_displacement
from game.measures.panel import panel
from game.measures.preparing import prepare
from tests.measures.signals import circle, measures, noise, sine, sway, times_s

LAGS_S = {
    **{"0.01s": 0.01, "0.05s": 0.05, "0.1s": 0.1, "0.5s": 0.5},
    **{"1s": 1, "2s": 2, "5s": 5, "10s": 10},
}


def walk(diffusion_mm2_s, n=6000, seed=1):
    """A random walk on both axes at 100 Hz."""
    return np.cumsum(noise(math.sqrt(2 * diffusion_mm2_s / 100), n, seed), axis=0)


def sda(trace, **settings):
    """The diffusion of an even trace at 100 Hz, unfiltered unless settings say otherwise."""
    return panel(times_s(len(trace)), trace, **{"filter": None, **settings}).sda


@pytest.mark.parametrize("n", [2, 3, 17, 40, 1000, 1001])
def test_the_transform_gives_the_displacement_of_every_pair(n):
    series = sway(n)[:, 0] - np.mean(sway(n)[:, 0])
    longest = min(n - 1, 300)
    pairs = [np.mean((series[k:] - series[: n - k]) ** 2) for k in range(longest + 1)]
    found = mean_square_displacement(series, longest)
    np.testing.assert_allclose(found, pairs, rtol=1e-9, atol=1e-12)


def test_slow_drift_does_not_cost_the_shortest_lag_its_digits():
    series = np.linspace(-1e4, 1e4, 60_000)
    step = series[1] - series[0]
    curve = mean_square_displacement(series, 1000)
    np.testing.assert_allclose(curve, (np.arange(1001) * step) ** 2, rtol=1e-7)
    assert curve[1] == pytest.approx(step**2, rel=1e-9)


def test_circle_swing_line_and_noise_are_displaced_as_their_formulas_say():
    round_, swing, white = circle(10.0, hz=0.3), sine(10.0, 0.3), noise(2.0, 20_000)
    line = np.outer(times_s(3000), [3.0, 4.0])
    found = [measures(trace) for trace in (round_, swing, white, line)]
    for label, lag_s in LAGS_S.items():
        on_circle, swinging, at_random, ahead = found
        shape = math.sin(math.pi * 0.3 * lag_s) ** 2
        assert on_circle[f"msd_planar_{label}"] == pytest.approx(4 * 100 * shape, abs=1e-6)
        assert swinging[f"msd_ml_{label}"] == pytest.approx(2 * 100 * shape, rel=0.06, abs=0.2)
        assert swinging[f"msd_ap_{label}"] == 0
        assert at_random[f"msd_ml_{label}"] == pytest.approx(2 * 2.0**2, rel=0.05)
        assert ahead[f"msd_planar_{label}"] == pytest.approx(25 * lag_s**2)


def test_a_random_walk_spreads_with_twice_its_diffusion():
    n = 60_000
    found = measures(walk(3.0, n))
    for label, lag_s in list(LAGS_S.items())[:6]:
        k = lag_s * 100
        within = 4 * math.sqrt((4 * k**2 + 2) / (3 * k * n))
        assert found[f"msd_ml_{label}"] == pytest.approx(2 * 3 * lag_s, rel=within), label
        assert found[f"msd_planar_{label}"] == pytest.approx(4 * 3 * lag_s, rel=within), label


def test_the_plane_is_the_sum_of_the_axes():
    found = measures(sway(1500))
    for label in LAGS_S:
        axes = found[f"msd_ml_{label}"] + found[f"msd_ap_{label}"]
        assert found[f"msd_planar_{label}"] == axes


def test_a_random_walk_has_half_a_scaling_exponent_and_its_diffusion():
    fits = [sda(walk(3.0, seed=seed)) for seed in range(8)]
    axes = [axis for fit in fits for axis in (fit.ml, fit.ap)]
    assert np.mean([one.H_short for one in axes]) == pytest.approx(0.5, abs=0.03)
    assert np.mean([one.D_short_mm2_per_s for one in axes]) == pytest.approx(3, rel=0.2)
    planar = [fit.planar.D_short_mm2_per_s for fit in fits]
    assert np.mean(planar) == pytest.approx(6, rel=0.2)


def test_a_straight_line_is_all_persistence():
    time = times_s(3001)
    fit = sda(np.column_stack((3 * time, 4 * time))).planar
    assert fit.H_short == pytest.approx(1)
    assert fit.H_long == pytest.approx(1)
    assert fit.crit_time_s is fit.crit_msd_mm2 is None
    assert (fit.fit_lag_min_s, fit.fit_lag_max_s) == (0.01, 10.0)


def test_two_straight_regions_are_found_with_their_break_and_crossing():
    lags = np.arange(1001)
    curve = np.where(lags <= 100, 5.0 * (lags / 100), 5.0 * np.sqrt(lags / 100))
    fit = two_regions(curve, 100.0, 1, 1000)
    assert isinstance(fit, Diffusion)
    assert fit.H_short == pytest.approx(0.5)
    assert fit.H_long == pytest.approx(0.25)
    assert fit.D_short_mm2_per_s == pytest.approx(2.5)
    assert fit.fit_lag_break_s == pytest.approx(1, rel=0.2)
    assert fit.crit_time_s == pytest.approx(1)
    assert fit.crit_msd_mm2 == pytest.approx(5)


def test_noise_neither_persists_nor_returns():
    fit = sda(noise(2.0)).ml
    assert fit.H_short == pytest.approx(0, abs=0.03)
    assert fit.H_long == pytest.approx(0, abs=0.03)


@pytest.mark.parametrize(
    ("settings", "rate_hz", "first", "last"),
    [
        ({"filter": None}, 100.0, 1, 1000),
        ({"filter": 5.0}, 100.0, 10, 1000),  # half a period of the cut-off
        ({"filter": 10.0}, 100.0, 5, 1000),
        ({"filter": 6.0}, 100.0, 9, 1000),  # 0.0833 s: the first lag not below it
        ({"filter": 2.0}, 30.0, 8, 300),
    ],
)
def test_what_the_filter_smooths_stays_out_of_the_fit(settings, rate_hz, first, last):
    n = round(60 * rate_hz)
    assert fit_range(prepare(times_s(n, rate_hz), sway(n), **settings)) == (first, last)


def test_a_third_of_a_short_recording_is_the_longest_lag():
    assert fit_range(prepare(times_s(1201), sway(1201), filter=None)) == (1, 400)


def test_what_window_averages_smooth_stays_out_of_the_fit():
    time = times_s(3000) + np.random.default_rng(2).uniform(-0.004, 0.004, 3000)
    trial = prepare(np.sort(time), sway(3000), filter=10.0)
    assert trial.resample != "none"
    assert fit_range(trial)[0] == 20


@pytest.mark.parametrize(
    ("trace", "settings", "why"),
    [
        (sway(1000), {}, "short"),
        (np.zeros((1500, 2)), {}, "still"),
        (np.tile([[0.0, 1.0], [0.0, -1.0]], (750, 1)), {}, "return"),
        (sway(1100), {"filter": 0.14}, "samples"),  # the filter leaves nine lags
        (sway(1100), {"filter": 0.1}, "samples"),  # the filter leaves no lag
    ],
)
def test_a_fit_that_cannot_be_made_says_why(trace, settings, why):
    trial = prepare(times_s(len(trace)), trace, **{"filter": None, **settings})
    assert diffusion(trial, "planar") == why


def test_lags_are_even_in_their_logarithm_and_each_is_there_once():
    lags = fitted_lags(1, 1000)
    assert len(lags) == len(set(lags.tolist())) <= 40
    assert (lags[0], lags[-1]) == (1, 1000)
    assert len(fitted_lags(100, 1000)) == 40
    assert len(fitted_lags(10, 9)) == 0


def test_on_a_single_line_the_first_split_is_as_good_as_any():
    x = np.linspace(0, 5, 40)
    assert best_split(x, 2 * x + 1) == best_split(x, 2e-6 * x - 3) == 6
