"""Errors that a person outside this code can mend. Our own bugs stay plain exceptions."""

from __future__ import annotations

import difflib
from collections.abc import Collection


class SetupError(Exception):
    """A file, a plan or a call is wrong: the therapist mends it. The message says where, what, and
    what to do."""


def near_miss(name: str, known: Collection[str]) -> str:
    """'Did you mean …?' when one known name is close, else the list of known names."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(sorted(known))}."
