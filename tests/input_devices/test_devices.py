"""Every device in the table keeps the contract; a new line in it brings its own tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from input_devices import evdev
from input_devices.ble_witmotion import BleWitMotion
from input_devices.devices import DEVICES, connect_help, make_device, parse
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.finding import found
from input_devices.lsl import LslDevice
from input_devices.lsl_channels import Stream
from input_devices.motion import Motion, OpenMotion
from input_devices.mount import SQUARE
from input_devices.phyphox import Phyphox
from input_devices.sample import VALUE_COUNTS, Connected, Flag, Lost, Notice
from input_devices.sensor_logger import SensorLogger
from input_devices.serial_port import Port, SerialDevice
from input_devices.udp import UdpPhone
from input_devices.wii import WiiBoard
from input_devices.wiihid import OpenBoard, WiiHidBoard
from input_devices.witmotion import WitMotion

README = Path(__file__).parents[2] / "README.md"
STATES = {"connecting", "live", "quiet", "stalled", "lost", "error"}
TABLE = "t,x,y\n" + "".join(f"{i / 100},{i},{-i}\n" for i in range(200))
HARDWARE = (
    "ble-witmotion",
    "lsl",
    "motion",
    "phyphox",
    "sensorlogger",
    "serial",
    "udp",
    "wii",
    "wiihid",
    "witmotion",
)
"""Schemes with a thread and a source that can be unplugged."""
PLUGGED = ("gamepad",)
"""Pointers that must be there."""


@pytest.fixture
def address(tmp_path):
    """An address of each scheme that works on any computer, or that finds nothing."""

    def address(scheme):
        (tmp_path / "lab.csv").write_text(TABLE)
        examples = {
            "replay": f"replay:{tmp_path / 'lab.csv'}",
            "serial": "serial:/dev/ttyNOPE",
            "ble-witmotion": "ble-witmotion:00:00:00:00:00:00",
            "gamepad": "gamepad:name~nobody makes this",
            "lsl": "lsl:source_id=nobody streams this",
            "motion": "motion:/dev/input/event999",
            "phyphox": "phyphox:127.0.0.1:9",
            "sensorlogger": "sensorlogger:8001?bind=203.0.113.9",
            "udp": "udp:8000?bind=203.0.113.9",
            "wii": "wii:/dev/input/event999",
            "wiihid": "wiihid:/dev/hidraw999",
            "witmotion": "witmotion:/dev/ttyNOPE",
        }
        return examples.get(scheme, DEVICES[scheme].example)

    return address


@pytest.mark.parametrize("scheme", DEVICES)
def test_a_device_can_be_made_without_touching_anything(scheme, address):
    device = make_device(address(scheme))
    assert device.info.uri == address(scheme)
    assert device.info.id
    assert device.info.name
    assert device.info.channels
    assert device.info.unit in ("mm", "deg", "reach")
    assert (device.state, device.read(), device.dropped) == ("connecting", [], 0)
    assert not device.finished
    device.close()


@pytest.mark.parametrize("scheme", [*HARDWARE, *PLUGGED])
def test_a_device_that_is_not_there_says_so(scheme, address):
    device = make_device(address(scheme))
    with pytest.raises(DeviceError) as problem:
        device.open()
    assert problem.value.code in ("port-missing", "no-device", "no-address", "missing-package")
    device.close()


@pytest.mark.parametrize("scheme", [name for name in DEVICES if name not in HARDWARE + PLUGGED])
def test_a_device_keeps_its_contract(scheme, address, clock):
    device = make_device(address(scheme), clock=clock)
    device.open()
    device.open()  # a second time changes nothing
    clock.now = 0.5
    if hasattr(device, "pump"):
        device.pump([], clock.now, (800, 600))
    samples = device.read()
    assert samples
    assert all(len(s.values) in VALUE_COUNTS[s.kind] for s in samples)
    assert [s.t for s in samples] == sorted(s.t for s in samples)
    assert all(s.t <= clock.now for s in samples)
    assert isinstance(device.events()[0], Connected)
    assert device.state in STATES
    assert (device.read(), device.events()) == ([], [])
    device.close()
    device.close()
    assert device.read() == []


def stand_in(scheme, source, clock):
    """A device of a scheme with its bytes from a script or a pipe; gives the device, and what
    unplugs it."""
    if scheme == "serial":
        device = SerialDevice(
            parse("serial:COM5"),
            clock=clock,
            open_source=lambda port, baud, dtr_off: source,
            list_ports_now=lambda: [],
        )
        return device, lambda: source.chunks.append(SourceLost("unplugged"))
    if scheme == "ble-witmotion":
        uri = parse("ble-witmotion:C4:2F:11:22:33:44")
        device = BleWitMotion(uri, SQUARE, clock=clock, open_source=lambda address: source)
        return device, lambda: source.chunks.append(SourceLost("unplugged"))
    if scheme == "wiihid":
        board = OpenBoard(source, "")
        device = WiiHidBoard(parse("wiihid:"), clock=clock, open_board=lambda: board)
        return device, lambda: source.chunks.append(SourceLost("unplugged"))
    if scheme in ("udp", "sensorlogger"):
        make = UdpPhone if scheme == "udp" else SensorLogger
        address = parse(f"{scheme}:8000")
        device = make(
            address, SQUARE, clock=clock, open_port=lambda where, door: source, here=lambda: None
        )
        return device, lambda: source.chunks.append(SourceLost("unplugged"))
    if scheme == "phyphox":
        answers = [b"{}"]

        def fetch(path, timeout_s):
            if not answers:
                raise ConnectionError("nobody answers")
            return answers[0]

        device = Phyphox(parse("phyphox:192.0.2.42"), SQUARE, clock=clock, fetch=fetch)

        def leave():
            answers.clear()
            clock.now += 2.0  # it is asked again

        return device, leave
    if scheme == "lsl":
        source.name = source.id = "Plate"
        source.rate_hz, source.stream = 100.0, Stream(4)
        device = LslDevice(parse("lsl:type=Force"), clock=clock, open_source=lambda terms: source)
        return device, lambda: source.chunks.append(SourceLost("unplugged"))
    if scheme == "witmotion":
        device = WitMotion(
            parse("witmotion:COM5?baud=9600"),
            SQUARE,
            clock=clock,
            open_line=lambda port, baud: source,
            list_ports_now=lambda: [],
        )
        return device, lambda: source.chunks.append(SourceLost("unplugged"))
    read_fd, write_fd = os.pipe()
    if scheme == "motion":
        motion = OpenMotion(read_fd, "", (1,) * 6, lambda: (0,) * 6)
        device = Motion(parse("motion:"), SQUARE, clock=clock, open_motion=lambda: motion)
        return device, lambda: os.close(write_fd)
    node = evdev.OpenBoard(read_fd, "", lambda: (0, 0, 0, 0))
    device = WiiBoard(parse("wii:"), clock=clock, open_board=lambda: node)
    return device, lambda: os.close(write_fd)


@pytest.mark.parametrize("scheme", HARDWARE)
def test_silence_is_told(scheme, scripted, clock, until):
    device, unplug = stand_in(scheme, scripted(), clock)
    device.open()
    told = []

    def heard():
        clock.now += 0.05
        told.extend(s for s in device.read() if Flag.HELD in s.flags)
        told.extend(e for e in device.events() if isinstance(e, Notice))
        return told

    assert until(heard)
    unplug()
    device.close()


@pytest.mark.parametrize("scheme", HARDWARE)
def test_unplugging_is_told(scheme, scripted, clock, until):
    device, unplug = stand_in(scheme, scripted([b"junk\n"]), clock)
    device.open()
    unplug()
    told = []
    assert until(lambda: told.extend(device.events()) or any(isinstance(e, Lost) for e in told))
    assert next(e for e in told if isinstance(e, Lost)).reason.endswith(".")
    device.close()


@pytest.mark.parametrize("scheme", DEVICES)
def test_a_person_is_told_how_to_connect_it(scheme):
    assert all(connect_help(scheme).splitlines())
    assert DEVICES[scheme].title
    assert DEVICES[scheme].example.startswith(f"{scheme}:")


def test_help_for_an_unknown_device_names_the_nearest():
    with pytest.raises(AddressError, match="Did you mean 'serial'"):
        connect_help("seral")


def test_what_is_connected_is_listed_with_its_address():
    board = evdev.Node("/dev/input/event7", evdev.BOARD_NAME, 0x057E, 0x0306, evdev.BOARD_AXES)
    ports = [Port("/dev/ttyACM0", "Arduino Uno")]
    entries = found(ports=lambda: ports, nodes=lambda: ([board], []))
    uris = [entry.uri for entry in entries]
    assert uris[-3:] == ["serial:/dev/ttyACM0", "mouse:", "keys:"]
    assert ("wii:" in uris) == (os.name == "posix" and os.uname().sysname == "Linux")
    assert entries[-3].words == "Arduino Uno"


def test_this_computer_can_be_asked_too():
    assert {"mouse:", "keys:"} <= {entry.uri for entry in found()}


@pytest.mark.skipif(not README.exists(), reason="README.md is not there yet")
@pytest.mark.parametrize("scheme", DEVICES)
def test_every_device_stands_in_the_readme(scheme):
    assert f"{scheme}:" in README.read_text(encoding="utf-8")
