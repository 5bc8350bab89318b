"""What the motion apps of phones send as OSC: their addresses, and what stands behind them.

Source: device reference 9.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from input_devices.osc import Argument, Message, OscError, messages_of
from input_devices.phone import Reading, What

WRITTEN = re.compile(r"(/[^:\s]*):(\d{1,2}(?:,\d{1,2}){1,3})")
ID_LIMIT = 64


class Form(msgspec.Struct, frozen=True):
    """What the arguments of an address are."""

    what: What
    places: tuple[int, ...]
    """Number of the argument of each value."""


GYROSC: Mapping[str, Form] = {
    "gyro": Form(What.ANGLES, (0, 1, 2)),
    "accel": Form(What.ACCELERATION, (0, 1, 2)),
    "rrate": Form(What.RATE, (0, 1, 2)),
    "quat": Form(What.QUATERNION, (0, 1, 2, 3)),
}
"""By the last part of the address, after `/gyrosc/`. Programs disagree about the order of the
quaternion; `map=` tells another."""
ZIG_SIM: Mapping[str, Form] = {
    "gravity": Form(What.GRAVITY, (0, 1, 2)),
    "gyro": Form(What.RATE, (0, 1, 2)),
    "quaternion": Form(What.QUATERNION, (3, 0, 1, 2)),
}
"""By the last part, after the name of the phone. Its `accel` is without gravity."""
BY_COUNT = {2: What.LEAN, 3: What.GRAVITY, 4: What.QUATERNION}


class Mapped(msgspec.Struct, frozen=True):
    """The one address that `map=` names, for any other app."""

    address: str
    form: Form


def parse_map(written: str) -> Mapped:
    """`/path:i,j`: two numbers are lean_right and lean_forward in degrees, three are where gravity
    points, four are a quaternion w, x, y, z.

    Raises ValueError, with a sentence, for another form.
    """
    parts = WRITTEN.fullmatch(written)
    if parts is None:
        raise ValueError(f"map is '{written}'. Write an address and places, such as '/tilt:0,1'")
    address, places = parts.groups()
    numbers = tuple(int(place) for place in places.split(","))
    return Mapped(address, Form(BY_COUNT[len(numbers)], numbers))


class OscReader:
    """Datagrams to readings."""

    def __init__(self, mapped: Mapped | None = None) -> None:
        """mapped: the only address to listen to; None for those of the known apps."""
        self.bad = 0
        """Datagrams that are damaged, and messages without the numbers that they should hold."""
        self.phone_id = ""
        """What the phone calls itself, as far as its app tells."""
        self._mapped = mapped

    def readings(self, datagram: bytes) -> list[Reading]:
        """What it says; nothing of a datagram of which a part is damaged."""
        try:
            messages = messages_of(datagram)
        except OscError:
            self.bad += 1
            return []
        found = [self._reading(message) for message in messages]
        return [reading for reading in found if reading is not None]

    def _reading(self, message: Message) -> Reading | None:
        form = self._form(message.address)
        if form is None:
            return None
        values = tuple(_number(message.arguments, place) for place in form.places)
        numbers = tuple(value for value in values if value is not None)
        if len(numbers) != len(values):
            self.bad += 1
            return None
        return Reading(form.what, numbers)

    def _form(self, address: str) -> Form | None:
        if self._mapped is not None:
            return self._mapped.form if address == self._mapped.address else None
        _, *before, last = address.split("/")
        if before == ["gyrosc"]:
            return GYROSC.get(last)
        form = ZIG_SIM.get(last)
        if form is not None and before:
            self.phone_id = self.phone_id or before[-1][:ID_LIMIT]
        return form


def _number(arguments: tuple[Argument, ...], place: int) -> float | None:
    if place >= len(arguments):
        return None
    argument = arguments[place]
    if isinstance(argument, bool) or not isinstance(argument, int | float):
        return None
    return float(argument)
