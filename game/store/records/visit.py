"""A visit: what was said, asked for, prescribed and noted in it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from game.core.second_task import Counted

Rating = Annotated[int, msgspec.Meta(ge=0, le=10)]


class Check(msgspec.Struct, frozen=True):
    """What the patient said before or after: effort, pain and how hard it was, 0 to 10; None where
    not asked."""

    effort: Rating | None = None
    pain: Rating | None = None
    difficulty: Rating | None = None
    """Rating of perceived difficulty. Source: clinical design 4.1, 4.3."""
    counted: Counted | None = None
    """Where counting aloud went beside the bout; None where it did not, and where nobody told."""


class Note(msgspec.Struct, frozen=True):
    """What the therapist wrote down during a visit."""

    utc: str
    text: str


class Seen(msgspec.Struct, frozen=True):
    """A sign of fatigue, in words and numbers."""

    reason: str
    """A message id for the catalogues, with places for the values."""
    values: dict[str, int | float] = {}


Chosen = Literal["", "rested", "cut_short", "went_on", "finished", "stopped"]
"""What came of a prompt; empty where nobody said. 'cut_short': somebody ended the rest by hand;
'went_on': finishing was suggested, and play went on after a rest."""


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """The game asked for a rest, suggested finishing, or ended the visit."""

    utc: str
    advice: Literal["rest", "long_rest", "finish", "stop"]
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: dict[str, int | float] = {}
    signs: tuple[Seen, ...] = ()
    """Every sign of fatigue at that moment."""
    chosen: Chosen = ""


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """What was prescribed for a visit."""

    plan: str
    bouts: int
    """Probes left out."""
    rest_s: float
    session_min: float
    cap_min: float


Shared = Literal["", "turns", "together"]
"""Played alone, in turns with somebody else, or on one voyage with them."""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One session of one patient: `session.json`."""

    id: str
    """Sorts by time; unique in the store."""
    patient: str
    started_utc: str
    program_version: str
    check_in: Check | None = None
    check_out: Check | None = None
    after_bouts: tuple[Check, ...] = ()
    """What the patient said after each bout, in order."""
    ended_utc: str | None = None
    """None while the visit lasts, or when it was never closed."""
    stop_reason: str = ""
    """Why it ended early; empty when it did not."""
    planned: Planned | None = None
    """None for a visit of an older program."""
    prompts: tuple[Prompt, ...] = ()
    shared: Shared = ""
    """Whether another person played on the same board, bout by bout; never who."""
    notes: tuple[Note, ...] = ()
