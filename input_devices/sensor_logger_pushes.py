"""What Sensor Logger pushes: batches of JSON.

An entry has a name, a time in ns since 1970, and values in it or beside it. Its `accelerometer` is
without gravity, and iOS turns the sign of what gravity does unless the app standardises it.
Source: device reference 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec

from input_devices.framing import Frames
from input_devices.phone import Phone, Reading, What
from input_devices.sample import DeviceEvent, Kind, Sample

BODY_LIMIT = 1 << 20
"""Bytes. Source: device reference 9."""
XYZ = ("x", "y", "z")
QUATERNION = ("qw", "qx", "qy", "qz")
FORMS: Mapping[str, tuple[tuple[What, tuple[str, ...]], ...]] = {
    "gravity": ((What.GRAVITY, XYZ),),
    "totalacceleration": ((What.ACCELERATION, XYZ),),
    "gyroscope": ((What.RATE, XYZ),),
    "orientation": ((What.QUATERNION, QUATERNION), (What.ANGLES, ("pitch", "roll", "yaw"))),
}
"""By the name of the sensor without case: what it may tell, the best first."""
ID_LIMIT = 64
MOST_ENTRIES = 10_000
"""Of a batch; so many are 25 s of four sensors (ours)."""


class SensorLoggerDecoder:
    """Bodies of requests to samples; pure. All samples of a batch share the time of arrival."""

    def __init__(self, gravity: str = "auto") -> None:
        """gravity: the key of this name."""
        self.phone_id = ""
        self._frames = Frames(BODY_LIMIT)
        self._phone = Phone(gravity)
        self._bad = 0

    @property
    def bad(self) -> int:
        """Bodies, entries and readings that could not be used."""
        return self._bad + self._frames.overlong + self._phone.bad

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return self._phone.kinds

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What the bodies say that `data` completes, stamped `t`; never raises."""
        out: list[Sample | DeviceEvent] = []
        for body in self._frames.feed(data):
            out += self._phone.take(self._readings(body), t)
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A phone that is silent says nothing."""
        return []

    def question(self, t: float) -> bytes:
        return b""

    def _readings(self, body: bytes) -> list[Reading]:
        """In the order of their own times."""
        try:
            told = msgspec.json.decode(body)
        except (ValueError, RecursionError):  # ValueError: no JSON, or text that is no UTF-8
            told = None
        entries = told.get("payload") if isinstance(told, dict) else None
        if not isinstance(told, dict) or not isinstance(entries, list):
            self._bad += 1
            return []
        if isinstance(told.get("deviceId"), str):
            self.phone_id = self.phone_id or told["deviceId"][:ID_LIMIT]
        self._bad += max(0, len(entries) - MOST_ENTRIES)
        found = [self._reading(entry) for entry in entries[:MOST_ENTRIES]]
        readings = [reading for reading in found if reading is not None]
        return sorted(readings, key=lambda reading: reading.t_dev or 0.0)

    def _reading(self, entry: object) -> Reading | None:
        name = entry.get("name") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(name, str):
            self._bad += 1
            return None
        forms = FORMS.get(name.lower())
        if forms is None:
            return None
        inside = entry.get("values")
        values = inside if isinstance(inside, dict) else entry
        time_ns = as_number(entry.get("time"))
        for what, names in forms:
            told = [as_number(values.get(one)) for one in names]
            numbers = tuple(number for number in told if number is not None)
            if len(numbers) == len(names):
                return Reading(what, numbers, None if time_ns is None else time_ns / 1e9)
        self._bad += 1
        return None


def as_number(told: object) -> float | None:
    """A finite number out of JSON, which may stand there as text; None for anything else."""
    if isinstance(told, bool) or not isinstance(told, int | float | str):
        return None
    try:
        number = float(told)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
