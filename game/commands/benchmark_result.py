"""One figure of `bench`."""

from __future__ import annotations

from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
"""Where a process of its own is started."""


class Lengths(msgspec.Struct, frozen=True):
    """For how long that is measured which shows only in time."""

    minutes: float = 60.0
    """Simulated: of what shows in an hour."""
    stream_s: float = 20.0
    """Real: of a board that sends fast."""


class Result(msgspec.Struct, frozen=True):
    """One figure: value and baseline in the same unit, from the same run."""

    name: str
    value: float
    unit: str
    baseline: float
    ratio: float
    limit: float
    at_least: bool = False
    """True where the ratio is to be large."""

    @property
    def ok(self) -> bool:
        """Is the goal met?"""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit

    @property
    def goal(self) -> str:
        """The goal in words."""
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g}"

    def as_document(self) -> dict[str, object]:
        """The result in the JSON of `bench`."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "baseline": self.baseline,
            "ratio": self.ratio,
            "goal": self.goal,
            "ok": self.ok,
        }
