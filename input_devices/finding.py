"""Which devices are connected now."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from input_devices.errors import DeviceError
from input_devices.evdev import BOARD_NAME, NAMES_FOLDER, Node, find_board, look_around, name_of
from input_devices.evdev import GROUP as INPUT
from input_devices.hid_source import may_use
from input_devices.motion import NAME_ENDS, find_motion
from input_devices.rights import no_permission, no_raw_permission

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


def closed(
    ports: Callable[[], Sequence[Port]] | None = None,
    nodes: Callable[[], tuple[Sequence[Node], Sequence[str]]] = look_around,
    hids: Callable[[], Sequence[Entry]] | None = None,
    names: Path = NAMES_FOLDER,
    allowed: Callable[[str], bool] = may_use,
) -> list[DeviceError]:
    """Why what is connected now cannot be used by this account, each reason once.

    names: where everybody may read what a node is called. allowed: whether a node may be used.
    """
    from input_devices.serial_port import GROUP, ports_now
    from input_devices.wiihid import boards_now

    if sys.platform != "linux":
        return []
    there, refused = nodes()
    wanted = [path for path in refused if _is_ours(name_of(path, names))]
    problems = [no_permission(path, INPUT) for path in wanted]
    shut = [port.name for port in (ports or ports_now)() if not allowed(port.name)]
    problems += [no_permission(name, GROUP) for name in shut]
    if find_board(there) is None:  # which is the better way to the same board
        raw = (board.path for board in (hids or boards_now)())
        problems += [no_raw_permission() for path in raw if not allowed(path)]
    return list({str(problem): problem for problem in problems}.values())


def _is_ours(name: str) -> bool:
    return name == BOARD_NAME or name.endswith(NAME_ENDS)


def _by_raw_reports(boards: Sequence[Entry]) -> list[Found]:
    """The boards by their serial numbers, where there are several."""
    several = len(boards) > 1
    targets = [board.serial if several else "" for board in boards]
    return [
        Found(f"wiihid:{target}", "Wii Balance Board", "ready, by its raw reports")
        for target in dict.fromkeys(targets)
    ]
