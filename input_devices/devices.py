"""Every device: its address, its keys, how to make it and how to connect it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

import msgspec

from input_devices import connecting, connecting_phones, makers
from input_devices.body import BodyAt
from input_devices.device import Clock, Device
from input_devices.errors import AddressError
from input_devices.system import System, asked_system
from input_devices.uri import Address, Key, choice, number, parse_uri, text, unknown


class Scheme(msgspec.Struct, frozen=True):
    """One kind of device."""

    title: str
    example: str
    target: str
    """What stands after the colon; empty if nothing may."""
    target_needed: bool
    keys: Mapping[str, Key]
    make: makers.Make
    connect: Callable[[System], connecting.Steps]
    """For a person: steps in order, or what there is to choose from."""


_SIZE = {"lx": number(433, 50, 2000), "ly": number(238, 50, 2000)}
_SIZE_IF_KNOWN = {"lx": number(None, 50, 2000), "ly": number(None, 50, 2000)}
_STANDING = {
    "seed": number(1, 0, 2**53),
    "rate": number(60, 1, 1000),
    "kg": number(70, 5, 300),
}
_LINES = {
    "baud": number(115200, 300, 4_000_000),
    "format": choice("auto", "sib1", "csv", "plotter", "ahrs", "json", "ypr", "wabc"),
    "map": text(),
    "order": text(),
    "unit": text(),
    "dtr": choice("keep", "off"),
    "mount": text(),
}
_AS = choice("load4", "cop", "tilt", "acc_gyro", "quat")
_WORN = {"mount": text(), "worn": text(), "bias": text()}
_SPEED = number(1, 0.01, 1000)


_PHONE = {"gravity": choice("auto", "up", "down"), "mount": text()}
_LISTENING = {"bind": text("127.0.0.1"), "from": text("first")}
DEVICES: Mapping[str, Scheme] = {
    "wii": Scheme(
        "Wii Balance Board (Linux)",
        "wii:",
        "nothing, or a node such as /dev/input/event7",
        False,
        {**_SIZE, "gain": number(1, 0.5, 2), "clock": choice("arrival", "kernel")},
        makers.board("wii", "WiiBoard"),
        connecting.wii,
    ),
    "wiihid": Scheme(
        "Wii Balance Board (Windows, macOS, Linux)",
        "wiihid:",
        "nothing, or the path or the serial number of the board",
        False,
        {**_SIZE, "gain": number(1, 0.5, 2), "temp": choice("0", "1")},
        makers.board("wiihid", "WiiHidBoard"),
        connecting.wiihid,
    ),
    "serial": Scheme(
        "Board or sensor on a serial port (lines of text, such as SIB1)",
        "serial:/dev/ttyACM0",
        "the name of the port",
        True,
        {**_LINES, **_SIZE_IF_KNOWN},
        makers.worn("serial_port", "SerialDevice"),
        connecting.serial,
    ),
    "witmotion": Scheme(
        "WitMotion tilt sensor on a serial port",
        "witmotion:/dev/ttyUSB0",
        "the name of the port",
        True,
        {
            "baud": choice("auto", "9600", "57600", "115200", "230400", "921600"),
            "rate": choice("100", "10", "20", "50", "200"),
            "configure": choice("0", "1"),
            "mount": text(),
        },
        makers.worn("witmotion", "WitMotion"),
        connecting.witmotion,
    ),
    "motion": Scheme(
        "Motion sensor of a game controller (Linux)",
        "motion:",
        "nothing, or a node such as /dev/input/event9",
        False,
        {"mount": text()},
        makers.worn("motion", "Motion"),
        connecting.motion,
    ),
    "ble-witmotion": Scheme(
        "WitMotion tilt sensor on Bluetooth Low Energy",
        "ble-witmotion:C4:2F:11:22:33:44",
        "its address (on macOS its UUID)",
        True,
        {"rate": choice("50", "10", "20", "100", "200"), "mount": text()},
        makers.worn("ble_witmotion", "BleWitMotion"),
        connecting.ble_witmotion,
    ),
    "lsl": Scheme(
        "Lab Streaming Layer: a board or a force plate that another program streams",
        "lsl:type=Force",
        "name=, type= or source_id=, joined by commas",
        True,
        {"as": choice("auto", "load4", "cop", "plate6"), **_SIZE},
        makers.board("lsl", "LslDevice"),
        connecting.lsl,
    ),
    "gamepad": Scheme(
        "Gamepad, or a tilt board that is a joystick",
        "gamepad:",
        "its number from 0, or name~TEXT, or guid~HEX",
        False,
        {
            "x": number(0, 0, 63),
            "y": number(1, 0, 63),
            "invert": choice("none", "x", "y", "xy"),
            "deadzone": number(0.08, 0, 0.9),
            "gain": number(1, 0.1, 10),
        },
        makers.gamepad,
        connecting.gamepad,
    ),
    "udp": Scheme(
        "Phone that sends OSC, HyperIMU or CSV over the network",
        "udp:8000",
        "the number of the port",
        True,
        {
            "format": choice("auto", "osc", "hyperimu", "csv"),
            "map": text(),
            "sensors": text(),
            **_LISTENING,
            **_PHONE,
        },
        makers.worn("udp", "UdpPhone"),
        connecting_phones.udp,
    ),
    "sensorlogger": Scheme(
        "Phone with the app Sensor Logger",
        "sensorlogger:8001",
        "the number of the port",
        True,
        {**_LISTENING, **_PHONE},
        makers.worn("sensor_logger", "SensorLogger"),
        connecting_phones.sensorlogger,
    ),
    "phyphox": Scheme(
        "Phone with the app phyphox",
        "phyphox:192.168.0.42:8080",
        "the address that phyphox shows",
        True,
        {"buffers": text("auto"), "poll": number(40, 20, 1000), **_PHONE},
        makers.worn("phyphox", "Phyphox"),
        connecting_phones.phyphox,
    ),
    "mouse": Scheme(
        "Mouse, to try the game",
        "mouse:",
        "",
        False,
        {"radius": number(0.4, 0.05, 2)},
        makers.mouse,
        connecting.nothing,
    ),
    "keys": Scheme(
        "Arrow keys or WASD, to try the game",
        "keys:",
        "",
        False,
        {"speed": number(1.5, 0.1, 20), "spring": choice("1", "0")},
        makers.keys,
        connecting.nothing,
    ),
    "replay": Scheme(
        "Recording",
        "replay:FILE",
        "a bout folder, its samples.csv, a table t,x,y, or a raw capture",
        True,
        {"speed": _SPEED, "loop": choice("0", "1"), "device": number(None, 0, 9)},
        makers.replay,
        connecting.nothing,
    ),
    "sim": Scheme(
        "Simulated person",
        "sim:adult",
        "the name of a profile",
        True,
        {**_STANDING, "as": _AS, "habits": text(), "with": text(), **_WORN},
        makers.sim,
        connecting.nothing,
    ),
    "signal": Scheme(
        "Test signal",
        "signal:sway",
        "the name of a signal",
        True,
        _STANDING,
        makers.signal,
        makers.signals,
    ),
}


def parse(uri: str) -> Address:
    """The address of a device in parts, every key checked.

    Raises AddressError for an unknown scheme or key, a value that is not allowed, and a target that
    is missing or too much.
    """
    address = parse_uri(uri, {name: scheme.keys for name, scheme in DEVICES.items()})
    scheme = DEVICES[address.scheme]
    if address.target and not scheme.target:
        raise AddressError(f"{uri}: '{address.scheme}:' takes no '{address.target}'. Leave it out.")
    if scheme.target_needed and not address.target:
        raise AddressError(
            f"{uri}: after the colon belongs {scheme.target}, such as '{scheme.example}'."
        )
    return address


def make_device(
    uri: str, *, clock: Clock = time.perf_counter, body: BodyAt | None = None
) -> Device:
    """The device at an address, not yet open; nothing is searched or connected before `open`.

    clock: s; real boards need the `perf_counter` time base.
    body: who stands on a simulated board; without it somebody stands there quietly.
    Raises AddressError for an address or a recording that cannot be used.
    """
    address = parse(uri)
    return DEVICES[address.scheme].make(address, clock, body)


def connect_steps(scheme: str, system: System) -> list[str]:
    """How to connect a device to a computer, or what there is to choose from; one step or choice
    each, in English.

    Raises AddressError for an unknown scheme.
    """
    if scheme not in DEVICES:
        raise unknown(scheme, "device", scheme, DEVICES)
    told = [step.text for step in DEVICES[scheme].connect(system)]
    return connecting.numbered(told) if len(told) > 1 and scheme != "signal" else told


def connect_help(scheme: str, system: System | None = None) -> str:
    """The same, one a line; for this computer where none is given."""
    return "\n".join(connect_steps(scheme, system or asked_system()))
