"""Recorded trials of standing give the results that are in them."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import msgspec
import pytest

from game.core.bout import Bout, Phase
from game.core.control import CENTRE
from game.core.event import Began, Ended, Missed, Paused, Reached, Reason, Shown
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.recording import DeviceNote, Header, Taken
from game.core.time import steps
from game.exercises import EXERCISES
from game.exercises.assessments import ASSESSMENTS
from game.exercises.library import find_level
from game.measures.assessments.from_stance import hold_of, symmetry_of
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.results import flat, result_of
from game.measures.bouts import bout_panel
from game.patients.profile import ADULT, CP12
from game.session.stand_in import StandIn
from input_devices.sample import Kind, Sample
from input_devices.simulated import BoardModel, board_samples

BOARD = DeviceNote("wii:", "wii-1", "Wii Balance Board", Kind.LOAD4, "mm", 60.0, True)
GEOMETRY = Geometry()
BEGAN_S = 5.0
STANDING = ("quiet_stance", "quiet_stance_closed", "romberg", "mctsib", "tandem")


def header(level_id="quiet_stance/firm-eyes-open", device=BOARD, ended="done", profile=ADULT):
    entry = find_level(level_id)
    return Header(
        program_version="0.1.0", session="s1", number=1, patient="P-1", level_id=level_id,
        level_text=entry.text, level_sha256=entry.sha256, exercise=entry.exercise,
        limits=entry.level.limits, seed=1, geometry=GEOMETRY, device=device, theme="adult",
        calibration=profile.calibration(""), started_utc="", purpose="probe", ended=ended,
    )  # fmt: skip


def corners(x_mm, y_mm, kg):
    """What four sensors weigh with the pressure there."""
    right, front = x_mm / (GEOMETRY.lx_mm / 2), y_mm / (GEOMETRY.ly_mm / 2)
    return tuple(kg / 4 * (1 + a * right) * (1 + b * front) for a in (1, -1) for b in (1, -1))


def made(condition, place, *, kg=70.0, analysed_s=30.0, settle_s=3.0, ended="done", device=BOARD):
    """A trial of standing in which the pressure is at place(t_s), t_s from the settled moment."""
    shown_s = BEGAN_S + settle_s
    end = steps(shown_s + analysed_s)
    samples = []
    for n in range(int((shown_s + analysed_s) * 100) + 1):
        t_s = n / 100
        values = corners(*place(t_s - shown_s), kg)
        samples.append(Taken(steps(t_s), t_s, Sample(t_s, Kind.LOAD4, values)))
    at = {"attempt": 1, "x": 0.0, "y": 0.0, "label": "quiet"}
    events = [
        Began(step=steps(BEGAN_S)),
        Shown(step=steps(shown_s), radius=1.0, d=0.0, **at),
        Reached(step=end, quality=1.0, time_s=analysed_s, **at),
        Ended(step=end, how=ended),
    ]
    return Recorded(condition, header(device=device, ended=ended), samples, events)


def circling(speed_mm_s, radius_mm=6.0):
    """Round and round at this speed, and wildly before it counts."""

    def place(t_s):
        wide = radius_mm if t_s >= 0 else 40.0
        turn = speed_mm_s / radius_mm * t_s
        return wide * math.cos(turn), wide * math.sin(turn)

    return place


def test_the_velocity_of_a_visit_is_the_mean_of_its_trials():
    trials = [made("firm_eo", circling(speed)) for speed in (6, 9, 12)]
    found = flat(result_of("quiet_stance", trials))
    assert found["quiet_stance.mvelo"].value == pytest.approx(9, rel=0.01)
    assert found["quiet_stance.mvelo"].unit == "mm/s"
    assert found["quiet_stance.mdist"].value == pytest.approx(6, rel=0.01)
    assert found["quiet_stance.mdist"].unit == "mm"
    assert found["quiet_stance.n_trials"].value == 3


def test_a_stopped_trial_and_one_for_practice_change_no_result():
    whole = [made("firm_eo", circling(speed)) for speed in (6, 9)]
    stopped = made("firm_eo", circling(50), ended="stopped")
    practice = msgspec.structs.replace(made("firm_eo", circling(50)), practice=True)
    assert flat(result_of("quiet_stance", whole)) == flat(
        result_of("quiet_stance", [*whole, stopped, practice])
    )


def test_what_counts_begins_where_the_recording_says_and_not_after_a_fixed_time():
    late = made("firm_eo", circling(8), settle_s=5.0)
    panel = bout_panel(late.header, late.samples, late.events)
    assert panel.duration_s == pytest.approx(30, abs=0.02)
    assert panel.measures["mdist"] == pytest.approx(6, rel=0.01)  # nothing of the wild beginning


def test_a_longer_stance_is_measured_whole():
    whole = made("firm_eo", circling(8), analysed_s=60.0)
    panel = bout_panel(whole.header, whole.samples, whole.events)
    assert panel.duration_s == pytest.approx(60, abs=0.02)


def test_the_quotient_of_romberg_is_closed_by_open():
    trials = [made("firm_eo", circling(8)), made("firm_ec", circling(12))]
    found = flat(result_of("romberg", trials))
    assert found["romberg.EO"].value == pytest.approx(8, rel=0.01)
    assert found["romberg.ratio"].value == pytest.approx(1.5, rel=0.005)
    assert found["romberg.percent"].unit == "%"


def test_the_four_conditions_of_mctsib_stay_apart_and_one_missing_is_no_worst_value():
    speeds = {"firm_eo": 8.0, "firm_ec": 10.0, "foam_eo": 20.0}
    trials = [made(condition, circling(speed)) for condition, speed in speeds.items()]
    trials += [made("foam_ec", circling(40), ended="stopped")] * 3
    found = flat(result_of("mctsib", trials))
    for condition, speed in speeds.items():
        assert found[f"mctsib.{condition}"].value == pytest.approx(speed, rel=0.01)
    assert found["mctsib.foam_ec"].value is None
    assert found["mctsib.composite"].value is None


def test_tandem_tells_each_foot_behind_and_counts_what_was_stopped():
    trials = [
        made("left_behind", circling(15)),
        made("left_behind", circling(90), ended="stopped"),
        made("right_behind", circling(18)),
    ]
    found = flat(result_of("tandem", trials))
    assert found["tandem.left_behind.mvelo"].value == pytest.approx(15, rel=0.01)
    assert found["tandem.left_behind.n_stopped"].value == 1
    assert found["tandem.right_behind.mvelo"].value == pytest.approx(18, rel=0.01)


def test_the_load_of_each_side_is_that_of_its_sensors():
    # 42 kg on the right pair and 28 on the left: 0.1 of the way from the middle to either pair
    right = 0.2 * GEOMETRY.lx_mm / 2

    def place(t_s):
        return (right + 5 * math.sin(2 * math.pi * t_s) if t_s >= 0 else -150.0), 10.0

    trials = [made("stance", place, analysed_s=10.0, settle_s=2.0)] * 3
    found = flat(result_of("weight_symmetry", trials))
    assert found["weight_symmetry.left_kg"].value == pytest.approx(28, abs=0.05)
    assert found["weight_symmetry.right_kg"].value == pytest.approx(42, abs=0.05)
    assert found["weight_symmetry.percent_left"].value == pytest.approx(40, abs=0.1)
    assert found["weight_symmetry.SI_Robinson_pct"].value == pytest.approx(40, abs=0.2)
    assert result_of("weight_symmetry", trials)["weight_symmetry"].source == "one_plate"


def test_symmetry_is_the_same_from_corners_and_from_a_ready_centre_of_pressure():
    load4 = made("stance", lambda t_s: (30.0, 5.0), analysed_s=10.0)
    ready = [
        msgspec.structs.replace(
            one,
            sample=Sample(one.t_s, Kind.COP, (30.0, 5.0, 70 * GRAVITY_M_S2)),
        )
        for one in load4.samples
    ]
    assert symmetry_of(msgspec.structs.replace(load4, samples=ready)) == symmetry_of(load4)


def test_half_of_a_stance_is_no_symmetry():
    trial = made("stance", lambda t_s: (0.0, 0.0), analysed_s=10.0)
    cut = [one for one in trial.samples if one.t_s < BEGAN_S + 3 + 5]
    assert symmetry_of(msgspec.structs.replace(trial, samples=cut)) is None


def on_leg(held_s, ended, *, lifted=True):
    """A hold of so long, circling at 30 mm/s over the right foot, coming back at its end."""
    lifted_s = 2.0

    def place(t_s):
        if not lifted_s - 1 <= t_s < lifted_s + held_s:
            return 300 * (t_s - lifted_s), 0.0
        return 100 + 5 * math.cos(6 * t_s), 5 * math.sin(6 * t_s)

    trial = made("right", place, settle_s=0.0, analysed_s=lifted_s + held_s + 0.1)
    began, _, _, over = trial.events
    at = {"attempt": 1, "x": 0.0, "y": 0.0, "label": "right"}
    end = {"step": over.step, "quality": 0.0, "time_s": held_s, **at}
    events = [began, ended(**end), over]
    if lifted:
        step = steps(BEGAN_S + lifted_s)
        events.insert(1, Shown(step=step, radius=1.0, d=0.0, **at))
    return msgspec.structs.replace(trial, events=events)


def test_a_touch_is_a_result_and_sway_is_taken_of_the_hold_alone():
    hold = hold_of(on_leg(12.0, Missed))
    assert (hold.time_s, hold.touched, hold.capped) == (12.0, True, False)
    assert hold.mvelo == pytest.approx(30, rel=0.01)
    assert hold_of(on_leg(30.0, Reached)).capped
    assert hold_of(on_leg(4.0, Missed)).mvelo is None


def test_the_best_and_the_mean_of_three_attempts_are_kept_in_seconds():
    trials = [on_leg(held_s, Missed) for held_s in (6.0, 12.0, 9.0)]
    found = flat(result_of("unilateral", trials))
    assert found["unilateral.right.time_s.best"].value == 12.0
    assert found["unilateral.right.time_s.mean"].value == 9.0
    assert found["unilateral.right.time_s.best"].unit == "s"
    assert found["unilateral.right.n_touch"].value == 3


def test_a_foot_that_was_never_seen_to_leave_the_board_is_no_hold_of_0_s():
    trial = on_leg(0.0, Missed, lifted=False)
    one = result_of("unilateral", [trial])["unilateral.right"]
    assert one.time_s is None
    assert one.undefined["time_s"] == "no foot was seen to leave the board"


def test_what_is_no_stance_has_no_panel_of_one():
    trial = on_leg(30.0, Reached)
    assert bout_panel(trial.header, trial.samples, trial.events) is None


def test_degrees_are_no_sway_and_no_load():
    sensor = DeviceNote("witmotion:", "wit-1", "Tilt", Kind.TILT, "deg", 100.0, True)
    trials = [made(one, circling(8), device=sensor) for one in ("firm_eo", "stance")]
    for name in (*STANDING, "weight_symmetry"):
        values = [
            one.value for key, one in flat(result_of(name, trials)).items() if ".n_" not in key
        ]
        assert set(values) == {None}


# by simulated people, through a board and a bout


@cache
def stood(profile, level_id, condition):
    """One trial of a simulated person, as a board of 60 Hz sees it."""
    entry = find_level(level_id)
    exercise = EXERCISES[entry.exercise]
    whole = header(level_id, profile=profile)
    bout = Bout(exercise, entry.level, 1, whole.calibration, GEOMETRY, Kind.LOAD4)
    stand_in = StandIn(profile, 4)
    stand_in.stand(entry.level.condition)
    stand_in.look_at(lambda: exercise.aim(bout.state) if bout.phase is Phase.PLAYING else CENTRE)
    samples, events = [], []
    for sample in board_samples(BoardModel(kind=Kind.LOAD4, rate_hz=60), stand_in.body, 0.0):
        while not bout.ended and (bout.step + 1) / 120 <= sample.t:
            events += bout.advance()
        if bout.ended or sample.t > 60:
            break
        bout.take(sample, sample.t)
        samples.append(Taken(bout.step, sample.t, sample))
    assert not any(isinstance(one, Paused) and one.reason is not Reason.STARTING for one in events)
    assert bout.ended, "nobody got through the trial"
    return Recorded(condition, whole, samples, events)


def numbers(profile, name):
    parts = ASSESSMENTS[name].parts
    trials = [stood(profile, part.level, part.condition) for part in parts]
    return {key: one.value for key, one in flat(result_of(name, trials)).items()}


@pytest.mark.parametrize("name", [*STANDING, "unilateral", "weight_symmetry"])
@pytest.mark.slow
def test_an_adult_and_a_child_with_cp_can_do_it_and_the_adult_is_steadier(name):
    adult, child = (numbers(profile, name) for profile in (ADULT, CP12))
    speeds = [key for key in adult if key.rpartition(".")[2] in ("mvelo", "EO", "EC", "composite")]
    assert speeds or name == "weight_symmetry"
    for key in speeds:
        assert 0 < adult[key] < child[key], key
    assert None not in [adult[key] for key in speeds]


def test_foam_makes_people_sway_more_and_closed_eyes_on_foam_more_still():
    for profile in (ADULT, CP12):
        found = numbers(profile, "mctsib")
        order = [found[f"mctsib.{one}"] for one in ("firm_eo", "foam_eo", "foam_ec")]
        assert all(easier < harder for easier, harder in pairwise(order))
        assert found["mctsib.vestibular_pct"] > 100


def test_an_adult_reaches_the_cap_on_either_leg_and_a_child_with_cp_touches_down():
    adult, child = (numbers(profile, "unilateral") for profile in (ADULT, CP12))
    for leg in ("left", "right"):
        assert adult[f"unilateral.{leg}.time_s.best"] == 30.0
        assert 3 < child[f"unilateral.{leg}.time_s.best"] < 15
        assert child[f"unilateral.{leg}.n_touch"] == 1


def test_people_without_a_weak_side_stand_nearly_evenly():
    for profile in (ADULT, CP12):
        found = numbers(profile, "weight_symmetry")
        assert found["weight_symmetry.percent_left"] == pytest.approx(50, abs=3)
        whole_kg = found["weight_symmetry.left_kg"] + found["weight_symmetry.right_kg"]
        assert whole_kg == pytest.approx(profile.body_kg, rel=0.01)
