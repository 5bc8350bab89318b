"""Rising, tipping, keeping a beat and trunk sway: recordings whose results are known."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest

from game.core.calibration import Calibration
from game.core.control import Control
from game.core.event import Began, Shown
from game.core.recording import Taken
from game.core.time import seconds
from game.exercises.rises import SEATED_LOAD
from game.measures.assessments.from_effort import (
    pelvic_tilt_of,
    rhythm_of,
    rising_of,
    squat_load_of,
    squat_of,
)
from game.measures.assessments.from_trunk import horizontal, imu_sway_of
from game.patients.profile import ADULT, CP3
from input_devices.sample import Kind, Sample
from tests.measures.assessments.played import by_person, trial

RANGE = Calibration(
    made_utc="", device_id="tilt", unit="deg", rest_x=1.0, rest_y=2.0, right=10.0, left=10.0,
    forward=12.0, back=8.0,
)  # fmt: skip


def by_the_aim(state, aim, step):
    return aim


def stepwise(up_s, down_s):
    """Load that jumps: seated, standing and so on, from the cue on."""

    def lean(state, aim, step):
        if state.phase != "go":
            return aim
        t_s = (state.phase_s + 1 / 120) % (up_s + down_s)
        return Control(0.0, 0.0, load=SEATED_LOAD if t_s < down_s and not state.enough else 1.0)

    return lean


def test_five_risings_take_as_long_as_they_took():
    found = rising_of("sts", "five")([trial("sit_to_stand/five-times", stepwise(1.0, 1.0),
                                            condition="five")])["sts"]  # fmt: skip
    assert found.n_reps == 5
    assert found.time_5_s == pytest.approx(9.0, abs=0.05)
    assert found.peak_force_bw == pytest.approx(1.0, abs=0.01)


def test_half_a_minute_holds_as_many_risings_as_there_were():
    found = rising_of("sts_30s", "half_minute")(
        [trial("sit_to_stand/thirty-seconds", stepwise(1.0, 1.0), condition="half_minute")]
    )["sts_30s"]
    assert found.n_reps == 15


def test_a_light_child_who_sits_is_weighed_by_the_recording_too():
    found = rising_of("sts", "five")([by_person("sit_to_stand/five-times", CP3, condition="five")])[
        "sts"
    ]
    assert found.n_reps == 5
    assert found.time_5_s > 12


def test_a_trial_that_was_stopped_or_never_sat_has_no_result():
    sat = trial("sit_to_stand/five-times", stepwise(1.0, 1.0), condition="five")
    stopped = msgspec.structs.replace(
        sat, header=msgspec.structs.replace(sat.header, ended="stopped")
    )
    found = rising_of("sts", "five")([stopped])["sts"]
    assert found.n_reps is None
    assert found.undefined["n_reps"] == "no trial was completed"
    stood = trial("sit_to_stand/five-times", lambda *_: Control(0, 0), condition="five")
    assert rising_of("sts", "five")([stood])["sts"].undefined["n_reps"] == "nobody sat down"


def tipping(slug, condition):
    return worn_on(
        trial(f"pelvic_range/{slug}", by_the_aim, condition=condition, calibration=RANGE)
    )


def worn_on(one):
    """The same trial by a tilt sensor."""
    device = msgspec.structs.replace(one.header.device, kind=Kind.TILT)
    samples = [
        Taken(taken.step, taken.t_s, Sample(taken.t_s, Kind.TILT, taken.sample.values[:2]))
        for taken in one.samples
    ]
    header = msgspec.structs.replace(one.header, device=device)
    return msgspec.structs.replace(one, header=header, samples=samples)


def test_the_pelvis_tips_as_far_as_it_was_tipped_whatever_its_neutral():
    found = pelvic_tilt_of(
        [tipping("forward-back", "forward_back"), tipping("side-to-side", "side_to_side")]
    )
    tilt, side = found["pelvic_tilt"], found["pelvic_tilt.side"]
    assert tilt.anterior_deg == pytest.approx(0.85 * 12, abs=0.1)
    assert tilt.posterior_deg == pytest.approx(0.85 * 8, abs=0.1)
    assert tilt.range_deg == pytest.approx(0.85 * 20, abs=0.2)
    assert tilt.range_robust_deg < tilt.range_deg
    assert tilt.n_cycles == side.n_cycles == 5
    assert side.right_deg == pytest.approx(8.5, abs=0.1)
    assert side.left_deg == pytest.approx(8.5, abs=0.1)


def stepping(late_s):
    """The weight glides over and is in the middle so long after each beat."""

    def lean(state, aim, step):
        period, first = state.plan.period, 240
        beat = (step - first - 120 * late_s) / period
        return Control(0.5 * state.first * math.sin(math.pi * beat), 0.0)

    return lean


@pytest.mark.parametrize("late_s", [-0.05, 0.0, 0.08])
def test_the_weight_goes_over_as_late_as_it_did(late_s):
    one = trial("step_rhythm/sixty", stepping(late_s), condition="60")
    found = rhythm_of([one])["rhythm.60"]
    assert found.n_beats == 36
    assert found.n_paired == 36
    assert found.n_extra == 0
    # reach is 80 mm to the right and 60 to the left: the middle between both lies 10 mm aside
    assert found.mean_ms == pytest.approx(1000 * late_s, abs=12)
    assert found.resultant_R > 0.9


def test_a_known_latency_of_the_output_is_taken_off_and_kept():
    one = trial("step_rhythm/sixty", stepping(0.08), condition="60")
    plain = rhythm_of([one])["rhythm.60"]
    header = msgspec.structs.replace(one.header, output_latency_s=0.03)
    known = rhythm_of([msgspec.structs.replace(one, header=header)])["rhythm.60"]
    assert plain.latency_ms == 0
    assert known.latency_ms == 30
    assert known.mean_ms == pytest.approx(plain.mean_ms - 30, abs=0.5)


def test_who_does_not_step_has_no_rhythm():
    found = rhythm_of([trial("step_rhythm/sixty", lambda *_: Control(0.1, 0), condition="60")])
    assert found["rhythm.60"].mean_ms is None
    assert found["rhythm.60"].n_missed == found["rhythm.60"].n_beats == 36


def test_people_who_march_to_a_beat_come_near_it():
    found = rhythm_of([by_person("step_rhythm/sixty", ADULT, condition="60")])["rhythm.60"]
    assert abs(found.mean_ms) < 80
    assert found.n_paired >= 30


def swaying(amplitude_g, *, worn_deg=0.0):
    """A quiet stance with a sensor worn askew, whose acceleration to the right swings at 0.5 Hz."""
    one = trial("quiet_stance/firm-eyes-open", lambda *_: Control(0, 0), condition="firm_eo")
    tip = math.radians(worn_deg)
    turn = np.array(
        [[1, 0, 0], [0, math.cos(tip), -math.sin(tip)], [0, math.sin(tip), math.cos(tip)]]
    )
    samples = []
    for taken in one.samples:
        side = amplitude_g * math.sin(math.pi * seconds(taken.step))
        x, y, z = turn @ np.array([side, 0.0, 1.0])
        values = (float(x), float(y), float(z), 0.0, 0.0, 0.0)
        samples.append(Taken(taken.step, taken.t_s, Sample(taken.t_s, Kind.ACC_GYRO, values)))
    device = msgspec.structs.replace(one.header.device, kind=Kind.ACC_GYRO, unit="deg")
    header = msgspec.structs.replace(one.header, device=device)
    events = [Began(step=0), *one.events]
    return msgspec.structs.replace(one, header=header, samples=samples, events=events)


@pytest.mark.parametrize("worn_deg", [0.0, 15.0, -25.0])
def test_trunk_sway_is_that_of_the_horizontal_however_the_sensor_is_tipped(worn_deg):
    found = imu_sway_of([swaying(0.01, worn_deg=worn_deg)] * 2)["imu_sway"]
    rms = 0.01 * 9.80665 / math.sqrt(2)
    assert found.n_trials == 2
    assert found.rms_ml == pytest.approx(rms, rel=0.02)
    assert found.rms_ap == pytest.approx(0.0, abs=0.02 * rms)


def test_a_sensor_on_its_side_and_a_board_have_no_trunk_sway():
    assert horizontal(np.array([[1.0, 0.0, 0.05]] * 10)) is None
    board = trial("quiet_stance/firm-eyes-open", lambda *_: Control(0, 0), condition="firm_eo")
    assert any(isinstance(event, Shown) for event in board.events)
    found = imu_sway_of([board])["imu_sway"]
    assert found.undefined["rms_ml"] == "the device does not measure acceleration"


def squatting(cycle_s=3.0, depth_deg=45.0, worn=1):
    """By a sensor at the thigh, its front forward (1) or back (-1)."""

    def lean(state, aim, step):
        turned = depth_deg * (1 - math.cos(2 * math.pi * state.going_s / cycle_s)) / 2
        return Control(0.0, worn * turned / (RANGE.forward if worn > 0 else RANGE.back))

    return worn_on(trial("squats/half-minute", lean, condition="thigh", calibration=RANGE))


@pytest.mark.parametrize("worn", [1, -1])
def test_squats_have_their_number_their_depth_and_their_pace(worn):
    found = squat_of([squatting(worn=worn)])["squat"]
    assert found.n_reps == 10
    assert found.depth_deg == pytest.approx(45.0, abs=0.5)
    assert found.tempo_down_s == pytest.approx(1.5, abs=0.25)
    assert found.tempo_up_s == pytest.approx(found.tempo_down_s, abs=0.05)
    assert not found.low_confidence


def test_a_thigh_that_only_sways_makes_no_squat():
    found = squat_of([squatting(depth_deg=4.0)])["squat"]
    assert found.n_reps == 0
    assert found.undefined["depth_deg"] == "nobody went down far enough and up again"
    assert squat_of([])["squat"].undefined["n_reps"] == "no trial was completed"


@pytest.mark.parametrize("profile", [ADULT, CP3])
def test_the_load_tells_how_often_somebody_squats_and_is_a_hint(profile):
    squats = by_person("squats/half-minute", profile, condition="load")
    found = squat_load_of([squats])["squat_load"]
    assert found.n_reps == pytest.approx(10, abs=2)
    assert found.low_confidence
    assert found.depth_deg is None


def test_who_stands_still_or_squats_slowly_leaves_no_number_in_the_load():
    still = trial("squats/half-minute", lambda *_: Control(0.0, 0.0), condition="load")
    found = squat_load_of([still])["squat_load"]
    assert found.n_reps is None
    assert found.undefined["n_reps"] == "the load swings too little to tell"
