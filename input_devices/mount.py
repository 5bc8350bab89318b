"""How a sensor sits on the board or the body: which of its axes point right, forward and up.

A sensor that sits square to the body is told by its axes, `mount=+y-x+z` in an address. One that
sits at any angle is found from three postures (`mount_of`).
"""

from __future__ import annotations

import enum
import math
import re

import msgspec

from input_devices.lean import Vector, quaternion_of_angles, unit

WRITTEN = re.compile(r"([+-][xyz])([+-][xyz])([+-][xyz])")
LEAST_LEAN_DEG = 3.0
"""A smaller lean does not tell its direction from sway (ours)."""
MOST_SKEW_DEG = 30.0
"""Forward and right may come out so far from a right angle: nobody leans along a ruler (ours)."""


class Mismatch(enum.StrEnum):
    """Why three postures told no mount."""

    SMALL_FORWARD = "small_forward"
    SMALL_RIGHT = "small_right"
    CROOKED = "crooked"
    """Forward and right were not at right angles, or one was the other way round."""
    SILENT = "silent"
    """There was no direction."""
    UNSTEADY = "unsteady"
    """No posture was held long enough."""


class MountError(ValueError):
    """Three postures told no mount: `mismatch` says why."""

    def __init__(self, mismatch: Mismatch) -> None:
        super().__init__(mismatch.value)
        self.mismatch = mismatch


class Mount(msgspec.Struct, frozen=True):
    """A rotation from the sensor's axes to right, forward and up. Each field is that direction of
    the body, seen by the sensor; unit length, at right angles, right-handed."""

    right: Vector = (1.0, 0.0, 0.0)
    forward: Vector = (0.0, 1.0, 0.0)
    up: Vector = (0.0, 0.0, 1.0)

    def turned(self, vector: Vector) -> Vector:
        """A vector of the sensor in the axes of the body."""
        return _dot(self.right, vector), _dot(self.forward, vector), _dot(self.up, vector)

    def seen(self, vector: Vector) -> Vector:
        """A vector of the body as the sensor sees it: the inverse of `turned`."""
        x, y, z = vector
        found = zip(self.right, self.forward, self.up, strict=True)
        return tuple(x * r + y * f + z * u for r, f, u in found)  # type: ignore[return-value]


SQUARE = Mount()
"""The sensor's own axes are those of the body."""


def parse_mount(written: str) -> Mount:
    """The mount of a text such as `+y-x+z`: the body's right is the sensor's +y, and so on. Empty
    text is `+x+y+z`.

    Raises ValueError, with a sentence, for another form, an axis named twice, and for axes that no
    sensor can have because they are mirrored.
    """
    if not written:
        return SQUARE
    parts = WRITTEN.fullmatch(written)
    if parts is None:
        raise ValueError(f"mount is '{written}'. Write three signed axes, such as '+y-x+z'")
    mount = Mount(*(_axis(part) for part in parts.groups()))
    if {part[1] for part in parts.groups()} != {"x", "y", "z"}:
        raise ValueError(f"mount '{written}' names an axis twice. Name x, y and z once each")
    if _dot(_cross(mount.right, mount.forward), mount.up) < 0:
        raise ValueError(f"mount '{written}' is mirrored. Turn the sign of one axis")
    return mount


def mount_at(roll_deg: float, pitch_deg: float, yaw_deg: float) -> Mount:
    """The mount of a sensor that was turned away from the body's axes: by yaw about z, then pitch
    about y, then roll about x."""
    w, x, y, z = quaternion_of_angles(roll_deg, pitch_deg, yaw_deg)
    return Mount(
        (1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)),
        (2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)),
        (2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)),
    )


def mount_of(neutral: Vector, forward: Vector, right: Vector) -> Mount:
    """The mount of a sensor from where up was, seen by it: standing upright, leaning forward and
    leaning to the right. Any lengths.

    Raises MountError where a lean was too small, or forward and right do not fit together.
    """
    up = _unit(neutral)
    ahead = _direction(up, _unit(forward), Mismatch.SMALL_FORWARD)
    aside = _direction(up, _unit(right), Mismatch.SMALL_RIGHT)
    # the middle of what the two leans say of forward: a quarter turn from right, seen from above
    skew_deg = math.degrees(math.asin(max(-1.0, min(1.0, _dot(ahead, aside)))))
    if abs(skew_deg) > MOST_SKEW_DEG or _dot(_cross(aside, ahead), up) < 0:
        raise MountError(Mismatch.CROOKED)
    turned = _cross(up, aside)
    front = _unit((ahead[0] + turned[0], ahead[1] + turned[1], ahead[2] + turned[2]))
    return Mount(right=_cross(front, up), forward=front, up=up)


def _direction(up: Vector, leant: Vector, small: Mismatch) -> Vector:
    """The body's direction of a lean: the opposite of where up has gone, across the upright."""
    along = _dot(up, leant)
    across = (up[0] * along - leant[0], up[1] * along - leant[1], up[2] * along - leant[2])
    if math.degrees(math.atan2(math.hypot(*across), along)) < LEAST_LEAN_DEG:
        raise MountError(small)
    return _unit(across)


def _axis(part: str) -> Vector:
    sign = 1.0 if part[0] == "+" else -1.0
    return tuple(sign if axis == part[1] else 0.0 for axis in "xyz")  # type: ignore[return-value]


def _unit(vector: Vector) -> Vector:
    found = unit(vector)
    if found is None:
        raise MountError(Mismatch.SILENT)
    return found


def _dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )
