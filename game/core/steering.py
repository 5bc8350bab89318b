"""From poses to a Control at step time: the person's calibration and a causal filter, nothing of
the exercise."""

from __future__ import annotations

import math

import msgspec

from game.core.calibration import Calibration
from game.core.control import CENTRE, EVEN, Control
from game.core.pose import GRAVITY_M_S2, LEAST_FEET_KG, Pose, right_share

QUARTER_TURN_DEG = 90.0
LONGEST_STEP_S = 0.2
"""A filter is never told of a longer step. Source: device reference 1.4."""


class OneEuro:
    """A low-pass whose cut-off rises with speed: calm at rest, quick in a lean.

    Source: Casiez, Roussel, Vogel 2012, CHI, 1€ filter; the constants are ours (unverified on
    patients): at rest 3 Hz (a delay of about 50 ms, in which a hand's breadth of sway is
    invisible), rising so that a quick lean is hardly delayed.
    """

    def __init__(
        self, cutoff_hz: float, cutoff_per_speed: float, speed_cutoff_hz: float = 2.0
    ) -> None:
        self._cutoff_hz, self._per_speed, self._speed_hz = (
            cutoff_hz,
            cutoff_per_speed,
            speed_cutoff_hz,
        )
        self._value: float | None = None
        self._speed = 0.0

    def feed(self, value: float, dt_s: float) -> float:
        """The filtered value after one more value, dt_s (above 0) after the last."""
        if self._value is None:
            self._value = value
            return value
        speed = (value - self._value) / dt_s
        self._speed += _share(self._speed_hz, dt_s) * (speed - self._speed)
        cutoff = self._cutoff_hz + self._per_speed * abs(self._speed)
        self._value += _share(cutoff, dt_s) * (value - self._value)
        return self._value


def _share(cutoff_hz: float, dt_s: float) -> float:
    turn = 2 * math.pi * cutoff_hz * dt_s
    return turn / (turn + 1)


class Steering:
    """Holds the filtered lean. Fed with poses as they come; asked for the Control once a step."""

    def __init__(
        self,
        calibration: Calibration,
        *,
        cutoff_hz: float = 3.0,
        cutoff_per_speed: float = 6.0,
        sits: bool = False,
    ) -> None:
        """sits: as of `Guard`. The feet of who sits may press too little for a lean, and somebody
        is there all the same: the lean stays where it was, and the load goes on."""
        self._sits = sits
        self._calibration = calibration
        self._on_board = calibration.unit == "mm"
        self._x = OneEuro(cutoff_hz, cutoff_per_speed)
        self._y = OneEuro(cutoff_hz, cutoff_per_speed)
        self._last_s: float | None = None
        self._control: Control | None = None

    def feed(self, pose: Pose) -> None:
        """Take up one pose. A pose without a lean means that nobody is there."""
        if pose.x is None or pose.y is None:
            self._control = self._seated(pose.load_n) if self._sits else None
            return
        lean = self._calibration.control(pose.x, pose.y, pose.load_n)
        dt_s = (
            LONGEST_STEP_S if self._last_s is None else min(LONGEST_STEP_S, pose.t_s - self._last_s)
        )
        if dt_s > 0:
            self._last_s = pose.t_s
            right = right_share(pose.x) if self._on_board else EVEN
            self._control = Control(
                self._x.feed(lean.x, dt_s), self._y.feed(lean.y, dt_s), 0.0, self._lift(pose.y),
                lean.load, right,
            )  # fmt: skip

    def _lift(self, forward_deg: float) -> float:
        """How far a sensor at the thigh has sunk with it, from the tilt, whichever way it is worn:
        0 standing, -1 at a quarter turn. Boards do not see it."""
        if self._calibration.unit != "deg":
            return 0.0
        return -min(1.0, abs(forward_deg - self._calibration.rest_y) / QUARTER_TURN_DEG)

    def _seated(self, load_n: float | None) -> Control | None:
        body_n, last = self._calibration.body_load_n, self._control or CENTRE
        if load_n is None or not body_n or load_n < LEAST_FEET_KG * GRAVITY_M_S2:
            return None
        return msgspec.structs.replace(last, load=load_n / body_n)

    @property
    def control(self) -> Control | None:
        """The lean as it is now; None when nobody is there or nothing has come yet."""
        return self._control
