"""`lsl:TERMS`: a board or a force plate that another program streams by the Lab Streaming Layer.

Source: device reference 10.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Protocol

from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.errors import AddressError, DeviceError
from input_devices.liveness import Rule
from input_devices.lsl_channels import LABELS, LslDecoder, Meaning, Stream, meaning_of
from input_devices.lsl_source import LslSource, load_pylsl
from input_devices.reader import RETRY_S, Link, Reader
from input_devices.sample import Kind
from input_devices.saying import mark
from input_devices.source import ByteSource
from input_devices.uri import Address, unknown

TERMS = ("name", "type", "source_id")
LOST_S = 5.0


class Inlet(ByteSource, Protocol):
    """An open stream that says what it is."""

    @property
    def name(self) -> str: ...

    @property
    def id(self) -> str: ...

    @property
    def rate_hz(self) -> float | None: ...

    @property
    def stream(self) -> Stream: ...


def open_inlet(terms: Mapping[str, str], left: Callable[[], bool] = lambda: False) -> Inlet:
    """The stream with these properties; left: as of `LslSource`. Raises DeviceError when there is
    none."""
    return LslSource(terms, load_pylsl(), left)


def terms_of(address: Address) -> dict[str, str]:
    """The properties that the target of an address names, such as `name=Plate,type=Force`.

    Raises AddressError for anything else.
    """
    terms: dict[str, str] = {}
    for item in address.target.split(","):
        name, equals, value = (part.strip() for part in item.partition("="))
        if not equals or not value or "'" in value:
            raise AddressError(
                f"{address.uri}: '{item}' is no term. Write, for example, lsl:type=Force."
            )
        if name not in TERMS:
            raise unknown(address.uri, "term", name, TERMS)
        terms[name] = value
    return terms


class LslDevice(Reader):
    """A stream of loads, of the centre of pressure, or of a force plate."""

    def __init__(
        self,
        address: Address,
        *,
        clock: Clock = time.perf_counter,
        open_source: Callable[[Mapping[str, str]], Inlet] | None = None,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_source: gives the open stream; raises DeviceError."""
        self._address = address
        self._terms = terms_of(address)
        self._open_source = open_source or (lambda terms: open_inlet(terms, lambda: self.left))
        self._meaning: Meaning | None = None
        self._id, self._name = address.target, "LSL stream"
        self._rate_hz: float | None = None
        super().__init__(
            self._open_link,
            Rule(lost_s=LOST_S),
            name=f"LSL stream {address.target}",
            lost_text=f"The stream {address.target} has ended. Start its sender again.",
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def info(self) -> Info:
        """What is known now: what a stream carries is known once it is open."""
        meaning, address = self._meaning, self._address
        kind = meaning.kind if meaning else Kind.LOAD4
        channels = CHANNELS[kind] if meaning is None or meaning.weighs else ("cop",)
        return Info(
            uri=address.uri,
            id=self._id,
            name=self._name,
            kind=kind,
            unit=POSE_UNITS[kind],
            rate_hz=self._rate_hz,
            channels=channels,
            lx_mm=address.number("lx"),
            ly_mm=address.number("ly"),
            size_known=kind is Kind.LOAD4 or {"lx", "ly"} <= address.given,
        )

    @property
    def identified(self) -> bool:
        return self._meaning is not None

    def _open_link(self) -> Link:
        source = self._open_source(self._terms)
        form = self._address.text("as")
        meaning = meaning_of(source.stream, form)
        if meaning is None:
            source.close()
            raise _not_understood(source)
        self._meaning = meaning
        self._id, self._name, self._rate_hz = source.id, source.name, source.rate_hz
        return Link(source, LslDecoder(form))


def _not_understood(source: Inlet) -> DeviceError:
    stream = source.stream
    return DeviceError(
        "wrong-stream",
        mark(
            "The stream {name} is not understood: {count} channels ({labels}), units {units}. Say "
            "what it is by ?as= and one of: {forms}."
        ),
        {
            "name": source.name,
            "count": stream.count,
            "labels": ", ".join(filter(None, stream.labels)) or "-",
            "units": ", ".join(dict.fromkeys(filter(None, stream.units))) or "-",
            "forms": ", ".join(LABELS),
        },
    )
