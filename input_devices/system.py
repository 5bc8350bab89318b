"""What of this computer decides how a device is connected to it."""

from __future__ import annotations

import sys
from typing import Literal

import msgspec

from input_devices.bluez import FIRST_WITHOUT_WII, Version, bluez_version
from input_devices.evdev import GROUP as INPUT
from input_devices.network import network_address
from input_devices.rights import may_use

Name = Literal["linux", "windows", "macos"]
DIALOUT = ("dialout", "uucp")
"""To the one or the other belong serial ports: Debian, Ubuntu and Fedora; Arch and its kin."""


class System(msgspec.Struct, frozen=True):
    """One computer, as far as it matters."""

    name: Name = "linux"
    bluez: Version | None = None
    """Of Linux; None where it is not known or not installed."""
    input_open: bool = False
    """This account may use what belongs to the group of input nodes."""
    serial_open: bool = False
    """The same of serial ports."""
    here: str | None = None
    """What it is called on its network; None where it is on none."""

    @property
    def pairs_wii(self) -> bool:
        """Whether its Bluetooth service can pair a Wii Balance Board, as far as is known."""
        return self.bluez is None or self.bluez < FIRST_WITHOUT_WII


def this_system(bluez: Version | None = None) -> System:
    """This computer, at once. bluez: what is known of it."""
    names: dict[str, Name] = {"win32": "windows", "darwin": "macos"}
    return System(
        names.get(sys.platform, "linux"),
        bluez,
        may_use(INPUT),
        any(map(may_use, DIALOUT)),
        network_address(),
    )


def asked_system() -> System:
    """The same with its Bluetooth service, which is asked for 2 s at most."""
    return this_system(bluez_version() if sys.platform == "linux" else None)
