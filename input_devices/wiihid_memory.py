"""The calibration memory of a Wii Balance Board, and kilograms from its raw counts.

Corners stand as everywhere: front right, back right, front left, back left. Source: device
reference 3.4 (WiiBrew; Dolphin); checksum and weights computed for the board published there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import msgspec

CALIBRATION_AT, CALIBRATION_SIZE = 0x20, 0x20
TEMPERATURE_AT, TEMPERATURE_SIZE = 0x60, 2
EXTENSION_AT, EXTENSION_SIZE = 0xFA, 6
WANTED = (
    range(CALIBRATION_AT, CALIBRATION_AT + CALIBRATION_SIZE),
    range(TEMPERATURE_AT, TEMPERATURE_AT + TEMPERATURE_SIZE),
    range(EXTENSION_AT, EXTENSION_AT + EXTENSION_SIZE),
)
"""Addresses that are kept; the rest of the memory says nothing of use."""
CORNERS = struct.Struct(">4H")
KNOT_KG = 17.0
"""The board was calibrated with nothing, with 17 and with 34 kg on each corner."""
PER_10_COUNTS = 0.007
"""A board that is warmer by 10 counts reads high by so much."""
BARS_FROM = (0x78, 0x7D, 0x82)
"""Battery byte from which there are two, three and four bars; one from the board's own
reference."""


class Calibration(msgspec.Struct, frozen=True):
    """What the factory measured: raw counts of the four corners, each above the one before."""

    empty: tuple[int, ...]
    at_17_kg: tuple[int, ...]
    at_34_kg: tuple[int, ...]
    battery_reference: int
    """Battery byte of a board that is nearly empty."""
    reference_temperature: int | None = None
    """In counts, probably degrees Celsius; None where the board does not tell."""

    def kg(self, counts: Sequence[int]) -> tuple[float, ...]:
        """Load of each corner: below 0 where a worn corner says so, and on above 34 kg."""
        corners = zip(counts, self.empty, self.at_17_kg, self.at_34_kg, strict=True)
        return tuple(_kg(*corner) for corner in corners)

    def warmth(self, temperature: int) -> float:
        """Factor that takes the board's temperature off its loads; 1 where its reference is not
        known. The same for all corners, so it cancels in the centre of pressure."""
        if self.reference_temperature is None:
            return 1.0
        return 1.0 - PER_10_COUNTS * (temperature - self.reference_temperature) / 10.0

    def bars(self, battery: int) -> int:
        """Charge of the batteries, 0 to 4 bars, from the battery byte of a report."""
        above = sum(battery >= least for least in BARS_FROM)
        return above + 1 if above or battery >= self.battery_reference else 0


class Memory:
    """What has been read of a board, by address; in any order and any pieces."""

    def __init__(self) -> None:
        self._bytes: dict[int, int] = {}

    def put(self, address: int, data: bytes) -> None:
        """Keep what is wanted of `data`, which stands at `address`."""
        for place, value in enumerate(data, start=address):
            if any(place in wanted for wanted in WANTED):
                self._bytes[place] = value

    def get(self, address: int, size: int) -> bytes | None:
        """None where a byte has not been read yet."""
        places = range(address, address + size)
        if not all(place in self._bytes for place in places):
            return None
        return bytes(self._bytes[place] for place in places)

    def forget(self) -> None:
        self._bytes.clear()

    @property
    def calibration(self) -> Calibration | None:
        """None as long as it has not been read. Raises ValueError for one that cannot be."""
        block = self.get(CALIBRATION_AT, CALIBRATION_SIZE)
        return None if block is None else read_calibration(block, self._temperature)

    @property
    def fits_checksum(self) -> bool | None:
        """Whether the calibration is what the factory wrote; None as long as that is not known."""
        block = self.get(CALIBRATION_AT, CALIBRATION_SIZE)
        if block is None or self._temperature is None:
            return None
        return checksum(block, self._temperature) == int.from_bytes(block[0x1C:0x20], "big")

    @property
    def is_board(self) -> bool | None:
        """Whether this is a balance board and no Wii Remote; None as long as that is not known."""
        extension = self.get(EXTENSION_AT, EXTENSION_SIZE)
        # the first four bytes differ between makers; the kernel looks at the last two only
        return None if extension is None else extension[4:] == b"\x04\x02"

    @property
    def _temperature(self) -> bytes | None:
        return self.get(TEMPERATURE_AT, TEMPERATURE_SIZE)


def read_calibration(block: bytes, temperature: bytes | None) -> Calibration:
    """The calibration of the 32 bytes from 0x20 and the two from 0x60.

    Raises ValueError where a corner's counts do not rise with the load.
    """
    assert len(block) == CALIBRATION_SIZE, len(block)
    empty, middle, full = (CORNERS.unpack_from(block, at) for at in (0x04, 0x0C, 0x14))
    if not all(a < b < c for a, b, c in zip(empty, middle, full, strict=True)):
        raise ValueError(f"counts do not rise with the load: {empty}, {middle}, {full}")
    return Calibration(empty, middle, full, block[1], temperature[0] if temperature else None)


def checksum(block: bytes, temperature: bytes) -> int:
    """CRC-32 (zlib) of the corners, the two bytes before them, and the temperature."""
    return zlib.crc32(block[0x04:0x1C] + block[0x00:0x02] + temperature)


def _kg(count: int, empty: int, middle: int, full: int) -> float:
    if count < middle:
        return KNOT_KG * (count - empty) / (middle - empty)
    return KNOT_KG + KNOT_KG * (count - middle) / (full - middle)
