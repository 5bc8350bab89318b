"""A device whose samples are known beforehand and come when their time has come: simulations and
recordings."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import msgspec

from input_devices.device import Clock, Info
from input_devices.errors import DeviceError
from input_devices.liveness import State
from input_devices.sample import Connected, DeviceEvent, Lost, Sample

STALLED_S = 0.5


class Moment(msgspec.Struct, frozen=True):
    """A device event and when it happens, s on the clock of the device."""

    t: float
    event: DeviceEvent


Item = Sample | Moment


class Paced:
    """Gives every item that is due by `clock`, with its own time: how often `read` is called makes
    no difference."""

    def __init__(
        self,
        info: Info,
        items: Callable[[float], Iterator[Item]],
        *,
        clock: Clock = time.perf_counter,
    ) -> None:
        """items: everything that will come, in order of time, when the device is opened at the time
        it is given."""
        self.info = info
        self.dropped = 0
        """Always 0: what is not read yet is not made yet."""
        self._make_items = items
        self._clock = clock
        self._items: Iterator[Item] | None = None
        self._next: Item | None = None
        self._events: list[DeviceEvent] = []
        self._last_t: float | None = None
        self._gone = False
        self.refused: DeviceError | None = None
        """Nothing is refused: it is all here."""

    def start(self) -> None:
        self.open()

    def open(self) -> None:
        if self._items is not None:
            return
        self._items = self._make_items(self._clock())
        self._next = next(self._items, None)
        self._last_t, self._gone = None, False
        self._events = [Connected(self.info.name)]

    def read(self) -> list[Sample]:
        samples: list[Sample] = []
        item, items = self._next, self._items
        if items is None or item is None:
            return samples
        now = self._clock()
        while item is not None and item.t <= now:
            if isinstance(item, Sample):
                samples.append(item)
            else:
                self._tell(item.event)
            item = next(items, None)
        self._next = item
        if samples:
            self._last_t = samples[-1].t
        return samples

    def events(self) -> list[DeviceEvent]:
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        self._items, self._next = None, None

    @property
    def identified(self) -> bool:
        """`info` is final from the start."""
        return True

    @property
    def state(self) -> State:
        if self._items is None or (self._last_t is None and not self._gone):
            return "connecting"
        if self._gone:
            return "lost"
        if self.finished:
            return "quiet"
        assert self._last_t is not None
        return "stalled" if self._clock() - self._last_t > STALLED_S else "live"

    @property
    def finished(self) -> bool:
        return self._items is not None and self._next is None

    def _tell(self, event: DeviceEvent) -> None:
        self._events.append(event)
        if isinstance(event, Lost):
            self._gone = True
        elif isinstance(event, Connected):
            self._gone = False
