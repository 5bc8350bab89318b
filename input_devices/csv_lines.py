"""Plain numbers on a line, as most sketches print them: by position, with no checksum and no
clock."""

from __future__ import annotations

import re

from input_devices.columns import Layout, header_of, layout_of, layouts_named, samples_of
from input_devices.lines import LineDecoder
from input_devices.sample import DeviceEvent, Kind, Sample

NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?")
SEPARATORS = (";", ",", "\t", " ")
"""In this order: a line with semicolons may hold decimal commas."""
MOST_COLUMNS = 16


def split_numbers(line: bytes) -> tuple[str, tuple[float, ...]] | None:
    """The separator of a line and its 2 to 16 numbers; None if it is anything else."""
    separator, items = _split(line)
    if separator == ";":
        items = [item.replace(",", ".") for item in items]
    if not 2 <= len(items) <= MOST_COLUMNS or not all(map(NUMBER.fullmatch, items)):
        return None
    return separator, tuple(map(float, items))


def split_names(line: bytes, unit: str = "") -> tuple[Layout, ...]:
    """What the columns are, told by a line of their names, as some sketches print before the
    numbers; empty if the line is anything else."""
    _, items = _split(line)
    return layouts_named(items, unit) if 2 <= len(items) <= MOST_COLUMNS else ()


def _split(line: bytes) -> tuple[str, list[str]]:
    text = line.decode("ascii", errors="replace").strip(" \t")
    separator = next((mark for mark in SEPARATORS if mark in text), "")
    items = text.split(separator if separator.strip(" ") else None)
    return separator, [item.strip(" \t") for item in items]


class CsvDecoder(LineDecoder):
    """Lines of plain numbers to samples; the first good line decides separator and number of
    columns.

    There is no checksum. Promised is that a line that came whole is right, and that damage costs
    its own line and at most the next. A digit that was lost leaves a wrong number, and is believed.
    """

    def __init__(
        self,
        layouts: tuple[Layout, ...] = (),
        unit: str = "",
        *,
        drop_first: bool = True,
    ) -> None:
        """layouts: empty if the number of columns has to decide.

        drop_first: the first line after opening a port is often cut, and a cut number is a wrong
        number.
        """
        super().__init__()
        self._layouts = layouts
        self._unit = unit
        self._separator: str | None = None
        self._drop_next = drop_first

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What a line gives; empty until it is known."""
        return tuple(layout.kind for layout in self._layouts)

    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        if self._drop_next:
            self._drop_next = False
            return []
        split = split_numbers(line)
        if split is None:
            self._bad_lines += bool(line.strip())
            return []
        separator, numbers = split
        if not self._layouts:
            guessed = layout_of(len(numbers), self._unit)
            self._layouts = (guessed,) if guessed else ()
        fits = any(len(numbers) == len(layout.names) for layout in self._layouts)
        first = self._separator is None
        if not fits or separator != (self._separator or separator):
            self._bad_lines += 1
            return []
        self._separator = separator
        samples = samples_of(self._layouts, numbers, t)
        self._bad_lines += not samples
        return [*([header_of("csv", self._layouts)] if first else []), *samples]
