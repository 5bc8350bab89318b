"""`witmotion:PORT`: WitMotion tilt sensors on a serial port or its Bluetooth twin.

The speed of the line is found by listening. What the sensor sends, and how often, is changed only
where the address says `configure=1`, for the sensor keeps it. Source: device reference 6.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.liveness import Rule
from input_devices.mount import Mount
from input_devices.reader import RETRY_S, Decoder, Link, Reader
from input_devices.sample import DeviceEvent, Kind, Sample
from input_devices.serial_port import Port, SerialSource, no_such_speed, open_failure, ports_now
from input_devices.source import ByteSource
from input_devices.uri import Address
from input_devices.witmotion_frames import FRAME, WitDecoder, is_frame

SPEEDS = (115200, 9600, 230400, 921600, 57600)
"""In the order in which they are tried."""
LISTEN_S = 0.5
FRAMES_TO_BELIEVE = 3
FAST = 115200
RATES = {10: 0x06, 20: 0x07, 50: 0x08, 100: 0x09, 200: 0x0B}
"""Samples per second to the sensor's code."""
BETWEEN_S = 0.1
"""From one command to the next."""


def command(register: int, low: int, high: int = 0) -> bytes:
    """Write to a register of the sensor."""
    return bytes([0xFF, 0xAA, register, low, high])


UNLOCK, SAVE = command(0x69, 0x88, 0xB5), command(0x00, 0x00)
TO_115200 = command(0x04, 0x06)
CONTENT = command(0x02, 0x06, 0x02)
"""Acceleration, rate and quaternion: no more than the game reads, so that a slow line carries
it."""
SIX_AXES = command(0x24, 0x01)
"""No magnetometer: iron in a floor bends north, and a lean has no heading."""
BANDWIDTH_42_HZ = command(0x1F, 0x03)
"""The factory's 20 Hz would cost some 10 ms of delay."""


def settings(rate_hz: int, baud: int) -> tuple[bytes, ...]:
    """The commands that set a sensor up, in their order. What is saved stays when it is switched
    off."""
    faster = (TO_115200, UNLOCK) if baud < FAST else ()
    return (
        UNLOCK, *faster, CONTENT, SIX_AXES, BANDWIDTH_42_HZ, command(0x03, RATES[rate_hz]), SAVE
    )  # fmt: skip


class Line(ByteSource, Protocol):
    """A serial port whose speed can be changed."""

    def set_baud(self, baud: int) -> None: ...


class HuntedLine:
    """A line whose speed is found by listening: half a second each, round and round, until three
    frames are whole."""

    def __init__(self, line: Line, baud: int | None, clock: Clock) -> None:
        """baud: the only speed to use; None to search, beginning with the first of `SPEEDS`."""
        self._line = line
        self._clock = clock
        self._at = 0
        self.baud = baud or SPEEDS[0]
        self.found = baud is not None
        self._heard = b""
        self._until_s = clock() + LISTEN_S

    def read_some(self, timeout_s: float) -> bytes:
        data = self._line.read_some(timeout_s)
        if not self.found:
            self._judge(data)
        return data

    def write(self, data: bytes) -> None:
        self._line.write(data)
        if data == TO_115200:
            self.baud = FAST
            self._line.set_baud(FAST)

    def close(self) -> None:
        self._line.close()

    def describe(self) -> str:
        return self._line.describe()

    def _judge(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-64 * FRAME :]
        if whole_frames(self._heard) >= FRAMES_TO_BELIEVE:
            self.found = True
        elif self._clock() >= self._until_s:
            self._at = (self._at + 1) % len(SPEEDS)
            self.baud, self._heard = SPEEDS[self._at], b""
            self._line.set_baud(self.baud)
            self._until_s = self._clock() + LISTEN_S


def whole_frames(data: bytes) -> int:
    """How many frames a piece of the stream holds."""
    at = found = 0
    while at + FRAME <= len(data):
        whole = is_frame(data[at : at + FRAME])
        found += whole
        at += FRAME if whole else 1
    return found


class Understanding(Decoder, Protocol):
    """A decoder that knows what its sensor sends."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What comes; empty until it is known."""


class SetUp:
    """A decoder that also tells the sensor what to send, once it is understood."""

    def __init__(self, decoder: Understanding, commands: Callable[[], Sequence[bytes]]) -> None:
        self.decoder = decoder
        self._commands = commands
        self._left: deque[bytes] | None = None
        self._due_s = 0.0

    @property
    def bad(self) -> int:
        return self.decoder.bad

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        return self.decoder.feed(data, t)

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        return self.decoder.idle(t)

    def question(self, t: float) -> bytes:
        """The next command, 0.1 s after the one before."""
        if self._left is None:
            if not self.decoder.kinds:
                return b""
            self._left = deque(self._commands())
        if not self._left or t < self._due_s:
            return b""
        self._due_s = t + BETWEEN_S
        return self._left.popleft()


class WitMotion(Reader):
    """A WitMotion sensor on a serial port."""

    def __init__(
        self,
        address: Address,
        mount: Mount,
        *,
        clock: Clock = time.perf_counter,
        open_line: Callable[[str, int], Line] = SerialSource,
        list_ports_now: Callable[[], Sequence[Port]] = ports_now,
        retry_s: tuple[float, ...] = RETRY_S,
    ) -> None:
        """open_line: gives the open port, from its name and speed; raises OSError."""
        self._address = address
        self._mount = mount
        self._open_line = open_line
        self._list_ports = list_ports_now
        self._port = Port(address.target, "serial port")
        self._frames = WitDecoder()
        super().__init__(
            self._open_link,
            Rule(),
            name=f"Sensor on {address.target}",
            lost_text=f"The sensor on {address.target} is silent. Charge it or check its cable.",
            clock=clock,
            retry_s=retry_s,
        )

    @property
    def info(self) -> Info:
        """What is known now: what the sensor sends is known after a few samples."""
        kinds = self._frames.kinds
        kind = kinds[0] if kinds else Kind.QUAT
        acceleration = ("acc",) if Kind.ACC_GYRO in kinds and kind is not Kind.ACC_GYRO else ()
        return Info(
            uri=self._address.uri,
            id=self._port.serial_number or self._address.target,
            name="WitMotion sensor",
            kind=kind,
            unit=POSE_UNITS[kind],
            rate_hz=None,
            channels=(*CHANNELS[kind], *acceleration),
            mount=self._mount,
        )

    @property
    def identified(self) -> bool:
        """What the sensor sends is known."""
        return bool(self._frames.kinds)

    def _open_link(self) -> Link:
        target, ports = self._address.target, self._list_ports()
        self._port = next((port for port in ports if port.name == target), self._port)
        told = self._address.text("baud")
        baud = None if told == "auto" else int(told)
        try:
            line = self._open_line(target, baud or SPEEDS[0])
        except OSError as problem:
            raise open_failure(target, problem, ports) from problem
        except ValueError as problem:  # pyserial, for a speed that this port cannot do
            raise no_such_speed(target, problem) from problem
        source = HuntedLine(line, baud, self._clock)
        self._frames = WitDecoder()
        if self._address.text("configure") != "1":
            return Link(source, self._frames)
        rate_hz = int(self._address.text("rate"))
        return Link(source, SetUp(self._frames, lambda: settings(rate_hz, source.baud)))
