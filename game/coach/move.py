"""What a coach is told of an attempt, and what it answers: the next difficulty, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from game.core.lane import Lane


class Attempt(msgspec.Struct, frozen=True):
    """One attempt that has ended."""

    success: bool
    d: float
    """The difficulty at which it was really played, which a therapist or a limit may have
    changed."""
    lane: Lane = "all"
    easy: bool = False
    """It was given to succeed, and says nothing of skill."""
    days_ago: float = 0.0
    """0 for today's; older attempts weigh less."""


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """Where a coach begins a bout."""

    d: float
    """Where somebody begins who has never played this level."""
    target: float = 0.75
    """The wished share of successes."""
    low: float = 0.0
    high: float = 1.0
    """The least and the most difficulty allowed."""
    earlier: tuple[Attempt, ...] = ()
    """Attempts at this level in earlier visits, oldest first."""
    today: tuple[Attempt, ...] = ()
    """Attempts at this level earlier in this visit, oldest first: play goes on from them."""
    sided: bool = False
    """A side is weak: keep a difficulty for each side and direction."""
    child: bool = False
    """Success within the first three attempts is made sure of."""


class Move(msgspec.Struct, frozen=True):
    """Where the dial goes for the next attempt."""

    d: float
    reason: str
    """A message id for the catalogues, with places such as `{failures}` for the values."""
    values: Mapping[str, float] = {}
    easier_on_purpose: bool = False
    """The attempt is there to succeed; leave it out of every estimate of skill."""

    @property
    def text(self) -> str:
        """The reason in English, for the recording."""
        return self.reason.format(**self.values)


class Coach(Protocol):
    """Anything that moves the dial after each attempt."""

    @property
    def d(self) -> float:
        """The difficulty of the attempt to come."""

    def begun(self, lane_ahead: Lane = "all") -> tuple[Coach, Move]:
        """The coach as a bout begins, and the move for its first attempt.

        lane_ahead: the side of that attempt.
        """

    def propose(
        self, attempt: Attempt, *, lane_ahead: Lane = "all", last_next: bool = False
    ) -> tuple[Coach, Move]:
        """The coach after an attempt, and the move for the next.

        lane_ahead: the side of the next attempt. last_next: the next attempt is the last of its
        bout, and should end it on a success.
        """

    def moved(self, d: float) -> Coach:
        """The coach after the therapist has turned the dial to d: it goes on from there."""
