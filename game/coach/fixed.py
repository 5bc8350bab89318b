"""No adaptation: the therapist has locked the dial, or a probe must stay the same."""

from __future__ import annotations

import msgspec

from game.coach.move import Attempt, Move, Start
from game.core.lane import Lane
from game.text import mark

LOCKED = mark("The difficulty is locked.")


class Fixed(msgspec.Struct, frozen=True):
    """Proposes the same difficulty for ever."""

    d: float

    @classmethod
    def begin(cls, start: Start) -> Fixed:
        """At its d, whatever the wished success; within the limits."""
        return cls(max(start.low, min(start.d, start.high)))

    def begun(self, lane_ahead: Lane = "all") -> tuple[Fixed, Move]:
        """At its d."""
        return self, Move(self.d, LOCKED)

    def propose(
        self, attempt: Attempt, *, lane_ahead: Lane = "all", last_next: bool = False
    ) -> tuple[Fixed, Move]:
        """The same again."""
        return self, Move(self.d, LOCKED)

    def moved(self, d: float) -> Fixed:
        """Locked at d from now on."""
        return Fixed(d)
