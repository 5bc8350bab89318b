"""Probes in bulk are those of a board: the same measures of the same sway."""

from __future__ import annotations

import itertools
import statistics

import numpy as np
import pytest

from game.core.calibration import Calibration
from game.core.event import Began, Ended
from game.core.level import Limits
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.recording import DeviceNote, Header, Taken
from game.core.time import STEPS_PER_S, steps
from game.measures.bouts import bout_panel
from game.patients.individual import individual
from game.patients.profile import ATHLETE, CP3, PEOPLE, Profile
from game.patients.sway import Sway
from game.studies.probes import standing_mm, visit_probes
from input_devices.body import Body, standing
from input_devices.sample import Kind
from input_devices.simulated import BoardModel, board_samples, simulated_info

TOLERANCE = 0.01
"""The same sway, but another draw of the board's noise and jitter."""


def header(profile: Profile) -> Header:
    info = simulated_info("sim:probe", "simulated person", BoardModel())
    note = DeviceNote(info.uri, info.id, info.name, info.kind, "mm", info.rate_hz, True)
    calibration: Calibration = profile.calibration("2026-11-22T10:00:00Z")
    return Header(
        program_version="", session="s", number=1, patient="p", level_id="quiet_stance/probe",
        level_text="", level_sha256="", exercise="quiet_stance", limits=Limits(), seed=1,
        calibration=calibration, geometry=Geometry(), device=note, theme="adult",
        started_utc="2026-11-22T10:00:00Z", purpose="probe", ended="done",
    )  # fmt: skip


def velocity_by_board(profile: Profile, seed: int, form: float) -> tuple[float, str]:
    """The whole way: corners of a board, a recording, the panel. With its resampling."""
    stood_mm = form * standing_mm(Sway(profile, seed))

    def body(t_s: float) -> Body:
        x_mm, y_mm = stood_mm[min(int(np.ceil(t_s * STEPS_PER_S)), len(stood_mm)) - 1]
        return standing(x_mm, y_mm, profile.body_kg * GRAVITY_M_S2)

    samples = itertools.islice(board_samples(BoardModel(seed=seed), body, 0.0), 33 * 60)
    taken = [Taken(int(sample.t * STEPS_PER_S), sample.t, sample) for sample in samples]
    assert taken[0].sample.kind is Kind.LOAD4
    events = [Began(step=0), Ended(step=steps(33), how="done")]
    panel = bout_panel(header(profile), taken, events)
    assert panel is not None
    assert panel.measures["mvelo"] is not None
    return panel.measures["mvelo"], panel.resample


@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
@pytest.mark.parametrize("form", [0.6, 1.3])
def test_a_probe_in_bulk_has_the_velocity_that_a_board_and_a_recording_give(
    profile: Profile, form: float
) -> None:
    person = individual(profile, 3)
    source = np.random.default_rng(5)
    probe = visit_probes(person, Sway(person, 11), 2, source, BoardModel())[0]
    expected_mm_s, resample = velocity_by_board(person, 11, form)
    assert probe.velocity_mm_s(form) == pytest.approx(expected_mm_s, rel=TOLERANCE)
    assert probe.resample == resample


def test_a_board_adds_little_to_the_sway_of_the_steadiest() -> None:
    probe = visit_probes(ATHLETE, Sway(ATHLETE, 1), 1, np.random.default_rng(1), BoardModel())[0]
    quiet = probe._replace(noise_mm=0 * probe.noise_mm)
    assert 1 < probe.velocity_mm_s() / quiet.velocity_mm_s() < 1.05


def test_a_less_steady_person_sways_faster() -> None:
    def velocity_mm_s(profile: Profile) -> float:
        source = np.random.default_rng(1)
        probes = visit_probes(profile, Sway(profile, 1), 5, source, BoardModel())
        return statistics.fmean(probe.velocity_mm_s() for probe in probes)

    velocities = [velocity_mm_s(profile) for profile in PEOPLE]
    assert velocities == sorted(velocities)
    assert PEOPLE[-1] == CP3
