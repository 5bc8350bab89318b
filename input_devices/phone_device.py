"""What all phones on the network have in common, once their bytes are readings."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Protocol

from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.liveness import Rule
from input_devices.mount import Mount
from input_devices.reader import RETRY_S, WAIT_S, Decoder, Link, Reader
from input_devices.sample import Kind, Notice
from input_devices.saying import mark
from input_devices.source import ByteSource
from input_devices.uri import Address

ASLEEP = "The phone stopped sending. Unlock it and keep the app in front."
SILENT = Notice(
    "no-data",
    mark(
        "Nothing came from the phone. Start the app, check the address and the port in it, and "
        "that both are in the same network."
    ),
)
UNCLEAR = Notice(
    "wrong-format",
    mark(
        "The phone sends, but nothing that tells how it leans. Switch on gravity in the app, or "
        "acceleration and gyroscope."
    ),
)
PLAIN = re.compile(r"[^A-Za-z0-9_.:-]")


class PhoneDecoder(Decoder, Protocol):
    """A decoder that says what the phone sends."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The orientation first; empty until it is known."""

    @property
    def phone_id(self) -> str:
        """What the phone calls itself; empty if it does not."""


class PhoneDevice(Reader):
    """A phone whose app sends what its sensors say. It is judged once an opening: its sign, and
    what it sends, outlast a silence."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        make_decoder: Callable[[], PhoneDecoder],
        open_source: Callable[[], ByteSource],
        *,
        lost_s: float = 5.0,
        stalled_s: float = 0.5,
        stalled_periods: float = 5.0,
        clock: Clock = time.perf_counter,
        wait_s: float = WAIT_S,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_source: raises DeviceError when it cannot be opened."""
        self._address = address
        self._mount = mount
        self._make_decoder = make_decoder
        self._open_source = open_source
        self._decoder = make_decoder()
        super().__init__(
            lambda: Link(self._open_source(), self._decoder),
            Rule(
                stalled_s=stalled_s,
                lost_s=lost_s,
                stalled_periods=stalled_periods,
                unheard=SILENT,
                unclear=UNCLEAR,
            ),
            name="Phone",
            lost_text=ASLEEP,
            clock=clock,
            wait_s=wait_s,
            retry_s=retry_s,
        )

    @property
    def host(self) -> str:
        """The network address of the phone; empty if it is not known yet."""
        return ""

    @property
    def info(self) -> Info:
        """What is known now: what the phone sends is known a moment after its first word."""
        kinds = self._decoder.kinds
        kind = kinds[0] if kinds else Kind.QUAT
        acceleration = ("acc",) if Kind.ACC_GYRO in kinds and kind is not Kind.ACC_GYRO else ()
        return Info(
            uri=self._address.uri,
            id=PLAIN.sub("", self._decoder.phone_id) or self.host or self._address.scheme,
            name="Phone",
            kind=kind,
            unit=POSE_UNITS[kind],
            rate_hz=None,
            channels=(*CHANNELS[kind], *acceleration),
            mount=self._mount,
            size_known=kind is not Kind.COP,
            measures=kind is not Kind.AXES,
        )

    @property
    def identified(self) -> bool:
        """What the phone sends is known."""
        return bool(self._decoder.kinds)

    def start(self) -> None:
        if self._thread is None:
            self._decoder = self._make_decoder()
        super().start()
