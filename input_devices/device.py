"""The contract that every device meets, and what a device says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from input_devices.errors import DeviceError
from input_devices.mount import SQUARE, Mount
from input_devices.sample import DeviceEvent, Kind, Sample

Clock = Callable[[], float]
"""Seconds on the `perf_counter` time base. Real devices stamp with `time.perf_counter`; `sim:` and
`replay:` take any clock, so that a session without a window can run as fast as it goes."""


CHANNELS: dict[Kind, tuple[str, ...]] = {
    Kind.LOAD4: ("cop", "weight", "lr"),
    Kind.COP: ("cop", "weight"),
    Kind.TILT: ("tilt2",),
    Kind.ACC_GYRO: ("tilt2", "acc"),
    Kind.QUAT: ("tilt2",),
    Kind.AXES: ("axes",),
}
"""What a device can do whose samples are of this kind, as exercises name it."""
POSE_UNITS: dict[Kind, str] = {
    Kind.LOAD4: "mm",
    Kind.COP: "mm",
    Kind.TILT: "deg",
    Kind.ACC_GYRO: "deg",
    Kind.QUAT: "deg",
    Kind.AXES: "reach",
}
"""Unit of the pose that is made from samples of this kind."""


class Info(msgspec.Struct, frozen=True):
    """What a device says of itself once it is open."""

    uri: str
    id: str
    """The same for the device's whole life; calibration is stored under it, never under a port."""
    name: str
    """In words, as a person would say it: 'Wii Balance Board', 'mouse'."""
    kind: Kind
    """What most of its samples are."""
    unit: str
    """Unit of the pose made from them: 'mm', 'deg', or 'reach' for pointers, which measure
    nothing."""
    rate_hz: float | None
    """Nominal samples per second; None where it is not known."""
    channels: tuple[str, ...]
    """Capabilities, as exercises name them in `needs`: 'cop', 'weight', 'lr', 'tilt1', 'tilt2',
    'tilt3', 'axes'."""
    lx_mm: float = 433.0
    """Between the sensor centres, left to right (load boards)."""
    ly_mm: float = 238.0
    """Between the sensor centres, front to back (load boards)."""
    size_known: bool = True
    """False for a board that was never asked how large it is. Four corners need not tell: how the
    load is shared says how near a side the pressure is."""
    max_load_kg: float = 150.0
    mount: Mount = SQUARE
    """How a tilt sensor sits, as its address says; its samples keep the sensor's own axes."""
    gain: float = 1.0
    """By what its loads are to be multiplied, once `zero` is off: what a known weight has shown.
    The samples themselves stay as the device sent them."""
    zero: tuple[float, ...] = ()
    """A mean sample with nobody on it, to be taken off; empty where it was never zeroed. Gain and
    zero are no device's own: whoever keeps them for its id puts them here."""
    zero_utc: str = ""
    """When that was, ISO 8601; empty where it is not known."""
    own_id: bool = True
    """False where it says no id, and its port stands for it: tomorrow another one may be there."""
    measures: bool = True
    """False for pointers and keys: they play, but no measure is taken from them."""


class Device(Protocol):
    """Hardware, or something that stands in for it. Nothing here blocks, draws, sleeps or knows a
    game."""

    @property
    def info(self) -> Info: ...

    @property
    def identified(self) -> bool:
        """True once `info` is final: a serial board says who it is only after it was opened."""

    def start(self) -> None:
        """Begin to open, and return at once. What comes of it: `identified`, or `refused`."""

    @property
    def refused(self) -> DeviceError | None:
        """Why the device cannot be used, once `start` has come to nothing; then it is closed."""

    def open(self) -> None:
        """Start listening, and wait until the device is there. Raises DeviceError when it cannot be
        used; then nothing stays open."""

    def read(self) -> list[Sample]:
        """Everything that came since the last call, oldest first; at once, and empty if nothing
        came."""

    def events(self) -> list[DeviceEvent]:
        """Connected, lost, battery … since the last call."""

    def close(self) -> None:
        """Stop listening; returns within 0.5 s and may be called twice."""

    @property
    def state(self) -> str:
        """'connecting', 'live', 'quiet', 'stalled', 'lost' or 'error'."""

    @property
    def dropped(self) -> int:
        """Samples lost because nobody called `read` for too long."""

    @property
    def finished(self) -> bool:
        """True when nothing will ever come again: the end of a recording. A real device never
        finishes."""
