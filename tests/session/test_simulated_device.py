"""A simulated person on a device does there what they do without one."""

from __future__ import annotations

import math

import pytest

from game.core.calibrating import Calibrating, Phase
from game.core.calibration import Calibration
from game.core.control import CENTRE, Control
from game.core.errors import SetupError
from game.core.event import Reason
from game.core.guard import Guard
from game.core.pose import Geometry, pose_of
from game.patients.habits import Habits
from game.patients.profile import ADULT, CP12, PEOPLE
from game.session.opening import open_device
from game.session.stand_in import StandIn, as_asked
from input_devices.sample import Kind
from input_devices.simulated import BoardModel, board_samples

GEOMETRY = Geometry()


def seen(stand_in, kind, seconds, t0=0.0):
    """Samples of so many seconds, each with its time."""
    model = BoardModel(kind=kind, rate_hz=60)
    for sample in board_samples(model, lambda t_s: stand_in.body(t0 + t_s), 0.0):
        if sample.t > seconds:
            return
        yield sample


def calibrated(profile, kind, worn):
    stand_in = StandIn(profile, 3, worn=worn)
    unit = "deg" if kind is Kind.TILT else "mm"
    procedure = Calibrating(GEOMETRY, unit, "sim", "2026-01-01T00:00:00Z", practice=False)
    stand_in.look_at(as_asked(procedure))
    for sample in seen(stand_in, kind, 120):
        procedure.take(sample, sample.t)
        procedure.advance(sample.t)
        if procedure.phase in (Phase.DONE, Phase.REFUSED):
            break
    return procedure


@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
def test_a_tilt_sensor_finds_the_range_of_the_pelvis(profile):
    procedure = calibrated(profile, Kind.TILT, "pelvis")
    assert procedure.phase is Phase.DONE, procedure.problem
    found: Calibration = procedure.result
    own = profile.calibration("", body="pelvis")
    for side in ("right", "left", "forward"):
        # what is sustained for a second, breath and all, lies below the range itself
        assert 0.5 < getattr(found, side) / getattr(own, side) < 1.2


def test_a_board_weighs_what_the_person_puts_on_it():
    seated, since_s = Control(0.0, 0.0, load=0.3), 6.0
    stand_in = StandIn(ADULT, 1)
    stand_in.look_at(lambda: CENTRE if stand_in._step < 120 * since_s else seated)
    weight_n = ADULT.body_kg * 9.80665
    loads = [pose_of(s, s.t, GEOMETRY).load_n / weight_n for s in seen(stand_in, Kind.LOAD4, 14)]
    assert loads[60] == pytest.approx(1.0, abs=0.02)
    assert loads[-1] == pytest.approx(0.3, abs=0.1)
    assert max(loads) < 1.4


def test_who_steps_off_pauses_play():
    stand_in = StandIn(CP12, 1, Habits(steps_off_per_min=4.0))
    limits = CP12.calibration("")
    guard = Guard(limits, GEOMETRY, Kind.LOAD4)
    reasons = set()
    for sample in seen(stand_in, Kind.LOAD4, 90):
        guard.see(pose_of(sample, sample.t, GEOMETRY))
        reasons.add(guard.danger(sample.t))
    assert Reason.STEPPED_OFF in reasons
    assert None in reasons


def test_without_habits_nobody_steps_off_by_themselves():
    loads = [sum(s.values) for s in seen(StandIn(CP12, 1), Kind.LOAD4, 60)]
    assert min(loads) > 0.9 * CP12.body_kg


def test_an_address_names_one_person_and_their_habits():
    device, stand_in = open_device("sim:cp12#7?habits=fatigue,rail&as=cop", seed=1)
    device.close()
    assert stand_in.profile.name == "cp12#7"
    assert not math.isclose(stand_in.profile.los_side_mm, CP12.los_side_mm)
    body = [stand_in.body(t / 60) for t in range(60)][-1]
    assert body.load_n == pytest.approx(0.85 * stand_in.profile.body_kg * 9.80665)


def test_an_unknown_habit_in_an_address_is_answered_with_the_nearest():
    with pytest.raises(SetupError, match="Did you mean 'lapses'"):
        open_device("sim:cp12?habits=lapse", seed=1)
