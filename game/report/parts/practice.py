"""How much was practised: in all, by visit, by exercise, by bout."""

from __future__ import annotations

import msgspec

from game.core.second_task import Counted
from game.report.care import Care
from game.store.records import BoutRow, Check, Note


class Dose(msgspec.Struct, frozen=True, kw_only=True):
    """How much was practised in all."""

    sessions: int
    first_utc: str | None
    last_utc: str | None
    bouts: int
    """Of play; probes are counted apart."""
    probes: int
    interrupted: int
    """Bouts of either kind that were cut off."""
    active_s: float
    """Play and probes, pauses left out."""
    paused_s: float
    attempts: int
    """Of play alone, as successes."""
    successes: int


class VisitPart(msgspec.Struct, frozen=True, kw_only=True):
    """One visit."""

    session: str
    started_utc: str
    ended_utc: str | None
    bouts: int
    probes: int
    active_s: float
    paused_s: float
    attempts: int
    successes: int
    before: Check
    most: Check
    """The highest that was said after a bout."""
    after: Check
    ended_early: str
    """Why; empty when it did not."""
    notes: tuple[Note, ...]
    care: Care


class ExercisePart(msgspec.Struct, frozen=True, kw_only=True):
    """What was practised of one exercise."""

    exercise: str
    title: str
    """Message id."""
    bouts: int
    active_s: float
    attempts: int
    successes: int
    rung: int | None
    """Of the last bout."""
    median_d: float | None
    """Middle of the bouts' median difficulties, 0 to 1."""


class BoutPart(msgspec.Struct, frozen=True, kw_only=True):
    """A bout and how it is called."""

    row: BoutRow
    title: str
    """Message id of the exercise."""
    rung: int | None
    counted: Counted | None = None
    """How far somebody counted aloud beside it."""
