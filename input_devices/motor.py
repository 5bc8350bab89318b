"""A small motor that buzzes: on a home-made board, or in a gamepad.

It gives short cues only. Each is cut at LONGEST_S here, whatever is asked for, and the device stops
by itself once its time is over, so that a lost cable or a program that died leaves no motor
running. Source: device reference 4.5 and 14.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

LONGEST_S = 0.5


@runtime_checkable
class Motor(Protocol):
    """Something that can be felt. Returns at once, and raises nothing: who has gone is silent."""

    @property
    def has_motor(self) -> bool:
        """There is one, as far as is known now: a board tells once it has said who it is."""

    def buzz(self, strength: float, length_s: float) -> None:
        """Run once, 0 to 1 as strong as it can; a new run replaces the old."""

    def still(self) -> None:
        """Stop now."""


def motors_of(devices: Iterable[object]) -> list[Motor]:
    """Those of these devices that have one now."""
    return [one for one in devices if isinstance(one, Motor) and one.has_motor]


def run_ms(length_s: float) -> int:
    """How long a motor is told to run, ms: never longer than LONGEST_S."""
    return round(1000 * max(0.0, min(length_s, LONGEST_S)))


class RumblePad(Protocol):
    """What is needed of a joystick of the window library."""

    def rumble(self, low_frequency: float, high_frequency: float, duration: int, /) -> bool: ...

    def stop_rumble(self) -> None: ...


class Rumble:
    """The motors of all gamepads that are plugged in; the window library stops each run."""

    def __init__(self, pads: Callable[[], Iterable[RumblePad]]) -> None:
        """pads: those that are there now; asked each time."""
        self._pads = pads

    @property
    def has_motor(self) -> bool:
        """A pad is there; whether it can rumble only the hand that holds it knows."""
        return any(True for _ in self._pads())

    def buzz(self, strength: float, length_s: float) -> None:
        for pad in self._pads():
            pad.rumble(strength, strength, run_ms(length_s))

    def still(self) -> None:
        for pad in self._pads():
            pad.stop_rumble()
