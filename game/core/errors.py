"""Errors that a person outside this code can mend. Our own bugs stay plain exceptions."""

from __future__ import annotations

import difflib
from collections.abc import Collection


class SetupError(Exception):
    """A file, a plan or a call is wrong: the therapist mends it. The message says where, what, and
    what to do."""


class ElsewhereError(SetupError):
    """This patient is in a visit at another station just now."""

    def __init__(self, alias: str, since_utc: str) -> None:
        super().__init__(f"{alias} plays at another station since {since_utc}. End that visit.")
        self.alias = alias


def near_miss(name: str, known: Collection[str]) -> str:
    """'Did you mean …?' when one known name is close, else the list of known names."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(sorted(known))}."
