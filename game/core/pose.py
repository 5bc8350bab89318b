"""What a sample says of the body, whatever the device."""

from __future__ import annotations

import math

import msgspec

from input_devices.lean import Vector, lean_deg, unit, up_of_quaternion
from input_devices.mount import SQUARE, Mount
from input_devices.sample import Kind, Sample

GRAVITY_M_S2 = 9.80665
LEAST_LOAD_KG = 10.0
"""Below this the centre of pressure of a load board is noise. Source: device reference 3.6."""
LEAST_FEET_KG = 3.0
"""Below this not even the feet of somebody who sits are on the board. Feet of seated people press
with 15 to 30 % of body weight, 4.5 kg in the lightest child; a board's zero drifts by less than 2
kg, or it must be zeroed (clinical design, C24 and H3; ours, unverified on patients)."""
FEET_APART_MM = 200.0
"""Between the middles of the feet in hip-width stance; one board does not see them. Source: ours,
unverified. The estimate is for comparing bouts, and for telling one leg from two, not for a
prescribed load (clinical design, H14)."""


class Geometry(msgspec.Struct, frozen=True):
    """What must be known of a board to read it."""

    lx_mm: float = 433.0
    """Between the sensor centres, left to right."""
    ly_mm: float = 238.0
    """Between the sensor centres, front to back."""
    max_load_n: float = 150.0 * GRAVITY_M_S2
    edge_mm: tuple[float, float] | None = None
    """From the middle to where a side lifts, sideways and forward: half the board. None where its
    size is not known, and in play, which does not end there."""
    tare: tuple[float, ...] = ()
    """What it showed with nobody on it, such as of a foam: a mean sample, in the order and the
    units of its kind. Empty where nothing is taken off."""
    kind: Kind | None = None
    """The kind of sample that tells the lean, where a device sends several; None: every kind that
    can."""
    mount: Mount = SQUARE
    """How a tilt sensor sits."""
    bias_deg_s: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """What its gyroscope shows at rest."""
    fused: bool = False
    """Acceleration is followed together with the turning rate. False in recordings of before: there
    acceleration alone told the lean."""
    gain: float = 1.0
    """What its loads are multiplied by, once the tare is off: one factor for all of it, from a
    known weight. It cancels in the centre of pressure. 1 in recordings of before."""
    device: int = 0
    """Which of the devices of a visit it is, as its samples say; 0 the first, or the only one."""


class Pose(msgspec.Struct, frozen=True, gc=False):
    """The body at one moment. Not scaled to anybody's reach, not smoothed."""

    t_s: float
    x: float | None
    """To the right; mm, degrees, or pointer units; None where there is load data but nobody to
    speak of on the board."""
    y: float | None
    """Forward, in the same unit."""
    load_n: float | None = None
    """None where the device does not weigh."""


def right_share(x_mm: float) -> float:
    """Share of the load on the right foot, 0 to 1, with the pressure so far right of the middle of
    the board and the feet as far left as right of it. An estimate: see FEET_APART_MM."""
    return max(0.0, min(0.5 + x_mm / FEET_APART_MM, 1.0))


def pose_of(sample: Sample, t_s: float, geometry: Geometry) -> Pose | None:
    """The pose that a sample gives at bout time t_s by itself; None for kinds that say nothing of
    the lean, such as buttons. Values that are no numbers are taken as nobody there, never as a
    lean. What needs the samples before it too is told by `Posing`."""
    kind, values = sample.kind, sample.values
    if not all(map(math.isfinite, values)):
        return Pose(t_s, None, None)
    if kind is Kind.LOAD4:
        return _of_corners(values, t_s, geometry)
    if kind is Kind.COP:
        if len(values) == 2:
            return Pose(t_s, values[0], values[1])
        if geometry.tare:
            values = _without(values, geometry.tare)
        x, y, load_n = values[0], values[1], geometry.gain * values[2]
        there = load_n >= LEAST_LOAD_KG * GRAVITY_M_S2
        return Pose(t_s, x if there else None, y if there else None, load_n)
    if kind in (Kind.TILT, Kind.AXES):
        return Pose(t_s, values[0], values[1])
    if kind is Kind.QUAT:
        return pose_of_up(up_of_quaternion(*values), t_s, geometry)
    if kind is Kind.ACC_GYRO:
        # where gravity points, as for somebody who hardly moves: quick movements disturb it
        return pose_of_up((values[0], values[1], values[2]), t_s, geometry)
    return None


def pose_of_up(up: Vector | None, t_s: float, geometry: Geometry) -> Pose:
    """The lean of a sensor that sees up there, in its own axes and of any length. Nobody wears a
    sensor in free fall. Source: device reference 1.3 and 12."""
    direction = unit(up) if up is not None else None
    if direction is None:
        return Pose(t_s, None, None)
    right_deg, forward_deg = lean_deg(geometry.mount.turned(direction))
    return Pose(t_s, right_deg, forward_deg)


def _without(centre: tuple[float, ...], tare: tuple[float, ...]) -> tuple[float, ...]:
    """A centre of pressure and its load without those of the tare: what is left of the moments."""
    x, y, load_n = centre
    tare_x, tare_y, tare_n = tare
    left_n = load_n - tare_n
    if left_n <= 0:
        return x, y, left_n
    return (x * load_n - tare_x * tare_n) / left_n, (y * load_n - tare_y * tare_n) / left_n, left_n


def _of_corners(corners_kg: tuple[float, ...], t_s: float, geometry: Geometry) -> Pose:
    """Source: moment balance over four corners (device reference 3.6)."""
    if geometry.tare:
        corners_kg = tuple(a - b for a, b in zip(corners_kg, geometry.tare, strict=True))
    front_right, back_right, front_left, back_left = corners_kg
    total_kg = front_right + back_right + front_left + back_left
    load_n = geometry.gain * total_kg * GRAVITY_M_S2
    if geometry.gain * total_kg < LEAST_LOAD_KG:
        return Pose(t_s, None, None, load_n)
    x = geometry.lx_mm / 2 * ((front_right + back_right) - (front_left + back_left)) / total_kg
    y = geometry.ly_mm / 2 * ((front_right + front_left) - (back_right + back_left)) / total_kg
    return Pose(t_s, x, y, load_n)
