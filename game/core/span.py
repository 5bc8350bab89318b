"""A parameter on the dial: its easiest and its hardest value, and what lies between."""

from __future__ import annotations

import math
from typing import Any, Literal

import msgspec

NONE_UNTIL = 0.25
NONE_START_S = 10.0
"""A limit whose easiest value is 'none' is absent below d = 0.25, then runs from 10 s to its
hardest. Source: exercises 2.1."""


class Span(msgspec.Struct, frozen=True):
    """`[easiest, hardest]`, a single number (pinned), or `{span: [easiest, hardest], over: [from,
    to]}`.

    easiest may be 'none' for a limit that is absent while the dial is low.
    """

    easiest: float | None
    hardest: float | None
    over: tuple[float, float] = (0.0, 1.0)
    none_start: float = NONE_START_S
    """Where a limit that is absent at first begins."""

    def at(self, d: float) -> float | None:
        """The value at difficulty d, 0 to 1; None where the limit is absent."""
        low, high = self.over
        share = 0.0 if d <= low else 1.0 if d >= high else (d - low) / (high - low)
        if self.easiest is None:
            if self.hardest is None or share < NONE_UNTIL:
                return None
            share = (share - NONE_UNTIL) / (1 - NONE_UNTIL)
            return self.none_start + share * (self.hardest - self.none_start)
        assert self.hardest is not None
        return self.easiest + share * (self.hardest - self.easiest)

    def value(self, d: float) -> float:
        """The value at d of a parameter that is never absent."""
        value = self.at(d)
        assert value is not None, self
        return value

    @classmethod
    def parse(cls, written: Any) -> Span:
        """From the forms a level file may use. Raises ValueError with the form that is expected."""
        if isinstance(written, dict):
            if set(written) - {"span", "over"} or "span" not in written:
                raise ValueError("expected {span: [easiest, hardest], over: [from, to]}")
            whole = cls.parse(written["span"])
            over = written.get("over", [0.0, 1.0])
            if not (
                isinstance(over, list)
                and len(over) == 2
                and all(_is_number(o) for o in over)
                and 0 <= over[0] < over[1] <= 1
            ):
                raise ValueError("'over' must be two shares of the dial, such as [0.4, 1.0]")
            return cls(whole.easiest, whole.hardest, (float(over[0]), float(over[1])))
        if _is_limit(written):
            return cls(_limit(written), _limit(written))
        if isinstance(written, list) and len(written) == 2 and all(_is_limit(w) for w in written):
            if written[0] != "none" and written[1] == "none":
                raise ValueError("a limit may start at none, not end there")
            return cls(_limit(written[0]), _limit(written[1]))
        raise ValueError("expected a number or [easiest, hardest]")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is_limit(value: Any) -> bool:
    return value == "none" or _is_number(value)


def _limit(value: Any) -> float | None:
    return None if value == "none" else float(value)


class Bound(msgspec.Struct, frozen=True):
    """What a parameter may be: lowest and highest sensible value, and which way is harder."""

    low: float
    high: float
    harder: int
    """1 where a larger value is harder, -1 where a smaller one is."""
    advice: str = ""
    """What to do when a value lies outside, such as 'Choose a shorter hold.'"""
    paced: Literal["speed", "allowance"] | None = None
    """What a slower pace does: a speed or tempo falls with it, time that is allowed grows; None for
    everything else, such as distances and holds."""
