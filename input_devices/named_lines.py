"""Lines that say what their numbers are: JSON, the plotter of a development kit, and what the
sketches of orientation sensors print.

None of them carries a checksum or a clock. Source: device reference 5.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

import msgspec

from input_devices.columns import Layout, header_of, layouts_named, samples_of
from input_devices.csv_lines import NUMBER
from input_devices.lines import LineDecoder
from input_devices.sample import DeviceEvent, Kind, Sample

_N = f"({NUMBER.pattern})"
NAME = r"[A-Za-z_]\w{0,23}"
PLOTTED_ITEM = re.compile(rf"({NAME})\s*:\s*{_N}", re.ASCII)
PLOTTED = re.compile(rf"{PLOTTED_ITEM.pattern}(?:[,;\s]+{PLOTTED_ITEM.pattern})*", re.ASCII)
YPR = re.compile(rf"#YPR= *{_N}, *{_N}, *{_N}")
WABC = re.compile(f"w{_N}wa{_N}ab{_N}bc{_N}c")
COMMAS = re.compile(rf"Orientation: *{_N}, *{_N}, *{_N}")
SPACES = re.compile(rf"Orientation: *{_N} +{_N} +{_N}")
QUATERNION = re.compile(rf"Quaternion: *{_N},? +{_N},? +{_N},? +{_N}")

OBJECT, FLOAT = msgspec.json.Decoder(dict[str, msgspec.Raw]), msgspec.json.Decoder(float)
ANGLES = ("roll", "pitch", "yaw")
TURNS = ("qw", "qx", "qy", "qz")


class NamedLine(msgspec.Struct, frozen=True):
    """The numbers of a line and what they are called."""

    names: tuple[str, ...]
    numbers: tuple[float, ...]


def _json(text: str) -> NamedLine | None:
    """An object; what is no number in it is left out."""
    if not text.startswith("{"):
        return None
    try:
        told = OBJECT.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    numbers = {name: number for name, raw in told.items() if (number := _number(raw)) is not None}
    return NamedLine(tuple(numbers), tuple(numbers.values())) if numbers else None


def _number(raw: msgspec.Raw) -> float | None:
    try:
        number = FLOAT.decode(raw)
    except msgspec.DecodeError:
        return None
    return number if math.isfinite(number) else None


def _plotter(text: str) -> NamedLine | None:
    """Every item is `name:number`; commas, semicolons, tabs or spaces between them."""
    if PLOTTED.fullmatch(text) is None:
        return None
    found = PLOTTED_ITEM.findall(text)
    return NamedLine(tuple([name for name, _ in found]), tuple([float(n) for _, n in found]))


def _ahrs(text: str) -> NamedLine | None:
    """With commas the heading comes first; the older form with spaces is labelled roll, pitch,
    heading in the sketch that prints it, and not all sketches keep to that."""
    forms = ((COMMAS, ("heading", "pitch", "roll")), (SPACES, ("roll", "pitch", "heading")))
    for pattern, names in (*forms, (QUATERNION, TURNS)):
        match = pattern.fullmatch(text)
        if match:
            return NamedLine(names, tuple(map(float, match.groups())))
    return None


def _matched(pattern: re.Pattern[str], names: tuple[str, ...]) -> Callable[[str], NamedLine | None]:
    def read(text: str) -> NamedLine | None:
        match = pattern.fullmatch(text)
        return NamedLine(names, tuple(map(float, match.groups()))) if match else None

    return read


FORMS: Mapping[str, Callable[[str], NamedLine | None]] = {
    "json": _json,
    "ypr": _matched(YPR, ("yaw", "pitch", "roll")),
    "wabc": _matched(WABC, TURNS),
    "ahrs": _ahrs,
    "plotter": _plotter,
}
"""In the order in which a line is tried."""


def read_named(form: str, line: bytes) -> NamedLine | None:
    """A line in one form; None if it is anything else."""
    return FORMS[form](line.decode("utf-8", errors="replace").strip())


class NamedDecoder(LineDecoder):
    """Lines of one form to samples. Where a sensor prints its orientation both as angles and as a
    quaternion, only the quaternion counts: the angles say the same again.

    There is no checksum: a line that came whole is right, a digit that was lost leaves a wrong
    number. Names and the length of a quaternion find out some damage, not all.
    """

    def __init__(self, form: str, unit: str = "", angles: tuple[str, ...] = ()) -> None:
        """form: one of FORMS. angles: what the three numbers after `Orientation:` are."""
        super().__init__()
        self._form = form
        self._unit = unit
        self._angles = angles
        self._names: tuple[str, ...] | None = None
        self._layouts: tuple[Layout, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What a line gives; empty until it is known."""
        return tuple(layout.kind for layout in self._layouts)

    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        named = read_named(self._form, line)
        if named is None:
            self._bad_lines += bool(line.strip())
            return []
        names = self._named(named)
        if self._form == "ahrs" and self._names == TURNS and names != TURNS:
            return []
        told = self._learn(names)
        samples = samples_of(self._layouts, named.numbers, t) if names == self._names else []
        self._bad_lines += not samples
        return [*told, *samples]

    def usable(self, line: bytes) -> bool:
        """Whether a line is of this form, and its names are known."""
        named = read_named(self._form, line)
        return named is not None and bool(layouts_named(self._named(named), self._unit))

    def _named(self, named: NamedLine) -> tuple[str, ...]:
        asked = self._form == "ahrs" and self._angles and len(named.names) == len(ANGLES)
        return self._angles if asked else named.names

    def _learn(self, names: tuple[str, ...]) -> list[DeviceEvent]:
        """Other names than before are learnt anew, if they mean anything."""
        if names == self._names:
            return []
        layouts = layouts_named(names, self._unit)
        if not layouts:
            return []
        before = self.kinds
        self._names, self._layouts = names, layouts
        # a column that comes and goes beside the others is no news
        told = self._form != "ahrs" and before == self.kinds
        return [] if told else [header_of(self._form, layouts)]
