"""How each device is connected is told for the computer that it is connected to."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from input_devices.bluez import Asking, bluez_version
from input_devices.connecting_phones import in_the_app, listening_uri, what_to_type
from input_devices.devices import DEVICES, connect_steps, parse
from input_devices.evdev import BOARD_NAME
from input_devices.finding import closed
from input_devices.hid_source import Entry
from input_devices.network import listening
from input_devices.serial_port import Port
from input_devices.system import Name, System, this_system

LINUX = System("linux", (5, 66), input_open=False, serial_open=False, here="192.168.0.7")
SYSTEMS = {
    "linux": LINUX,
    "linux whose BlueZ is too new": System("linux", (5, 82), here="192.168.0.7"),
    "linux without BlueZ or a network": System("linux"),
    "windows": System("windows", here="192.168.0.7"),
    "macos": System("macos", here="192.168.0.7"),
}
ELSEWHERE = {
    "windows": ("sudo", "modprobe", "bluetoothctl", "usermod", "udev", "tty"),
    "macos": ("sudo", "modprobe", "bluetoothctl", "usermod", "udev", "COM3", "Control Panel"),
    "linux": ("COM3", "Control Panel", "WiimotePair", "cu."),
}
"""What no other system has."""


@pytest.mark.parametrize("system", SYSTEMS.values(), ids=SYSTEMS)
@pytest.mark.parametrize("scheme", DEVICES)
def test_every_device_has_steps_on_every_system(scheme: str, system: System) -> None:
    steps = connect_steps(scheme, system)
    assert steps
    for step in steps:
        assert "{" not in step
        assert not [word for word in ELSEWHERE[system.name] if word in step], step
    many = len(steps) > 1 and scheme != "signal"
    assert not many or [one.partition(".")[0] for one in steps] == [
        str(place) for place in range(1, len(steps) + 1)
    ]


@pytest.mark.parametrize(
    ("bluez", "said", "unsaid"),
    [
        ((5, 66), "BlueZ 5.66 is installed here. It can pair this board.", "cannot pair"),
        ((5, 79), "BlueZ 5.79 is installed here. It can pair this board.", "cannot pair"),
        ((5, 80), "BlueZ 5.80 is installed here. It cannot pair this board", "SYNC"),
        ((5, 82), "Debian 12, Ubuntu 22.04 and Ubuntu 24.04 can", "SYNC"),
        (None, "BlueZ 5.80 and later", "is installed here"),
    ],
)
def test_the_bluetooth_service_that_is_here_is_named(
    bluez: tuple[int, int] | None, said: str, unsaid: str
) -> None:
    told = "\n".join(connect_steps("wii", System("linux", bluez)))
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize(
    ("scheme", "group"),
    [("wii", "input"), ("motion", "input"), ("serial", "dialout"), ("witmotion", "dialout")],
)
def test_an_account_is_sent_into_a_group_only_where_it_must(scheme: str, group: str) -> None:
    command = f"sudo usermod -aG {group} $USER"
    may = System("linux", (5, 66), input_open=True, serial_open=True)
    assert command in "\n".join(connect_steps(scheme, LINUX))
    assert command not in "\n".join(connect_steps(scheme, may))


@pytest.mark.parametrize(
    ("scheme", "typed"),
    [("udp", "192.168.0.7 : 8000"), ("sensorlogger", "http://192.168.0.7:8001/data")],
)
def test_a_phone_is_told_where_this_computer_is(scheme: str, typed: str) -> None:
    steps = "\n".join(connect_steps(scheme, LINUX))
    assert what_to_type(scheme, "192.168.0.7") == typed
    assert f"Type into the phone app: {typed}." in steps
    uri = listening_uri(scheme, "192.168.0.7")
    assert uri in steps
    where = listening(parse(uri))
    assert not where.here_alone
    assert str(where.port) in typed
    assert "on no network" in "\n".join(connect_steps(scheme, System("linux")))
    assert in_the_app(scheme, LINUX)


def test_this_computer_is_known_at_once() -> None:
    names: dict[str, Name] = {"linux": "linux", "darwin": "macos", "win32": "windows"}
    assert this_system((5, 66)).name == names[sys.platform]


@pytest.mark.skipif(sys.platform == "win32", reason="commands of a shell")
@pytest.mark.parametrize(
    ("command", "version"),
    [
        (("echo", "bluetoothctl: 5.66"), (5, 66)),
        (("echo", "no number"), None),
        (("false",), None),
        (("no-such-program-here",), None),
    ],
)
def test_the_service_is_asked_for_its_version(
    command: tuple[str, ...], version: tuple[int, int] | None
) -> None:
    assert bluez_version(command) == version


@pytest.mark.skipif(sys.platform == "win32", reason="a command of a shell")
def test_a_service_that_does_not_answer_holds_nobody_up() -> None:
    asking = Asking(("sleep", "60"))
    assert not asking.ended()
    asking.leave()
    assert asking.ended()
    assert asking.version is None


@pytest.mark.skipif(sys.platform != "linux", reason="the nodes of Linux")
def test_what_is_connected_and_closed_is_told_once_with_its_command(tmp_path: Path) -> None:
    for node, name in (("event4", BOARD_NAME), ("event5", "Pad (IMU)"), ("event6", "Keyboard")):
        (tmp_path / node / "device").mkdir(parents=True)
        (tmp_path / node / "device" / "name").write_text(name, encoding="utf-8")
    refused = [f"/nowhere/{node}" for node in ("event4", "event5", "event6")]
    told = closed(
        ports=lambda: [Port("/nowhere/ttyACM0", "a board"), Port("/nowhere/ttyUSB1", "open")],
        nodes=lambda: ([], refused),
        hids=lambda: [Entry("/nowhere/hidraw3")],
        names=tmp_path,
        allowed=lambda path: path.endswith("USB1"),
    )
    assert [one.code for one in told] == ["no-permission"] * 3
    assert ["-aG input" in str(told[0]), "-aG dialout" in str(told[1])] == [True, True]
    assert "udev" in str(told[2])


def test_where_nothing_is_closed_nothing_is_told() -> None:
    assert closed(list, lambda: ([], []), list) == []
