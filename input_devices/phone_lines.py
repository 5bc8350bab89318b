"""What HyperIMU sends: one line of numbers a sample, three for each sensor, in the order of the
app's settings; the time and the phone's network address come first where they are switched on.

Source: device reference 9.2.
"""

from __future__ import annotations

import math
import re

from input_devices.csv_lines import NUMBER
from input_devices.phone import IN_M_S2, Reading, What

LINE_END = re.compile(rb"[\r\n#]+")
"""The mark between samples is a setting of the app."""
TIME_MS = 1e11
"""A greater first number is a time, in ms (unverified), and no measurement."""
MOST_FIELDS = 64
SENSORS: dict[str, What | None] = {
    "acc": What.ACCELERATION,
    "gyr": What.RATE,
    "gra": What.GRAVITY,
    "-": None,
}
"""Names in `sensors=`; `-` for three numbers to leave out."""


def parse_sensors(written: str) -> tuple[What | None, ...]:
    """What each three numbers are, from `acc,gyr`; empty text gives nothing.

    Raises ValueError, with a sentence, for a name that is not known.
    """
    names = [name.strip().lower() for name in written.split(",")] if written else []
    for name in names:
        if name not in SENSORS:
            known = ", ".join(SENSORS)
            raise ValueError(f"sensor '{name}' is not known. Known: {known}")
    return tuple(SENSORS[name] for name in names)


def lines_of(datagram: bytes) -> list[bytes]:
    """The lines of a datagram, whose end ends a line too."""
    return [line for part in LINE_END.split(datagram) if (line := part.strip(b" \t"))]


class HyperImuReader:
    """Datagrams to readings."""

    def __init__(self, sensors: tuple[What | None, ...] = ()) -> None:
        """sensors: what each three numbers are; empty to look for gravity among them."""
        self.bad = 0
        """Lines that could not be used."""
        self._sensors = sensors
        self._found: int | None = None

    def readings(self, datagram: bytes) -> list[Reading]:
        """What its lines say, in their order."""
        return [reading for line in lines_of(datagram) for reading in self._line(line)]

    def _line(self, line: bytes) -> list[Reading]:
        fields = line.decode("ascii", errors="replace").split(",")
        t_dev = None
        if len(fields) > MOST_FIELDS:
            self.bad += 1
            return []
        while fields and (":" in fields[0] or _time_ms(fields[0]) is not None):
            ms = _time_ms(fields.pop(0))
            t_dev = t_dev if ms is None else ms / 1000
        fields = [field.strip() for field in fields]
        if len(fields) < 3 or not all(map(NUMBER.fullmatch, fields)):
            self.bad += 1
            return []
        numbers = [float(field) for field in fields]
        triples = [_triple(numbers, place) for place in range(0, len(numbers) - 2, 3)]
        found = self._named(triples) if self._sensors else self._guessed(triples)
        if not found:
            self.bad += 1
        return [Reading(what, values, t_dev) for what, values in found]

    def _named(
        self, triples: list[tuple[float, float, float]]
    ) -> list[tuple[What, tuple[float, float, float]]]:
        """Rate first, so that it stands when the acceleration of the same line comes."""
        if len(triples) < len(self._sensors):
            return []
        pairs = zip(self._sensors, triples, strict=False)
        found = [(what, values) for what, values in pairs if what is not None]
        return sorted(found, key=lambda pair: -pair[0])

    def _guessed(
        self, triples: list[tuple[float, float, float]]
    ) -> list[tuple[What, tuple[float, float, float]]]:
        """The first three numbers that can be gravity, and from then on those."""
        if self._found is None or self._found >= len(triples):
            low, high = IN_M_S2
            lengths = [math.hypot(*values) for values in triples]
            self._found = next((i for i, n in enumerate(lengths) if low <= n <= high), None)
        return [] if self._found is None else [(What.ACCELERATION, triples[self._found])]


def _triple(numbers: list[float], place: int) -> tuple[float, float, float]:
    x, y, z = numbers[place : place + 3]
    return x, y, z


def _time_ms(field: str) -> float | None:
    text = field.strip()
    ms = float(text) if NUMBER.fullmatch(text) else 0.0
    return ms if TIME_MS < ms < math.inf else None
