"""The convex hull against plain definitions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.measures.hull import diameter, hull, hull_area
from game.measures.preparing import prepare
from tests.measures.signals import circle, noise, times_s


def trial(points):
    return prepare(times_s(len(points)), points, filter=None)


def largest_distance(points):
    return max(np.hypot(*(np.asarray(points) - point).T).max() for point in points)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=2, max_size=30))
@pytest.mark.slow
def test_the_diameter_is_the_largest_of_all_distances(points):
    points = np.array(points, dtype=float)
    assert diameter(hull(trial(points))) == pytest.approx(largest_distance(points), abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_the_diameter_of_a_cloud_is_the_largest_of_all_distances(seed):
    points = noise(3.0, 200, seed) * [1.0, 10.0 ** -(seed % 7)]
    assert diameter(hull(trial(points))) == pytest.approx(largest_distance(points))


def test_a_square_with_points_on_its_edges_has_four_corners():
    points = np.array([(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1), (1, 1)])
    corners = hull(trial(points))
    assert len(corners) == 4
    assert hull_area(corners) == pytest.approx(4.0)


def test_all_points_of_a_circle_are_corners():
    assert len(hull(trial(circle(5.0, hz=0.25, n=400)))) == 400


def test_a_narrow_hull_keeps_its_area():
    narrow = np.array([(0, 0), (10, 0), (10, 1e-6), (0, 1e-6)])
    assert hull_area(hull(trial(narrow))) == pytest.approx(1e-5)
