"""What the channels of a Lab Streaming Layer stream mean, and its samples as lines of JSON.

The first line describes the stream, each of the others is `[stamp, value, …]`: so a stream can be
captured and read again like any device. Source: device reference 10.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from input_devices.lines import LineDecoder
from input_devices.sample import DeviceEvent, Header, Kind, Sample

LABELS: dict[str, tuple[str, ...]] = {
    "load4": ("tr", "br", "tl", "bl"),
    "cop": ("x", "y"),
    "plate6": ("fx", "fy", "fz", "mx", "my", "mz"),
}
"""What is read from a stream, and the labels of its channels in their order without labels."""
KINDS = {"load4": Kind.LOAD4, "cop": Kind.COP, "plate6": Kind.COP}
STANDARD_GRAVITY = 9.80665
_KG = {"": 1.0, "kg": 1.0, "kilograms": 1.0, "g": 0.001, "n": 1 / STANDARD_GRAVITY}
_MM = {"": 1.0, "mm": 1.0, "millimeters": 1.0, "cm": 10.0, "m": 1000.0, "meters": 1000.0}
_NMM = {"": 1000.0, "nm": 1000.0, "n*m": 1000.0, "newtonmeters": 1000.0, "nmm": 1.0}
UNITS = {"load4": _KG, "cop": _MM, "plate6": _NMM}
"""From the unit of a channel to kg or mm; of a force plate, from that of its moments to N mm. In
another unit a stream is not read."""
LEAST_N = 10.0 * STANDARD_GRAVITY
"""With less on a force plate there is no centre of pressure. Source: device reference 10."""
MOST_CHANNELS = 16
LABEL_LENGTH = 12
ROW = msgspec.json.Decoder(list[float])
"""Made once: the line of a force plate comes a thousand times a second."""


class Stream(msgspec.Struct, frozen=True):
    """What a stream says of its channels."""

    count: int
    labels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class Meaning(msgspec.Struct, frozen=True):
    """How to read the values of a stream."""

    form: str
    """One of LABELS."""
    places: tuple[int, ...]
    scale: float

    @property
    def kind(self) -> Kind:
        return KINDS[self.form]

    @property
    def weighs(self) -> bool:
        return self.form != "cop"


def meaning_of(stream: Stream, form: str = "auto") -> Meaning | None:
    """What the channels are: by their labels, and without labels by their number; None if that
    tells nothing.

    form: one of LABELS if the address knows, else 'auto'.
    """
    labels = tuple(label.strip().lower() for label in stream.labels)
    named = len(labels) == stream.count and any(labels)
    for one in LABELS if form == "auto" else (form,):
        if named and set(LABELS[one]) <= set(labels):
            return _with_unit(stream, one, tuple(labels.index(name) for name in LABELS[one]))
        # labels that say something else are not overruled by a number, but by a person
        fits = stream.count == len(LABELS[one]) if form == "auto" else True
        if fits and (form != "auto" or not named) and stream.count >= len(LABELS[one]):
            return _with_unit(stream, one, tuple(range(len(LABELS[one]))))
    return None


def _with_unit(stream: Stream, form: str, places: tuple[int, ...]) -> Meaning | None:
    units = stream.units if len(stream.units) == stream.count else ("",) * stream.count
    told = units[places[-1]].strip().lower()
    scale = UNITS[form].get(told)
    return Meaning(form, places, scale) if scale is not None else None


class LslDecoder(LineDecoder):
    """Lines of a stream to samples; `t_dev` is the stamp of the sender, s.

    The source writes a line for each sample that its library hands on whole: none is ever damaged.
    """

    def __init__(self, form: str = "auto") -> None:
        super().__init__()
        self._form = form
        self._meaning: Meaning | None = None

    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        if line.startswith(b"{"):
            return self._described(line)
        try:
            stamp, *numbers = ROW.decode(line)
        except ValueError:
            self._bad_lines += bool(line)
            return []
        meaning = self._meaning
        if meaning is None or len(numbers) <= max(meaning.places):
            self._bad_lines += 1
            return []
        values = _values(meaning, [numbers[place] for place in meaning.places])
        # after the units: 1e308 m is a number, and no number of mm
        if not all(map(math.isfinite, (stamp, *values))):
            self._bad_lines += 1
            return []
        return [Sample(t=t, kind=meaning.kind, values=values, t_dev=stamp)]

    def _described(self, line: bytes) -> list[Sample | DeviceEvent]:
        try:
            stream = msgspec.json.decode(line, type=Stream)
        except ValueError:
            self._bad_lines += 1
            return []
        self._meaning = meaning_of(stream, self._form)
        if self._meaning is None:
            return []
        return [Header({"format": self._meaning.form, "columns": ",".join(stream.labels)})]


def _values(meaning: Meaning, numbers: Sequence[float]) -> tuple[float, ...]:
    if meaning.form != "plate6":
        return tuple(meaning.scale * number for number in numbers)
    _, _, force_n, moment_x, moment_y, _ = numbers
    if abs(force_n) < LEAST_N:
        return 0.0, 0.0, abs(force_n)
    # whether the plate counts what presses or what bears makes no difference: both change sign
    x = -meaning.scale * moment_y / force_n
    return x, meaning.scale * moment_x / force_n, abs(force_n)
