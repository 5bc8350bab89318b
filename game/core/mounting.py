"""How a worn sensor sits, found with the person's help: stand, lean forward, lean right.

Pure: samples and times come in, what to ask and what came of it go out. A posture counts once it
has been held; nobody needs to press anything. The still phase also tells what the gyroscope shows
at rest. Source: device reference 1.8 (axis wizard, level step). No scene and no command asks for it
yet: until then an address says how a sensor sits, `?mount=`.
"""

from __future__ import annotations

import enum
import math
from collections import deque

import msgspec

from input_devices.attitude import bias_of
from input_devices.lean import Vector, unit, up_of_quaternion
from input_devices.mount import Mismatch, Mount, MountError, mount_of
from input_devices.sample import Kind, Sample

STAND_S = 2.0
HOLD_S = 0.8
STEADY_DEG = 2.0
"""A held posture stays so near to its mean: the sway of somebody who stands or leans quietly, with
room (ours, unverified on patients)."""
MIDDLE_DEG = 4.0
LEAN_DEG = 6.0
"""A lean begins to count so far from upright; `mount_of` asks for half of it (ours)."""
PATIENCE_S = 20.0
"""After so long without a held posture the person is asked anew (ours)."""
LEAST_SAMPLES = 10


class Ask(enum.StrEnum):
    """What the person is asked to do."""

    STAND = "stand"
    FORWARD = "forward"
    MIDDLE = "middle"
    """Back upright, so that the lean that is over is not taken for the next one."""
    RIGHT = "right"
    NOTHING = "nothing"
    """It is known."""


NEXT = {
    Ask.STAND: Ask.FORWARD,
    Ask.FORWARD: Ask.MIDDLE,
    Ask.MIDDLE: Ask.RIGHT,
    Ask.RIGHT: Ask.NOTHING,
}
POSTURES = (Ask.STAND, Ask.FORWARD, Ask.RIGHT)
"""As `mount_of` takes them."""


class Mounted(msgspec.Struct, frozen=True):
    """What was found."""

    mount: Mount
    bias_deg_s: Vector = (0.0, 0.0, 0.0)
    """Zero where the sensor sends no rates, or was never still."""


class Mounting:
    """One run. `take` every sample, `advance` at least ten times a second."""

    def __init__(self) -> None:
        self.ask = Ask.STAND
        self.mismatch: Mismatch | None = None
        """Why it was begun anew, or what the person may try; None while all goes well."""
        self.result: Mounted | None = None
        self._postures: dict[Ask, Vector] = {}
        self._held: deque[tuple[float, Vector]] = deque()
        self._rates: list[tuple[float, Vector]] = []
        self._bias: Vector = (0.0, 0.0, 0.0)
        self._asked_s: float | None = None

    @property
    def share(self) -> float:
        """How much of the posture that is asked for has been held, 0 to 1."""
        if self.ask is Ask.NOTHING:
            return 1.0
        if not self._held:
            return 0.0
        return min(1.0, (self._held[-1][0] - self._held[0][0]) / self._needed_s)

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at time t_s."""
        if self.ask is Ask.NOTHING:
            return
        if self.ask is Ask.STAND and sample.kind is Kind.ACC_GYRO:
            gx, gy, gz = sample.values[3:]
            self._rates.append((t_s, (gx, gy, gz)))
        up = _up(sample)
        if up is not None:
            self._see(up, t_s)
        self.advance(t_s)

    def advance(self, t_s: float) -> None:
        """Let time go on to t_s: whoever does not find the posture is helped after a while."""
        if self._asked_s is None:
            self._asked_s = t_s
        if self.ask is not Ask.NOTHING and t_s - self._asked_s > PATIENCE_S:
            small = {Ask.FORWARD: Mismatch.SMALL_FORWARD, Ask.RIGHT: Mismatch.SMALL_RIGHT}
            self.mismatch = small.get(self.ask, Mismatch.SILENT)
            self._asked_s = t_s

    @property
    def _needed_s(self) -> float:
        return STAND_S if self.ask is Ask.STAND else HOLD_S

    def _see(self, up: Vector, t_s: float) -> None:
        upright = self._postures.get(Ask.STAND)
        lean_deg = angle_deg(up, upright) if upright is not None else math.inf
        if self.ask is Ask.MIDDLE:
            if lean_deg < MIDDLE_DEG:
                self._go_on(t_s)
            return
        if lean_deg < LEAN_DEG:
            self._held.clear()
            return
        self._held.append((t_s, up))
        while self._held and angle_deg(up, _mean(self._held)) > STEADY_DEG:
            self._held.popleft()
        while len(self._held) > 1 and t_s - self._held[1][0] >= self._needed_s:
            self._held.popleft()
        long_enough = self._held and t_s - self._held[0][0] >= self._needed_s
        if long_enough and len(self._held) >= LEAST_SAMPLES and self._steady():
            self._keep(_mean(self._held), t_s)

    def _steady(self) -> bool:
        mean = _mean(self._held)
        return all(angle_deg(one, mean) <= STEADY_DEG for _, one in self._held)

    def _keep(self, posture: Vector, t_s: float) -> None:
        if self.ask is Ask.STAND:
            from_s = self._held[0][0]
            self._bias = bias_of([rate for at, rate in self._rates if at >= from_s]) or self._bias
        self._postures[self.ask] = posture
        self._go_on(t_s)

    def _go_on(self, t_s: float) -> None:
        self._held.clear()
        self.mismatch = None
        self._asked_s = t_s
        self.ask = NEXT[self.ask]
        if self.ask is Ask.NOTHING:
            self._finish()

    def _finish(self) -> None:
        try:
            mount = mount_of(*(self._postures[ask] for ask in POSTURES))
        except MountError as problem:
            self.mismatch = problem.mismatch
            self._postures.clear()
            self._rates.clear()
            self.ask = Ask.STAND
        else:
            self.result = Mounted(mount, self._bias)


def _up(sample: Sample) -> Vector | None:
    if sample.kind is Kind.QUAT:
        return up_of_quaternion(*sample.values)
    if sample.kind is Kind.ACC_GYRO:
        ax, ay, az = sample.values[:3]
        return unit((ax, ay, az))
    return None


def angle_deg(a: Vector, b: Vector) -> float:
    """Between two directions of unit length, degrees, 0 to 180."""
    return math.degrees(math.acos(max(-1.0, min(1.0, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]))))


def _mean(held: deque[tuple[float, Vector]]) -> Vector:
    x, y, z = (sum(one[axis] for _, one in held) for axis in range(3))
    return unit((x, y, z)) or held[-1][1]
