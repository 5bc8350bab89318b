"""How a worn sensor sits, found with the person's help: stand, lean forward, lean right.

Pure: samples and times come in, what to ask and what came of it go out. A posture counts once it
has been held; nobody needs to press anything. The still phase also tells what the gyroscope shows
at rest. It is asked before a calibration, by `LiveMounting`, of every sensor whose address does not
say how it sits and whose person has not worn it before. Source: device reference 1.8 (axis wizard,
level step).

How exact it is follows from the leans: who sways by s while leaning by a is seen turned by about
atan(s / a); the mean of two leans halves the rest. Simulated people, children with a palsy among
them, are seen within 25 degrees of turn and 4 of tilt (`tests/core/test_mounting.py`); an exact
posture is seen exactly.
"""

from __future__ import annotations

import enum
import math
from collections import deque
from collections.abc import Iterable

from game.core.mounted import Mounted, Place
from input_devices.attitude import bias_of
from input_devices.lean import Vector, unit, up_of_quaternion
from input_devices.mount import Mismatch, Mount, MountError, mount_of
from input_devices.sample import Kind, Sample

STAND_S = 3.0
HOLD_S = 1.5
MIDDLE_S = 0.3
STEADY_DEG = 2.0
"""Root mean square about the mean of a held posture: the sway of somebody who stands or leans
quietly, with room (ours, unverified on patients)."""
MIDDLE_DEG = 3.0
LEAN_DEG = 4.0
"""A lean begins to count so far from upright; `mount_of` asks for 3 (ours). Children lean the
pelvis by 6 degrees and less."""
SMOOTH_S = 0.3
"""Over so long it is judged whether somebody leans, so that a tremor does not break off a hold."""
THIN_S = 0.015
"""More samples tell nothing more of a posture, and take time."""
PATIENCE_S = 20.0
"""After so long without a held posture the person is helped in words; after as long again, or where
the middle is not found, all is begun anew, for then the first stance was none (ours)."""
SILENCE_S = 0.35
"""A gap after which nobody knows what was held; a sensor that sends ten times a second has none."""
LEAST_SAMPLES = 10


class Ask(enum.StrEnum):
    """What the person is asked to do."""

    STAND = "stand"
    FORWARD = "forward"
    MIDDLE = "middle"
    """Back upright, so that a lean that is over is not taken for the next one, nor for the stance
    that comes after."""
    RIGHT = "right"
    NOTHING = "nothing"
    """It is known."""


NEXT = {Ask.STAND: Ask.FORWARD, Ask.FORWARD: Ask.MIDDLE, Ask.RIGHT: Ask.MIDDLE}
POSTURES = (Ask.STAND, Ask.FORWARD, Ask.RIGHT)
"""As `mount_of` takes them."""
NEEDED_S = {Ask.STAND: STAND_S, Ask.FORWARD: HOLD_S, Ask.MIDDLE: MIDDLE_S, Ask.RIGHT: HOLD_S}
SMALL = {Ask.FORWARD: Mismatch.SMALL_FORWARD, Ask.RIGHT: Mismatch.SMALL_RIGHT}

Held = deque[tuple[float, Vector]]
"""Times, and what the sensor saw then: where up was, or how fast it turned."""


class Mounting:
    """One run. `take` every sample, `advance` at least ten times a second."""

    def __init__(self, place: Place = Place.WAIST) -> None:
        """place: where it is fastened."""
        self.ask = Ask.STAND
        self.mismatch: Mismatch | None = None
        """Why it was begun anew, or what the person may try; None while all goes well."""
        self.result: Mounted | None = None
        self._place = place
        self._postures: dict[Ask, Vector] = {}
        self._mount: Mount | None = None
        """Once all postures were held; what is left is to stand upright again."""
        self._now: Held = deque()
        self._held: Held = deque()
        self._rates: Held = deque()
        self._bias: Vector = (0.0, 0.0, 0.0)
        self._asked_s: float | None = None
        self._helped = False
        self._heard_s = -math.inf

    @property
    def share(self) -> float:
        """How much of the posture that is asked for has been held, 0 to 1."""
        if self.ask is Ask.NOTHING:
            return 1.0
        if not self._held:
            return 0.0
        return min(1.0, (self._held[-1][0] - self._held[0][0]) / NEEDED_S[self.ask])

    @property
    def has_all(self) -> bool:
        """Every posture was held; what is left is to stand upright again."""
        return self._mount is not None

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at time t_s."""
        if self.ask is Ask.NOTHING:
            return
        up = _up(sample)
        if up is not None:
            if t_s - self._heard_s > SILENCE_S:
                self._forget()
            self._heard_s = t_s
            if self.ask is Ask.STAND and sample.kind is Kind.ACC_GYRO:
                gx, gy, gz = sample.values[3:]
                self._rates.append((t_s, (gx, gy, gz)))
                while t_s - self._rates[0][0] > STAND_S:
                    self._rates.popleft()
            if not self._now or t_s - self._now[-1][0] >= THIN_S:
                self._see(up, t_s)
        self.advance(t_s)

    def advance(self, t_s: float) -> None:
        """Let time go on to t_s: whoever does not find the posture is helped after a while."""
        if self._asked_s is None:
            self._asked_s = t_s
        if t_s - self._heard_s > SILENCE_S:
            self._forget()
        if self.ask is not Ask.NOTHING and t_s - self._asked_s > PATIENCE_S:
            self._help(t_s)

    def _help(self, t_s: float) -> None:
        silent = t_s - self._heard_s > SILENCE_S
        self.mismatch = Mismatch.SILENT if silent else SMALL.get(self.ask, Mismatch.UNSTEADY)
        self._asked_s = t_s
        if self._helped or self.ask is Ask.MIDDLE:
            self._begin_anew()
        else:
            self._helped = True

    def _begin_anew(self) -> None:
        self._postures.clear()
        self._mount = None
        self._rates.clear()
        self._forget()
        self._helped = False
        self.ask = Ask.STAND

    def _forget(self) -> None:
        self._held.clear()
        self._now.clear()

    def _see(self, up: Vector, t_s: float) -> None:
        self._now.append((t_s, up))
        while t_s - self._now[0][0] > SMOOTH_S:
            self._now.popleft()
        if not self._is_asked_for(_mean(self._now)):
            self._held.clear()
            return
        held, needed_s = self._held, NEEDED_S[self.ask]
        held.append((t_s, up))
        while not _is_steady(held):
            held.popleft()
        while len(held) > 1 and t_s - held[1][0] >= needed_s:
            held.popleft()
        if t_s - held[0][0] >= needed_s and len(held) >= min(LEAST_SAMPLES, 5 * needed_s):
            self._keep(_mean(held), t_s)

    def _is_asked_for(self, up: Vector) -> bool:
        """Does this look like the posture that is asked for?"""
        upright = self._postures.get(Ask.STAND)
        if upright is None:
            return True
        lean_deg = angle_deg(up, upright)
        return lean_deg < MIDDLE_DEG if self.ask is Ask.MIDDLE else lean_deg >= LEAN_DEG

    def _keep(self, posture: Vector, t_s: float) -> None:
        if self.ask is Ask.STAND:
            from_s = self._held[0][0]
            self._bias = bias_of([rate for at, rate in self._rates if at >= from_s]) or self._bias
        self._postures[self.ask] = posture
        self._forget()
        self.mismatch, self._helped = None, False
        self._asked_s = t_s
        if self.ask is not Ask.RIGHT or self._fits():
            self.ask = self._next()
        if self.ask is Ask.NOTHING and self._mount is not None:
            self.result = Mounted(self._mount, self._bias, self._place)

    def _fits(self) -> bool:
        try:
            self._mount = mount_of(*(self._postures[ask] for ask in POSTURES))
        except MountError as problem:
            self.mismatch = problem.mismatch
            self._begin_anew()
        return self._mount is not None

    def _next(self) -> Ask:
        if self.ask is Ask.MIDDLE:
            return Ask.RIGHT if self._mount is None else Ask.NOTHING
        return NEXT[self.ask]


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


def _is_steady(held: Held) -> bool:
    mean = _mean(held)
    apart = sum(angle_deg(up, mean) ** 2 for _, up in held)
    return apart <= len(held) * STEADY_DEG**2


def _mean(held: Iterable[tuple[float, Vector]]) -> Vector:
    x, y, z = (math.fsum(parts) for parts in zip(*(up for _, up in held), strict=True))
    return unit((x, y, z)) or next(iter(held))[1]
