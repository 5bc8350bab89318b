"""What a coach answers: the difficulty of the next attempt, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec


class Move(msgspec.Struct, frozen=True):
    """Where the dial goes for the next attempt."""

    d: float
    reason: str
    """A message id for the catalogues, with places such as `{failures}` for the values."""
    values: Mapping[str, float] = {}
    easier_on_purpose: bool = False
    """The attempt is there to succeed; leave it out of every estimate of skill."""
    offer_pause: bool = False
    """Three failures in a row: time for the card 'shake it out, rest, easier?'."""

    @property
    def text(self) -> str:
        """The reason in English, for the recording."""
        return self.reason.format(**self.values)


class Coach(Protocol):
    """Anything that moves the dial after each attempt."""

    @property
    def d(self) -> float:
        """The difficulty of the attempt to come."""

    def propose(self, success: bool, *, last_next: bool = False) -> tuple[Coach, Move]:
        """The coach after an attempt, and the move for the next.

        last_next: the next attempt is the last of its bout, and should end it on a success.
        """

    def moved(self, d: float) -> Coach:
        """The coach after the therapist has turned the dial to d: it goes on from there."""
