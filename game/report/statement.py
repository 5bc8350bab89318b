"""What may be said of change in one measure, as frozen values: numbers, and codes for reasons."""

from __future__ import annotations

from typing import Literal

import msgspec

from game.report.usual import Said, Scale, Usual

Code = Literal[
    "days",
    "trials",
    "repetitions",
    "same",
    "capped",
    "device",
    "protocol",
    "condition",
    "filter",
    "formulas",
    "scope",
]
"""Why nothing may be said, or why earlier days do not count; `change_words` has the sentences."""
Unfit = Literal["device", "group", "age_unknown", "age", "protocol", "filter", "trials", "cp"]
"""Why a published number is not used."""


class Because(msgspec.Struct, frozen=True):
    """A reason."""

    code: Code
    n: int = 0
    """How many there are; 0 where nothing is counted."""
    of: int = 0
    """How many it takes."""
    utc: str = ""
    """Since when, or on which day; ISO 8601."""


class Day(msgspec.Struct, frozen=True):
    """One day's value."""

    utc: str
    value: float
    trials: int
    comparable: bool
    """With the latest."""


class Published(msgspec.Struct, frozen=True):
    """A published number that speaks of this measure, and whether it was used."""

    id: str
    """Of its row in the table of limits or norms."""
    source: str
    used: bool
    unfit: Unfit | None = None


class Place(msgspec.Struct, frozen=True):
    """Where a value lies among people of a published norm."""

    low: float
    middle: float
    high: float
    """5, 50 and 95 of 100 people lie below."""
    people: int
    norm: Published


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of one protocol over the days, and what may be said of it."""

    key: str
    protocol: str
    """Level id of single trials, or name of the assessment."""
    first: bool
    """It stands in the short table; the others stand in the details."""
    unit: str
    scale: Scale
    days: tuple[Day, ...]
    usual: Usual | None
    """None before 3 days, and where it cannot be told."""
    latest: float
    latest_trials: int
    """Or repetitions within trials, as the bands' trials then are."""
    repeats: bool
    latest_utc: str
    said: Said
    because: tuple[Because, ...]
    device: str
    filter: str
    version: str
    limit: Published | None = None
    """The published limit that made the band wider."""
    unused: tuple[Published, ...] = ()
    """Published limits of this measure that do not fit."""
    place: Place | None = None
    no_norms: tuple[Published, ...] = ()
    """Norms of this measure that do not fit."""
