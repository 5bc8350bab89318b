"""Leaning with known answers, through the whole way: from samples and events to the result."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest

from game.core.control import CENTRE, Control
from game.core.level import Limits
from game.exercises.limits_of_stability import Phase as LimitsPhase
from game.exercises.position_sense import Phase as SensePhase
from game.exercises.reaching import Phase as ReachPhase
from game.exercises.star_order import point
from game.measures.assessments.from_leaning import joint_position_sense, rhythmic_weight_shift
from game.measures.assessments.from_limits import four_directions, limits_of_stability
from game.measures.assessments.from_reaching import reaching
from game.measures.assessments.limits import theoretical_limit_mm
from game.measures.assessments.results import RESULTS, flat
from game.patients.profile import ADULT, ATHLETE, CP12, OLDER
from tests.measures.assessments.played import REACH, by_person, trial

EIGHT = "limits_of_stability/eight"
LEANING = ("los", "los_4", "rws", "joint_position_sense", "reaching")


def minimum_jerk(share):
    share = min(1.0, max(0.0, share))
    return share**3 * (10 + share * (6 * share - 15))


def resting(lean, is_rest):
    """Nobody jumps: where `is_rest` says so they linger for a moment, and go back smoothly."""
    last, since = [CENTRE], [0]

    def whole(state, aim, step):
        if not is_rest(state):
            last[0], since[0] = lean(state, aim, step), 0
            return last[0]
        since[0] += 1
        left = 1 - minimum_jerk((since[0] / 120 - 0.3) / 0.5)
        return Control(left * last[0].x, left * last[0].y)

    return whole


def leans(reach, onset_s=0.5, lasts_s=1.0, slant=0.0):
    """Somebody who sets out so long after the cue, and holds at this share of their own limit.
    slant: millimetres to the right for each forward."""

    def lean(state, aim, step):
        share = reach * minimum_jerk((state.since / 120 - onset_s) / lasts_s)
        x, y = point(state.direction, share)
        return Control(x + slant * y * REACH.forward / REACH.right, y)

    return resting(lean, lambda state: state.phase is LimitsPhase.MIDDLE)


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


def tall(trial, height_cm=175.0):
    header = msgspec.structs.replace(trial.header, height_cm=height_cm)
    return msgspec.structs.replace(trial, header=header)


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


def follows(late_s, gain=0.8):
    aims = []

    def lean(state, aim, step):
        aims.append(aim)
        then = aims[max(0, len(aims) - 1 - round(120 * late_s))]
        return Control(gain * then.x, gain * then.y)

    return lean


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


def finds(error):
    """error: of the attempt, own reach, added to the place that is searched for."""

    def lean(state, aim, step):
        if state.phase is not SensePhase.FIND:
            return aim
        share = (aim.reach + error(state.attempts)) / aim.reach
        return Control(share * aim.x, share * aim.y)

    return resting(lean, lambda state: state.phase in (SensePhase.BEFORE, SensePhase.BACK))


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


def reaches(lasts_s, scatter=0.05, onset_s=0.3):
    """A movement of minimum jerk to the target, by turns a little too far and too short."""

    def lean(state, aim, step):
        end = aim.reach + scatter * (-1) ** state.attempts
        share = end / aim.reach * minimum_jerk((state.since / 120 - onset_s) / lasts_s)
        return Control(share * aim.x, share * aim.y)

    return resting(lean, lambda state: state.phase is ReachPhase.MIDDLE)


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


TYPICAL = msgspec.structs.replace(REACH, own=False)


@pytest.mark.parametrize("name", LEANING)
def test_a_share_of_a_typical_reach_is_no_result_and_nothing_raises(name):
    levels = {
        "los": EIGHT, "los_4": "limits_of_stability/four", "rws": "weight_shift/sideways-2s",
        "joint_position_sense": "position_sense/left", "reaching": "reaching/near-large",
    }  # fmt: skip
    one = trial(levels[name], lambda state, aim, step: aim, calibration=TYPICAL)
    pointer = msgspec.structs.replace(one.header.device, unit="reach", measures=False)
    header = msgspec.structs.replace(one.header, device=pointer)
    few = [taken for taken in one.samples if not 5 < taken.t_s < 8]
    changed = (
        [],
        [one],
        [msgspec.structs.replace(one, header=header)],
        [msgspec.structs.replace(one, samples=[])],
        [msgspec.structs.replace(one, samples=one.samples[:3])],
        [msgspec.structs.replace(one, samples=few)],
        [msgspec.structs.replace(one, events=[])],
    )
    for trials in changed:
        result = RESULTS[name](trials)
        for key, number in flat(result).items():
            assert number.value is None or math.isfinite(number.value), key
        for value in result.values():
            held = msgspec.structs.asdict(value)
            assert all(held[field] is not None or field in value.undefined for field in held)
        told = [number for key, number in flat(result).items() if key.endswith(("AE", "_pct"))]
        assert not any(number.value for number in told)


@pytest.mark.parametrize("unit", ["mm", "deg"])
def test_a_tilt_sensor_gives_shares_and_no_millimetres(unit):
    worn = msgspec.structs.replace(REACH, unit=unit)
    swing = trial("weight_shift/sideways-2s", follows(0.2), calibration=worn)
    found = rhythmic_weight_shift([swing])["rws.lean"]
    assert found.amplitude_pct == pytest.approx(40.0, rel=0.03)
    assert (found.velocity_mm_s is None) == (unit == "deg")
    path = reaching([trial("reaching/near-large", reaches(0.8), calibration=worn)])
    assert (path["path_efficiency"].path is None) == (unit == "deg")
    assert path["path_efficiency"].straightness == pytest.approx(1.0, abs=1e-3)


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
