"""The streams of a visit on the Lab Streaming Layer, for recorders that record other things too.

Sending never waits: the library keeps what nobody fetches for a while and then forgets it. Where it
fails the streams end, `problem` says why, and play goes on. Stamps are those of the samples, moved
from the `perf_counter` time base to the library's clock once, when the streams open: both count the
same seconds. Source: device reference 1.4 and 10.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
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

BUFFER_S = 60
"""So much is kept for a recorder whose network is slow."""
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

        Opens the streams, so that a recorder finds them before play begins. Raises SetupError
        where the library is missing.
        """
        pylsl = load_pylsl() if pylsl is None else pylsl
        self._now: Callable[[], float] = pylsl.local_clock
        self.ahead_s = _ahead_s(self._now, clock)
        """By how much the library's clock is ahead of that of the samples."""
        self._outlets: dict[tuple[What, int], Any] = {
            (stream.what, stream.device): _opened(stream, pylsl)
            for stream in streams_of(session, infos)
        }
        self._posing: dict[int, Posing] = {}
        self.problem: str | None = None
        """Why nothing is sent any more; None while all is well."""

    def begun(self, header: Header) -> None:
        geometries = [header.geometry, *(one.geometry for one in header.beside)]
        self._posing = {one.device: Posing(one) for one in geometries}
        self._send("Events", 0, [opening_marker(header)], self._now())

    def sampled(self, sample: Sample, t_s: float) -> None:
        posing = self._posing.get(sample.device)
        pose = posing.take(sample, t_s) if posing else None
        for what, number in list(self._outlets):
            if number == sample.device and what not in ("Control", "Events"):
                values = values_of(what, sample, pose)
                if values is not None:
                    self._send(what, number, values, sample.t + self.ahead_s)

    def stepped(self, t: float, control: Control | None, events: Sequence[Event]) -> None:
        stamp = t + self.ahead_s
        if control is not None:
            self._send("Control", 0, [control.x, control.y], stamp)
        for event in events:
            self._send("Events", 0, [marker_of(event)], stamp)

    def caught_up(self, now: float) -> None:
        """Everything is on its way already."""

    def ended(self) -> None:
        """The streams stay for the next bout."""

    def parted(self) -> None:
        """The streams go; a recorder sees them end."""
        self._outlets = {}

    def _send(self, what: What, number: int, values: list[Any], stamp: float) -> None:
        outlet = self._outlets.get((what, number))
        if outlet is None:
            return
        try:
            outlet.push_sample(values, stamp)
        except (OSError, RuntimeError, ValueError) as problem:
            self.problem = f"The streams have ended: {problem}"
            self._outlets = {}


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
