"""From any orientation to a lean: everything is turned into the direction that points up, and the
lean is how far that direction has left the device's own upright.

Axes as everywhere: x to the right, y to the front, z up. Source: device reference 12.
"""

from __future__ import annotations

import math

Vector = tuple[float, float, float]

UPRIGHT: Vector = (0.0, 0.0, 1.0)


def unit(vector: Vector) -> Vector | None:
    """The direction of a vector; None for none at all, and where a part is no number."""
    length = math.hypot(*vector)
    if not 0.0 < length < math.inf:
        return None
    x, y, z = vector
    return x / length, y / length, z / length


def up_of_quaternion(w: float, x: float, y: float, z: float) -> Vector | None:
    """Up, seen by a device whose orientation (sensor to world) this is; None where it is none.

    The quaternion need not have unit length.
    """
    up = 2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z
    return unit(up)


def up_of_roll_pitch(roll_deg: float, pitch_deg: float) -> Vector:
    """Up, seen by a device that was turned by pitch about y and then by roll about x (order
    Z-Y-X); the heading says nothing of up."""
    roll, pitch = math.radians(roll_deg), math.radians(pitch_deg)
    return -math.sin(pitch), math.sin(roll) * math.cos(pitch), math.cos(roll) * math.cos(pitch)


def lean_deg(up: Vector) -> tuple[float, float]:
    """lean_right and lean_forward, degrees, -90 to 90: positive when that side goes down.

    up: of any length but 0.
    """
    x, y, z = up
    right = math.atan2(-x, math.hypot(y, z))
    forward = math.atan2(-y, math.hypot(x, z))
    return math.degrees(right), math.degrees(forward)
