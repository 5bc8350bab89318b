"""A measure as it was computed, and as it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from game.store.recording_files import Recording


class Measured(msgspec.Struct, frozen=True):
    """A measure as it was computed; `value` None where it is undefined for this recording."""

    key: str
    value: float | None
    unit: str
    filter: str
    version: str


class MeasureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A stored measure, and what it was measured on."""

    session: str
    bout: str | None
    """Folder of the bout; None for a measure of the whole visit."""
    started_utc: str
    key: str
    value: float | None
    unit: str
    filter: str
    version: str


Remeasure = Callable[[Recording], Sequence[Measured]]
"""How the measures of a bout are computed, by a room that knows how."""
