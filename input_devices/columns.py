"""What the numbers of a line are: their names, their kind and their unit.

Orientation, as angles or as a quaternion, comes out as QUAT in the sensor's own axes: roll about x,
pitch about y, yaw about z, turned in the order yaw, pitch, roll. Source: device reference 5 and 12.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from input_devices.lean import quaternion_of_angles
from input_devices.sample import Flag, Header, Kind, Sample
from input_devices.sib1_header import CORNERS, corner_order

SKIP = "-"
"""In a map, a column that is not used."""
ALIASES = {"heading": "yaw", "w": "qw"}
"""Other names in use for the same thing."""
NAMES: dict[tuple[str, ...], Kind] = {
    tuple(corner.lower() for corner in CORNERS): Kind.LOAD4,
    ("qw", "qx", "qy", "qz"): Kind.QUAT,
    ("qw", "x", "y", "z"): Kind.QUAT,
    ("roll", "pitch", "yaw"): Kind.QUAT,
    ("roll", "pitch"): Kind.QUAT,
    ("lean_right", "lean_forward"): Kind.TILT,
    ("ax", "ay", "az", "gx", "gy", "gz"): Kind.ACC_GYRO,
    ("x", "y"): Kind.AXES,
}
"""What columns of these names are together; where a line holds several, the first is what the
device is played with."""
ALONE = ("x", "y")
"""These mean a pointer only where there is no z."""
UNITS: dict[Kind, dict[str, float]] = {
    Kind.LOAD4: {"kg": 1.0, "g": 1000.0, "raw": 1.0},
    Kind.TILT: {"deg": 1.0, "rad": math.radians(1.0)},
    Kind.QUAT: {"deg": 1.0, "rad": math.radians(1.0)},
    Kind.AXES: {"reach": 1.0},
    Kind.COP: {"mm": 1.0},
    Kind.ACC_GYRO: {"g": 1.0, "rad": math.radians(1.0)},
}
"""How many of it make one of the kind's own unit; the first is the default. Units cannot be guessed
safely. Acceleration is always in g; its unit is that of the turning rate beside it."""
BY_COUNT = {4: (Kind.LOAD4,), 2: (Kind.TILT, Kind.COP, Kind.AXES), 6: (Kind.ACC_GYRO,)}
"""What columns without names may be: the first kind that the unit fits."""
MOST_ANGLE_DEG = 360.0
LENGTHS = (0.8, 1.25)
"""Of a quaternion, which has length 1 but for its rounding (ours)."""


class Layout(msgspec.Struct, frozen=True):
    """What the columns of a line are."""

    kind: Kind
    places: tuple[int, ...]
    """Column of each value of the sample."""
    names: tuple[str, ...]
    """Of every column of the line, in order; lines with another count are bad."""
    divisor: float = 1.0
    """From the numbers on the line to the unit of the kind."""
    flags: Flag = Flag.NO_CLOCK


def make_layout(columns: str = "", order: str = "", unit: str = "") -> Layout | None:
    """The layout that the address keys `map`, `order` and `unit` ask for.

    columns: names in order, such as `tr,br,tl,bl`; `-` for a column to leave out; empty if not
    known. x and y with `unit=mm` are a centre of pressure, else the axes of a pointer.
    Gives None when the number of columns has to decide. Raises ValueError, with a sentence, for
    names or units that do not fit together.
    """
    if columns and order:
        raise ValueError("'map' and 'order' say the same thing. Keep one")
    if order:
        columns = ",".join(
            sorted(CORNERS, key=lambda corner: corner_order(order)[CORNERS.index(corner)])
        )
    if columns:
        names = tuple(name.strip().lower() for name in columns.split(","))
        kind, places = _by_name(names)
        if kind is Kind.AXES and unit == "mm":
            kind = Kind.COP
        return _with_unit(kind, places, names, unit)
    known = {name for units in UNITS.values() for name in units}
    if unit and unit not in known:
        raise ValueError(f"unit '{unit}' is not known. Choose one of: {', '.join(sorted(known))}")
    return None


def layout_of(count: int, unit: str = "") -> Layout | None:
    """The layout of a line of `count` columns without names; None if it has to be asked."""
    for kind in BY_COUNT.get(count, ()):
        if not unit or unit in UNITS[kind]:
            wanted = Kind.AXES if kind is Kind.COP else kind
            names = next(names for names, named in NAMES.items() if named is wanted)
            return _with_unit(kind, tuple(range(count)), names, unit)
    return None


def layouts_named(names: Sequence[str], unit: str = "") -> tuple[Layout, ...]:
    """What columns that the device itself names are: one layout for each kind that is whole, other
    columns left out. Empty if there is none, or if the unit fits none of them."""
    names = tuple(name.strip().lower() for name in names)
    plain = tuple(ALIASES.get(name, name) for name in names)
    found: dict[Kind, Layout] = {}
    for wanted, kind in NAMES.items():
        if not set(wanted) <= set(plain) or (wanted == ALONE and "z" in plain):
            continue
        kind = Kind.COP if kind is Kind.AXES and unit == "mm" else kind
        fitting = unit if unit in UNITS[kind] else ""
        places = tuple(plain.index(name) for name in wanted)
        found.setdefault(kind, _with_unit(kind, places, names, fitting))
    fits = not unit or any(unit in UNITS[kind] for kind in found)
    return tuple(found.values()) if fits else ()


def samples_of(layouts: Sequence[Layout], numbers: Sequence[float], t: float) -> list[Sample]:
    """One sample for each layout, without those whose numbers cannot be true."""
    readings = ((layout, _values(layout, numbers)) for layout in layouts)
    return [
        Sample(t=t, kind=layout.kind, values=values, flags=layout.flags)
        for layout, values in readings
        if values is not None
    ]


def header_of(form: str, layouts: Sequence[Layout]) -> Header:
    """What was found by listening: the form of the lines, their columns, and what they are."""
    kinds = "+".join(layout.kind.value for layout in layouts)
    return Header({"format": form, "columns": ",".join(layouts[0].names), "kind": kinds})


def _values(layout: Layout, numbers: Sequence[float]) -> tuple[float, ...] | None:
    values = tuple([numbers[place] for place in layout.places])
    if layout.kind is Kind.ACC_GYRO:
        rate = _scaled(values[3:], layout.divisor)
        return None if rate is None else values[:3] + rate
    if layout.kind is Kind.QUAT and len(values) == 4:
        length = math.hypot(*values)
        whole = LENGTHS[0] <= length <= LENGTHS[1]
        return _scaled(values, length) if whole else None
    scaled = _scaled(values, layout.divisor)
    if scaled is None or layout.kind is not Kind.QUAT:
        return scaled
    roll, pitch, yaw = (*scaled, 0.0)[:3]
    if max(abs(roll), abs(pitch), abs(yaw)) > MOST_ANGLE_DEG:
        return None
    return quaternion_of_angles(roll, pitch, yaw)


def _scaled(values: tuple[float, ...], divisor: float) -> tuple[float, ...] | None:
    """In the kind's own unit; None where that is no number any more: 1e308 rad is none of
    degrees."""
    if divisor == 1.0:
        return values
    scaled = tuple([value / divisor for value in values])
    return scaled if all(map(math.isfinite, scaled)) else None


def _by_name(names: tuple[str, ...]) -> tuple[Kind, tuple[int, ...]]:
    plain = [ALIASES.get(name, name) for name in names]
    used = sorted(name for name in plain if name != SKIP)
    for wanted, kind in NAMES.items():
        if used == sorted(wanted):
            return kind, tuple(plain.index(name) for name in wanted)
    choices = "; ".join(",".join(wanted) for wanted in NAMES)
    raise ValueError(
        f"map '{','.join(names)}' is not known. Use one of these in your order: {choices}"
    )


def _with_unit(kind: Kind, places: tuple[int, ...], names: tuple[str, ...], unit: str) -> Layout:
    units = UNITS[kind]
    unit = unit or next(iter(units))
    if unit not in units:
        raise ValueError(
            f"unit '{unit}' does not fit {kind.value}. Choose one of: {', '.join(units)}"
        )
    flags = Flag.NO_CLOCK | (Flag.UNCALIBRATED if unit == "raw" else Flag.NONE)
    return Layout(kind, places, names, units[unit], flags)
