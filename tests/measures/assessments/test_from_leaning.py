"""The limits of stability with known answers, from samples and events to the result."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.level import Limits
from game.measures.assessments.from_limits import four_directions, limits_of_stability
from game.measures.assessments.limits import theoretical_limit_mm
from game.patients.profile import ADULT, ATHLETE, CP12, OLDER
from tests.measures.assessments.leaning import (
    EIGHT,
    leans,
    tall,
)
from tests.measures.assessments.played import REACH, by_person, trial


def test_a_lean_gives_back_its_reach_its_onset_and_its_straightness_in_every_direction():
    found = limits_of_stability([trial(EIGHT, leans(0.8))])
    assert found["los"].n_directions == 8
    for short in ("F", "FR", "R", "BR", "B", "BL", "L", "FL", "composite", "back"):
        one = found[f"los.{short}"]
        assert one.EPE_pct == pytest.approx(80.0, abs=0.3), short
        assert one.MXE_pct == pytest.approx(80.0, abs=0.3)
        assert one.RT_s == pytest.approx(0.5, abs=0.1)
        assert one.DCL_pct == pytest.approx(100.0, abs=0.5)
        assert one.path_straightness == pytest.approx(1.0, abs=0.001)
        assert one.reached


def test_the_utmost_is_measured_beyond_the_mark_that_is_drawn():
    found = limits_of_stability([trial(EIGHT, leans(1.1))])
    assert found["los.composite"].MXE_pct == pytest.approx(110.0, abs=0.5)
    assert found["los.composite"].reached
    assert not limits_of_stability([trial(EIGHT, leans(0.6))])["los.composite"].reached


def test_a_slanting_lean_loses_control_by_its_slant():
    found = limits_of_stability([trial(EIGHT, leans(0.8, slant=0.25))])
    assert found["los.F"].DCL_pct == pytest.approx(75.0, abs=1.0)
    assert found["los.R"].DCL_pct == pytest.approx(100.0, abs=0.5)


def test_rounds_are_averaged_and_practice_and_stopped_ones_count_for_nothing():
    near, far = trial(EIGHT, leans(0.6)), trial(EIGHT, leans(0.8))
    practice = trial(EIGHT, leans(0.1), practice=True)
    cut = msgspec.structs.replace(near.header, ended="stopped")
    stopped = msgspec.structs.replace(trial(EIGHT, leans(0.2)), header=cut)
    found = limits_of_stability([practice, near, stopped, far])
    assert found["los"].n_trials == 2
    assert found["los.F"].EPE_pct == pytest.approx(70.0, abs=0.3)
    assert found["los.F"].MXE_pct == pytest.approx(80.0, abs=0.3)


def test_with_a_known_height_the_theoretical_limit_stands_beside_the_own():
    found = limits_of_stability([tall(trial(EIGHT, leans(0.8)))])
    assert (found["los"].scale, found["los"].n_directions) == ("own", 8)
    assert found["los.F"].EPE_pct == pytest.approx(80.0, abs=0.3)
    limit_mm = theoretical_limit_mm("F", 1.75)
    one = found["los_theoretical.F"]
    assert one.limit_mm == pytest.approx(limit_mm)
    assert one.EPE_pct == pytest.approx(100 * 0.8 * REACH.forward / limit_mm, abs=0.3)
    assert found["los_theoretical"].height_cm == 175.0
    assert found["los_theoretical.composite"].MXE_pct is not None
    assert found["los_theoretical.composite"].limit_mm is None


def test_the_speed_is_an_angle_where_the_height_is_known():
    known = limits_of_stability([tall(trial(EIGHT, leans(0.8)))])["los.F"]
    # 0.8 of 70 mm at the height of the centre of gravity, 0.967 m, from 5 to 95 % of the way
    share = known.mvl_pct_per_s / 100
    assert known.mvl_deg_per_s == pytest.approx(math.degrees(share * 0.070 / 0.967), rel=0.02)
    unknown = limits_of_stability([trial(EIGHT, leans(0.8))])
    assert unknown["los.F"].mvl_deg_per_s is None
    assert not any(key.startswith("los_theoretical") for key in unknown)


def test_a_typical_reach_leaves_the_theoretical_limit():
    typical = msgspec.structs.replace(REACH, own=False)
    found = limits_of_stability([tall(trial(EIGHT, leans(0.8), calibration=typical))])
    assert found["los.F"].EPE_pct is None
    assert found["los_theoretical.F"].EPE_pct is not None


def test_four_directions_are_another_test_than_eight():
    found = four_directions([trial("limits_of_stability/four", leans(0.8))])
    assert set(found) == {
        "los_4", "los_4.F", "los_4.R", "los_4.B", "los_4.L", "los_4.composite",
    }  # fmt: skip


def test_where_nobody_may_lean_back_there_is_no_number_for_it():
    found = limits_of_stability([trial(EIGHT, leans(0.8), limits=Limits())])
    assert found["los"].n_directions == 5
    assert not any(key in found for key in ("los.B", "los.BL", "los.BR", "los.back"))


@pytest.mark.slow
def test_steadier_people_lean_sooner_farther_and_straighter():
    people = (ATHLETE, ADULT, OLDER, CP12)
    own = [by_person(EIGHT, person, seed=2) for person in people]
    found = [limits_of_stability([one])["los.composite"] for one in own]
    reaction_s = [one.RT_s for one in found]
    assert reaction_s == sorted(reaction_s)
    assert 0.3 < reaction_s[0] < 0.6
    control = [one.DCL_pct for one in found]
    assert control == sorted(control, reverse=True)
    assert all(75 < one.EPE_pct <= one.MXE_pct < 110 for one in found[:3])
    by_height = [
        limits_of_stability([tall(one, 160.0)])["los_theoretical.composite"] for one in own
    ]
    for key in ("EPE_pct", "MXE_pct"):
        reach = [getattr(one, key) for one in by_height]
        assert reach == sorted(reach, reverse=True)
