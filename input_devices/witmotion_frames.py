"""WitMotion sensors on a serial line: frames of eleven bytes to samples.

`55 TT`, eight bytes of data, and the low byte of the sum of the ten. The sensor sends one frame of
each kind in turn, always in the same order: a cycle. Source: device reference 6.1 and 6.4.
"""

from __future__ import annotations

import datetime
import math
import struct

from input_devices.lean import quaternion_of_angles, up_of_quaternion
from input_devices.sample import DeviceEvent, Flag, Kind, Sample

FRAME = 11
MARK = 0x55
KNOWN = range(0x50, 0x60)
TIME, ACCELERATION, RATE, ANGLES, QUATERNION = 0x50, 0x51, 0x52, 0x53, 0x59
WORDS = struct.Struct("<4h")
CLOCK = struct.Struct("<6BH")
FULL = 32768.0
ACCELERATION_G, RATE_DEG_S, ANGLE_DEG = 16.0 / FULL, 2000.0 / FULL, 180.0 / FULL
CYCLES_TO_BELIEVE = 3
MOST_TURN_DEG = 60.0
"""Up does not move so far from one sample to the next: such values are damage. Source: device
reference 6.4."""
LEAST_LENGTH = 0.8
"""Of a quaternion, which has length 1 but for its rounding (ours)."""


class WitDecoder:
    """Frames to samples; pure, any cut of the stream gives the same samples.

    A cycle gives an orientation, QUAT, from the sensor's quaternion or else from its angles, and
    acceleration with rate, ACC_GYRO, if it holds both. `t_dev` is the sensor's own time of day,
    if it sends it, s.

    Damage costs the frames that it hit; the next whole one is read again. The sum of a byte lets
    one in 256 of them pass, of which an orientation that jumps is left out.
    """

    def __init__(self) -> None:
        self.bad = 0
        """Bytes that belong to no frame, and frames that cannot be true."""
        self.kinds: tuple[Kind, ...] = ()
        """What a cycle gives, the orientation first; empty until the cycle is known."""
        self._rest = b""
        self._cycle = _Cycle()
        self._frames: dict[int, bytes] = {}
        self._turning = Turning()
        self._gap = False
        self._whole = False
        """The open cycle began with its first frame, as far as is known."""

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What `data` completes, stamped `t`; never raises."""
        data = self._rest + data
        at, out = 0, list[Sample | DeviceEvent]()
        while at + FRAME <= len(data):
            frame = data[at : at + FRAME]
            if is_frame(frame):
                out += self._take(frame[1], frame[2:10], t)
                at += FRAME
                continue
            out += self._break_off(t)
            # one byte and not eleven: the frame that begins inside the damage must be found
            self.bad += 1
            self._gap = True
            at += 1
        self._rest = data[at:]
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A sensor that is silent says nothing."""
        return []

    def question(self, t: float) -> bytes:
        return b""

    def _take(self, kind: int, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        out = list[Sample | DeviceEvent]()
        if kind in self._frames:  # the frame that ends a cycle is not known yet, or was lost
            known = self._cycle.last is not None
            out += self._close(t)
            self._whole = known or kind == self._cycle.first
        self._frames[kind] = data
        if kind == self._cycle.last:
            out += self._close(t)
            self._whole = True
        return out

    def _break_off(self, t: float) -> list[Sample | DeviceEvent]:
        """Damage ends a cycle: what came before it and what comes after are of two moments. As long
        as the cycle is not known, half a one would teach a wrong one."""
        if not self._frames or self._cycle.last is None:
            return []
        out = self._close(t)
        self._whole = True
        return out

    def _close(self, t: float) -> list[Sample | DeviceEvent]:
        frames, self._frames = self._frames, {}
        known = self._cycle.last is not None
        self._cycle.learn(tuple(frames))
        return self._samples(frames, t) if known and self._whole else []

    def _samples(self, frames: dict[int, bytes], t: float) -> list[Sample | DeviceEvent]:
        readings = {
            Kind.QUAT: _orientation(frames),
            Kind.ACC_GYRO: _motion(frames),
        }
        turned = readings[Kind.QUAT]
        if turned is not None and not self._turning.may_follow(turned):
            self.bad += 1
            return []
        there = {kind: values for kind, values in readings.items() if values is not None}
        if len(there) > len(self.kinds):
            self.kinds = tuple(there)
        t_dev = _time_s(frames)
        flags = Flag.NO_CLOCK if t_dev is None else Flag.NONE
        if self._gap:
            flags |= Flag.GAP
            self._gap = False
        return [
            Sample(t=t, kind=kind, values=values, t_dev=t_dev, flags=flags)
            for kind, values in there.items()
        ]


class Turning:
    """Whether one orientation can follow another: damage that no sum betrays jumps."""

    def __init__(self) -> None:
        self._up: tuple[float, float, float] | None = None
        self._misfits = 0

    def may_follow(self, values: tuple[float, ...]) -> bool:
        """Whether a sensor can have turned so far since the last sample; after three that it
        cannot, it was the one before that was wrong."""
        up, before = up_of_quaternion(*values), self._up
        if up is None:
            return False
        far = before is not None and math.degrees(_angle(up, before)) > MOST_TURN_DEG
        self._misfits = self._misfits + 1 if far else 0
        if far and self._misfits < 3:
            return False
        self._up, self._misfits = up, 0
        return True


class _Cycle:
    """Which kind of frame ends a cycle. It begins with the lowest number, so that it does not
    matter with which frame the listening began."""

    def __init__(self) -> None:
        self.last: int | None = None
        """None as long as it is not known."""
        self.first: int | None = None
        self._kinds: frozenset[int] = frozenset()
        self._agreed = 0
        self._ending: int | None = None

    def learn(self, kinds: tuple[int, ...]) -> None:
        """The kinds of one cycle, in the order in which they came. A sensor that begins to send
        something else is learnt anew; a frame that was lost teaches nothing."""
        if self.last is not None:
            if frozenset(kinds) <= self._kinds:
                return
            self.last, self._agreed = None, 0
        ending = kinds[kinds.index(min(kinds)) - 1]
        alike = (ending, frozenset(kinds)) == (self._ending, self._kinds)
        self._agreed = self._agreed + 1 if alike else 1
        self._ending, self._kinds = ending, frozenset(kinds)
        if self._agreed >= CYCLES_TO_BELIEVE:
            self.last, self.first = ending, min(kinds)


def is_frame(data: bytes) -> bool:
    """Whether eleven bytes are a frame: mark, known kind, right sum."""
    return data[0] == MARK and data[1] in KNOWN and sum(data[:10]) & 0xFF == data[10]


def _orientation(frames: dict[int, bytes]) -> tuple[float, ...] | None:
    """w, x, y, z of unit length; None where nothing told it."""
    if QUATERNION in frames:
        told = WORDS.unpack(frames[QUATERNION])
        length = math.hypot(*told)
        if length < LEAST_LENGTH * FULL:
            return None
        return tuple(part / length for part in told)
    if ANGLES in frames:
        return quaternion_of_angles(
            *(ANGLE_DEG * part for part in WORDS.unpack(frames[ANGLES])[:3])
        )
    return None


def _motion(frames: dict[int, bytes]) -> tuple[float, ...] | None:
    if ACCELERATION not in frames or RATE not in frames:
        return None
    acceleration = WORDS.unpack(frames[ACCELERATION])[:3]
    rate = WORDS.unpack(frames[RATE])[:3]
    return (
        *(ACCELERATION_G * part for part in acceleration),
        *(RATE_DEG_S * part for part in rate),
    )


def _time_s(frames: dict[int, bytes]) -> float | None:
    """Of the sensor's calendar, from its own zero; None where it sends none, or none that is."""
    if TIME not in frames:
        return None
    year, month, day, hour, minute, second, ms = CLOCK.unpack(frames[TIME])
    try:
        days = datetime.date(2000 + year, month, day).toordinal()
    except ValueError:
        return None
    if hour > 23 or minute > 59 or second > 59 or ms > 999:
        return None
    zero = datetime.date(2000, 1, 1).toordinal()
    return float((days - zero) * 86400 + hour * 3600 + minute * 60 + second + ms / 1000)


def _angle(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return math.acos(max(-1.0, min(1.0, sum(x * y for x, y in zip(a, b, strict=True)))))
