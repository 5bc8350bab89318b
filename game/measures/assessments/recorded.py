"""A recorded trial of an assessment: what every result is computed from."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.core.recording import Header, Line, Taken


class Recorded(msgspec.Struct, frozen=True):
    """One trial, as it was recorded."""

    condition: str
    """Of the assessment's parts, such as 'firm_eo'."""
    header: Header
    samples: Sequence[Taken]
    events: Sequence[Line]
    practice: bool = False
    """It was for learning, and counts for nothing."""

    @property
    def counts(self) -> bool:
        """Completed, and not for practice."""
        return self.header.ended == "done" and not self.practice
