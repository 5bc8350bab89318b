"""The results of assessments, as frozen values."""

from __future__ import annotations

import msgspec

from game.measures.registry import Better


class AssessedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a result."""

    key: str
    """In full, such as 'los.F.EPE_pct'."""
    part: str
    """What it belongs to within the assessment, such as 'F'; empty for the whole."""
    name: str
    value: float | None
    unit: str
    better: Better | None
    """A direction, and never a limit."""


class Assessed(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one assessment at one visit."""

    session: str
    started_utc: str
    name: str
    title: str
    """Message id."""
    trials: int
    """That count."""
    stopped: int
    conditions: tuple[str, ...]
    """Message ids, of the parts that were tried."""
    filter: str
    numbers: tuple[AssessedNumber, ...]

    @property
    def possible(self) -> bool:
        """False where nothing but counts came of it: "not possible today", which is a result."""
        amounts = (one for one in self.numbers if one.unit != "1" or not one.name.startswith("n_"))
        return any(one.value is not None for one in amounts)
