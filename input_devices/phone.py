"""What a phone says of how it is held: each of its sensors speaks by itself, in the units and with
the sign of its maker. Here they become samples.

Of what tells the orientation the best is taken: gravity, which the phone has already freed from
movement, before its quaternion, before its angles. Acceleration and turning rate go out together.
Source: device reference 9 and 12.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable

import msgspec

from input_devices.lean import Vector, quaternion_of_up, unit
from input_devices.sample import Flag, Kind, Sample

STANDARD_GRAVITY_M_S2 = 9.80665
LISTEN_S = 0.25
"""So long a phone is heard before it is said what it sends: its sensors come one by one (ours)."""
FORGET_S = 1.0
"""A sensor that is silent for longer was switched off, and another may take its place (ours)."""
LONGEST_PAIR_S = 0.1
"""An older turning rate is not that of this acceleration (ours)."""
IN_G, IN_M_S2 = (0.8, 1.2), (8.5, 11.0)
"""Length of the mean of what contains gravity. Source: device reference 9.2 for m/s2; ours for
g."""
CLEAR = 0.5
"""An axis with so much of gravity is not level (ours)."""


class What(enum.IntEnum):
    """What a reading is; of those that tell the orientation, the lesser is the better."""

    LEAN = 0
    """lean_right, lean_forward, degrees."""
    GRAVITY = 1
    """Along the phone's x, y, z, in g or m/s2, with either sign."""
    QUATERNION = 2
    """w, x, y, z, phone to world, of any length."""
    ANGLES = 3
    """Pitch about x, roll about y, yaw about z, rad."""
    ACCELERATION = 4
    """x, y, z with gravity, in g or m/s2, with the same sign as gravity."""
    RATE = 5
    """About x, y, z, rad/s."""


VALUE_COUNT = {What.LEAN: 2, What.QUATERNION: 4}
ORIENTATIONS = (What.LEAN, What.GRAVITY, What.QUATERNION, What.ANGLES)


class Reading(msgspec.Struct, frozen=True):
    """One word of one sensor."""

    what: What
    values: tuple[float, ...]
    t_dev: float | None = None
    """The phone's own clock, s."""


class Phone:
    """Readings to samples; pure. Says nothing before it is known what the phone sends."""

    def __init__(self, gravity: str = "auto") -> None:
        """gravity: 'up' for a phone whose gravity points up when it lies still, as Android does;
        'down' for the other sign, as iOS does; 'auto' to judge it from a phone that lies screen up,
        or stands with its upper edge up, when it begins to send."""
        self.bad = 0
        """Readings that say nothing."""
        self.kinds: tuple[Kind, ...] = ()
        """What it sends, the orientation first; empty until it is known."""
        self._sign = {"up": 1.0, "down": -1.0}.get(gravity)
        self._begun_s: float | None = None
        self._sums: dict[What, list[Vector]] = {}
        self._heard: dict[What, float] = {}
        self._orientation: What | None = None
        self._scales: dict[What, float] = {}
        self._rate: Reading | None = None
        self._rate_s = 0.0

    def take(self, readings: Iterable[Reading], t: float) -> list[Sample]:
        """The samples that these readings make, stamped `t`."""
        return [sample for reading in readings for sample in self._take(reading, t)]

    def _take(self, reading: Reading, t: float) -> list[Sample]:
        count = VALUE_COUNT.get(reading.what, 3)
        if len(reading.values) != count or not all(map(math.isfinite, reading.values)):
            self.bad += 1
            return []
        self._heard[reading.what] = t
        if reading.what is What.RATE:
            self._rate, self._rate_s = reading, t
        if self.kinds and self._silent(t):
            self._listen_again()
        if not self.kinds:
            self._listen(reading, t)
            return []
        flags = Flag.NO_CLOCK if reading.t_dev is None else Flag.NONE
        return [
            Sample(t=t, kind=kind, values=values, t_dev=reading.t_dev, flags=flags)
            for kind, values in self._meant(reading, t)
        ]

    def _silent(self, t: float) -> bool:
        """Whether what told the lean has gone, though something else still comes."""
        leading = What.ACCELERATION if self._orientation is None else self._orientation
        return t - self._heard[leading] > FORGET_S

    def _listen_again(self) -> None:
        self.kinds, self._orientation = (), None
        self._begun_s, self._sums, self._heard = None, {}, {}

    def _listen(self, reading: Reading, t: float) -> None:
        self._begun_s = t if self._begun_s is None else self._begun_s
        if reading.what in (What.GRAVITY, What.ACCELERATION):
            x, y, z = reading.values
            self._sums.setdefault(reading.what, [])
            if len(self._sums[reading.what]) < 1000:  # bounded, whatever a phone does in the time
                self._sums[reading.what].append((x, y, z))
        self._heard[reading.what] = t
        if t - self._begun_s >= LISTEN_S:
            self._decide()

    def _decide(self) -> None:
        """What speaks from now on; nothing does if no reading tells where up is."""
        means = {what: _mean(vectors) for what, vectors in self._sums.items()}
        self._scales = {what: scale for what, mean in means.items() if (scale := _in_g(mean))}
        usable = [w for w in ORIENTATIONS if w in self._heard and self._tells(w)]
        moves = What.ACCELERATION in self._scales and What.RATE in self._heard
        if not usable and What.ACCELERATION in self._scales and not moves:
            usable = [What.ACCELERATION]
        self._orientation = usable[0] if usable else None
        if self._sign is None and self._scales:
            self._sign = _sign(means[min(self._scales)])
        turned = Kind.TILT if self._orientation is What.LEAN else Kind.QUAT
        self.kinds = (turned,) * bool(usable) + (Kind.ACC_GYRO,) * moves
        self._begun_s, self._sums = None, {}

    def _tells(self, what: What) -> bool:
        return what is not What.GRAVITY or what in self._scales

    def _meant(self, reading: Reading, t: float) -> list[tuple[Kind, tuple[float, ...]]]:
        meant: list[tuple[Kind, tuple[float, ...]]] = []
        if reading.what is self._orientation:
            turned = self._turned(reading)
            if turned is None:
                self.bad += 1
            else:
                meant.append((self.kinds[0], turned))
        if reading.what is What.ACCELERATION and Kind.ACC_GYRO in self.kinds:
            moved = self._moved(reading, t)
            if moved is not None and all(map(math.isfinite, moved)):
                meant.append((Kind.ACC_GYRO, moved))
        return meant

    def _turned(self, reading: Reading) -> tuple[float, ...] | None:
        if reading.what is What.LEAN:
            return reading.values
        if reading.what is What.QUATERNION:
            return _unit_length(reading.values)
        if reading.what is What.ANGLES:
            return quaternion_of_phone_angles(*reading.values)
        x, y, z = reading.values
        sign = self._sign or 1.0
        up = unit((sign * x, sign * y, sign * z))
        return None if up is None else quaternion_of_up(up)

    def _moved(self, reading: Reading, t: float) -> tuple[float, ...] | None:
        rate = self._rate
        if rate is None:
            return None
        if reading.t_dev is None or rate.t_dev is None:
            apart_s = t - self._rate_s
        else:
            apart_s = abs(reading.t_dev - rate.t_dev)
        if apart_s > LONGEST_PAIR_S:
            return None
        to_g = (self._sign or 1.0) * self._scales[What.ACCELERATION]
        return (*(to_g * part for part in reading.values), *map(math.degrees, rate.values))


def quaternion_of_phone_angles(
    pitch_rad: float, roll_rad: float, yaw_rad: float
) -> tuple[float, float, float, float]:
    """w, x, y, z of a phone turned by yaw about z, then pitch about x, then roll about y.

    Source: order of CMAttitude, whose pitch ends at a quarter turn and so stands in the middle;
    unverified on a phone.
    """
    pitch, roll, yaw = pitch_rad / 2, roll_rad / 2, yaw_rad / 2
    cp, cr, cy = math.cos(pitch), math.cos(roll), math.cos(yaw)
    sp, sr, sy = math.sin(pitch), math.sin(roll), math.sin(yaw)
    return (
        cy * cp * cr - sy * sp * sr,
        cy * sp * cr - sy * cp * sr,
        cy * cp * sr + sy * sp * cr,
        cy * sp * sr + sy * cp * cr,
    )


def _unit_length(values: tuple[float, ...]) -> tuple[float, ...] | None:
    length = math.hypot(*values)
    if not 0.0 < length < math.inf:
        return None
    return tuple(part / length for part in values)


def _mean(vectors: list[Vector]) -> Vector:
    n = len(vectors)
    x, y, z = (sum(axis) / n for axis in zip(*vectors, strict=True))
    return x, y, z


def _in_g(mean: Vector) -> float | None:
    """What makes g of this unit; None where gravity is not in it."""
    length = math.hypot(*mean)
    if IN_G[0] <= length <= IN_G[1]:
        return 1.0
    return 1.0 / STANDARD_GRAVITY_M_S2 if IN_M_S2[0] <= length <= IN_M_S2[1] else None


def _sign(mean: Vector) -> float:
    """1 where gravity points up already, -1 where it points down: the phone lies screen up, or
    stands with its upper edge up. Source: device reference 9.3 for z; ours for y."""
    _, y, z = unit(mean) or (0.0, 0.0, 1.0)
    clear = z if abs(z) >= CLEAR else y if abs(y) >= CLEAR else 1.0
    return math.copysign(1.0, clear)
