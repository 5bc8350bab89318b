"""The devices that are in use in the window: one is added to another, or taken away again."""

from __future__ import annotations

from game.session.opening_together import POINTERS, refuse_devices_together
from input_devices.device import Device
from input_devices.together import Together, devices_of, infos_of

MOST = 2
"""On the screen: a board and what is worn. The command line takes more."""
BOARDS = ("wii", "wiihid")
"""Schemes of which it is known, before they are opened, that somebody stands on them."""
SAME_PERSON = "?as=tilt"
"""What is worn by the simulated person on the board."""


def uris_of(device: Device) -> tuple[str, ...]:
    """The addresses of what is in use."""
    return tuple(info.uri for info in infos_of(device))


def may_join(device: Device, uri: str) -> bool:
    """Is this one to be offered beside what is in use? Whether it truly fits is seen once it is
    open."""
    infos, scheme = infos_of(device), uri.partition(":")[0]
    if len(infos) >= MOST or uri in uris_of(device) or scheme in POINTERS:
        return False
    if not all(info.measures for info in infos):
        return False
    simulated = any(info.uri.startswith("sim:") for info in infos)
    if scheme == "sim":
        return simulated and uri.endswith(SAME_PERSON)
    return not (scheme in BOARDS and is_stood_on(device))


def is_stood_on(device: Device) -> bool:
    """A board is in use."""
    return any(info.unit == "mm" for info in infos_of(device))


def joined(device: Device, other: Device) -> Device:
    """Both read as one; the board is named first, whichever came first. Raises SetupError, with
    nothing closed, where they cannot stand beside each other."""
    together = (*devices_of(device), other)
    refuse_devices_together([one.info for one in together])
    return Together(sorted(together, key=lambda one: one.info.unit != "mm"))


def without(device: Device, uri: str) -> Device:
    """What is left, with the one at this address closed. The last one stays."""
    left = [one for one in devices_of(device) if one.info.uri != uri]
    if not left or len(left) == len(devices_of(device)):
        return device
    for one in devices_of(device):
        if one.info.uri == uri:
            one.close()
    return left[0] if len(left) == 1 else Together(left)
