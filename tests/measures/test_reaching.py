"""Leaning to a target, against known answers."""

import math

import numpy as np
import pytest

from game.measures.reaching import (
    DIRECTIONS,
    max_excursion,
    max_excursions,
    path_efficiency,
    reaction_time_s,
)

RATE_HZ = 120.0


def half_circle(radius=1.0, n=20_000):
    around = np.linspace(0, math.pi, n)
    return radius * np.column_stack((np.cos(around), np.sin(around)))


def test_a_half_circle_is_two_over_pi_straight():
    way = path_efficiency(half_circle(50.0))
    assert way.path == pytest.approx(50 * math.pi)
    assert way.straight == pytest.approx(100.0)
    assert way.straightness == pytest.approx(2 / math.pi)
    assert way.path_ratio == pytest.approx(math.pi / 2)


def test_a_straight_way_is_exactly_straight():
    way = path_efficiency(np.linspace([0.0, 0.0], [0.3, 0.7], 77))
    assert way.straightness == pytest.approx(1.0)
    assert way.straightness <= 1.0


def test_a_way_that_never_leaves_has_no_straightness():
    way = path_efficiency(np.ones((5, 2)))
    assert (way.path, way.straight, way.straightness, way.path_ratio) == (0.0, 0.0, None, None)
    assert path_efficiency(np.empty((0, 2))) is None


def test_a_way_back_to_its_start_has_no_path_ratio():
    way = path_efficiency([[0.0, 0.0], [1.0, 0.0], [0.0, 0.0]])
    assert way.straightness == 0.0
    assert way.path_ratio is None


def test_samples_with_nobody_there_are_left_out():
    way = path_efficiency([[0.0, 0.0], [np.nan, np.nan], [3.0, 4.0]])
    assert way.path == pytest.approx(5.0)


@pytest.mark.parametrize("onset_s", [0.0, 0.3, 0.654])
def test_the_reaction_time_is_the_first_crossing_between_the_samples(onset_s):
    time = np.arange(240) / RATE_HZ
    lean = np.clip(time - onset_s, 0.0, None)
    found = reaction_time_s(lean, RATE_HZ, 0.1)
    assert found == pytest.approx(onset_s + 0.1, abs=1e-9)


@pytest.mark.parametrize(
    "lean",
    [
        np.zeros(100),  # never moved
        np.ones(100),  # was there before the cue
        np.linspace(1, 0, 100),  # came back
        np.full(100, np.nan),  # nobody there
        [],
    ],
)
def test_no_crossing_from_below_is_no_reaction(lean):
    assert reaction_time_s(lean, RATE_HZ, 0.1) is None


def test_a_lean_reaches_as_far_as_it_goes_towards_each_direction():
    reach = max_excursions([[0.0, 0.0], [0.6, 0.6], [0.0, 0.0]])
    expected = {"F": 0.6, "FR": math.hypot(0.6, 0.6), "R": 0.6}
    for name in DIRECTIONS:
        assert reach[name] == pytest.approx(expected.get(name, 0.0)), name


def test_the_directions_are_unit_vectors_an_eighth_of_a_turn_apart():
    angles = [math.degrees(math.atan2(x, y)) % 360 for x, y in DIRECTIONS.values()]
    assert angles == pytest.approx([0, 45, 90, 135, 180, 225, 270, 315])
    assert all(math.hypot(*towards) == pytest.approx(1) for towards in DIRECTIONS.values())


def test_nobody_there_reaches_nothing():
    assert max_excursion(np.full((5, 2), np.nan), DIRECTIONS["F"]) is None


def test_a_wrong_shape_is_refused():
    with pytest.raises(ValueError, match="need samples"):
        max_excursion(np.zeros(5), DIRECTIONS["F"])
    with pytest.raises(ValueError, match="need a lean"):
        reaction_time_s(np.zeros((5, 2)), RATE_HZ, 0.1)
