"""`ble-witmotion:ADDRESS`: WitMotion tilt sensors on Bluetooth Low Energy.

They begin with 10 samples a second, too few to play with: the rate is set at every connection.
Source: device reference 11.1.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from input_devices.ble_witmotion_frames import BleWitDecoder
from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.liveness import Rule
from input_devices.mount import Mount
from input_devices.reader import RETRY_S, Link, Reader
from input_devices.sample import Kind
from input_devices.source import ByteSource
from input_devices.uri import Address
from input_devices.witmotion import RATES, SAVE, UNLOCK, SetUp, command

NOTIFY = "0000ffe4-0000-1000-8000-00805f9a34fb"
WRITE = "0000ffe9-0000-1000-8000-00805f9a34fb"
"""9a34fb: the maker's own, one letter from the usual ending."""
FAMILY = "WT"
"""In the names of these sensors: WT901BLE67, BWT901BLE5.0, WT9011DCL."""


def settings(rate_hz: int) -> tuple[bytes, ...]:
    """The commands that set the rate, in their order."""
    return UNLOCK, command(0x03, RATES[rate_hz]), SAVE


def open_radio(address: str, left: Callable[[], bool] = lambda: False) -> ByteSource:
    """A connected sensor; left: as of `BleSource`. Raises DeviceError when there is none, or no
    library to find it with."""
    # here, in the thread: its event loop takes longer to import than a frame may
    from input_devices.ble_source import BleSource, bleak_search

    return BleSource(address, NOTIFY, WRITE, bleak_search(FAMILY), left)


class BleWitMotion(Reader):
    """A WitMotion sensor on Bluetooth Low Energy."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        *,
        clock: Clock = time.perf_counter,
        open_source: Callable[[str], ByteSource] | None = None,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_source: gives the connected sensor, from its address; raises DeviceError."""
        self._address = address
        self._open_source = open_source or (lambda place: open_radio(place, lambda: self.left))
        self._rate_hz = int(address.text("rate"))
        self.info = Info(
            uri=address.uri,
            id=address.target,
            name="WitMotion Bluetooth sensor",
            kind=Kind.QUAT,
            unit=POSE_UNITS[Kind.QUAT],
            rate_hz=float(self._rate_hz),
            channels=(*CHANNELS[Kind.QUAT], "acc"),
            mount=mount,
        )
        super().__init__(
            self._open_link,
            Rule(),
            name=self.info.name,
            lost_text=f"The sensor {address.target} is silent. Charge it or bring it near.",
            clock=clock,
            retry_s=retry_s,
        )

    def _open_link(self) -> Link:
        source = self._open_source(self._address.target)
        return Link(source, SetUp(BleWitDecoder(), lambda: settings(self._rate_hz)))
