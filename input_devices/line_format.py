"""Which text format a board speaks, found by listening."""

from __future__ import annotations

from input_devices.csv_lines import CsvDecoder, Layout, layout_of, split_numbers
from input_devices.lines import LineDecoder
from input_devices.sample import DeviceEvent, Sample
from input_devices.sib1 import Sib1Decoder, unframed

LINES_TO_BELIEVE = 5
"""So many lines in a row must fit plain numbers; one good checksum is enough for SIB1."""


class AutoDecoder(LineDecoder):
    """Listens until the format is clear, then hands over; the lines it listened to are not lost."""

    def __init__(
        self, layout: Layout | None = None, unit: str = "", sib1: Sib1Decoder | None = None
    ) -> None:
        super().__init__()
        self.chosen: Sib1Decoder | CsvDecoder | None = None
        self._sib1 = sib1 or Sib1Decoder()
        self._layout = layout
        self._unit = unit
        self._first = True
        self._run: list[tuple[bytes, float]] = []
        self._shape: tuple[str, int] | None = None

    @property
    def bad(self) -> int:
        return super().bad + (self.chosen.bad if self.chosen else 0)

    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        if self.chosen is not None:
            return self.chosen.line(line, t)
        first, self._first = self._first, False
        if unframed(line) is not None:
            self.chosen = self._sib1
            return self.chosen.line(line, t)
        return [] if first else self._listen(line, t)

    def question(self, t: float) -> bytes:
        """A SIB1 board that waits to be asked is asked, as long as nothing else is known."""
        return b"" if isinstance(self.chosen, CsvDecoder) else self._sib1.question(t)

    def _listen(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        split = split_numbers(line)
        shape = (split[0], len(split[1])) if split else None
        if shape is None or not self._usable(shape[1]):
            self._bad_lines += len(self._run) + 1
            self._run, self._shape = [], None
            return []
        if shape != self._shape:
            self._bad_lines += len(self._run)
            self._run, self._shape = [], shape
        self._run.append((line, t))
        return self._believe() if len(self._run) >= LINES_TO_BELIEVE else []

    def _usable(self, columns: int) -> bool:
        if self._layout is not None:
            return columns == self._layout.columns
        return layout_of(columns, self._unit) is not None

    def _believe(self) -> list[Sample | DeviceEvent]:
        self.chosen = CsvDecoder(self._layout, self._unit, drop_first=False)
        out = [item for line, t in self._run for item in self.chosen.line(line, t)]
        self._run = []
        return out
