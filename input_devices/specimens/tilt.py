"""WitMotion sensors, on a serial line and by radio. Source: device reference 6 and 11.1."""

from __future__ import annotations

import math
import struct

from input_devices.lean import quaternion_of_angles
from input_devices.sample import Kind
from input_devices.specimens.specimen import Frame, leaning
from input_devices.witmotion_frames import (
    ACCELERATION,
    ACCELERATION_G,
    ANGLE_DEG,
    FULL,
    QUATERNION,
    RATE,
    RATE_DEG_S,
)

GRAVITY_WORD = 2018
"""0.985 g."""


def witmotion(n: int) -> Frame:
    """A cycle: acceleration, turning rate and quaternion, each with its sum."""
    moved, told = _motion(n)
    words = [round(FULL * part) for part in quaternion_of_angles(*leaning(n), 0.0)]
    words[0] = min(words[0], 32767)
    length = math.hypot(*words)
    data = (
        summed(ACCELERATION, *moved[:3], 2500)
        + summed(RATE, *moved[3:], 330)
        + summed(QUATERNION, *words)
    )
    turned = tuple(word / length for word in words)
    return Frame(data, ((Kind.QUAT, turned), (Kind.ACC_GYRO, told)))


def ble_witmotion(n: int) -> Frame:
    """A packet: acceleration, turning rate and angles, with no sum."""
    moved, told = _motion(n)
    angles = tuple(round(angle / ANGLE_DEG) for angle in (*leaning(n), 30.0))
    turned = quaternion_of_angles(*(ANGLE_DEG * angle for angle in angles))
    data = b"\x55\x61" + struct.pack("<9h", *moved, *angles)
    return Frame(data, ((Kind.QUAT, turned), (Kind.ACC_GYRO, told)))


def _motion(n: int) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Acceleration and rate in words, and in g and deg/s."""
    roll, pitch = leaning(n)
    acceleration = (round(30 * pitch), round(30 * roll), GRAVITY_WORD + n % 7)
    rate = (n % 311, round(10 * roll), -(n % 97))
    g = tuple(ACCELERATION_G * word for word in acceleration)
    return (*acceleration, *rate), (*g, *(RATE_DEG_S * word for word in rate))


def summed(kind: int, *words: int) -> bytes:
    """A frame of four words with its sum."""
    body = bytes([0x55, kind]) + struct.pack("<4h", *words)
    return body + bytes([sum(body) & 0xFF])
