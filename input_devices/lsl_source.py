"""An inlet of the Lab Streaming Layer as lines of text."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import msgspec

from input_devices.errors import DeviceError, SourceLost, missing_package
from input_devices.lsl_channels import LABEL_LENGTH, MOST_CHANNELS, Stream
from input_devices.saying import mark

SEARCH_S = 3.0
LOOK_S = 1.0
"""How often a search looks whether somebody still waits for it."""
OPEN_S = 2.0
MOST_ROWS = 1024
BUFFER_S = 10
NO_STREAM = mark(
    "No such stream is in this network. Start its sender, and join both to one network."
)


def load_pylsl(load: Callable[[str], ModuleType] = importlib.import_module) -> Any:
    """The library. Raises DeviceError when it is not there or this system cannot load it."""
    try:
        return load("pylsl")
    except (ImportError, OSError, RuntimeError) as problem:
        raise missing_package("lsl") from problem


def predicate(terms: Mapping[str, str]) -> str:
    """The query of the streams that carry all these properties; values without quotation marks."""
    return " and ".join(f"{name}='{value}'" for name, value in terms.items())


class LslSource:
    """An open inlet: first a line that describes the stream, then one a sample."""

    def __init__(
        self, terms: Mapping[str, str], pylsl: Any, left: Callable[[], bool] = lambda: False
    ) -> None:
        """Searches the network. left: asked now and then, whether nobody waits for it any more.
        Raises DeviceError for no stream, and for one of words."""
        self._pylsl = pylsl
        info = _found(pylsl, predicate(terms), left)
        self._name = info.name()
        if info.channel_format() == pylsl.cf_string or info.channel_count() > MOST_CHANNELS:
            raise DeviceError(
                "wrong-stream",
                mark("The stream {name} is not of a board. Choose another stream."),
                {"name": self._name},
            )
        self._inlet = pylsl.StreamInlet(
            info, max_buflen=BUFFER_S, recover=False, processing_flags=pylsl.proc_none
        )
        try:
            info = self._inlet.info(timeout=OPEN_S)  # the short form that is found has no labels
            self._inlet.open_stream(timeout=OPEN_S)
        except (pylsl.util.LostError, pylsl.util.TimeoutError) as problem:
            raise DeviceError("no-device", NO_STREAM) from problem
        self.rate_hz = info.nominal_srate() or None
        self.id = info.source_id() or f"{info.name()}@{info.hostname()}"
        self.stream = _described(info)
        self._told = False
        self._open = True

    @property
    def name(self) -> str:
        """As its sender calls it."""
        return str(self._name)

    def read_some(self, timeout_s: float) -> bytes:
        if not self._told:
            self._told = True
            return _line(self.stream)
        try:
            # one at first: a chunk would wait for its time to pass, and the lean would be late
            row, stamp = self._inlet.pull_sample(timeout=timeout_s)
            if row is None:
                return b""
            rows, stamps = self._inlet.pull_chunk(timeout=0.0, max_samples=MOST_ROWS)
        except self._pylsl.util.LostError as problem:
            raise SourceLost(f"{self.describe()}: its sender has gone") from problem
        pairs = zip([stamp, *stamps], [row, *rows], strict=True)
        return b"".join(_line([stamp, *row]) for stamp, row in pairs)

    def write(self, data: bytes) -> None:
        """Nobody listens at the other end."""

    def close(self) -> None:
        if self._open:
            self._open = False
            self._inlet.close_stream()

    def describe(self) -> str:
        return f"stream '{self._name}'"


def _found(pylsl: Any, query: str, left: Callable[[], bool]) -> Any:
    """The first stream of a query. Raises DeviceError when there is none."""
    for _ in range(round(SEARCH_S / LOOK_S)):
        found = pylsl.resolve_bypred(query, 1, timeout=LOOK_S)
        if found:
            return found[0]
        if left():
            break
    raise DeviceError("no-device", NO_STREAM)


def _line(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def _described(info: Any) -> Stream:
    labels: list[str] = []
    units: list[str] = []
    channel = info.desc().child("channels").child("channel")
    while not channel.empty() and len(labels) < MOST_CHANNELS:
        labels.append(channel.child_value("label")[:LABEL_LENGTH])
        units.append(channel.child_value("unit")[:LABEL_LENGTH])
        channel = channel.next_sibling("channel")
    return Stream(info.channel_count(), tuple(labels), tuple(units))
