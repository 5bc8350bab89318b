"""`wiihid:`: the Wii Balance Board by its raw HID reports, on Windows, macOS and Linux.

It tells loads below 0 too, so that every corner can be zeroed. On Linux the kernel goes on using
the board: never open `wii:` and `wiihid:` on the same one. Source: device reference 3.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

import msgspec

from input_devices.device import Clock, Info
from input_devices.errors import DeviceError
from input_devices.evdev import BOARD_ID, NO_BOARD
from input_devices.hid_source import Entry, HidSource, entries, hid_library, open_handle
from input_devices.liveness import Rule
from input_devices.reader import RETRY_S, Link, Reader
from input_devices.rights import no_raw_permission
from input_devices.sample import Notice
from input_devices.saying import mark
from input_devices.source import ByteSource
from input_devices.uri import Address
from input_devices.wii import GONE, NAME, UNKNOWN_ID, board_info
from input_devices.wiihid_reports import WiiHidDecoder, whole_report

PRODUCT = "Nintendo RVL-WBC-01"
NO_ANSWER = Notice(
    "no-data",
    mark(
        "The balance board is connected and sends no load. Press its power button; if that does "
        "not help, replace all four batteries."
    ),
)
RULE = Rule(first_word_s=8.0, unheard=NO_ANSWER, unclear=NO_ANSWER)
"""A board that leaves out what it may is asked for some 7 s before it is known."""


class OpenBoard(msgspec.Struct, frozen=True):
    """A balance board that is being read."""

    source: ByteSource
    """Gives whole reports, one a read."""
    serial: str
    """Its Bluetooth address; empty where the system does not tell."""


class WiiHidBoard(Reader):
    """The first Wii Balance Board, or the one that the address names."""

    def __init__(
        self,
        address: Address,
        *,
        clock: Clock = time.perf_counter,
        open_board: Callable[[], OpenBoard] | None = None,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_board: finds the board and opens it; raises DeviceError."""
        self._address = address
        self._open_board = open_board or self._find
        self._serial = ""
        super().__init__(
            self._open_link,
            RULE,
            name=NAME,
            lost_text=GONE,
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def info(self) -> Info:
        return board_info(self._address, board_id(self._serial))

    def _find(self) -> OpenBoard:
        library = hid_library()
        entry = choose_board(entries(library, *BOARD_ID), self._address.target)
        handle = open_handle(library, entry.path, no_raw_permission())
        return OpenBoard(HidSource(handle, entry.path, whole_report), entry.serial)

    def _open_link(self) -> Link:
        board = self._open_board()
        self._serial = board.serial
        by_temperature = self._address.text("temp") == "1"
        decoder = WiiHidDecoder(gain=self._address.number("gain"), by_temperature=by_temperature)
        return Link(board.source, decoder)


def boards_of(found: Sequence[Entry]) -> list[Entry]:
    """Those that may be boards: by name first, then those whose name the system does not tell. A
    Wii Remote has the same numbers and another name."""
    named = [entry for entry in found if entry.product == PRODUCT]
    return named + [entry for entry in found if not entry.product]


def choose_board(found: Sequence[Entry], target: str) -> Entry:
    """The board that an address names by its path, the end of it, or its serial number; the first
    one if it names none.

    Raises DeviceError `no-device` when there is none.
    """
    boards = boards_of(found)
    if not target and boards:
        return boards[0]
    asked = target.lower()
    for entry in boards:
        # a path of Windows holds a '?', where an address ends: its end says as much
        if target and (entry.path.lower().endswith(asked) or entry.serial.lower() == asked):
            return entry
    if not target:
        raise DeviceError("no-device", NO_BOARD)
    raise DeviceError(
        "no-device",
        mark(
            "No balance board found at {target}. Boards now: {there}. Press the power button on "
            "the board and wait for the blue light."
        ),
        {
            "target": target,
            "there": ", ".join(entry.serial or entry.path for entry in boards) or "-",
        },
    )


def boards_now() -> list[Entry]:
    """The boards that are connected now, none of them opened; none where the library is not
    installed."""
    try:
        return boards_of(entries(hid_library(), *BOARD_ID))
    except (DeviceError, OSError):
        return []


def board_id(serial: str) -> str:
    """The same as by `wii:`, for it is the same board: by its Bluetooth address, however the
    system writes it."""
    digits = re.sub(r"[^0-9a-f]", "", serial.lower())
    if len(digits) != 12:
        return f"wii-{serial.lower()}" if serial else UNKNOWN_ID
    return "wii-" + ":".join(digits[at : at + 2] for at in range(0, 12, 2))
