"""Following, finding and reaching with known answers, from samples and events to the result."""

from __future__ import annotations

import math

import numpy as np
import pytest

from game.core.control import Control
from game.core.level import Limits
from game.exercises.position_sense import Phase as SensePhase
from game.measures.assessments.from_leaning import joint_position_sense, rhythmic_weight_shift
from game.measures.assessments.from_reaching import reaching
from game.patients.profile import ADULT, ATHLETE, CP12, OLDER
from tests.measures.assessments.leaning import (
    finds,
    follows,
    reaches,
)
from tests.measures.assessments.played import by_person, trial


@pytest.mark.parametrize(("axis", "both_mm"), [("sideways", 70.0), ("forward-back", 55.0)])
@pytest.mark.parametrize(("pace_s", "late_s"), [(3, 0.5), (2, 0.25), (1, 0.7)])
def test_following_the_ball_gives_back_its_gain_and_its_lag(axis, both_mm, pace_s, late_s):
    name = f"weight_shift/{axis}-{pace_s}s"
    found = rhythmic_weight_shift([trial(name, follows(late_s), condition="run")])["rws.run"]
    # who lags far behind begins within a swing, and what is cut there lacks its peak
    assert found.amplitude_pct == pytest.approx(40.0, rel=0.04)
    assert found.lag_s == pytest.approx(late_s, abs=0.02)
    assert found.velocity_ratio == pytest.approx(0.8, rel=0.04)
    assert found.velocity_mm_s == pytest.approx(0.8 * both_mm / pace_s, rel=0.04)
    assert found.DCL_pct == pytest.approx(100.0, abs=0.1)
    assert found.n_shifts in (5, 6, 7)


def test_half_a_swing_to_one_side_is_no_result():
    one_sided = trial("weight_shift/forward-back-2s", follows(0.2), limits=Limits())
    found = rhythmic_weight_shift([one_sided])["rws.lean"]
    assert found.amplitude_pct is None
    assert found.undefined["amplitude_pct"] == "the ball did not swing as far to both sides"


def test_a_place_found_too_far_out_is_overshoot_and_practice_counts_for_nothing():
    def error(attempt):
        return 0.2 if attempt == 0 else 0.1

    trials = [trial(f"position_sense/{way}", finds(error)) for way in ("left", "right", "forward")]
    found = joint_position_sense(trials)
    for key in ("", ".left", ".right", ".forward"):
        one = found[f"joint_position_sense{key}"]
        assert (pytest.approx(0.1, abs=1e-3), pytest.approx(0.1, abs=1e-3)) == (one.AE, one.CE)
        assert one.VE_n == pytest.approx(0.0, abs=1e-3)
    assert len(found["joint_position_sense"].target_deg) == 27
    assert sorted(found["joint_position_sense.left"].target_deg)[::3] == pytest.approx(
        [0.25, 0.5, 0.75]
    )


def test_places_found_now_too_near_and_now_too_far_vary_and_are_not_off():
    found = joint_position_sense(
        [trial("position_sense/right", finds(lambda attempt: 0.08 * (attempt % 3 - 1)))]
    )["joint_position_sense"]
    assert pytest.approx(0.0, abs=1e-3) == found.CE
    assert found.VE_n == pytest.approx(0.08 * math.sqrt(2 / 3), abs=1e-3)


def test_a_search_that_never_rests_is_no_place():
    def wanders(state, aim, step):
        hidden = state.phase is SensePhase.FIND
        return Control(0.6 * math.sin(step / 60), 0.3) if hidden else aim

    found = joint_position_sense([trial("position_sense/right", wanders)])
    assert found["joint_position_sense"].undefined["AE"] == "no place was held"


def test_reaching_gives_back_way_smoothness_and_throughput():
    conditions = (("near_large", 0.5, 0.25), ("far_small", 0.75, 0.18))
    trials = [
        trial(f"reaching/{name.replace('_', '-')}", reaches(0.8), condition=name)
        for name, _, _ in conditions
    ]
    found = reaching(trials)
    assert found["path_efficiency"].straightness == pytest.approx(1.0, abs=1e-3)
    assert found["path_efficiency"].n == 20
    bits = []
    for name, distance, radius in conditions:
        one = found[f"fitts.{name}"]
        assert (pytest.approx(distance), pytest.approx(2 * radius)) == (one.D, one.W)
        assert one.endpoint_sd == pytest.approx(0.05 * math.sqrt(10 / 9), rel=0.02)
        width = 4.133 * 0.05 * math.sqrt(10 / 9)
        bits.append(math.log2(distance / width + 1))
        assert one.IDe == pytest.approx(bits[-1], rel=0.02)
        share = np.linspace(0, 1, 10001)
        done = share**3 * (10 + share * (6 * share - 15))
        took = [
            np.interp((distance - radius) / (distance + off), done, share) for off in (-0.05, 0.05)
        ]
        assert one.MT_mean_s == pytest.approx(0.8 * np.mean(took), abs=0.08)
        assert found[f"smoothness.{name}"].ldlj == pytest.approx(-5.3, abs=0.5)
    whole = found["fitts"]
    assert whole.TP_bits_s == pytest.approx(np.mean(bits) / whole.MT_mean_s, rel=0.02)


def test_a_detour_is_longer_than_the_straight_way():
    straight = reaches(0.8, scatter=0.0)

    def bends(state, aim, step):
        place = straight(state, aim, step)
        bow = 0.2 * math.sin(math.pi * min(1.0, place.reach / 0.5))
        return Control(place.x, place.y + bow) if aim.x else Control(place.x + bow, place.y)

    found = reaching([trial("reaching/near-large", bends)])["path_efficiency"]
    assert found.straightness < 0.93
    assert found.path > found.straight


@pytest.mark.slow
def test_steadier_people_follow_sooner_find_nearer_and_reach_faster():
    people = (ATHLETE, ADULT, OLDER, CP12)
    swings = [by_person("weight_shift/sideways-2s", person) for person in people]
    followed = [rhythmic_weight_shift([one])["rws.lean"] for one in swings]
    late_s = [one.lag_s for one in followed]
    assert late_s == sorted(late_s)
    assert all(35 < one.amplitude_pct < 60 for one in followed)
    errors = [
        joint_position_sense([by_person("position_sense/forward", person)])[
            "joint_position_sense"
        ].AE
        for person in (ATHLETE, OLDER, CP12)
    ]
    assert errors[0] < errors[1] < 0.15
    assert errors[0] < errors[2] < 0.2
    chosen = [reaching([by_person("reaching/far-small", person)]) for person in people]
    speed = [one["fitts"].TP_bits_s for one in chosen]
    assert speed == sorted(speed, reverse=True)
    ways = [one["path_efficiency"].straightness for one in chosen]
    assert ways == sorted(ways, reverse=True)
