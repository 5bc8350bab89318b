"""Leans with known answers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.measures.assessments.limits import Lean, lean, limits, theoretical_limit_mm

FS = 100.0
CUE = 100
AHEAD = (0.0, 1.0)


def minimum_jerk(share):
    share = np.clip(share, 0, 1)
    return share**3 * (10 + share * (6 * share - 15))


def leaning(reach_mm, onset_s=0.5, lasts_s=1.0, total_s=8.0, towards=AHEAD, off=0.0, noise=0.0):
    """Standing for 1 s, then one lean of minimum jerk, held. off: sideways share of the way."""
    t_s = np.arange(round((1 + total_s) * FS)) / FS - 1.0
    way = reach_mm * minimum_jerk((t_s - onset_s) / lasts_s)
    ahead = np.asarray(towards)
    aside = np.array([ahead[1], -ahead[0]])
    place = way[:, None] * ahead + off * way[:, None] * aside
    return place + noise * np.random.default_rng(1).standard_normal(place.shape)


def measured(xy_mm, **changes):
    settings = {"cue": CUE, "towards": AHEAD, "limit_mm": 80.0, **changes}
    return lean(xy_mm, FS, **settings)


def test_a_lean_that_is_held_reaches_the_same_at_first_and_at_most():
    found = measured(leaning(60.0))
    assert found.EPE_pct == pytest.approx(75.0, abs=0.1)
    assert found.MXE_pct == pytest.approx(75.0, abs=0.1)
    assert found.DCL_pct == pytest.approx(100.0)
    assert found.path_straightness == pytest.approx(1.0)


def test_the_reaction_time_is_that_of_the_onset():
    for onset_s in (0.2, 0.5, 0.9):
        found = measured(leaning(60.0, onset_s))
        assert found.RT_s == pytest.approx(onset_s, abs=0.1)
        assert not found.false_start


def test_speed_is_that_between_5_and_95_percent_of_the_first_excursion():
    share = np.linspace(0, 1, 100001)
    low, high = (np.interp(level, minimum_jerk(share), share) for level in (0.05, 0.95))
    found = measured(leaning(60.0))
    assert found.mvl_pct_per_s == pytest.approx(0.9 * 75 / (high - low), rel=0.01)
    assert found.mvl_deg_per_s is None
    assert found.undefined["mvl_deg_per_s"] == "the body height is not known"
    tall = measured(leaning(60.0), height_m=1.75).mvl_deg_per_s
    up_mm = 0.5527 * 1750
    degrees = math.degrees(math.asin(57 / up_mm) - math.asin(3 / up_mm))
    assert tall == pytest.approx(degrees / (high - low), rel=0.01)


@pytest.mark.parametrize("off", [0.1, 0.25, 0.5])
def test_a_slanting_lean_loses_control_by_its_slant(off):
    found = measured(leaning(60.0, off=off))
    assert found.DCL_pct == pytest.approx(100 * (1 - off), abs=0.1)
    assert found.path_straightness == pytest.approx(1.0)


def test_a_second_push_raises_the_most_and_not_the_first():
    twice = leaning(48.0) + leaning(16.0, onset_s=3.0)
    found = measured(twice)
    assert found.EPE_pct == pytest.approx(60.0, abs=0.2)
    assert found.MXE_pct == pytest.approx(80.0, abs=0.2)


def test_nobody_sets_out():
    found = measured(leaning(0.0, noise=0.5))
    assert found.no_movement
    assert found.RT_s is None
    assert found.MXE_pct is not None
    assert found.undefined["RT_s"] == "no movement"


def test_a_start_before_anybody_can_react_has_no_reaction_time():
    found = measured(leaning(60.0, onset_s=0.02))
    assert found.false_start
    assert (found.RT_s, found.undefined["RT_s"]) == (None, "false start")
    assert found.EPE_pct is not None


def test_the_target_is_reached_when_the_lean_comes_within_its_radius():
    assert measured(leaning(78.0)).reached
    assert not measured(leaning(60.0)).reached
    assert measured(leaning(60.0), target_pct=75.0).reached


def test_the_origin_is_where_the_person_stood_and_not_the_middle_of_the_board():
    moved = leaning(60.0) + np.array([300.0, -50.0])
    assert measured(moved).EPE_pct == pytest.approx(75.0, abs=0.1)


def test_too_little_before_the_cue_is_told():
    found = lean(leaning(60.0), FS, cue=20, towards=AHEAD, limit_mm=80.0)
    assert set(found.undefined.values()) == {"too short"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-1e6, 1e6), min_size=0, max_size=400),
    st.floats(1e-3, 1e4),
)
def test_no_trace_raises_or_gives_a_number_that_is_none(values, limit_mm):
    xy = np.array([*([0.0] * 200), *values]).reshape(-1, 1) * np.array([[0.3, 1.0]])
    found = lean(xy, FS, cue=CUE, towards=AHEAD, limit_mm=limit_mm)
    for name in found.__struct_fields__:
        value = getattr(found, name)
        assert value is not None or name in found.undefined
        assert not isinstance(value, float) or math.isfinite(value)
    if found.EPE_pct is not None:
        assert found.EPE_pct <= found.MXE_pct + 1e-9


def test_rounds_are_averaged_and_the_larger_excursion_counts():
    one = Lean(RT_s=0.4, EPE_pct=70.0, MXE_pct=80.0, DCL_pct=90.0)
    two = Lean(RT_s=0.8, EPE_pct=60.0, MXE_pct=90.0, DCL_pct=80.0)
    whole = limits({"F": [one, two], "R": [two], "L": [Lean(MXE_pct=1.0, no_movement=True)]}, "own")
    forward = whole.directions["F"]
    assert (forward.RT_s, forward.EPE_pct, forward.MXE_pct) == (pytest.approx(0.6), 65.0, 90.0)
    assert whole.composite.EPE_pct == pytest.approx((65.0 + 60.0) / 2)
    assert whole.n_directions == 2
    assert whole.sides["right"].EPE_pct == 60.0
    assert "back" not in whole.sides


def test_limits_by_height_are_those_of_the_angles():
    assert theoretical_limit_mm("F", 1.75) == pytest.approx(135, abs=1)
    assert theoretical_limit_mm("B", 1.75) == pytest.approx(76, abs=1)
    slanting = theoretical_limit_mm("BR", 1.75)
    assert 76 < slanting < 135
