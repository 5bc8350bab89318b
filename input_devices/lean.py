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


def quaternion_of_angles(
    roll_deg: float, pitch_deg: float, yaw_deg: float
) -> tuple[float, float, float, float]:
    """w, x, y, z of a device turned by yaw about z, then pitch about y, then roll about x."""
    roll, pitch, yaw = (math.radians(angle) / 2 for angle in (roll_deg, pitch_deg, yaw_deg))
    cr, cp, cy = math.cos(roll), math.cos(pitch), math.cos(yaw)
    sr, sp, sy = math.sin(roll), math.sin(pitch), math.sin(yaw)
    return (
        cr * cp * cy + sr * sp * sy,
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy,
    )


def quaternion_of_up(up: Vector) -> tuple[float, float, float, float]:
    """w, x, y, z of a device that knows only where up is: the shortest turn, with heading 0.

    up: unit length, in the device's axes.
    """
    x, y, z = up
    if z < -1 + 1e-9:
        return 0.0, 1.0, 0.0, 0.0  # upside down: any turn by half is as short
    w = math.sqrt((1.0 + z) / 2)
    return w, y / (2 * w), -x / (2 * w), 0.0
