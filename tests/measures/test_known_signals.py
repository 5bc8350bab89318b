"""Signals whose measures follow from formulas; unfiltered, whole turns."""

import math

import numpy as np
import pytest

from game.measures.ellipse import prediction_factor
from tests.measures.signals import RATE_HZ, circle, ellipse, measures, noise, sine, times_s

N = 6000


def near(value, relative=1e-9):
    return pytest.approx(value, rel=relative, abs=1e-9)


def test_a_circle_is_as_far_from_its_middle_as_its_radius():
    found = measures(circle(10.0))
    for key in ("mdist", "rdist", "maxdist", "maxdist_ml", "maxdist_ap"):
        assert found[key] == near(10.0), key
    for key in ("range_ml", "range_ap", "range_2d"):
        assert found[key] == near(20.0), key
    assert found["mdist_ml"] == near(2 * 10 / math.pi, 1e-3)
    assert found["rdist_ml"] == found["rdist_ap"] == near(10 / math.sqrt(2))


def test_a_circle_is_travelled_at_its_length_times_its_turns():
    found = measures(circle(10.0, hz=0.5))
    assert found["mvelo"] == near(2 * 10 * RATE_HZ * math.sin(math.pi * 0.5 / RATE_HZ))
    assert found["mvelo"] == near(2 * math.pi * 10 * 0.5, 1e-4)
    assert found["mfreq"] == near(0.5, 1e-4)
    assert found["mvelo_ml"] == near(4 * 10 * 0.5, 1e-3)


def test_the_areas_of_a_circle_are_those_of_geometry():
    found = measures(circle(10.0, hz=0.5))
    area = math.pi * 100
    assert found["area_cc"] == near(area)
    assert found["area_sw"] == near(0.5 * 100 * RATE_HZ * math.sin(2 * math.pi * 0.5 / RATE_HZ))
    assert found["area_sw"] == near(area * 0.5, 1e-3)
    assert found["area_pe"] == near(prediction_factor(N) / 2 * area * N / (N - 1))
    corners = 200
    assert found["area_hull"] == near(corners / 2 * 100 * math.sin(2 * math.pi / corners))


def test_a_circle_has_no_direction_and_no_correlation():
    found = measures(circle(10.0))
    assert found["ellipse_angle_deg"] is None
    assert found["corr_ml_ap"] == pytest.approx(0, abs=1e-9)


def test_a_sideways_swing_measures_as_a_sine():
    found = measures(sine(10.0, 0.5))
    assert found["mdist"] == near(20 / math.pi, 1e-3)
    assert found["rdist"] == near(10 / math.sqrt(2))
    assert found["mvelo"] == near(4 * 10 * 0.5, 1e-3)
    assert found["mfreq"] == near(0.5, 2e-3)
    assert found["mfreq_ml"] == near(math.pi / (2 * math.sqrt(2)) * 0.5, 2e-3)
    assert found["range_2d"] == near(20.0)
    assert found["ellipse_angle_deg"] == 0.0
    assert found["mfreq_ap"] is None


def test_a_sideways_swing_covers_no_area():
    found = measures(sine(10.0, 0.5))
    for key in ("area_pe", "area_hull", "area_sw", "ellipse_minor"):
        assert found[key] == 0.0, key


@pytest.mark.parametrize("turn_deg", [0.0, 30.0, 60.0, 89.0, -20.0, -75.0])
def test_an_ellipse_gives_back_its_axes_and_its_tilt(turn_deg):
    found = measures(ellipse(12.0, 5.0, turn_deg))
    axis = math.sqrt(prediction_factor(N) / 2 * N / (N - 1))
    assert found["ellipse_angle_deg"] == near(turn_deg, 1e-7)
    assert found["ellipse_major"] == near(12 * axis)
    assert found["ellipse_minor"] == near(5 * axis)
    assert found["ellipse_major"] / found["ellipse_minor"] == near(12 / 5)
    assert found["rdist"] == near(math.sqrt((144 + 25) / 2))
    assert found["area_hull"] == near(math.pi * 60, 1e-3)
    assert found["area_sw"] == near(math.pi * 60 * 0.5, 1e-3)


def test_a_straight_line_has_its_speed_as_mean_velocity():
    time = times_s(1001)
    found = measures(np.column_stack((3.0 * time, 4.0 * time)))
    assert found["mvelo"] == near(5.0)
    assert found["totex"] == near(50.0)
    assert found["range_2d"] == near(50.0)
    assert found["fd"] == near(1.0)
    assert found["corr_ml_ap"] == near(1.0)
    assert found["ellipse_angle_deg"] == near(math.degrees(math.atan2(4, 3)))


def test_a_line_forward_points_at_ninety_degrees():
    found = measures(np.column_stack((np.zeros(50), np.linspace(10, 0, 50))))
    assert found["ellipse_angle_deg"] == 90.0


def test_white_noise_measures_as_its_deviation_says():
    sigma, n = 2.0, 60_000
    found = measures(noise(sigma, n))
    assert found["mdist"] == near(sigma * math.sqrt(math.pi / 2), 0.01)
    assert found["rdist"] == near(sigma * math.sqrt(2), 0.01)
    assert found["totex"] == near((n - 1) * sigma * math.sqrt(math.pi), 0.01)
    assert found["area_pe"] == near(math.pi * prediction_factor(n) * sigma**2, 0.02)
    assert found["area_cc"] == near(5.434 * math.pi * sigma**2, 0.02)


def test_the_velocity_as_an_angle_needs_the_body_height():
    trace = circle(10.0, hz=0.5)
    centre_of_gravity_mm = 0.5527 * 1700
    found = measures(trace, height_m=1.7)
    expected = math.degrees(found["mvelo"] / centre_of_gravity_mm)
    assert found["mvelo_deg_per_s"] == near(expected)
    assert measures(trace)["mvelo_deg_per_s"] is None


def test_the_fractal_dimensions_differ_only_in_their_diameter():
    found = measures(noise(2.0, 500))
    diameters = {
        "fd": found["range_2d"],
        "fd_cc": 2 * math.sqrt(found["area_cc"] / math.pi),
        "fd_ce": 2 * math.sqrt(found["area_pe"] / math.pi),
    }
    for key, diameter in diameters.items():
        assert found[key] == near(math.log(500) / math.log(500 * diameter / found["totex"])), key
