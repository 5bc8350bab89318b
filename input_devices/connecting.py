"""How to connect each board and sensor to this computer, for a person: steps in order. Phones have
a module of their own."""

from __future__ import annotations

from collections.abc import Sequence

from input_devices.rights import ALLOW_RAW, join
from input_devices.saying import Saying, mark
from input_devices.system import System

Steps = tuple[Saying, ...]

BATTERIES = Saying(mark("If pairing fails, replace all four batteries first."))
LEVEL = Saying(
    mark("Wear it level, x to the right and y forward, or say how it sits, such as ?mount=+y-x+z.")
)


def steps(*told: str | Saying | None) -> Steps:
    """What there is of these, in order."""
    return tuple(Saying(one) if isinstance(one, str) else one for one in told if one is not None)


def numbered(told: Sequence[str]) -> list[str]:
    """One step a line, as a person counts."""
    return [f"{place}. {step}" for place, step in enumerate(told, start=1)]


def nothing(system: System) -> Steps:
    return steps(mark("Nothing to connect."))


def install(extra: str) -> Saying:
    """The step for a library that is an optional part."""
    return Saying(
        mark("Once, in a terminal: {command}"),
        {"command": f'pip install "steady-isles[{extra}]"'},
    )


def joined(group: str, is_open: bool, system: System) -> Saying | None:
    """The step of an account that may not use the nodes of a group yet."""
    if system.name != "linux" or is_open:
        return None
    return Saying(
        mark("Let this account use it, in a terminal: {command}. Then log out and in again."),
        {"command": join(group)},
    )


def wii(system: System) -> Steps:
    if system.name != "linux":
        return steps(mark("wii: works on Linux only. Use wiihid: for the same board here."))
    if not system.pairs_wii:
        return _cannot_pair(system)
    known = system.bluez and Saying(
        mark("BlueZ {version} is installed here. It can pair this board."),
        {"version": _version(system)},
    )
    return steps(
        known,
        mark("Once, in a terminal: sudo modprobe hid-wiimote"),
        mark("Run bluetoothctl and type: power on, agent NoInputNoOutput, default-agent, scan on"),
        mark("Press the red SYNC button under the battery cover. You have 20 seconds."),
        mark("While it scans, type once each: trust ADDRESS, pair ADDRESS, connect ADDRESS"),
        mark(
            "After a restart of the computer: btmgmt connectable on, then press the power button."
        ),
        joined("input", system.input_open, system),
        None
        if known
        else mark(
            "BlueZ 5.80 and later (bluetoothctl --version) can no longer pair the board "
            "permanently."
        ),
        BATTERIES,
    )


def wiihid(system: System) -> Steps:
    part = install("hid")
    if system.name == "windows":
        return steps(
            part,
            mark("In the old Control Panel, under Devices and Printers, choose to add a device."),
            mark("Press the red SYNC button under the battery cover. You have 20 seconds."),
            mark("Choose Nintendo RVL-WBC-01, and leave the PIN empty."),
            mark("If it is gone after a restart, remove it there and add it again."),
            BATTERIES,
        )
    if system.name == "macos":
        return steps(
            part,
            mark("Get the free program WiimotePair, and allow RVL-WBC-01 in it."),
            mark("Press the red SYNC button under the battery cover. You have 20 seconds."),
            BATTERIES,
        )
    return steps(
        part,
        mark("Pair it as for wii:, and keep to wii: where that works."),
        Saying(
            mark("Let this account read it raw, in a terminal: {command}"), {"command": ALLOW_RAW}
        ),
        mark(
            "Never open wii: and wiihid: on the same board at once: the one takes its reports from "
            "the other."
        ),
        *([] if system.pairs_wii else _cannot_pair(system)),
        BATTERIES,
    )


def serial(system: System) -> Steps:
    port = {
        "linux": mark("Plug the board in. Its port, such as ttyACM0 or ttyUSB0, is listed."),
        "windows": mark(
            "Plug the board in. Its port, such as COM3, is listed; if not, install the driver of "
            "its USB chip (CH340 or CP210x)."
        ),
        "macos": mark(
            "Plug the board in. Its port, such as cu.usbserial, is listed; if not, install the "
            "driver of its USB chip (CH340 or CP210x)."
        ),
    }
    return steps(
        port[system.name],
        joined("dialout", system.serial_open, system),
        mark("Close other programs that use the port, such as the Arduino serial monitor."),
        mark("What it sends is found by listening. It may take a few seconds."),
        mark(
            "Only numbers that cannot be told apart need names in the address: "
            "?map=tr,br,tl,bl&unit=g"
        ),
    )


def witmotion(system: System) -> Steps:
    return steps(
        mark(
            "Plug the sensor in by its cable, or pair its Bluetooth twin: it becomes a serial port."
        ),
        joined("dialout", system.serial_open, system),
        LEVEL,
        mark("If it sends too seldom, say ?configure=1 once: it keeps 100 samples a second."),
    )


def motion(system: System) -> Steps:
    if system.name != "linux":
        return steps(
            mark(
                "motion: works on Linux only. Here, use a sensor on a serial port, or wiihid: for "
                "a Wii Balance Board."
            )
        )
    return steps(
        mark("Connect the game controller by cable or Bluetooth and switch it on."),
        joined("input", system.input_open, system),
        mark("Strap it to the body or the board so that it cannot slip."),
        mark(
            "Say how it sits where its x is not right and its y not forward, such as ?mount=+y-x+z."
        ),
    )


def ble_witmotion(system: System) -> Steps:
    allow = mark("Allow the terminal to use Bluetooth: System Settings, Privacy, Bluetooth.")
    return steps(
        install("ble"),
        mark("Switch Bluetooth on, and the sensor too. It need not be paired."),
        allow if system.name == "macos" else None,
        mark(
            "If you do not know its address, give any: what is in reach is told with its address."
        ),
        LEVEL,
    )


def lsl(system: System) -> Steps:
    allow = mark("When Windows asks, allow Python in private networks.")
    return steps(
        install("lsl"),
        mark("Start the program that streams the board or the force plate, on this network."),
        allow if system.name == "windows" else None,
        mark("Four channels are corners in kg, two a centre of pressure in mm, six a force plate."),
    )


def gamepad(system: System) -> Steps:
    return steps(
        mark("Plug it in, or switch it on and wait until its light stays on."),
        mark("For the second stick say ?x=2&y=3; if forward is backward, say ?invert=y."),
        mark(
            "Where there are several: gamepad:1 is the second, gamepad:name~TEXT the one of that "
            "name."
        ),
    )


def _cannot_pair(system: System) -> Steps:
    """Where the Bluetooth service is too new for this board."""
    return steps(
        Saying(
            mark(
                "BlueZ {version} is installed here. It cannot pair this board; 5.79 was the last "
                "that could."
            ),
            {"version": _version(system)},
        ),
        mark("Debian 12, Ubuntu 22.04 and Ubuntu 24.04 can, and so can Windows."),
        mark("Or play here with a board on a wire, a tilt sensor, or a phone."),
    )


def _version(system: System) -> str:
    return ".".join(map(str, system.bluez or ()))
