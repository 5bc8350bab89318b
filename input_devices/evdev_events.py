"""What a Linux input node writes: events of fixed size, in frames that a report ends.

Source: device reference 3.2; linux/input-event-codes.h for the numbers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import msgspec

EVENT = struct.Struct("@llHHi")
"""struct input_event: seconds, microseconds, type, code, value; 24 bytes on 64-bit systems."""
EV_SYN, EV_KEY, EV_ABS, EV_MSC = 0, 1, 3, 4
SYN_REPORT, SYN_DROPPED = 0, 3
LAST_KIND = 0x1F


class InputEvent(msgspec.Struct, frozen=True, gc=False):
    """One thing that an input node said."""

    kind: int
    code: int
    value: int
    t_s: float
    """By the clock that the node was told to use."""

    @property
    def ends_frame(self) -> bool:
        return self.kind == EV_SYN and self.code in (SYN_REPORT, SYN_DROPPED)

    @property
    def after_loss(self) -> bool:
        """The frame that ends here was not whole: what stands must be asked anew."""
        return self.kind == EV_SYN and self.code == SYN_DROPPED


class EventCutter:
    """Bytes of a node to its events; pure, any cut of the stream gives the same events.

    When the kernel lost some, everything up to the next report is left out, and that report is
    told as SYN_DROPPED. So it is where bytes are missing, which only what is not the kernel does:
    an event of no known kind or of no time is out of its place.
    """

    def __init__(self) -> None:
        self.waiting = b""
        """The beginning of an event that was cut; always shorter than one."""
        self.misplaced = 0
        """Bytes that begin no event."""
        self._lost = False

    def feed(self, data: bytes) -> Iterator[InputEvent]:
        data = self.waiting + data
        at = 0
        while at + EVENT.size <= len(data):
            second, microsecond, kind, code, value = EVENT.unpack_from(data, at)
            if kind > LAST_KIND or not 0 <= microsecond < 1_000_000:
                self._lost, at = True, at + 1  # its beginning must be found again
                self.misplaced += 1
                continue
            at += EVENT.size
            if kind == EV_SYN and code == SYN_DROPPED:
                self._lost = True
            elif kind == EV_SYN and code == SYN_REPORT and self._lost:
                self._lost = False
                yield InputEvent(EV_SYN, SYN_DROPPED, value, second + microsecond / 1e6)
            elif not self._lost:
                yield InputEvent(kind, code, value, second + microsecond / 1e6)
        self.waiting = data[at:]
