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
    told as SYN_DROPPED. It hands on whole events and owns up to each loss, so nothing here looks
    for the beginning of one.
    """

    def __init__(self) -> None:
        self.waiting = b""
        """The beginning of an event that was cut; always shorter than one."""
        self._lost = False

    def feed(self, data: bytes) -> Iterator[InputEvent]:
        data = self.waiting + data
        whole = len(data) - len(data) % EVENT.size
        self.waiting = data[whole:]
        for second, microsecond, kind, code, value in EVENT.iter_unpack(data[:whole]):
            if kind == EV_SYN and code == SYN_DROPPED:
                self._lost = True
            elif kind == EV_SYN and code == SYN_REPORT and self._lost:
                self._lost = False
                yield InputEvent(EV_SYN, SYN_DROPPED, value, second + microsecond / 1e6)
            elif not self._lost:
                yield InputEvent(kind, code, value, second + microsecond / 1e6)
