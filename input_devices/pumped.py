"""What pointers share: they have no thread, because window events reach only the thread that runs
the event loop."""

from __future__ import annotations

import abc
from collections import deque
from collections.abc import Sequence
from typing import Any, Protocol

from input_devices.device import Info
from input_devices.errors import DeviceError
from input_devices.liveness import State
from input_devices.reader import QUEUE_LENGTH
from input_devices.sample import Connected, DeviceEvent, Kind, Sample


class WindowEvent(Protocol):
    """What a pointer needs of an event of the window library."""

    @property
    def type(self) -> int: ...

    @property
    def dict(self) -> dict[str, Any]:
        """What belongs to this type, such as `pos` or `key`."""


class Pointer(abc.ABC):
    """A device that plays but measures nothing; each `pump` gives one `axes` sample, so a still
    hand is not silence."""

    def __init__(self, uri: str, name: str) -> None:
        self.info = Info(
            uri=uri,
            id=name,
            name=name,
            kind=Kind.AXES,
            unit="reach",
            rate_hz=None,
            channels=("axes",),
            measures=False,
        )
        self.dropped = 0
        self.refused: DeviceError | None = None
        self._open = False
        self._samples: deque[Sample] = deque()
        self._events: list[DeviceEvent] = []

    @abc.abstractmethod
    def _point(
        self, events: Sequence[WindowEvent], now: float, window_size: tuple[int, int]
    ) -> tuple[float, float]:
        """Where it points after `events`: x right and y forward, -1 to 1, no longer than 1."""

    def pump(self, events: Sequence[WindowEvent], now: float, window_size: tuple[int, int]) -> None:
        """Take the window's events since the last call.

        now: s, on the `perf_counter` time base. window_size: width, height, pixels.
        """
        if not self._open:
            return
        if len(self._samples) >= QUEUE_LENGTH:
            self._samples.popleft()
            self.dropped += 1
        self._samples.append(
            Sample(t=now, kind=Kind.AXES, values=self._point(events, now, window_size))
        )

    def start(self) -> None:
        """`open`, which waits for nothing."""
        try:
            self.open()
        except DeviceError as problem:
            self.refused = problem

    def open(self) -> None:
        self.refused = None
        if not self._open:
            self._open = True
            self._events.append(Connected(self.info.name))

    def read(self) -> list[Sample]:
        samples = list(self._samples)
        self._samples.clear()
        return samples

    def events(self) -> list[DeviceEvent]:
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        self._open = False

    @property
    def identified(self) -> bool:
        """`info` is final once it is open."""
        return self._open

    @property
    def state(self) -> State:
        return "live" if self._open else "connecting"

    @property
    def finished(self) -> bool:
        return False


def within_reach(x: float, y: float) -> tuple[float, float]:
    """The same direction, no longer than 1."""
    length = max(1.0, (x * x + y * y) ** 0.5)
    return x / length, y / length
