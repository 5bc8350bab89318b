"""What a number of an assessment's result is, in words."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.measures.registry import Better


class Line(msgspec.Struct, frozen=True):
    """One number of a result."""

    formula: str
    unit: str = "1"  # "1" for counts, shares and flags
    better: Better | None = None  # None is never coloured, and said to be none


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """One value: where it stands in results, and its numbers."""

    roots: tuple[str, ...]  # the first parts of the keys under which results keep it
    about: str
    source: str
    filter: str
    lines: Mapping[str, Line]


BOARD = "that of the trial: board 5 Hz, plate 10 Hz"
