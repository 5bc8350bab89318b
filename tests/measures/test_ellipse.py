"""The prediction ellipse: its factor, its coverage, its outline."""

import math

import numpy as np
import pytest
from scipy import stats

from game.measures.ellipse import ellipse_major, ellipse_points, prediction_factor
from game.measures.hull import hull_area
from game.measures.panel import panel_of
from game.measures.preparing import prepare
from tests.measures.signals import ellipse, moved, noise, times_s


@pytest.mark.parametrize(
    ("n", "factor"),
    [
        (5, 30.567),
        (10, 11.036),
        (25, 7.4275),
        (50, 6.6447),
        (100, 6.3039),
        (500, 6.0518),
        (1500, 6.0115),
        (3000, 6.0015),
        (6000, 5.9965),
    ],
)
def test_the_factor_is_the_exact_one(n, factor):
    quantile = stats.f.ppf(0.95, 2, n - 2)
    assert prediction_factor(n) == pytest.approx(2 * (n - 1) * (n + 1) / (n * (n - 2)) * quantile)
    assert prediction_factor(n) == pytest.approx(factor, rel=5e-5)


def test_a_long_recording_comes_near_to_chi_square():
    assert prediction_factor(10_000_000) == pytest.approx(stats.chi2.ppf(0.95, 2), rel=1e-5)


@pytest.mark.parametrize("n", [10, 25])
def test_the_ellipse_of_few_samples_holds_the_next_one_in_95_of_100_cases(n):
    sets = np.random.default_rng(1).standard_normal((20_000, n + 1, 2))
    past, following = sets[:, :n], sets[:, n]
    covariance = np.einsum("tni,tnj->tij", *2 * [past - past.mean(1, keepdims=True)]) / (n - 1)
    away = following - past.mean(1)
    distance = np.einsum("ti,ti->t", away, np.linalg.solve(covariance, away[..., None])[..., 0])
    assert np.mean(distance <= prediction_factor(n)) == pytest.approx(0.95, abs=0.006)


def test_the_area_is_that_of_the_covariance():
    trace = noise(2.0, 300) @ np.array([[1.0, 0.4], [0.0, 0.5]])
    area = panel_of(prepare(times_s(300), trace, filter=None)).measures["area_pe"]
    covariance = np.cov(trace.T)
    expected = math.pi * prediction_factor(300) * math.sqrt(np.linalg.det(covariance))
    assert area == pytest.approx(expected)


def test_the_outline_lies_around_the_mean_with_the_area_and_axes_of_the_ellipse():
    trial = prepare(times_s(6000), moved(ellipse(12.0, 5.0, 30.0), 100.0, -50.0), filter=None)
    outline = ellipse_points(trial, 720)
    assert outline.shape == (720, 2)
    assert outline.mean(axis=0) == pytest.approx([100.0, -50.0])
    assert hull_area(outline) == pytest.approx(panel_of(trial).measures["area_pe"], rel=1e-3)
    tip = outline[0] - trial.mean_mm
    assert np.hypot(*tip) == pytest.approx(ellipse_major(trial))
    assert math.degrees(math.atan2(tip[1], tip[0])) == pytest.approx(30.0)


def test_there_is_no_outline_without_an_ellipse():
    assert ellipse_points(prepare([], [])) is None
    assert ellipse_points(prepare([0.0, 0.01], [[0, 0], [1, 1]], filter=None)) is None
