"""Every other assessment on signals with known answers."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest

from game.measures.assessments.imu_sway import imu_sway
from game.measures.assessments.one_leg import Hold, one_leg
from game.measures.assessments.pelvis import pelvic_tilt
from game.measures.assessments.position_sense import position_sense
from game.measures.assessments.rhythm import rhythm
from game.measures.assessments.rising import rising
from game.measures.assessments.sensory import mctsib, romberg
from game.measures.assessments.smoothness import smoothness
from game.measures.assessments.squat import squat
from game.measures.assessments.symmetry import weight_symmetry
from game.measures.assessments.throughput import throughput
from game.measures.assessments.weight_shift import weight_shift
from game.measures.preparing import prepare

FS = 100.0


def test_eyes_closed_over_eyes_open():
    found = romberg([10.0, 10.0], [20.0, None, 5.0])
    assert (pytest.approx(10.0), pytest.approx(10.0)) == (found.EO, found.EC)
    assert found.ratio == pytest.approx(1.0)
    assert found.stabilization_ratio_log == pytest.approx(0.0)
    assert romberg([8.0], [16.0]).percent == pytest.approx(200.0)
    assert set(romberg([], [16.0]).undefined) == {
        "EO", "ratio", "percent", "stabilization_ratio_log",
    }  # fmt: skip


def test_the_four_conditions_tell_what_sight_feet_and_inner_ear_do():
    found = mctsib([10.0], [15.0], [20.0], [50.0])
    assert found.composite == pytest.approx(23.75)
    assert found.visual_pct == pytest.approx(50.0)
    assert found.proprioceptive_pct == pytest.approx(100.0)
    assert found.vestibular_pct == pytest.approx(400.0)


def test_a_condition_that_was_not_possible_is_never_invented():
    found = mctsib([10.0], [15.0], [20.0], [None, None])
    assert found.foam_ec is None
    assert found.composite is None
    assert "composite" in found.undefined


def test_thirty_and_fifty_kilograms():
    found = weight_symmetry([30.0] * 5, [50.0] * 5, "two_plates")
    assert found.percent_left == pytest.approx(37.5)
    assert found.SI_Robinson_pct == pytest.approx(50.0)
    assert found.SI_simple_pct == pytest.approx(25.0)
    assert found.ratio_min_max == pytest.approx(0.6)
    assert found.symmetry_angle_pct == pytest.approx(15.6, abs=0.05)
    assert weight_symmetry([4.0], [5.0], "one_plate").percent_left is None
    assert weight_symmetry([], [], "one_plate").undefined["left_kg"] == "empty"


def test_a_constant_shift_moves_every_error_but_the_variable_one():
    target = np.array([10.0, 20.0, -20.0, 30.0])
    error = np.array([1.0, -2.0, 0.5, 2.5])
    plain = position_sense(target, target + np.sign(target) * error)
    shifted = position_sense(target, target + np.sign(target) * (error + 3.0))
    assert pytest.approx(error.mean()) == plain.CE
    assert pytest.approx(np.abs(error).mean()) == plain.AE
    assert pytest.approx(plain.CE + 3.0) == shifted.CE
    assert shifted.VE_n == pytest.approx(plain.VE_n)
    assert plain.RMSE_total**2 == pytest.approx(plain.CE**2 + plain.VE_n**2)
    assert position_sense([10.0], [12.0]).VE_n1 is None


def test_all_responses_at_one_phase_have_one_direction():
    beats = np.arange(20) * 0.5
    found = rhythm(beats, beats + 0.05, 0.5)
    assert found.mean_ms == pytest.approx(50.0)
    assert found.resultant_R == pytest.approx(1.0)
    assert found.circ_sd_deg == pytest.approx(0.0, abs=1e-3)
    assert found.circ_mean_deg == pytest.approx(36.0)


def test_responses_spread_over_the_whole_beat_have_none():
    beats = np.arange(8) * 1.0
    spread = beats + (np.arange(8) - 3.5) / 8
    found = rhythm(beats, spread, 1.0)
    assert found.resultant_R == pytest.approx(0.0, abs=1e-9)
    assert found.circ_mean_deg is None
    assert found.circ_sd_deg is None


def test_beats_without_a_response_and_responses_without_a_beat_are_counted():
    found = rhythm([0.0, 1.0, 2.0, 3.0], [0.1, 0.3, 2.9], 1.0)
    assert (found.n_beats, found.n_paired, found.n_missed, found.n_extra) == (4, 2, 2, 1)
    assert found.mean_ms == pytest.approx(0.0)
    assert rhythm([0.0], [], 1.0).mean_ms is None


def test_swinging_with_the_ball_at_half_the_own_limit():
    t_s = np.arange(round(16 * FS)) / FS
    ball = 50 * np.cos(math.pi * t_s / 2)  # 2 s from peak to peak
    late = 50 * np.cos(math.pi * (t_s - 0.3) / 2)
    xy = np.column_stack([0.8 * late, 0.08 * late])
    found = weight_shift(
        xy, FS, axis=0, ball_pct=ball, limits_mm=(80.0, 80.0), pace_s=2.0
    )  # fmt: skip
    assert found.amplitude_pct == pytest.approx(50.0, rel=0.03)
    assert found.velocity_ratio == pytest.approx(1.0, rel=0.03)
    assert found.velocity_mm_s == pytest.approx(40.0, rel=0.03)
    assert found.lag_s == pytest.approx(0.3, abs=0.02)
    assert found.DCL_pct == pytest.approx(90.0, abs=0.1)
    assert found.n_shifts in (5, 6)


def test_too_few_shifts_are_no_result():
    t_s = np.arange(round(12 * FS)) / FS
    swing = np.sin(math.pi * t_s / 3)
    found = weight_shift(
        np.column_stack([swing, 0 * swing]), FS, axis=0, ball_pct=swing, limits_mm=(1.0, 1.0),
        pace_s=3.0,
    )  # fmt: skip
    assert found.velocity_mm_s is None
    assert found.undefined["velocity_mm_s"] == "fewer than 4 shifts"


def test_the_legs_of_a_single_leg_stance():
    found = one_leg(
        [Hold(10.0, False, True, 30.0), Hold(30.0, True, False), Hold(20.0, False, True)]
    )
    assert (found.time_s.best, found.time_s.mean) == (30.0, 20.0)
    assert (found.capped, found.n_touch, found.mvelo) == (True, 2, 30.0)
    assert one_leg([]).undefined["time_s"] == "no attempt"


def standing_up(times, body_n=700.0, seated_n=140.0, up_s=1.0):
    """Load of somebody who rises at each time, stands a second, and sits down again."""
    t_s = np.arange(round((times[-1] + 6) * FS)) / FS
    load = np.full(len(t_s), seated_n)
    for at in times:
        rise = np.clip((t_s - at) / up_s, 0, 1)
        sit = np.clip((t_s - at - up_s - 1.0) / up_s, 0, 1)
        load += (body_n - seated_n) * (rise - sit)
        load += 300.0 * np.exp(-(((t_s - at - 0.7 * up_s) / 0.1) ** 2))  # pushes off …
        load -= 120.0 * np.exp(-(((t_s - at - 1.1 * up_s) / 0.1) ** 2))  # … and comes to rest
    return load


def test_five_times_up_and_down():
    load = standing_up([1.5 + 3.5 * n for n in range(5)])
    found = rising(load, FS, cue=100, body_n=700.0)
    assert found.n_reps == 5
    assert found.time_5_s == pytest.approx(15.5, abs=0.3)
    assert found.peak_force_bw == pytest.approx(1.2, abs=0.1)
    assert found.rise_time_s == pytest.approx(1.1, abs=0.1)
    assert len(found.peak_force_bw_each) == 5


def test_nobody_stands_up_and_nobody_sat():
    still = rising(np.full(1000, 140.0), FS, cue=200, body_n=700.0)
    assert (still.n_reps, still.rise_time_s) == (0, None)
    stood = rising(np.full(1000, 700.0), FS, cue=200, body_n=700.0)
    assert stood.undefined["n_reps"] == "nobody was sitting at the cue"


def test_squats_are_counted_when_they_go_down_and_up():
    t_s = np.arange(round(12 * FS)) / FS
    pitch = 25 * (1 - np.cos(2 * math.pi * t_s / 4))
    found = squat(pitch, FS, depth_deg=50.0)
    assert found.n_reps == 3
    assert found.depth_deg == pytest.approx(50.0, abs=0.1)
    assert found.tempo_down_s == pytest.approx(2.0, abs=0.3)
    assert found.tempo_up_s == pytest.approx(found.tempo_down_s, abs=0.02)
    assert squat(0.4 * pitch, FS, depth_deg=50.0).n_reps == 0


def test_the_range_of_a_tipping_pelvis():
    t_s = np.arange(round(20 * FS)) / FS
    tilt = 3.0 + 10 * np.sin(2 * math.pi * t_s / 4)
    found = pelvic_tilt(tilt, np.full(500, 3.0))
    assert found.range_deg == pytest.approx(20.0, abs=0.1)
    assert found.range_robust_deg == pytest.approx(20.0, abs=0.2)
    assert found.anterior_deg == pytest.approx(10.0, abs=0.1)
    assert found.posterior_deg == pytest.approx(10.0, abs=0.1)
    assert found.n_cycles == 5
    assert pelvic_tilt([], [1.0]).range_deg is None


def minimum_jerk_speed(duration_s=1.0, distance=1.0, fs=1000.0):
    share = np.arange(round(duration_s * fs) + 1) / (duration_s * fs)
    return 30 * distance / duration_s * share**2 * (1 - share) ** 2


@pytest.mark.parametrize(("duration_s", "distance"), [(1.0, 1.0), (2.0, 300.0), (0.8, 0.01)])
def test_a_movement_of_minimum_jerk_is_as_smooth_as_published(duration_s, distance):
    found = smoothness(minimum_jerk_speed(duration_s, distance), 1000.0)
    assert found.dlj == pytest.approx(-204.8, rel=0.02)
    assert found.ldlj == pytest.approx(-5.322, abs=0.02)


def test_two_bumps_are_less_smooth_than_one():
    once, half = minimum_jerk_speed(1.0), minimum_jerk_speed(0.5)
    one, two = smoothness(once, 1000.0), smoothness(np.concatenate([half, half]), 1000.0)
    assert two.sparc < one.sparc < 0
    assert two.ldlj < one.ldlj < 0
    assert smoothness(np.zeros(50), 100.0).sparc is None


def test_throughput_is_bits_over_time():
    ends = np.array([-1.0, 1.0] * 10)
    found = throughput(100.0, 20.0, ends, np.full(20, 0.8))
    width = 4.133 * np.std(ends, ddof=1)
    assert found.We == pytest.approx(width)
    assert found.TP_bits_s == pytest.approx(math.log2(100 / width + 1) / 0.8)
    assert throughput(100.0, 20.0, ends[:4], np.full(4, 0.8)).TP_bits_s is None
    assert throughput(100.0, 20.0, np.zeros(9), np.full(9, 0.8)).We is None


def test_the_jerk_of_a_pure_tone():
    t_s = np.arange(round(20 * FS) + 1) / FS
    sway = np.column_stack([0.2 * np.sin(2 * math.pi * t_s), 0 * t_s])
    found = imu_sway(prepare(t_s, sway, filter=None))
    assert found.jerk == pytest.approx(math.pi**2 * 0.2**2 * 20, rel=0.01)
    assert found.jerk_per_s == pytest.approx(found.jerk / 20)
    assert found.rms_ml == pytest.approx(0.2 / math.sqrt(2), rel=0.01)
    assert found.f50_ap is None
    assert "f50_ap" in found.undefined


def test_every_value_travels_as_json():
    values = [
        romberg([], []), mctsib([], [], [], []), weight_symmetry([], [], "one_plate"),
        position_sense([], []), rhythm([], [], 1.0), one_leg([]), squat([], FS, 50.0),
        pelvic_tilt([], []), smoothness([], FS), throughput(1.0, 1.0, [], []),
        rising([], FS, cue=0, body_n=700.0), imu_sway(prepare([], np.empty((0, 2)))),
    ]  # fmt: skip
    for value in values:
        back = msgspec.json.decode(msgspec.json.encode(value))
        for name, held in back.items():
            assert held is not None or name in value.undefined, (type(value), name)
