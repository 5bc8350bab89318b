"""Input nodes as umockdev describes them, one for each time that a device is plugged in."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

NODES = range(7, 64)
"""Numbers of nodes; none can be used twice."""


class About(msgspec.Struct, frozen=True):
    """What a device says of itself."""

    name: str
    vendor: int
    product: int
    axes: Sequence[int]
    resolution: int = 0
    value: int = 0
    marks: Sequence[int] = ()
    """Properties of the node."""


WII = About("Nintendo Wii Remote Balance Board", 0x057E, 0x0306, (0x10, 0x11, 0x12, 0x13), 0, 1500)
MOTION = About("Wireless Controller Motion Sensors", 0x054C, 0x0CE6, range(6), 1024, 0, (6,))
ABOUT = {"wii": WII, "motion": MOTION}


def paths(number: int) -> tuple[str, str]:
    """Where the system knows a node and its device."""
    device = f"/sys/devices/virtual/misc/uhid/0005:057E:0306.{number:04d}/input/input{number}"
    return f"{device}/event{number}", device


def write_nodes(about: About, folder: Path) -> None:
    """The two files of every node."""
    for number in NODES:
        (folder / f"{number}.umockdev").write_text(_device(about, number))
        (folder / f"{number}.ioctl").write_text(_ioctls(about, number))


def _device(about: About, number: int) -> str:
    node, device = (path.removeprefix("/sys") for path in paths(number))
    return (
        f"P: {node}\nN: input/event{number}\nE: DEVNAME=/dev/input/event{number}\nE: ID_INPUT=1\n"
        f"E: MAJOR=13\nE: MINOR={64 + number}\nE: SUBSYSTEM=input\nA: dev=13:{64 + number}\n"
        f"L: device=../../input{number}\n\n"
        f'P: {device}\nE: NAME="{about.name}"\nE: PRODUCT=5/{about.vendor:x}/{about.product:x}/1\n'
        f"E: SUBSYSTEM=input\nA: name={about.name}\n\n"
    )


def _ioctls(about: About, number: int) -> str:
    name = about.name.encode() + b"\0"
    absinfo = struct.pack("<6i", about.value, -65535, 65535, 2, 0, about.resolution).hex().upper()
    rows = [
        f"@DEV /dev/input/event{number}",
        "EVIOCGID 0 " + struct.pack("<4H", 5, about.vendor, about.product, 1).hex().upper(),
        f"EVIOCGNAME(0) {len(name)} " + (name + bytes(256 - len(name))).hex().upper(),
        "EVIOCGPROP(0) 8 " + bits(about.marks, 8),
        "EVIOCGBIT(0) 8 " + bits((0, 1, 3), 8),
        "EVIOCGBIT(3) 8 " + bits(about.axes, 8),
        *(f"EVIOCGABS({axis}) 0 {absinfo}" for axis in about.axes),
    ]
    return "\n".join(rows) + "\n"


def bits(numbers: Iterable[int], size: int) -> str:
    """A mask of so many bytes with these bits set."""
    mask = sum(1 << number for number in numbers)
    return mask.to_bytes(size, "little").hex().upper()
