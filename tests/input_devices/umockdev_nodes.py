"""Input nodes as umockdev describes them, one for each time that a device is plugged in."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

NODES = range(7, 64)
"""Numbers of nodes; none can be used twice in one test bed."""


class About(msgspec.Struct, frozen=True):
    """What a device says of itself."""

    name: str
    vendor: int
    product: int
    axes: Sequence[int]
    resolutions: Sequence[int]
    """Counts for one of its unit, for each axis; 0 where it does not tell."""
    value: int = 0
    """Where every axis stands at first."""
    marks: Sequence[int] = ()
    """Properties of the node."""
    unique: str = ""


WII = About(
    "Nintendo Wii Remote Balance Board",
    *(0x057E, 0x0306, (0x10, 0x11, 0x12, 0x13), (0,) * 4),
    value=1500,
)
MOTION = About(
    "Wireless Controller Motion Sensors",
    *(0x054C, 0x0CE6, range(6), (8192, 8192, 8192, 1024, 1024, 1024)),
    marks=(6,),
    unique="AC:36:1B:00:00:01",
)
ABOUT = {"wii": WII, "motion": MOTION}


def paths(number: int) -> tuple[str, str]:
    """Where the system knows a node and its device."""
    device = f"/sys/devices/virtual/misc/uhid/0005:057E:0306.{number:04d}/input/input{number}"
    return f"{device}/event{number}", device


def write_nodes(about: About, folder: Path, numbers: Iterable[int] = NODES) -> None:
    """The two files of every node."""
    for number in numbers:
        (folder / f"{number}.umockdev").write_text(_device(about, number))
        (folder / f"{number}.ioctl").write_text(_ioctls(about, number))


def write_events(
    frames: Iterable[Mapping[int, int]], stamps_us: Iterable[int | None], path: Path
) -> None:
    """What happens at a node: value by axis, 20 ms from one frame to the next.

    stamps_us: the clock of the device at each frame; None where it has none.
    """
    rows, t = [], 1.1  # a microsecond that begins with a zero would be read in octal
    for frame, stamp_us in zip(frames, stamps_us, strict=False):
        rows += [f"E: {t:.6f} 0003 {code:04x} {value}\n" for code, value in frame.items()]
        rows += [] if stamp_us is None else [f"E: {t:.6f} 0004 0005 {stamp_us}\n"]
        rows.append(f"E: {t:.6f} 0000 0000 0\n")
        t += 0.02
    path.write_text("".join(rows))


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
    rows = [
        f"@DEV /dev/input/event{number}",
        "EVIOCGID 0 " + struct.pack("<4H", 5, about.vendor, about.product, 1).hex().upper(),
        _text("EVIOCGNAME(0)", about.name),
        *([_text("EVIOCGUNIQ(0)", about.unique)] if about.unique else []),
        "EVIOCGPROP(0) 8 " + _bits(about.marks),
        "EVIOCGBIT(0) 8 " + _bits((0, 1, 3, 4)),
        "EVIOCGBIT(3) 8 " + _bits(about.axes),
    ]
    for axis, resolution in zip(about.axes, about.resolutions, strict=True):
        absinfo = struct.pack("<6i", about.value, -65535, 65535, 2, 0, resolution)
        rows.append(f"EVIOCGABS({axis}) 0 {absinfo.hex().upper()}")
    return "\n".join(rows) + "\n"


def _text(ioctl: str, words: str) -> str:
    """In a buffer as large as the driver's."""
    told = words.encode() + b"\0"
    return f"{ioctl} {len(told)} " + (told + bytes(256 - len(told))).hex().upper()


def _bits(numbers: Iterable[int]) -> str:
    """A mask of eight bytes with these bits set."""
    return sum(1 << number for number in numbers).to_bytes(8, "little").hex().upper()
