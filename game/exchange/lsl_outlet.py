"""The streams of a visit on the Lab Streaming Layer, for recorders that record other things too.

Play never waits for them: a thread of their own opens them, sends what it finds in a bounded queue,
and lets go of them. Where that fails the streams end, `problem` says why, and play goes on.

Stamps are those of the samples, moved from `perf_counter` to the library's clock once,
when the streams open: both count the same seconds. Source: device reference 1.4 and 10.
"""

from __future__ import annotations

import importlib
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

from game.core.control import Control
from game.core.errors import SetupError
from game.core.event import Event
from game.core.posing import Posing
from game.core.recording import Header
from game.exchange.lsl_streams import (
    Stream,
    What,
    marker_of,
    opening_marker,
    streams_of,
    values_of,
)
from input_devices.device import Info
from input_devices.sample import Sample

Key = tuple[What, int]
"""A stream of a visit: what it carries, of which device."""
BUFFER_S = 60
"""So much is kept for a recorder whose network is slow."""
QUEUE_LENGTH = 20_000
"""About 40 s of play; when full the oldest goes."""
LOOK_S = 0.004
LOOKS = 16
"""The two clocks are read so often; the quickest reading tells them apart best."""
MISSING = (
    "streaming by the Lab Streaming Layer needs one more package. In a terminal: "
    'pip install "steady-isles[lsl]"'
)


def load_pylsl(load: Callable[[str], ModuleType] = importlib.import_module) -> Any:
    """The library. Raises SetupError where it is not there or this system cannot load it."""
    try:
        return load("pylsl")
    except (ImportError, OSError, RuntimeError) as problem:
        raise SetupError(MISSING) from problem


class LslOutlet:
    """An `Onlooker` that streams what it is told: loads and poses of every device, the lean in
    reach while play goes on, and events."""

    def __init__(
        self, session: str, infos: Sequence[Info], clock: Callable[[], float], pylsl: Any = None
    ) -> None:
        """session: its id. infos: of its devices, in order. clock: of the samples, s.

        Begins to open the streams, so that a recorder finds them before play begins. Raises
        SetupError where the library is missing.
        """
        self._pylsl = load_pylsl() if pylsl is None else pylsl
        self._now: Callable[[], float] = self._pylsl.local_clock
        self.ahead_s = _ahead_s(self._now, clock)
        """By how much the library's clock is ahead of that of the samples."""
        self._streams = streams_of(session, infos)
        self._queue: deque[tuple[Key, list[Any], float]] = deque(maxlen=QUEUE_LENGTH)
        self._posing: dict[int, Posing] = {}
        self.problem: str | None = None
        """Why nothing is sent any more; None while all is well."""
        self._parted = threading.Event()
        # no daemon: what was told last is still sent when the program ends
        self._thread = threading.Thread(target=self._run, name=f"streams of {session}")
        self._thread.start()

    def begun(self, header: Header) -> None:
        geometries = [header.geometry, *(one.geometry for one in header.beside)]
        self._posing = {one.device: Posing(one) for one in geometries}
        self._send(("Events", 0), [opening_marker(header)], self._now())

    def sampled(self, sample: Sample, t_s: float) -> None:
        posing = self._posing.get(sample.device)
        pose = posing.take(sample, t_s) if posing else None
        for stream in self._streams:
            if stream.device == sample.device and stream.what not in ("Control", "Events"):
                values = values_of(stream.what, sample, pose)
                if values is not None:
                    self._send((stream.what, stream.device), values, sample.t + self.ahead_s)

    def stepped(self, t: float, control: Control | None, events: Sequence[Event]) -> None:
        stamp = t + self.ahead_s
        if control is not None:
            self._send(("Control", 0), [control.x, control.y], stamp)
        for event in events:
            self._send(("Events", 0), [marker_of(event)], stamp)

    def caught_up(self, now: float) -> None:
        """Everything is on its way already."""

    def ended(self) -> None:
        """The streams stay for the next bout."""

    def parted(self) -> None:
        """What was told is still sent; then the streams go, and a recorder sees them end."""
        self._parted.set()

    def join(self, longest_s: float) -> bool:
        """Wait for that end; whether it has come."""
        self._thread.join(longest_s)
        return not self._thread.is_alive()

    def _send(self, key: Key, values: list[Any], stamp: float) -> None:
        if self.problem is None and not self._parted.is_set():
            self._queue.append((key, values, stamp))

    # in the thread

    def _run(self) -> None:
        try:
            outlets = {(one.what, one.device): _opened(one, self._pylsl) for one in self._streams}
            while self._goes_on():
                self._empty(outlets)
            self._empty(outlets)
        except (OSError, RuntimeError, ValueError) as problem:
            self.problem = f"The streams have ended: {problem}"

    def _goes_on(self) -> bool:
        """Until the visit is over, or the program."""
        return not self._parted.wait(LOOK_S) and threading.main_thread().is_alive()

    def _empty(self, outlets: Mapping[Key, Any]) -> None:
        while self._queue:
            key, values, stamp = self._queue.popleft()
            outlets[key].push_sample(values, stamp)


def _ahead_s(theirs: Callable[[], float], ours: Callable[[], float]) -> float:
    """Between two clocks, s: the middle of the shortest of several readings."""
    readings = []
    for _ in range(LOOKS):
        before = ours()
        there = theirs()
        after = ours()
        readings.append((after - before, there - (before + after) / 2))
    return min(readings)[1]


def _opened(stream: Stream, pylsl: Any) -> Any:
    info = pylsl.StreamInfo(
        stream.name,
        stream.type,
        len(stream.channels),
        stream.rate_hz or pylsl.IRREGULAR_RATE,
        pylsl.cf_string if stream.what == "Events" else pylsl.cf_float32,
        stream.source_id,
    )
    about = info.desc()
    about.append_child_value("manufacturer", "Steady Isles")
    for name, value in (("session", stream.session), *stream.about):
        about.append_child_value(name, value)
    channels = about.append_child("channels")
    for channel in stream.channels:
        described = channels.append_child("channel")
        described.append_child_value("label", channel.label)
        described.append_child_value("unit", channel.unit)
        described.append_child_value("type", channel.type)
    return pylsl.StreamOutlet(info, max_buffered=BUFFER_S)
