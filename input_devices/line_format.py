"""Which text format a board speaks: as the address says, or found by listening."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from input_devices.columns import Layout, layout_of, make_layout
from input_devices.csv_lines import CsvDecoder, split_names, split_numbers
from input_devices.lines import LineDecoder
from input_devices.named_lines import ANGLES, FORMS, NamedDecoder
from input_devices.sample import DeviceEvent, Kind, Notice, Sample
from input_devices.saying import mark
from input_devices.sib1 import Sib1Decoder, unframed
from input_devices.sib1_header import corner_order

UNKNOWN_COLUMNS = mark(
    "The board sends {count} numbers a line, and they cannot be told apart. Name them in its "
    "address, such as ?map=roll,pitch,yaw."
)
"""Numbers that nobody can name must be named by a person."""
LINES_TO_BELIEVE = 5
"""So many lines in a row must fit one form; one good checksum is enough for SIB1."""
MAPPED = ("auto", "sib1", "csv", "ahrs")
"""The formats in which the address may say what the columns are; the others name them."""

Chosen = Sib1Decoder | CsvDecoder | NamedDecoder


class AutoDecoder(LineDecoder):
    """Listens until the format is clear, then hands over; the lines it listened to are not lost."""

    def __init__(
        self, layout: Layout | None = None, unit: str = "", sib1: Sib1Decoder | None = None
    ) -> None:
        super().__init__()
        self.chosen: Chosen | None = None
        self._sib1 = sib1 or Sib1Decoder()
        self._layouts = (layout,) if layout else ()
        self._header: tuple[Layout, ...] = ()
        """What a line of names said, if there was one."""
        self._unit = unit
        self._named = {form: NamedDecoder(form, unit, angles_of(layout)) for form in FORMS}
        self._first = True
        self._nameless = 0
        """Lines of numbers of which nobody can say what they are."""
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
        names = () if self._layouts else split_names(line, self._unit)
        if names:
            self._header = names
            return []
        return [] if first else self._listen(line, t)

    def question(self, t: float) -> bytes:
        """A SIB1 board that waits to be asked is asked, as long as nothing else is known."""
        return self._sib1.question(t) if self.chosen in (None, self._sib1) else b""

    def _listen(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        """A run of lines of one shape: the form and, for plain numbers, separator and count."""
        shape = self._shape_of(line)
        if shape != self._shape:
            self._bad_lines += len(self._run)
            self._run, self._shape = [], shape
        if shape is None:
            self._bad_lines += 1
            return self._ask(line)
        self._run.append((line, t))
        return self._believe(*shape) if len(self._run) >= LINES_TO_BELIEVE else []

    def _shape_of(self, line: bytes) -> tuple[str, int] | None:
        for form, decoder in self._named.items():
            if decoder.usable(line):
                return form, 0
        split = split_numbers(line)
        return (split[0], len(split[1])) if split and self._layouts_for(len(split[1])) else None

    def _believe(self, form: str, count: int) -> list[Sample | DeviceEvent]:
        run, self._run = self._run, []
        chosen = self._named.get(form) or CsvDecoder(
            self._layouts_for(count), self._unit, drop_first=False
        )
        self.chosen = chosen
        return [item for line, t in run for item in chosen.line(line, t)]

    def _layouts_for(self, count: int) -> tuple[Layout, ...]:
        """As the address says, else as a line of names said, else by their number."""
        for layouts in filter(None, (self._layouts, self._header)):
            if len(layouts[0].names) == count:
                return layouts
        guessed = None if self._layouts else layout_of(count, self._unit)
        return (guessed,) if guessed else ()

    def _ask(self, line: bytes) -> list[Sample | DeviceEvent]:
        """Numbers that nobody can name must be named by a person; said once."""
        split = split_numbers(line)
        self._nameless += split is not None
        if split is None or self._nameless != LINES_TO_BELIEVE:
            return []
        return [Notice("unknown-columns", UNKNOWN_COLUMNS, {"count": len(split[1])})]


LineSource = Chosen | AutoDecoder


def line_decoder(keys: Mapping[str, str]) -> LineSource:
    """The decoder that the keys of an address ask for.

    Raises ValueError, with a sentence, for keys that do not fit together.
    """
    form, order, unit = keys.get("format", "auto"), keys.get("order", ""), keys.get("unit", "")
    columns = keys.get("map", "")
    if form not in MAPPED and (columns or order):
        raise ValueError(f"format {form} says itself what its numbers are. Leave out 'map'")
    layout = make_layout(columns, order, unit)
    if form == "ahrs" and columns and not angles_of(layout):
        raise ValueError(f"after Orientation: come {', '.join(ANGLES)} in some order")
    sib1 = Sib1Decoder(corner_order(order) if order else None)
    if form in FORMS:
        return NamedDecoder(form, unit, angles_of(layout))
    whole: Mapping[str, Callable[[], LineSource]] = {
        "sib1": lambda: sib1,
        "csv": lambda: CsvDecoder((layout,) if layout else (), unit),
    }
    return whole.get(form, lambda: AutoDecoder(layout, unit, sib1))()


def angles_of(layout: Layout | None) -> tuple[str, ...]:
    """The names of three angles, if that is what the columns are."""
    angles = layout is not None and layout.kind is Kind.QUAT and len(layout.names) == len(ANGLES)
    return layout.names if layout is not None and angles else ()


def chosen_of(decoder: LineSource) -> Chosen | None:
    """The decoder that does the work, once it is known."""
    return decoder.chosen if isinstance(decoder, AutoDecoder) else decoder
