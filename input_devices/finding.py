"""Which devices are connected now."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from input_devices.evdev import Node, find_board, look_around
from input_devices.motion import find_motion

if TYPE_CHECKING:
    from input_devices.gamepad import Pad
    from input_devices.hid_source import Entry
    from input_devices.serial_port import Port


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
