"""Whether a SIB1 line can be true: its counter and its time must have moved on together.

XOR is a weak check: one in 256 random lines passes it. So a line must also fit the one before it. A
line that does not is held back, and used only if the next one agrees with it, as after a restart of
the board.
"""

from __future__ import annotations

import msgspec

GREATEST_STEP = 1000
"""A counter that moved on by more means that the board started again."""
TOLERANCE = 0.5
"""Share of the time that the counter implies by which the board's clock may differ."""
RELEARN_AFTER = 3
"""Lines in a row that fit nothing: then it is the expected period that is wrong."""
LEARNING_RATE = 0.05


class Line(msgspec.Struct, frozen=True):
    """The fields of one data line, and when it came."""

    seq: int
    t_us: int
    values: tuple[float, ...]
    t: float


class Order:
    """Admits the lines of one letter."""

    def __init__(self) -> None:
        self.dropped = 0
        """Lines that were held back and never used."""
        self._last: Line | None = None
        self._held: Line | None = None
        self._period_us: float | None = None
        self._misfits = 0

    def expect(self, period_us: float) -> None:
        """The time between lines as the header names it; what was seen counts for more."""
        if self._period_us is None:
            self._period_us = period_us

    def admit(self, line: Line) -> list[tuple[Line, int | None]]:
        """The lines that may be used now, each with its step in the counter; None where the board
        started again."""
        last, held = self._last, self._held
        if last is None:
            self._last = line
            return [(line, 1)]
        if (line.seq, line.t_us) == (last.seq, last.t_us):
            self.dropped += 1  # the same line twice
            return []
        if self._fits(last, line):
            self.dropped += held is not None
            return [(line, self._accept(last, line))]
        if held is not None and self._fits(held, line):
            step = self._restarted_or_step(last, held)
            return [(held, step), (line, self._accept(held, line))]
        self._hold(line)
        return []

    def _fits(self, before: Line, line: Line) -> bool:
        step = (line.seq - before.seq) % 0x10000
        if not 1 <= step <= GREATEST_STEP:
            return False
        elapsed_us = (line.t_us - before.t_us) % 2**32
        if self._period_us is None:
            return 0 < elapsed_us < 2**31
        expected_us = step * self._period_us
        return abs(elapsed_us - expected_us) <= TOLERANCE * expected_us

    def _accept(self, before: Line, line: Line) -> int:
        step = (line.seq - before.seq) % 0x10000
        seen_us = ((line.t_us - before.t_us) % 2**32) / step
        if self._period_us is None:
            self._period_us = seen_us
        self._period_us += (seen_us - self._period_us) * LEARNING_RATE
        self._last, self._held, self._misfits = line, None, 0
        return step

    def _restarted_or_step(self, last: Line, held: Line) -> int | None:
        step = (held.seq - last.seq) % 0x10000
        went_back = (held.t_us - last.t_us) % 2**32 >= 2**31
        return step if 1 <= step <= GREATEST_STEP and not went_back else None

    def _hold(self, line: Line) -> None:
        self.dropped += self._held is not None
        self._held = line
        self._misfits += 1
        if self._misfits >= RELEARN_AFTER:
            self._period_us = None
