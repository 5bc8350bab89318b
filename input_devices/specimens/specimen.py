"""One form in which a device sends: its true bytes, and what they mean."""

from __future__ import annotations

import enum
import math
from collections.abc import Callable

import msgspec

from input_devices.reader import Decoder
from input_devices.sample import Kind

Told = tuple[Kind, tuple[float, ...]]
"""Kind and values of one sample."""


class Carrier(enum.Enum):
    """What can be lost on the way from the device."""

    BYTES = "bytes"
    """A line: single bytes are lost, changed or made up."""
    MESSAGES = "messages"
    """A report, an event frame, a datagram, a request: it comes whole or not at all, for what is
    below it checks it."""


class Frame(msgspec.Struct, frozen=True):
    """The bytes of one moment, and what is to be made of them."""

    data: bytes
    told: tuple[Told, ...]


class Specimen(msgspec.Struct, frozen=True):
    """One form of one scheme of `DEVICES`."""

    scheme: str
    make: Callable[[], Decoder]
    """A decoder as the device makes it."""
    frame: Callable[[int], Frame]
    """The n-th of a stream that may be as long as one likes; n may be below 0."""
    rate_hz: float
    """Frames per second, the most that a device of this kind really sends."""
    rate_source: str
    carrier: Carrier = Carrier.BYTES
    checked: bool = False
    """Whether the form itself finds out damage; without, a damaged frame may be believed."""
    opening: tuple[bytes, ...] = ()
    """What comes before the first frame that counts, 20 ms from one to the next."""

    def frames(self, count: int) -> list[Frame]:
        """The first of the stream."""
        return [self.frame(n) for n in range(count)]


def before(frame: Callable[[int], Frame], count: int) -> tuple[bytes, ...]:
    """So many frames that come before the first one, for a decoder that listens at first."""
    return tuple(frame(n).data for n in range(-count, 0))


def leaning(n: int) -> tuple[float, float]:
    """Roll and pitch of somebody who sways, degrees: no two frames alike, and no jump."""
    return 8.0 * math.sin(n / 40), 5.0 * math.sin(n / 47)
