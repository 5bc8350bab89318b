"""`wii:`: the Wii Balance Board, as the Linux kernel delivers it.

The kernel sends changes only: an unchanged corner is not told, and silence means that nothing
moved. So the last values are held, and told again every 20 ms.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from input_devices import evdev
from input_devices.bluez import FIRST_WITHOUT_WII, Version, bluez_version
from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.errors import DeviceError
from input_devices.evdev_events import EV_ABS, EV_KEY, EventCutter, InputEvent
from input_devices.evdev_source import node_source
from input_devices.liveness import Rule
from input_devices.reader import RETRY_S, Link, Reader
from input_devices.sample import DeviceEvent, Flag, Kind, Sample
from input_devices.saying import mark
from input_devices.uri import Address

NAME = "Wii Balance Board"
GONE = "The balance board has gone. Check its batteries, then press its power button."
WENT_AWAY = mark("The balance board went away. Press its power button again.")
UNKNOWN_ID = "wii-balance-board"
BTN_A = 0x130
CORNER = {0x10: 0, 0x11: 1, 0x12: 2, 0x13: 3}
"""Axis code to its place in TR, BR, TL, BL."""
KG_PER_COUNT = 0.01
HOLD_S = 0.02
LIMIT_KG = 150.0
EMPTY_BELOW_KG = 10.0
RULE = Rule(
    stalled_s=1.5, lost_s=None, first_word_s=None, empty_below_kg=EMPTY_BELOW_KG, slowest_hz=None
)


class WiiDecoder:
    """Input events to load samples in kg, front right, back right, front left, back left; pure."""

    def __init__(
        self,
        initial: Sequence[int],
        reread: Callable[[], Sequence[int]] | None = None,
        *,
        gain: float = 1.0,
        kernel_time: bool = False,
    ) -> None:
        """initial: where the four corners stand, in counts of 10 g.

        reread: the same, asked again after the kernel lost events; None where nobody can be asked.
        kernel_time: the events carry times of the `perf_counter` base; else the time of arrival
        counts.
        """
        self._counts = list(initial)
        self._reread = reread
        self._kg_per_count = KG_PER_COUNT * gain
        self._kernel_time = kernel_time
        self._events = EventCutter()
        self._emitted_t: float | None = None
        self._unknown = 0

    @property
    def bad(self) -> int:
        """Events that say nothing here, and bytes that are none."""
        return self._unknown + self._events.misplaced

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """The frames that `data` completes, stamped `t`; a cut event waits for its rest."""
        out: list[Sample | DeviceEvent] = []
        for event in self._events.feed(data):
            sample = self._event(event, event.t_s if self._kernel_time else t)
            if sample is not None:
                out.append(sample)
        if out:
            self._emitted_t = t
        return out

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """Where the corners stand: at once after opening, then every 20 ms of silence, flagged
        HELD."""
        if self._emitted_t is None:
            self._emitted_t = t
            return [self._loads(t, Flag.NONE)]
        if t - self._emitted_t < HOLD_S:
            return []
        self._emitted_t = t
        return [self._loads(t, Flag.HELD)]

    def question(self, t: float) -> bytes:
        return b""

    def _event(self, event: InputEvent, t: float) -> Sample | None:
        if event.after_loss:
            if self._reread is not None:
                self._counts = list(self._reread())
            return self._loads(t, Flag.RESYNC)
        if event.ends_frame:
            return self._loads(t, Flag.NONE)
        if event.kind == EV_KEY and event.code == BTN_A:
            pressed = float(event.value != 0)
            return Sample(t=t, kind=Kind.BUTTON, values=(0.0, pressed), flags=self._time_flag)
        if event.kind == EV_ABS and event.code in CORNER:
            self._counts[CORNER[event.code]] = event.value
        else:
            self._unknown += 1
        return None

    @property
    def _time_flag(self) -> Flag:
        return Flag.NONE if self._kernel_time else Flag.NO_CLOCK

    def _loads(self, t: float, flags: Flag) -> Sample:
        flags |= self._time_flag
        if 0 in self._counts:
            flags |= Flag.CLAMPED
        loads = tuple(count * self._kg_per_count for count in self._counts)
        if sum(loads) > LIMIT_KG:
            flags |= Flag.OVERLOAD
        return Sample(t=t, kind=Kind.LOAD4, values=loads, flags=flags)


def board_info(address: Address, board_id: str) -> Info:
    """What a board says of itself, by whichever way it is read: it is the same board."""
    return Info(
        uri=address.uri,
        id=board_id,
        name=NAME,
        kind=Kind.LOAD4,
        unit=POSE_UNITS[Kind.LOAD4],
        rate_hz=None,
        channels=CHANNELS[Kind.LOAD4],
        lx_mm=address.number("lx"),
        ly_mm=address.number("ly"),
        max_load_kg=LIMIT_KG,
    )


class WiiBoard(Reader):
    """The first Wii Balance Board, or the one at a node that the address names."""

    def __init__(
        self,
        address: Address,
        *,
        clock: Clock = time.perf_counter,
        open_board: Callable[[], evdev.OpenBoard] | None = None,
        bluez: Callable[[], Version | None] = bluez_version,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_board: finds the board and opens it; raises DeviceError.

        bluez: version of the Bluetooth service, asked only when no board is found.
        """
        self._address = address
        self._open_board = open_board or self._find
        self._bluez = bluez
        self._bluetooth = ""
        super().__init__(
            self._open_link,
            RULE,
            name=NAME,
            lost_text=GONE,
            clock=clock,
            wait_s=HOLD_S,
            retry_s=retry_s,
        )

    @property
    def info(self) -> Info:
        known = f"wii-{self._bluetooth}" if self._bluetooth else UNKNOWN_ID
        return board_info(self._address, known)

    def _find(self) -> evdev.OpenBoard:
        if sys.platform != "linux":
            raise DeviceError(
                "wrong-system",
                mark("wii: works on Linux only. Use wiihid: for the same board here."),
            )
        if self._address.target:
            return evdev.open_board_at(self._address.target)
        try:
            return evdev.open_board_at(evdev.choose_board(*evdev.look_around()).path)
        except DeviceError as problem:
            raise no_board(problem, self._bluez()) from problem

    def _open_link(self) -> Link:
        board = self._open_board()
        asked = self._address.text("clock") == "kernel"
        kernel_time = asked and evdev.use_monotonic_clock(board.fd)
        went_away = DeviceError("no-device", WENT_AWAY)
        source, initial = node_source(board.fd, board.path, board.corners, went_away)
        self._bluetooth = evdev.bluetooth_address_of(board.path) if board.path else ""
        gain = self._address.number("gain")
        return Link(source, WiiDecoder(initial, board.corners, gain=gain, kernel_time=kernel_time))


def no_board(problem: DeviceError, bluez: Version | None) -> DeviceError:
    """The error when no board was found; a Bluetooth service that cannot pair one is named."""
    if problem.code != "no-device" or bluez is None or bluez < FIRST_WITHOUT_WII:
        return problem
    return DeviceError(
        "bluez-too-new",
        mark(
            "No balance board found, and this Linux version can no longer pair one permanently "
            "(BlueZ {version}; 5.79 was the last that could). See Help, Balance board."
        ),
        {"version": f"{bluez[0]}.{bluez[1]}"},
    )
