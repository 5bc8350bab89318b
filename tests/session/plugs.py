"""Each form in which a device is connected, with a plug that can be pulled: a pseudo-terminal, a
pipe in place of an input node, the loopback of this computer, a fake radio, a fake gamepad."""

from __future__ import annotations

import abc
import asyncio
import http.client
import os
import pty
import socket
import time
import tty
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pygame

from input_devices import evdev
from input_devices.ble_source import BleSource
from input_devices.ble_witmotion import NOTIFY, WRITE, BleWitMotion
from input_devices.device import Device
from input_devices.devices import parse
from input_devices.errors import DeviceError
from input_devices.evdev_events import EVENT
from input_devices.framing import LENGTH
from input_devices.gamepad import Gamepad
from input_devices.hid_source import HidSource
from input_devices.motion import Motion, OpenMotion
from input_devices.mount import SQUARE
from input_devices.phyphox import Phyphox
from input_devices.sensor_logger import SensorLogger
from input_devices.serial_port import SerialDevice
from input_devices.specimens import boards, phones
from input_devices.specimens.table import SPECIMENS
from input_devices.udp import UdpPhone
from input_devices.wii import WiiBoard
from input_devices.wiihid import OpenBoard, WiiHidBoard
from input_devices.wiihid_reports import whole_report
from tests.input_devices.wiihid_board import FakeBoard
from tests.session.serial_board import Time

SOON = (0.001,)
"""A lost device is looked for at once: the clock of these tests is ahead of that on the wall."""


class Plug(abc.ABC):
    """One device, and the hand at its plug."""

    device: Device
    silent_s = 0.0
    """Nothing ends on its own side: silence means that it is gone after so long, s."""

    def __init__(self, clock: Time, folder: Path) -> None:
        self.clock = clock

    @abc.abstractmethod
    def send(self, n: int) -> None:
        """The n-th sample, from where the device is plugged in."""

    @abc.abstractmethod
    def unplug(self) -> None: ...

    @abc.abstractmethod
    def replug(self) -> None: ...

    def pump(self, now_s: float) -> None:  # noqa: B027, most live on no window
        """What the window hands over, for devices that live on it."""

    def end(self) -> None:  # noqa: B027, for most have nothing to do
        """Nothing of the stand-in stays behind."""


class Pty(Plug):
    """A serial board; the name of its port stays, whatever pseudo-terminal is behind it."""

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        self._port = folder / "ttyBOARD"
        self._specimen = SPECIMENS["serial_sib1"]
        self.replug()
        self.device = SerialDevice(
            parse(f"serial:{self._port}?format=sib1"), SQUARE, clock=clock,
            list_ports_now=list, retry_s=SOON,
        )  # fmt: skip

    def replug(self) -> None:
        self._ends = pty.openpty()
        tty.setraw(self._ends[1])
        self._port.unlink(missing_ok=True)
        self._port.symlink_to(os.ttyname(self._ends[1]))

    def send(self, n: int) -> None:
        opening = self._specimen.opening[0] if n % 20 == 0 else b""
        os.write(self._ends[0], opening + self._specimen.frame(n).data)

    def unplug(self) -> None:
        for end in self._ends:
            os.close(end)

    def end(self) -> None:
        self.unplug()


class Pipe(Plug):
    """An input node: what is written at one end is read at the other until that is closed."""

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        self._read, self._write = -1, -1
        self.replug()
        self.device = self.made()

    @abc.abstractmethod
    def made(self) -> Device: ...

    def replug(self) -> None:
        self._read, self._write = os.pipe()

    def opened(self) -> int:
        """The end that is read, once for each time that it is plugged in."""
        read, self._read = self._read, -1
        if read < 0:
            raise DeviceError("no-device", "It is not there.")
        return read

    def unplug(self) -> None:
        os.close(self._write)

    def end(self) -> None:
        self.unplug()


class WiiPipe(Pipe):
    def made(self) -> Device:
        def board() -> evdev.OpenBoard:
            return evdev.OpenBoard(self.opened(), "", lambda: (1500, 1500, 1500, 1500))

        return WiiBoard(parse("wii:"), clock=self.clock, open_board=board, retry_s=SOON)

    def send(self, n: int) -> None:
        os.write(self._write, boards.wii(n).data)


class MotionPipe(Pipe):
    def made(self) -> Device:
        def sensor() -> OpenMotion:
            return OpenMotion(self.opened(), "", (boards.COUNTS_PER_G,) * 6, lambda: (0,) * 6)

        return Motion(parse("motion:"), SQUARE, clock=self.clock, open_motion=sensor, retry_s=SOON)

    def send(self, n: int) -> None:
        assert len(boards.motion(n).data) % EVENT.size == 0
        os.write(self._write, boards.motion(n).data)


class WiiHandle(Plug):
    """A board by its raw reports, which answers what it is asked."""

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        self._there = False
        self.replug()
        self.device = WiiHidBoard(
            parse("wiihid:"), clock=clock, open_board=self._opened, retry_s=SOON
        )

    def _opened(self) -> OpenBoard:
        if not self._there:
            raise DeviceError("no-device", "It is not there.")
        return OpenBoard(HidSource(self, "board", whole_report), "")

    def read(self, max_length: int, timeout_ms: int) -> Sequence[int]:
        if not self._there:
            raise OSError("read error")
        if not self._said:
            time.sleep(0.0005)
            return []
        return list(self._said.pop(0))

    def write(self, buff: bytes) -> int:
        if not self._there:
            return -1
        self._said += self._board.hear(bytes(buff))
        return len(buff)

    def close(self) -> None: ...

    def replug(self) -> None:
        self._board, self._said, self._there = FakeBoard(), [], True

    def unplug(self) -> None:
        self._there = False

    def send(self, n: int) -> None:
        if self._board.streams:
            self._said.append(boards.wiihid(n).data)


class Udp(Plug):
    """A phone that sends datagrams to this computer, and stops."""

    silent_s = 6.0

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._phone = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.device = UdpPhone(
            parse(f"udp:{self._port}"), SQUARE, clock=clock, here=lambda: None, retry_s=SOON
        )

    def send(self, n: int) -> None:
        self._phone.sendto(unframed(phones.osc(n).data), ("127.0.0.1", self._port))

    def unplug(self) -> None: ...

    def replug(self) -> None: ...

    def end(self) -> None:
        self._phone.close()


class Push(Plug):
    """A phone that pushes over HTTP to this computer; its connection ends, and it is silent."""

    silent_s = 11.0

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._link = http.client.HTTPConnection("127.0.0.1", self._port, timeout=2)
        self.device = SensorLogger(
            parse(f"sensorlogger:{self._port}"), SQUARE, clock=clock,
            here=lambda: None, retry_s=SOON,
        )  # fmt: skip

    def send(self, n: int) -> None:
        try:
            self._link.request("POST", "/data", unframed(phones.sensor_logger(n).data))
            self._link.getresponse().read()
        except (OSError, http.client.HTTPException):
            self._link.close()  # nobody listens just now: as a phone, it tries the next one anew

    def unplug(self) -> None:
        self._link.close()

    def replug(self) -> None: ...

    def end(self) -> None:
        self._link.close()


class Asked(Plug):
    """A phone that answers, and then refuses."""

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        self._there, self._n, self._given = True, -1, -1
        self.device = Phyphox(
            parse("phyphox:192.0.2.42?poll=20"), SQUARE, clock=clock,
            fetch=self._fetch, retry_s=SOON,
        )  # fmt: skip

    def _fetch(self, path: str, timeout_s: float) -> bytes | None:
        if not self._there:
            raise ConnectionRefusedError("nobody there")
        if path.startswith("/config"):
            return phones.PHYPHOX_CONFIG
        if self._given == self._n:
            return b'{"buffer":{},"status":{"measuring":true,"timedRun":false}}'
        self._given = self._n
        return unframed(phones.phyphox(self._n).data)

    def send(self, n: int) -> None:
        self._n = n

    def unplug(self) -> None:
        self._there = False

    def replug(self) -> None:
        self._there = True


class Radio(Plug):
    """A sensor on Bluetooth Low Energy, by a client that is none."""

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        self._there = True
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heard: Callable[[Any, bytearray], None] | None = None
        self.device = BleWitMotion(
            parse("ble-witmotion:C4:2F:11:22:33:44"), SQUARE, clock=clock,
            open_source=self._opened, retry_s=SOON,
        )  # fmt: skip

    def _opened(self, address: str) -> BleSource:
        async def search(address: str, gone: Callable[[], None]) -> Radio:
            if not self._there:
                raise DeviceError("no-device", "It is not in reach.")
            self._gone = gone
            return self

        return BleSource(address, NOTIFY, WRITE, search)

    async def connect(self) -> None:
        self._loop = asyncio.get_running_loop()

    async def start_notify(
        self, char_specifier: str, callback: Callable[[Any, bytearray], None]
    ) -> None:
        self._heard = callback

    async def write_gatt_char(
        self, char_specifier: str, data: bytes, response: bool = False
    ) -> None: ...

    async def disconnect(self) -> None: ...

    def send(self, n: int) -> None:
        if self._loop is None or self._heard is None:
            return  # it is not connected yet
        frame = SPECIMENS["ble_witmotion"].frame(n).data
        self._loop.call_soon_threadsafe(self._heard, None, bytearray(frame))

    def unplug(self) -> None:
        assert self._loop is not None
        self._there = False
        loop, self._loop, self._heard = self._loop, None, None
        loop.call_soon_threadsafe(self._gone)

    def replug(self) -> None:
        self._there = True


class Pad(Plug):
    """A gamepad, as the window's library tells of it."""

    def __init__(self, clock: Time, folder: Path) -> None:
        super().__init__(clock, folder)
        self._there, self._number = True, 7
        self._events: list[pygame.event.Event] = []
        self.device = Gamepad(
            parse("gamepad:"), list_pads_now=lambda: [self] if self._there else []
        )

    def get_instance_id(self) -> int:
        return self._number

    def get_name(self) -> str:
        return "Tilt 2000"

    def get_guid(self) -> str:
        return "0300cc"

    def get_numaxes(self) -> int:
        return 2

    def get_axis(self, axis: int, /) -> float:
        return 0.0

    def send(self, n: int) -> None:
        value = 0.1 + 0.001 * (n % 9)
        self._events.append(
            pygame.event.Event(pygame.JOYAXISMOTION, instance_id=self._number, axis=0, value=value)
        )

    def pump(self, now_s: float) -> None:
        events, self._events = self._events, []
        assert isinstance(self.device, Gamepad)
        self.device.pump(events, now_s, (800, 600))

    def unplug(self) -> None:
        self._there = False
        self._events = [pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=self._number)]

    def replug(self) -> None:
        self._there, self._number = True, self._number + 1
        self._events = [pygame.event.Event(pygame.JOYDEVICEADDED, device_index=0)]


def unframed(data: bytes) -> bytes:
    """One message, without the length that its source would write before it."""
    return data[LENGTH.size :]


PLUGS: Mapping[str, type[Plug]] = {
    "serial": Pty,
    "wii": WiiPipe,
    "motion": MotionPipe,
    "wiihid": WiiHandle,
    "udp": Udp,
    "sensorlogger": Push,
    "phyphox": Asked,
    "ble-witmotion": Radio,
    "gamepad": Pad,
}
"""By scheme."""
