"""The Wii Balance Board, a controller and a force plate, as their systems hand them on.

Source: device reference 3, 8 and 10; the calibration is that of a real board, published on WiiBrew.
"""

from __future__ import annotations

import struct

from input_devices.evdev_events import EV_ABS, EV_MSC, EV_SYN, EVENT, SYN_REPORT
from input_devices.motion_events import MSC_TIMESTAMP
from input_devices.sample import Kind
from input_devices.specimens.lines import grams
from input_devices.specimens.specimen import Frame, leaning
from input_devices.wii import CORNER, KG_PER_COUNT
from input_devices.wiihid_memory import read_calibration

CALIBRATION = bytes.fromhex("10690000 07C33CF8048C296B 0ED243840B3A3069 15E94A1011EF376E 5E40E9B6")
TEMPERATURE = bytes.fromhex("1A01")
COUNTS_AT_17_KG = (0x0ED2, 0x4384, 0x0B3A, 0x3069)
COUNTS_PER_G = 1024
"""Of the controller below; its rate has as many counts for 1 deg/s."""
PLATE = b'{"count":6,"labels":["Fx","Fy","Fz","Mx","My","Mz"]}\n'


def read_answers(address: int, data: bytes) -> list[bytes]:
    """What the board answers to be read: sixteen bytes a report, as many reports as it takes."""
    answers = []
    for at in range(0, len(data), 16):
        piece = data[at : at + 16]
        head = bytes([0x21, 0, 0, (len(piece) - 1) << 4]) + (address + at).to_bytes(2, "big")
        answers.append(head + piece.ljust(16, b"\0"))
    return answers


WII_MEMORY = (*read_answers(0x20, CALIBRATION), *read_answers(0x60, TEMPERATURE))


def wii(n: int) -> Frame:
    """The four corners as the kernel tells them, in units of 10 g."""
    counts = tuple(corner // 10 + n % 3 for corner in grams(n))
    events = (_event(n, EV_ABS, code, counts[place]) for code, place in CORNER.items())
    values = tuple(count * KG_PER_COUNT for count in counts)
    return Frame(b"".join(events) + _event(n, EV_SYN, SYN_REPORT, 0), ((Kind.LOAD4, values),))


def wiihid(n: int) -> Frame:
    """A report with load, temperature and battery."""
    counts = tuple(count + n % 90 - 45 for count in COUNTS_AT_17_KG)
    report = b"\x34\0\0" + struct.pack(">4H", *counts) + bytes([0x19, 0, 0x83]) + bytes(8)
    values = read_calibration(CALIBRATION, TEMPERATURE).kg(counts)
    return Frame(report, ((Kind.LOAD4, values),))


def motion(n: int) -> Frame:
    """Acceleration, turning rate and clock of a controller."""
    roll, pitch = leaning(n)
    counts = (round(16 * roll), round(16 * pitch), 1008, round(100 * roll), n % 700, 50)
    events = [_event(n, EV_ABS, axis, count) for axis, count in enumerate(counts)]
    stamp = _event(n, EV_MSC, MSC_TIMESTAMP, n * 4000 % 2**31)
    values = tuple(count / COUNTS_PER_G for count in counts)
    data = b"".join([*events, stamp, _event(n, EV_SYN, SYN_REPORT, 0)])
    return Frame(data, ((Kind.ACC_GYRO, values),))


def plate(n: int) -> Frame:
    """Forces and moments of a force plate, as the inlet writes them."""
    force_n = 600.0 + n % 89
    moment_x, moment_y = (angle * 2.0 for angle in leaning(n))
    text = f"[{100 + n / 1000:.3f},1.5,-2.5,{force_n},{moment_x!r},{moment_y!r},0.25]\n"
    values = (-1000 * moment_y / force_n, 1000 * moment_x / force_n, force_n)
    return Frame(text.encode(), ((Kind.COP, values),))


def _event(n: int, kind: int, code: int, value: int) -> bytes:
    second, part = divmod(n, 250)
    return EVENT.pack(1000 + second, part * 4000, kind, code, value)
