"""Every device: its address, how to make it, how to connect it, and which are connected now."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from input_devices.body import BodyAt, quiet_stance
from input_devices.device import Clock, Device
from input_devices.errors import AddressError
from input_devices.evdev import Node, find_board, look_around
from input_devices.motion import find_motion
from input_devices.mount import Mount, parse_mount
from input_devices.sample import Kind
from input_devices.signals import SIGNALS, signal_device
from input_devices.simulated import BoardModel, simulated_board
from input_devices.uri import Address, Key, choice, number, parse_uri, unknown, words

if TYPE_CHECKING:
    from input_devices.gamepad import Pad
    from input_devices.hid_source import Entry
    from input_devices.serial_port import Port

# A driver's library is loaded when the driver is wanted: playing with a board needs no window
# library, and a recording needs no serial port. Hence the imports inside the functions below.


def _wii(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.wii import WiiBoard

    return WiiBoard(address, clock=clock)


def _wiihid(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.wiihid import WiiHidBoard

    return WiiHidBoard(address, clock=clock)


def _serial(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.serial_port import SerialDevice

    return SerialDevice(address, _mount(address), clock=clock)


def _witmotion(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.witmotion import WitMotion

    return WitMotion(address, _mount(address), clock=clock)


def _motion(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.motion import Motion

    return Motion(address, _mount(address), clock=clock)


def _ble_witmotion(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.ble_witmotion import BleWitMotion

    return BleWitMotion(address, _mount(address), clock=clock)


def _lsl(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.lsl import LslDevice

    return LslDevice(address, clock=clock)


def _gamepad(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.gamepad import Gamepad

    return Gamepad(address)


def _udp(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.udp import UdpPhone

    return UdpPhone(address, _mount(address), clock=clock)


def _sensorlogger(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.sensor_logger import SensorLogger

    return SensorLogger(address, _mount(address), clock=clock)


def _phyphox(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.phyphox import Phyphox

    return Phyphox(address, _mount(address), clock=clock)


def _mouse(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.mouse import Mouse

    return Mouse(address.uri, radius=address.number("radius"))


def _keys(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.keys import Keys

    spring = address.text("spring") == "1"
    return Keys(address.uri, speed=address.number("speed"), spring=spring)


def _replay(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    from input_devices.replaying import replay_device

    speed, loop = address.number("speed"), address.text("loop") == "1"
    return replay_device(address.uri, address.target, speed=speed, loop=loop, clock=clock)


def _sim(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    seed, kind = int(address.number("seed")), Kind(address.text("as"))
    model = BoardModel(kind=kind, rate_hz=address.number("rate"), seed=seed)
    stands = body or quiet_stance(address.number("kg"), seed)
    return simulated_board(address.uri, model, stands, clock)


def _signal(address: Address, clock: Clock, body: BodyAt | None) -> Device:
    if address.target not in SIGNALS:
        raise unknown(address.uri, "signal", address.target, SIGNALS)
    seed, rate_hz, kg = int(address.number("seed")), address.number("rate"), address.number("kg")
    return signal_device(
        address.uri, address.target, seed=seed, rate_hz=rate_hz, kg=kg, clock=clock
    )


def _mount(address: Address) -> Mount:
    try:
        return parse_mount(address.text("mount"))
    except ValueError as problem:
        raise AddressError(f"{address.uri}: {problem}.") from problem


class Scheme(msgspec.Struct, frozen=True):
    """One kind of device."""

    title: str
    example: str
    target: str
    """What stands after the colon; empty if nothing may."""
    target_needed: bool
    keys: Mapping[str, Key]
    make: Callable[[Address, Clock, BodyAt | None], Device]
    connect: tuple[str, ...]
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
    "map": words(),
    "order": words(),
    "unit": words(),
    "dtr": choice("keep", "off"),
    "mount": words(),
}
_AS = choice("load4", "cop", "tilt", "acc_gyro")
_SPEED = number(1, 0.01, 1000)
_NO_STEPS = ("Nothing to connect.",)


def _numbered(*steps: str) -> tuple[str, ...]:
    return tuple(f"{place}. {step}" for place, step in enumerate(steps, start=1))


_WII_STEPS = _numbered(
    "Once, in a terminal: sudo modprobe hid-wiimote",
    "Run bluetoothctl and type: power on, agent NoInputNoOutput, default-agent, scan on",
    "Press the red SYNC button under the battery cover. You have 20 seconds.",
    "While it scans, type once each: trust ADDRESS, pair ADDRESS, connect ADDRESS",
    "After a restart of the computer: btmgmt connectable on, then press the power button.",
    "The account must be in the group input: sudo usermod -aG input $USER, then log in again.",
    "BlueZ 5.80 and later (bluetoothctl --version) can no longer pair the board permanently.",
    "If pairing fails, replace all four batteries first.",
)
_WIIHID_STEPS = _numbered(
    'Once, in a terminal: pip install "steady-isles[hid]"',
    "Windows: in the old Control Panel add a device, press SYNC, leave the PIN empty.",
    "macOS: allow RVL-WBC-01 in the free program WiimotePair, press SYNC, and pair.",
    "Linux: pair as for wii: and keep to wii: where it works. Else this needs a udev rule in "
    "/etc/udev/rules.d/70-steady-isles.rules: "
    'SUBSYSTEM=="hidraw", KERNELS=="0005:057E:0306.*", TAG+="uaccess"',
    "Never open wii: and wiihid: on the same board at once: the one takes its reports from the "
    "other.",
    "If pairing fails, replace all four batteries first.",
)
_SERIAL_STEPS = _numbered(
    "Plug the board in. Its port is in the list of what is connected now.",
    "The account must be in the group dialout: sudo usermod -aG dialout $USER, then log in again.",
    "Close other programs that use the port, such as the Arduino serial monitor.",
    "A board with plain numbers needs to be told: ?format=csv&map=tr,br,tl,bl&unit=g",
)
_WITMOTION_STEPS = _numbered(
    "Plug the sensor in by its cable, or pair its Bluetooth twin: it becomes a serial port.",
    "The account must be in the group dialout: sudo usermod -aG dialout $USER, then log in again.",
    "Put it on with its flat side to the body; how it sits is found when you calibrate.",
    "If it sends too seldom, say ?configure=1 once: it keeps 100 samples a second.",
)
_MOTION_STEPS = _numbered(
    "Connect the game controller by cable or Bluetooth and switch it on.",
    "The account must be in the group input: sudo usermod -aG input $USER, then log in again.",
    "Strap it to the body or the board so that it cannot slip.",
    "How it sits is found when you calibrate.",
)

_BLE_WITMOTION_STEPS = _numbered(
    'Once, in a terminal: pip install "steady-isles[ble]"',
    "Switch Bluetooth on, and the sensor too. It need not be paired.",
    "If you do not know its address, give any: what is in reach is told with its address.",
    "Put it on with its flat side to the body; how it sits is found when you calibrate.",
)
_LSL_STEPS = _numbered(
    'Once, in a terminal: pip install "steady-isles[lsl]"',
    "Start the program that streams the board or the force plate, on this network.",
    "Four channels are corners in kg, two a centre of pressure in mm, six a force plate.",
)
_GAMEPAD_STEPS = _numbered(
    "Plug it in, or switch it on and wait until its light stays on.",
    "For the second stick say ?x=2&y=3; if forward is backward, say ?invert=y.",
    "Where there are several: gamepad:1 is the second, gamepad:name~TEXT the one of that name.",
)

_PHONE = {"gravity": choice("auto", "up", "down"), "mount": words()}
_LISTENING = {"bind": words("127.0.0.1"), "from": words("first")}
_LIE = "Lay the phone flat, screen up, or wear it upright, when it begins to send."
_UDP_STEPS = _numbered(
    "Join phone and computer to the same network.",
    "Ask what to type into the app: steady-isles watch udp:8000",
    "Add ?bind= and this computer's network address, so that a phone may reach it.",
    "In the app (GyrOSC, ZIG SIM, HyperIMU) switch on gravity, or acceleration and gyroscope.",
    _LIE,
)
_SENSORLOGGER_STEPS = _numbered(
    "Join phone and computer to the same network.",
    "Ask what to type into the app: steady-isles watch sensorlogger:8001",
    "Add ?bind= and this computer's network address, so that a phone may reach it.",
    "In Sensor Logger choose Gravity, HTTP Push, and the shortest batch period; then record.",
    _LIE,
)
_PHYPHOX_STEPS = _numbered(
    "Join phone and computer to the same network.",
    "In phyphox open 'Acceleration (with g)', and in its menu choose 'Allow remote access'.",
    "Write the address that it shows; an iPhone answers on port 80: phyphox:192.168.0.42:80",
    _LIE,
)

DEVICES: Mapping[str, Scheme] = {
    "wii": Scheme(
        "Wii Balance Board (Linux)",
        "wii:",
        "nothing, or a node such as /dev/input/event7",
        False,
        {**_SIZE, "gain": number(1, 0.5, 2), "clock": choice("arrival", "kernel")},
        _wii,
        _WII_STEPS,
    ),
    "wiihid": Scheme(
        "Wii Balance Board (Windows, macOS, Linux)",
        "wiihid:",
        "nothing, or the path or the serial number of the board",
        False,
        {**_SIZE, "gain": number(1, 0.5, 2), "temp": choice("0", "1")},
        _wiihid,
        _WIIHID_STEPS,
    ),
    "serial": Scheme(
        "Board or sensor on a serial port (lines of text, such as SIB1)",
        "serial:/dev/ttyACM0",
        "the name of the port",
        True,
        {**_LINES, **_SIZE_IF_KNOWN},
        _serial,
        _SERIAL_STEPS,
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
            "mount": words(),
        },
        _witmotion,
        _WITMOTION_STEPS,
    ),
    "motion": Scheme(
        "Motion sensor of a game controller (Linux)",
        "motion:",
        "nothing, or a node such as /dev/input/event9",
        False,
        {"mount": words()},
        _motion,
        _MOTION_STEPS,
    ),
    "ble-witmotion": Scheme(
        "WitMotion tilt sensor on Bluetooth Low Energy",
        "ble-witmotion:C4:2F:11:22:33:44",
        "its address (on macOS its UUID)",
        True,
        {"rate": choice("50", "10", "20", "100", "200"), "mount": words()},
        _ble_witmotion,
        _BLE_WITMOTION_STEPS,
    ),
    "lsl": Scheme(
        "Lab Streaming Layer: a board or a force plate that another program streams",
        "lsl:type=Force",
        "name=, type= or source_id=, joined by commas",
        True,
        {"as": choice("auto", "load4", "cop", "plate6"), **_SIZE},
        _lsl,
        _LSL_STEPS,
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
        _gamepad,
        _GAMEPAD_STEPS,
    ),
    "udp": Scheme(
        "Phone that sends OSC, HyperIMU or CSV over the network",
        "udp:8000",
        "the number of the port",
        True,
        {
            "format": choice("auto", "osc", "hyperimu", "csv"),
            "map": words(),
            "sensors": words(),
            **_LISTENING,
            **_PHONE,
        },
        _udp,
        _UDP_STEPS,
    ),
    "sensorlogger": Scheme(
        "Phone with the app Sensor Logger",
        "sensorlogger:8001",
        "the number of the port",
        True,
        {**_LISTENING, **_PHONE},
        _sensorlogger,
        _SENSORLOGGER_STEPS,
    ),
    "phyphox": Scheme(
        "Phone with the app phyphox",
        "phyphox:192.168.0.42:8080",
        "the address that phyphox shows",
        True,
        {"buffers": words("auto"), "poll": number(40, 20, 1000), **_PHONE},
        _phyphox,
        _PHYPHOX_STEPS,
    ),
    "mouse": Scheme(
        "Mouse, to try the game",
        "mouse:",
        "",
        False,
        {"radius": number(0.4, 0.05, 2)},
        _mouse,
        _NO_STEPS,
    ),
    "keys": Scheme(
        "Arrow keys or WASD, to try the game",
        "keys:",
        "",
        False,
        {"speed": number(1.5, 0.1, 20), "spring": choice("1", "0")},
        _keys,
        _NO_STEPS,
    ),
    "replay": Scheme(
        "Recording",
        "replay:FILE",
        "a bout folder, its samples.csv, a table t,x,y, or a raw capture",
        True,
        {"speed": _SPEED, "loop": choice("0", "1")},
        _replay,
        _NO_STEPS,
    ),
    "sim": Scheme(
        "Simulated person",
        "sim:adult",
        "the name of a profile",
        True,
        {**_STANDING, "as": _AS, "habits": words(), "with": words()},
        _sim,
        _NO_STEPS,
    ),
    "signal": Scheme(
        "Test signal",
        "signal:sway",
        "the name of a signal",
        True,
        _STANDING,
        _signal,
        tuple(f"signal:{name}: {signal.words}." for name, signal in SIGNALS.items()),
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


class Found(msgspec.Struct, frozen=True):
    """A device that is connected now."""

    uri: str
    name: str
    words: str


def found(
    ports: Callable[[], Sequence[Port]] | None = None,
    nodes: Callable[[], tuple[Sequence[Node], Sequence[str]]] = look_around,
    pads: Callable[[], Sequence[Pad]] | None = None,
    hids: Callable[[], Sequence[Entry]] | None = None,
) -> list[Found]:
    """What is connected now: the balance board, motion sensors, serial ports, gamepads, and what
    every computer has.

    ports, nodes, pads, hids: list the serial ports, the input nodes, the joysticks and the boards
    that raw reports reach; by default those of this computer.
    """
    from input_devices.gamepad import pads_now, shown
    from input_devices.serial_port import ports_now
    from input_devices.wiihid import boards_now

    devices = []
    there = nodes()[0] if sys.platform == "linux" else ()
    board, motion = find_board(there), find_motion(there)
    if board is not None:
        devices.append(Found("wii:", "Wii Balance Board", f"ready, at {board.path}"))
    else:  # the same board must never be opened in both ways
        devices += _by_raw_reports((hids or boards_now)())
    if motion is not None:
        devices.append(Found("motion:", "Motion sensor", f"{motion.name}, at {motion.path}"))
    for port in (ports or ports_now)():
        devices.append(Found(f"serial:{port.name}", "Serial port", port.words))
    for place, pad in enumerate(shown((pads or pads_now)())):
        devices.append(Found(f"gamepad:{place}", "Gamepad", pad.get_name()))
    devices.append(Found("mouse:", "Mouse", "to try the game; nothing is measured"))
    devices.append(Found("keys:", "Arrow keys or WASD", "to try the game; nothing is measured"))
    return devices


def _by_raw_reports(boards: Sequence[Entry]) -> list[Found]:
    """The boards by their serial numbers, where there are several."""
    several = len(boards) > 1
    targets = [board.serial if several else "" for board in boards]
    return [
        Found(f"wiihid:{target}", "Wii Balance Board", "ready, by its raw reports")
        for target in dict.fromkeys(targets)
    ]


def connect_help(scheme: str) -> str:
    """How to connect a device, or what there is to choose from; one step or choice a line.

    Raises AddressError for an unknown scheme.
    """
    if scheme not in DEVICES:
        raise unknown(scheme, "device", scheme, DEVICES)
    return "\n".join(DEVICES[scheme].connect)
