"""A WitMotion sensor on a line: its speed is found, and it is set up only when asked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.mount import SQUARE
from input_devices.sample import Connected, Kind, Lost, Notice
from input_devices.witmotion import (
    CONTENT,
    FAST,
    SAVE,
    SPEEDS,
    TO_115200,
    UNLOCK,
    HuntedLine,
    SetUp,
    WitMotion,
    command,
    settings,
)
from input_devices.witmotion_frames import WitDecoder
from tests.input_devices.test_witmotion_frames import ACCELERATION, RATE, ROLLED

CYCLE = ACCELERATION + RATE + ROLLED


class Sensor:
    """A line on which a sensor speaks at one speed; at any other, noise is heard."""

    def __init__(self, speed: int) -> None:
        self.speed, self.baud = speed, 0
        self.told: list[bytes] = []
        self.gone = False

    def read_some(self, timeout_s: float) -> bytes:
        if self.gone:
            raise SourceLost("unplugged")
        return CYCLE if self.baud == self.speed else b"\x80\x55\xf0\x00"

    def write(self, data: bytes) -> None:
        self.told.append(data)
        if data == TO_115200:
            self.speed = FAST

    def set_baud(self, baud: int) -> None:
        self.baud = baud

    def close(self) -> None: ...

    def describe(self) -> str:
        return "a sensor"


def opened(uri: str, sensor: Sensor, clock) -> WitMotion:
    def open_line(port: str, baud: int) -> Sensor:
        sensor.baud = baud
        return sensor

    return WitMotion(
        parse(uri), SQUARE, clock=clock, open_line=open_line, list_ports_now=lambda: []
    )


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_speed_of_the_line_is_found(speed, clock):
    sensor = Sensor(speed)
    sensor.baud = SPEEDS[0]
    line = HuntedLine(sensor, None, clock)
    for _ in range(60):
        line.read_some(0.05)
        clock.now += 0.05
    assert line.found
    assert (line.baud, sensor.baud) == (speed, speed)


def test_the_search_goes_on_until_the_sensor_is_switched_on(clock):
    sensor = Sensor(-1)
    line = HuntedLine(sensor, None, clock)
    for _ in range(120):
        line.read_some(0.05)
        clock.now += 0.05
    assert not line.found
    sensor.speed = 57600
    for _ in range(60):
        line.read_some(0.05)
        clock.now += 0.05
    assert (line.found, sensor.baud) == (True, 57600)


def test_a_sensor_is_heard_and_says_what_it_measures(clock, until):
    device = opened("witmotion:COM5", Sensor(9600), clock)
    device.open()
    samples = []

    def heard():
        clock.now += 0.1
        samples.extend(device.read())
        return len(samples) > 10

    assert until(heard)
    assert device.identified
    assert {sample.kind for sample in samples} == {Kind.QUAT, Kind.ACC_GYRO}
    assert (device.info.kind, device.info.unit) == (Kind.QUAT, "deg")
    assert device.info.channels == ("tilt2", "acc")
    assert any(isinstance(event, Connected) for event in device.events())
    device.close()


def test_nothing_is_changed_in_a_sensor_unless_asked(clock, until):
    sensor = Sensor(9600)
    device = opened("witmotion:COM5?baud=9600", sensor, clock)
    device.open()
    assert until(device.read)
    device.close()
    assert sensor.told == []


def test_a_sensor_is_set_up_step_by_step(clock):
    decoder = WitDecoder()
    set_up = SetUp(decoder, lambda: settings(100, 9600))
    assert set_up.question(0.0) == b""
    set_up.feed(CYCLE * 6, 0.0)
    told = [(t, said) for t in range(200) if (said := set_up.question(t / 100))]
    times, commands = zip(*told, strict=True)
    assert all(b - a >= 10 for a, b in pairwise(times))
    assert commands[0] == commands[2] == UNLOCK
    assert commands[1] == TO_115200
    assert commands[3] == CONTENT == bytes.fromhex("FF AA 02 06 02")
    assert commands[-2:] == (command(0x03, 0x09), SAVE)


def test_the_line_follows_the_sensor_to_its_new_speed(clock):
    sensor = Sensor(9600)
    sensor.baud = 9600
    line = HuntedLine(sensor, 9600, clock)
    for said in settings(50, 9600):
        line.write(said)
    assert sensor.baud == line.baud == FAST
    assert TO_115200 not in settings(50, FAST)


def test_noise_at_every_speed_is_told(clock, until):
    device = opened("witmotion:COM5", Sensor(-1), clock)
    device.open()
    told = []

    def heard():
        clock.now += 0.2
        told.extend(device.events())
        return any(isinstance(event, Notice) and event.code == "wrong-speed" for event in told)

    assert until(heard)
    device.close()


def test_unplugging_is_told(clock, until):
    sensor = Sensor(9600)
    device = opened("witmotion:COM5", sensor, clock)
    device.open()
    sensor.gone = True
    assert until(lambda: any(isinstance(event, Lost) for event in device.events()))
    device.close()


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("witmotion:COM5?mount=+x+x+z", "twice"),
        ("witmotion:COM5?baud=1200", "'baud'"),
        ("witmotion:COM5?rate=99", "'rate'"),
        ("witmotion:", "the name of the port"),
    ],
)
def test_a_wrong_address_is_told(uri, said):
    with pytest.raises(AddressError, match=said):
        make_device(uri)


def test_a_port_that_is_not_there_is_named():
    with pytest.raises(DeviceError, match="ttyNOPE"):
        make_device("witmotion:/dev/ttyNOPE").open()


def test_frames_come_through_a_real_port(pty_board, until):
    device = make_device(f"witmotion:{pty_board.port}?baud=115200&mount=+y-x+z")
    device.open()
    pty_board.send(b"\x00\x55" + CYCLE * 20)
    samples = []
    assert until(lambda: samples.extend(device.read()) or len(samples) >= 30)
    assert device.info.mount.right == (0.0, 1.0, 0.0)
    device.close()
