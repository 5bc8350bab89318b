"""Cues that are felt in a bout: from what happens to a motor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.core.control import Control
from game.core.event import Event, Paused
from game.core.haptics import STRENGTH, Cue, Felt, Limiter
from game.core.patient import Patient
from game.core.recording import Header
from input_devices.motor import Motor, motors_of
from input_devices.sample import Sample


class Touch:
    """An `Onlooker` that buzzes: at most once a frame, and never while play stands still."""

    def __init__(self, limiter: Limiter, motors: Sequence[Motor], strength: float) -> None:
        """limiter: the same for a whole visit. strength: 0 to 1, of what the motors can do."""
        self._limiter, self._motors, self._strength = limiter, motors, strength
        self._felt = Felt()
        self._wanted: Cue | None = None

    def begun(self, header: Header) -> None:
        """Nothing is felt before play."""

    def sampled(self, sample: Sample, t_s: float) -> None:
        """What is felt follows the lean, not the samples."""

    def stepped(self, t: float, control: Control | None, events: Sequence[Event]) -> None:
        self._wanted = self._felt.step(events, control) or self._wanted
        if any(isinstance(event, Paused) for event in events):
            self.ended()

    def caught_up(self, now: float) -> None:
        wanted, self._wanted = self._wanted, None
        cue = self._limiter.admit(wanted, now) if wanted is not None else None
        if cue is not None:
            for motor in self._motors:
                motor.buzz(cue.strength * self._strength, cue.length_s)

    def ended(self) -> None:
        """Nothing runs any more, and nothing is owed."""
        self._wanted = None
        for motor in self._motors:
            motor.still()

    def parted(self) -> None:
        """As at the end of a bout."""
        self.ended()


def touch_of(patient: Patient, things: Iterable[object], limiter: Limiter) -> list[Touch]:
    """As it is prescribed, on whatever of these things has a motor now; empty where it is off,
    the person wants none, or nothing has one. limiter: of the visit."""
    motors = motors_of(things)
    if patient.haptics == "off" or not patient.access.felt or not motors:
        return []
    return [Touch(limiter, motors, STRENGTH[patient.haptics])]
