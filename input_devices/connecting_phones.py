"""How to connect a phone to this computer, for a person: which app, and what to type into it."""

from __future__ import annotations

from collections.abc import Mapping

from input_devices.connecting import Steps, steps
from input_devices.network import ON_NO_NETWORK
from input_devices.saying import Saying, mark
from input_devices.system import System

PORTS: Mapping[str, int] = {"udp": 8000, "sensorlogger": 8001}
"""On which this computer listens, by scheme."""
JOIN = mark("Join phone and computer to the same network.")
LIE = mark("Lay the phone flat, screen up, or wear it upright, when it begins to send.")
ALLOW = mark("When Windows asks, allow Python in private networks.")


def url(scheme: str, here: str) -> str:
    """Where an app pushes to."""
    return f"http://{here}:{PORTS[scheme]}/data"


def what_to_type(scheme: str, here: str) -> str:
    """Where an app sends to, in one line."""
    return url(scheme, here) if scheme == "sensorlogger" else f"{here} : {PORTS[scheme]}"


def listening_uri(scheme: str, here: str) -> str:
    """The address of a phone that sends to this computer."""
    return f"{scheme}:{PORTS[scheme]}?bind={here}"


def in_the_app(scheme: str, system: System) -> Steps:
    """What to do on the phone, but for what is typed there."""
    if scheme == "udp":
        return steps(
            JOIN,
            mark("Install an app: GyrOSC on an iPhone, HyperIMU on Android, ZIG SIM on both."),
            mark("In the app choose UDP (in ZIG SIM: OSC), and type in the address and the port."),
            mark("Switch on gravity, or acceleration and gyroscope, and start sending."),
            _allowed(system),
            LIE,
        )
    if scheme == "sensorlogger":
        return steps(
            JOIN,
            mark("Install the app Sensor Logger, and choose Gravity in it."),
            mark("In its settings choose HTTP Push, type in the address, and the shortest period."),
            mark("Press record."),
            _allowed(system),
            LIE,
        )
    return steps(
        JOIN,
        mark("Install the app phyphox, and open 'Acceleration (with g)' in it."),
        mark("In its menu choose 'Allow remote access'. It shows an address."),
        mark("Type that address in here. An iPhone needs :80 behind it."),
        LIE,
    )


def udp(system: System) -> Steps:
    return _listening("udp", system)


def sensorlogger(system: System) -> Steps:
    return _listening("sensorlogger", system)


def phyphox(system: System) -> Steps:
    return (
        *in_the_app("phyphox", system),
        Saying(
            mark("It works when numbers run through a terminal: {command}"),
            {"command": "steady-isles watch phyphox:192.168.0.42:8080"},
        ),
    )


def _listening(scheme: str, system: System) -> Steps:
    here = system.here
    if here is None:
        return (*in_the_app(scheme, system), Saying(ON_NO_NETWORK))
    return (
        *in_the_app(scheme, system),
        Saying(
            mark("Type into the phone app: {address}."), {"address": what_to_type(scheme, here)}
        ),
        Saying(
            mark("It works when numbers run through a terminal: {command}"),
            {"command": f'steady-isles watch "{listening_uri(scheme, here)}"'},
        ),
    )


def _allowed(system: System) -> str | None:
    return ALLOW if system.name == "windows" else None
