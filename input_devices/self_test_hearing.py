"""What the self-test of a home-made board hears, and what it says and sends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from input_devices.sample import DeviceEvent, Kind, Replied, Sample
from input_devices.self_test_judging import Finding

Row = tuple[float, ...]
"""The four corners as the board counts them."""


class Say(msgspec.Struct, frozen=True):
    """For the maker."""

    text: str


class Send(msgspec.Struct, frozen=True):
    """For the board."""

    data: bytes


class Calibrated(msgspec.Struct, frozen=True):
    """Four numbers for the sketch, in its order of corners."""

    grams_per_count: tuple[float, ...]


Out = Say | Send | Finding | Calibrated


class Heard(NamedTuple):
    """What came since the last time."""

    now: float
    samples: Sequence[Sample]
    events: Sequence[DeviceEvent]
    bad: int
    """Lines so far that could not be used."""
    speaks: bool
    """Bytes come, whatever they mean."""


class Wishes(msgspec.Struct, frozen=True):
    """What the maker wants tested beside the rest."""

    kg: float | None = None
    """A weight that is known, for calibration; None: corners are pressed by hand."""
    unplug: bool = True


def loads(all_heard: Sequence[Heard]) -> list[Sample]:
    """The samples of load in what was heard."""
    return [s for heard in all_heard for s in heard.samples if s.kind is Kind.LOAD4]


def replies(all_heard: Sequence[Heard]) -> list[Replied]:
    """The answers in what was heard."""
    return [e for heard in all_heard for e in heard.events if isinstance(e, Replied)]


def less(row: Sequence[float], rest: Sequence[float]) -> Row:
    """What was added to the rest, corner by corner."""
    return tuple(a - b for a, b in zip(row, rest, strict=True))


def strongest(row: Sequence[float] | None) -> int | None:
    """The corner that moved most."""
    return None if row is None else max(range(4), key=lambda place: abs(row[place]))


def downward(row: Sequence[float] | None) -> bool:
    """That corner shows less than at rest."""
    place = strongest(row)
    return row is not None and place is not None and row[place] < 0
