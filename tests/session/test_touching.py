"""Cues that are felt, from a bout to the motor."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.access import Access
from game.core.command import Pause, Resume
from game.core.event import Paused, Reached
from game.core.haptics import LONGEST_S, MOST_SHARE, WINDOW_S
from game.core.patient import Patient
from game.core.recording import Header
from game.headless import VirtualClock
from game.session import LiveBout, Session
from game.store.recording_files import read_recording
from tests.session.test_live_bout import begin, go_on, replays_equal

LEVEL = "star_map/01-first-light"
FELT = Patient(alias="otter7", haptics="gentle")


class Hand:
    """A motor that keeps what it was told and when."""

    def __init__(self, clock: VirtualClock, *, has_motor: bool = True) -> None:
        self._clock = clock
        self.has_motor = has_motor
        self.runs: list[tuple[float, float, float]] = []
        self.stilled: list[float] = []

    def buzz(self, strength: float, length_s: float) -> None:
        self.runs.append((self._clock(), strength, length_s))

    def still(self) -> None:
        self.stilled.append(self._clock())


def played(make_visit: Any, patient: Patient, **hand: Any) -> tuple[Hand, Session, LiveBout, Any]:
    session, clock = make_visit(patient=patient)
    motor = Hand(clock, **hand)
    session.motors.append(motor)
    live = begin(session, clock, LEVEL)
    return motor, session, live, clock


def header_of(live: LiveBout) -> Header:
    return read_recording(live.recorder.folder).header


def test_each_success_of_a_bout_is_felt_within_the_limits_and_the_recording_says_so(
    make_visit: Any,
) -> None:
    motor, session, live, clock = played(make_visit, FELT)
    go_on(live, clock, 40.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert sum(isinstance(event, Reached) for event in live.events) >= 3
    assert len(motor.runs) >= 3
    assert all(strength <= 0.5 and length <= LONGEST_S for _, strength, length in motor.runs)
    ran_s = sum(length for _, _, length in motor.runs)
    assert ran_s <= MOST_SHARE * (motor.runs[-1][0] - motor.runs[0][0] + WINDOW_S)
    assert header_of(live).haptics == "gentle"
    assert replays_equal(live.recorder.folder)


@pytest.mark.parametrize(
    ("haptics", "felt", "has_motor"),
    [("off", True, True), ("gentle", False, True), ("gentle", True, False)],
    ids=["not prescribed", "not wanted", "no motor"],
)
def test_nothing_is_felt_and_the_recording_says_so(
    make_visit: Any, haptics: str, felt: bool, has_motor: bool
) -> None:
    patient = msgspec.structs.replace(FELT, haptics=haptics, access=Access(felt=felt))
    motor, session, live, clock = played(make_visit, patient, has_motor=has_motor)
    go_on(live, clock, 20.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert any(isinstance(event, Reached) for event in live.events)
    assert not motor.runs
    assert header_of(live).haptics == "off"


def test_a_pause_and_the_end_still_the_motor_and_nothing_is_felt_meanwhile(
    make_visit: Any,
) -> None:
    motor, session, live, clock = played(make_visit, FELT)
    go_on(live, clock, 12.0)
    live.ask(Pause())
    events = go_on(live, clock, 5.0)
    paused = next(event for event in events if isinstance(event, Paused))
    assert motor.stilled
    assert not [run for run in motor.runs if run[0] > motor.stilled[0]], paused
    live.ask(Resume())
    go_on(live, clock, 8.0)
    before = len(motor.stilled)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert len(motor.stilled) > before


def test_an_assessment_is_made_without_cues_that_are_felt(make_visit: Any) -> None:
    session, clock = make_visit(patient=FELT)
    motor = Hand(clock)
    session.motors.append(motor)
    live = begin(session, clock, "quiet_stance/firm-eyes-open")
    go_on(live, clock, 20.0)
    live.stop()
    go_on(live, clock, 0.1)
    assert live.bout.played_steps
    session.close_bout(live)
    assert not motor.runs
    assert header_of(live).haptics == "off"
