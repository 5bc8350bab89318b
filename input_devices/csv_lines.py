"""Plain numbers on a line, as most sketches print them: by position, with no checksum and no
clock."""

from __future__ import annotations

import math
import re

import msgspec

from input_devices.lines import LineDecoder
from input_devices.sample import DeviceEvent, Flag, Kind, Sample
from input_devices.sib1_header import CORNERS, corner_order

NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?")
SEPARATORS = (";", ",", "\t", " ")
"""In this order: a line with semicolons may hold decimal commas."""
MOST_COLUMNS = 16
SKIP = "-"
"""In a map, a column that is not used."""
NAMES: dict[tuple[str, ...], Kind] = {
    tuple(corner.lower() for corner in CORNERS): Kind.LOAD4,
    ("lean_right", "lean_forward"): Kind.TILT,
    ("x", "y"): Kind.AXES,
    ("ax", "ay", "az", "gx", "gy", "gz"): Kind.ACC_GYRO,
}
UNITS: dict[Kind, dict[str, float]] = {
    Kind.LOAD4: {"kg": 1.0, "g": 1000.0, "raw": 1.0},
    Kind.TILT: {"deg": 1.0, "rad": math.radians(1.0)},
    Kind.AXES: {"reach": 1.0},
    Kind.COP: {"mm": 1.0},
    Kind.ACC_GYRO: {"g": 1.0},
}
"""How many of it make one of the kind's own unit; the first is the default. Units cannot be guessed
safely."""
BY_COUNT = {4: (Kind.LOAD4,), 2: (Kind.TILT, Kind.COP, Kind.AXES), 6: (Kind.ACC_GYRO,)}
"""What columns without names may be: the first kind that the unit fits."""


class Layout(msgspec.Struct, frozen=True):
    """What the columns of a line are."""

    kind: Kind
    places: tuple[int, ...]
    """Column of each value of the sample."""
    columns: int
    """How many columns a line has; lines with another count are bad."""
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
        kind, places, count = _by_name([name.strip().lower() for name in columns.split(",")])
        if kind is Kind.AXES and unit == "mm":
            kind = Kind.COP
        return _with_unit(kind, places, count, unit)
    known = {name for units in UNITS.values() for name in units}
    if unit and unit not in known:
        raise ValueError(f"unit '{unit}' is not known. Choose one of: {', '.join(sorted(known))}")
    return None


def layout_of(count: int, unit: str = "") -> Layout | None:
    """The layout of a line of `count` columns without names; None if it has to be asked."""
    for kind in BY_COUNT.get(count, ()):
        if not unit or unit in UNITS[kind]:
            return _with_unit(kind, tuple(range(count)), count, unit)
    return None


def _by_name(names: list[str]) -> tuple[Kind, tuple[int, ...], int]:
    used = [name for name in names if name != SKIP]
    for wanted, kind in NAMES.items():
        if sorted(used) == sorted(wanted):
            return kind, tuple(names.index(name) for name in wanted), len(names)
    choices = "; ".join(",".join(wanted) for wanted in NAMES)
    raise ValueError(
        f"map '{','.join(names)}' is not known. Use one of these in your order: {choices}"
    )


def _with_unit(kind: Kind, places: tuple[int, ...], columns: int, unit: str) -> Layout:
    units = UNITS[kind]
    unit = unit or next(iter(units))
    if unit not in units:
        raise ValueError(
            f"unit '{unit}' does not fit {kind.value}. Choose one of: {', '.join(units)}"
        )
    flags = Flag.NO_CLOCK | (Flag.UNCALIBRATED if unit == "raw" else Flag.NONE)
    return Layout(kind, places, columns, units[unit], flags)


def split_numbers(line: bytes) -> tuple[str, tuple[float, ...]] | None:
    """The separator of a line and its 2 to 16 numbers; None if it is anything else."""
    text = line.decode("ascii", errors="replace").strip(" \t")
    separator = next((mark for mark in SEPARATORS if mark in text), None)
    if separator is None:
        return None
    items = text.split() if separator == " " else text.split(separator)
    if separator == ";":
        items = [item.replace(",", ".") for item in items]
    items = [item.strip(" \t") for item in items]
    if not 2 <= len(items) <= MOST_COLUMNS or not all(map(NUMBER.fullmatch, items)):
        return None
    return separator, tuple(map(float, items))


class CsvDecoder(LineDecoder):
    """Lines of plain numbers to samples; the first good line decides separator and number of
    columns."""

    def __init__(
        self, layout: Layout | None = None, unit: str = "", *, drop_first: bool = True
    ) -> None:
        """drop_first: the first line after opening a port is often cut, and a cut number is a wrong
        number."""
        super().__init__()
        self.layout = layout
        self._unit = unit
        self._separator: str | None = None
        self._drop_next = drop_first

    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        if self._drop_next:
            self._drop_next = False
            return []
        split = split_numbers(line)
        if split is None:
            self._bad_lines += bool(line.strip())
            return []
        separator, numbers = split
        if self.layout is None:
            self.layout = layout_of(len(numbers), self._unit)
        layout = self.layout
        if (
            layout is None
            or len(numbers) != layout.columns
            or separator != (self._separator or separator)
        ):
            self._bad_lines += 1
            return []
        self._separator = separator
        values = tuple(numbers[place] / layout.divisor for place in layout.places)
        return [Sample(t=t, kind=layout.kind, values=values, flags=layout.flags)]
