"""`serial:PORT`: home-made boards and sensors on a serial port that write lines of text."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Sequence

import msgspec
import serial
from serial.tools import list_ports
from serial.tools.list_ports_common import ListPortInfo

from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.line_format import Chosen, LineSource, chosen_of, line_decoder
from input_devices.liveness import Rule
from input_devices.motor import run_ms
from input_devices.mount import SQUARE, Mount
from input_devices.reader import RETRY_S, Link, Reader
from input_devices.rights import busy, no_permission
from input_devices.sample import Kind
from input_devices.saying import mark
from input_devices.sib1 import Sib1Decoder, framed
from input_devices.sib1_header import Board
from input_devices.source import ByteSource, FdSource
from input_devices.uri import Address

GROUP = "dialout"
"""To which ports belong on most systems; the port itself knows better."""
COME_AND_GO = ("ttyUSB", "ttyACM", "rfcomm", "cu.")
"""How the names of ports begin that are there only with something on them (Linux, macOS)."""


class Port(msgspec.Struct, frozen=True):
    """A serial port that is there now."""

    name: str
    words: str
    serial_number: str = ""
    """Of the USB adapter; empty if it has none."""


def ports_now() -> list[Port]:
    """The serial ports of this computer; ports with a device on them first. Sockets of which the
    system knows nothing are left out; they still open by name."""
    there = [port for port in list_ports.comports() if _is_known(port)]
    ports = sorted(there, key=lambda port: (port.vid is None, port.device))
    return [Port(port.device, _words(port.description), port.serial_number or "") for port in ports]


def _is_known(port: ListPortInfo) -> bool:
    """Adapters, boards and Bluetooth are there only while they are connected, whatever is known of
    them; of a socket of the computer itself, something must be known."""
    if port.vid is not None or port.name.startswith(COME_AND_GO):
        return True
    return any(words and words != "n/a" for words in (port.hwid, port.description))


def _words(description: str | None) -> str:
    return description if description and description != "n/a" else "nothing known is plugged in"


class SerialSource:
    """An open serial port, taken for this program alone."""

    def __init__(self, port: str, baud: int, *, dtr_off: bool = False) -> None:
        """dtr_off: keep DTR low, which keeps some boards from restarting.

        Raises serial.SerialException when the port cannot be opened.
        """
        self._link = serial.Serial(baudrate=baud, timeout=0.2, write_timeout=0.2, exclusive=True)
        self._link.port = port
        if dtr_off:
            self._link.dtr = False
        self._link.open()
        self._name = port
        # the library asks the system five times for what it tells at once, and each time the game
        # must let this thread in: a fast board would be read too late
        self._bytes = FdSource(self._link.fileno(), port) if os.name == "posix" else None

    def read_some(self, timeout_s: float) -> bytes:
        if self._bytes is not None:
            return self._bytes.read_some(timeout_s)
        try:
            if self._link.timeout != timeout_s:
                self._link.timeout = timeout_s
            return bytes(self._link.read(1) + self._link.read(self._link.in_waiting))
        except (
            OSError,
            TypeError,
        ) as problem:  # TypeError: pyserial, when the port closes under a read
            raise SourceLost(f"{self._name}: {problem}") from problem

    def write(self, data: bytes) -> None:
        try:
            self._link.write(data)
        except OSError as problem:
            raise SourceLost(f"{self._name}: {problem}") from problem

    def set_baud(self, baud: int) -> None:
        """Go on at another speed. Raises SourceLost when the port has gone."""
        try:
            self._link.baudrate = baud
        except OSError as problem:
            raise SourceLost(f"{self._name}: {problem}") from problem

    def close(self) -> None:
        with contextlib.suppress(OSError):  # an unplugged port has nothing left to close
            self._link.close()

    def describe(self) -> str:
        return f"{self._name} at {self._link.baudrate}"


def open_failure(port: str, problem: OSError, ports: Sequence[Port]) -> DeviceError:
    """What a person should read when `port` does not open."""
    text = str(problem)
    if problem.errno == errno.ENOENT or "FileNotFoundError" in text:
        there = ", ".join(found.name for found in ports) or "-"
        return DeviceError(
            "port-missing",
            mark("Port {port} is not there. Plug the board in. Ports found now: {there}."),
            {"port": port, "there": there},
        )
    # Windows names a port that another program holds by PermissionError, and sets no errno.
    if problem.errno in (errno.EBUSY, errno.EAGAIN) or "PermissionError" in text:
        return busy(port)
    if problem.errno in (errno.EACCES, errno.EPERM):
        return no_permission(port, GROUP)
    return DeviceError(
        "no-device",
        mark("Port {port} does not open as a serial port. Choose the port of the board."),
        {"port": port},
    )


def no_such_speed(port: str, problem: ValueError) -> DeviceError:
    """What a person should read when the port cannot do a speed, as pyserial says."""
    return DeviceError(
        "wrong-speed",
        mark("Port {port}: {problem}. Choose another speed."),
        {"port": port, "problem": problem},
    )


class SerialDevice(Reader):
    """A board or a sensor that writes lines of text on a serial port."""

    def __init__(
        self,
        address: Address,
        mount: Mount = SQUARE,
        *,
        clock: Clock = time.perf_counter,
        open_source: Callable[[str, int, bool], ByteSource] | None = None,
        list_ports_now: Callable[[], Sequence[Port]] = ports_now,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_source: gives the open port, from its name, speed and whether DTR stays low; raises
        OSError.

        Raises AddressError when the keys of the address do not fit together.
        """
        self._address = address
        self._open_source = open_source or _open_port
        self._list_ports = list_ports_now
        self._mount = mount
        self._decoder = _decoder(address)
        self._port = Port(address.target, "serial port")
        super().__init__(
            self._open_link,
            Rule(),
            name=f"Board on {address.target}",
            lost_text=f"The board on {address.target} stopped sending. Check its cable.",
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def info(self) -> Info:
        """What is known now: a SIB1 board says who it is within its first seconds."""
        chosen = chosen_of(self._decoder)
        sib1 = chosen if isinstance(chosen, Sib1Decoder) else None
        board = (sib1.board if sib1 else None) or Board()
        kinds = _kinds(chosen, board)
        kind = kinds[0]
        defaults = Info(uri="", id="", name="", kind=kind, unit="", rate_hz=None, channels=())
        lx_mm = self._address.number_if_given("lx") or board.lx_mm
        ly_mm = self._address.number_if_given("ly") or board.ly_mm
        return Info(
            uri=self._address.uri,
            id=board.id or self._port.serial_number or self._address.target,
            own_id=bool(board.id or self._port.serial_number),
            name=f"Board {board.id}" if board.id else "Serial board",
            kind=kind,
            unit=POSE_UNITS[kind],
            rate_hz=board.rate_hz,
            channels=tuple(dict.fromkeys(name for one in kinds for name in CHANNELS[one])),
            lx_mm=lx_mm or defaults.lx_mm,
            ly_mm=ly_mm or defaults.ly_mm,
            size_known=kind is Kind.LOAD4 or None not in (lx_mm, ly_mm),
            max_load_kg=board.max_kg or defaults.max_load_kg,
            mount=self._mount,
            measures=kind is not Kind.AXES,
        )

    @property
    def identified(self) -> bool:
        """The form of the lines is known, and a SIB1 board has said who it is or never will."""
        chosen = chosen_of(self._decoder)
        if chosen is None or isinstance(chosen, Sib1Decoder):
            return chosen is not None and chosen.identified
        return bool(chosen.kinds)

    @property
    def bad(self) -> int:
        """Lines since the port was opened that could not be used."""
        return self._decoder.bad

    @property
    def lost(self) -> int:
        """Lines that the board counted and that never came, since the port was opened."""
        chosen = chosen_of(self._decoder)
        return chosen.lost if isinstance(chosen, Sib1Decoder) else 0

    @property
    def has_motor(self) -> bool:
        """The board says that it has one."""
        return "V" in self.commands

    @property
    def commands(self) -> tuple[str, ...]:
        """What a SIB1 board says that it can be told; empty before it has, and for other forms."""
        chosen = chosen_of(self._decoder)
        board = chosen.board if isinstance(chosen, Sib1Decoder) else None
        return board.commands if board else ()

    def buzz(self, strength: float, length_s: float) -> None:
        """Run the motor once; see `motor.Motor`."""
        level = round(255 * max(0.0, min(strength, 1.0)))
        self.command(f"V,{level},{run_ms(length_s)}")

    def still(self) -> None:
        """Stop the motor."""
        if self.has_motor:
            self.command("V,0,0")

    def command(self, body: str) -> None:
        """Send a command of SIB1; the answer comes as an event. Returns at once."""
        self.send(framed(body))

    def _open_link(self) -> Link:
        address = self._address
        ports = self._list_ports()
        self._port = next((port for port in ports if port.name == address.target), self._port)
        try:
            source = self._open_source(
                address.target, int(address.number("baud")), address.text("dtr") == "off"
            )
        except OSError as problem:
            raise open_failure(address.target, problem, ports) from problem
        except ValueError as problem:  # pyserial, for a speed that this port cannot do
            raise no_such_speed(address.target, problem) from problem
        self._decoder = _decoder(address)
        return Link(source, self._decoder)


def _open_port(port: str, baud: int, dtr_off: bool) -> ByteSource:
    return SerialSource(port, baud, dtr_off=dtr_off)


def _decoder(address: Address) -> LineSource:
    try:
        return line_decoder(address.values)
    except ValueError as problem:
        raise AddressError(f"{address.uri}: {problem}.") from problem


def _kinds(chosen: Chosen | None, board: Board) -> tuple[Kind, ...]:
    """What the device gives, as far as is known; at least one."""
    if chosen is None or isinstance(chosen, Sib1Decoder):
        return tuple(kind for kind in board.kinds if kind in CHANNELS)[:1] or (Kind.LOAD4,)
    return chosen.kinds or (Kind.LOAD4,)
