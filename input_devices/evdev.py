"""Linux input nodes: who they are, where their axes stand, which of them is the balance board."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import struct
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from input_devices.errors import DeviceError, SourceLost
from input_devices.rights import no_permission
from input_devices.saying import mark

if sys.platform == "linux":
    import fcntl

BOARD_NAME = "Nintendo Wii Remote Balance Board"
BOARD_ID = (0x057E, 0x0306)
"""Vendor and product; a Wii Remote has the same, so the name or the axes must agree too."""
BOARD_AXES = (0x10, 0x11, 0x12, 0x13)
"""ABS_HAT0X, ABS_HAT0Y, ABS_HAT1X, ABS_HAT1Y: corners TR, BR, TL, BL."""
NO_BOARD = mark(
    "No balance board found. Press the power button on the board and wait for the blue light."
)
GROUP = "input"
"""To which input nodes belong, on all systems that are known to us."""
INPUT_FOLDER = Path("/dev/input")
NAMES_FOLDER = Path("/sys/class/input")
CLOCK_MONOTONIC = 1
READ, WRITE = 2, 1


def request(direction: int, size: int, number: int) -> int:
    """The number of an evdev ioctl, as x86 and ARM compute it."""
    return (direction << 30) | (size << 16) | (ord("E") << 8) | number


EVIOCGID = request(READ, 8, 0x02)
EVIOCGNAME = request(READ, 256, 0x06)
EVIOCGUNIQ = request(READ, 256, 0x08)
EVIOCGPROP = request(READ, 8, 0x09)
EVIOCGBIT_ABS = request(READ, 8, 0x20 + 0x03)
EVIOCGABS = request(READ, 24, 0x40)
EVIOCSCLOCKID = request(WRITE, 4, 0xA0)
PROP_ACCELEROMETER = 6
"""INPUT_PROP_ACCELEROMETER: the node tells motion, not sticks."""


class Node(msgspec.Struct, frozen=True):
    """An input node that could be looked at."""

    path: str
    name: str
    vendor: int
    product: int
    axes: tuple[int, ...]
    accelerometer: bool = False
    """The kernel says that it tells motion, not sticks."""
    unique: str = ""
    """Of this very device, such as its Bluetooth address; empty where it does not tell."""


class OpenBoard(msgspec.Struct, frozen=True):
    """A balance board that is being read."""

    fd: int
    path: str
    """Of its node; empty if it has none, such as a pipe."""
    corners: Callable[[], Sequence[int]]
    """Where TR, BR, TL and BL stand now, counts of 10 g; raises SourceLost when the board has
    gone."""


def _ask(fd: int, code: int, size: int) -> bytes:
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, "input nodes exist on Linux only")
    buffer = bytearray(size)
    fcntl.ioctl(fd, code, buffer)
    return bytes(buffer)


def look(fd: int, path: str) -> Node:
    """Who a node is. Raises OSError if it is no input node."""
    _, vendor, product, _ = struct.unpack("@4H", _ask(fd, EVIOCGID, 8))
    axes = _numbers(_ask(fd, EVIOCGBIT_ABS, 8))
    return Node(
        path,
        _text(_ask(fd, EVIOCGNAME, 256)),
        vendor,
        product,
        axes,
        accelerometer=PROP_ACCELEROMETER in _numbers(_ask_if_told(fd, EVIOCGPROP, 8)),
        unique=_text(_ask_if_told(fd, EVIOCGUNIQ, 256)),
    )


def axis_value(fd: int, axis: int) -> int:
    """Where an axis stands now. Raises SourceLost when the node has gone."""
    return _absinfo(fd, axis)[0]


def axis_resolution(fd: int, axis: int) -> int:
    """Counts of an axis for one of its unit; 0 where the node does not tell. Raises SourceLost
    when the node has gone."""
    return _absinfo(fd, axis)[5]


def use_monotonic_clock(fd: int) -> bool:
    """Stamp events in the time base of `perf_counter`; False where the node cannot."""
    if sys.platform != "linux":
        return False
    try:
        fcntl.ioctl(fd, EVIOCSCLOCKID, bytes(ctypes.c_int(CLOCK_MONOTONIC)))
    except OSError:
        return False  # arrival times serve as well
    return True


def open_node(path: str) -> int:
    """A descriptor that never blocks. Raises OSError."""
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)


def input_nodes(folder: Path = INPUT_FOLDER) -> list[str]:
    """The event nodes of a folder, in numeric order."""
    paths = list(folder.glob("event*")) if folder.is_dir() else []
    numbered = [
        (int(match[1]), str(path))
        for path in paths
        if (match := re.fullmatch(r"event(\d+)", path.name))
    ]
    return [path for _, path in sorted(numbered)]


def look_around(folder: Path = INPUT_FOLDER) -> tuple[list[Node], list[str]]:
    """Every node that this account may read, and the paths of those it may not."""
    nodes: list[Node] = []
    refused: list[str] = []
    for path in input_nodes(folder):
        try:
            nodes.append(_look_at(path))
        except PermissionError:
            refused.append(path)
        except OSError:
            continue  # gone again, or no input node
    return nodes, refused


def find_board(nodes: Sequence[Node]) -> Node | None:
    """The first balance board: by name, else by its numbers and exactly its axes."""
    named = [node for node in nodes if node.name == BOARD_NAME]
    alike = [
        node
        for node in nodes
        if (node.vendor, node.product) == BOARD_ID and node.axes == BOARD_AXES
    ]
    return next(iter(named + alike), None)


def choose_board(nodes: Sequence[Node], refused: Sequence[str], names: Path = NAMES_FOLDER) -> Node:
    """The first balance board of what `look_around` saw.

    Raises DeviceError `no-permission` when a board is there and may not be read, `no-device` when
    none is.
    """
    board = find_board(nodes)
    if board is not None:
        return board
    closed = next((path for path in refused if name_of(path, names) == BOARD_NAME), None)
    if closed is not None:
        raise no_permission(closed, GROUP)
    raise DeviceError("no-device", NO_BOARD)


def open_board_at(path: str) -> OpenBoard:
    """The board at one node.

    Raises DeviceError `no-device`, `no-permission`, or `wrong-device` when something else is there.
    """
    fd, node = open_and_look(path, "wii:")
    if node is None or not set(BOARD_AXES) <= set(node.axes):
        os.close(fd)
        raise wrong_device(path, node, "wii:")
    return OpenBoard(fd, path, lambda: [axis_value(fd, axis) for axis in BOARD_AXES])


def open_and_look(path: str, scheme: str) -> tuple[int, Node | None]:
    """The descriptor of a node and who it is; None for what is no input node.

    scheme: how to search for a node instead.
    Raises DeviceError `no-permission`, or `no-device` when it does not open.
    """
    try:
        fd = open_node(path)
    except PermissionError as problem:
        raise no_permission(path, GROUP) from problem
    except (OSError, ValueError) as problem:
        there = ", ".join(input_nodes()) or "-"
        raise DeviceError(
            "no-device",
            mark("{path} does not open. Use {scheme} to search. Nodes now: {there}."),
            {"path": path, "scheme": scheme, "there": there},
        ) from problem
    try:
        return fd, look(fd, path)
    except OSError:
        return fd, None


def wrong_device(path: str, node: Node | None, scheme: str) -> DeviceError:
    """The error for a node that is something else than what was wanted; scheme: how to search for
    that."""
    return DeviceError(
        "wrong-device",
        mark("{path} is something else ({name}). Use {scheme} to search."),
        {"path": path, "name": node.name if node else "-", "scheme": scheme},
    )


def name_of(path: str, names: Path = NAMES_FOLDER) -> str:
    """The name of a node as everybody may read it; empty if there is none."""
    return _read(names / Path(path).name / "device" / "name").strip()


def bluetooth_address_of(path: str, names: Path = NAMES_FOLDER) -> str:
    """The address of the board behind a node, such as `00:1f:32:aa:bb:cc`; empty where the system
    does not tell."""
    match = re.search(
        r"^HID_UNIQ=(\S+)$",
        _read(names / Path(path).name / "device" / "device" / "uevent"),
        re.MULTILINE,
    )
    return match[1].lower() if match else ""


def _look_at(path: str) -> Node:
    fd = open_node(path)
    try:
        return look(fd, path)
    finally:
        os.close(fd)


def _ask_if_told(fd: int, code: int, size: int) -> bytes:
    """As `_ask`; empty where the node has nothing to say of it."""
    try:
        return _ask(fd, code, size)
    except OSError:
        return b""


def _absinfo(fd: int, axis: int) -> tuple[int, ...]:
    """Value, least, greatest, fuzz, flat and resolution of an axis."""
    try:
        return struct.unpack("@6i", _ask(fd, EVIOCGABS + axis, 24))
    except OSError as problem:
        raise SourceLost(f"axis {axis:#x}: {problem}") from problem


def _text(data: bytes) -> str:
    return data.split(b"\0")[0].decode("utf-8", errors="replace")


def _numbers(mask: bytes) -> tuple[int, ...]:
    """The numbers of the bits that are set."""
    bits = int.from_bytes(mask, sys.byteorder)
    return tuple(number for number in range(8 * len(mask)) if bits >> number & 1)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
