"""No adaptation: the therapist has locked the dial, or a probe must stay the same."""

from __future__ import annotations

import msgspec

from game.coach.move import Move
from game.text import mark

LOCKED = mark("The difficulty is locked.")


class Fixed(msgspec.Struct, frozen=True):
    """Proposes the same difficulty for ever."""

    d: float

    @classmethod
    def begin(cls, d: float, target: float, low: float, high: float) -> Fixed:
        """At d, whatever the wished success; within the limits."""
        return cls(max(low, min(d, high)))

    def propose(self, success: bool, *, last_next: bool = False) -> tuple[Fixed, Move]:
        """The same again."""
        return self, Move(self.d, LOCKED)

    def moved(self, d: float) -> Fixed:
        """Locked at d from now on."""
        return Fixed(d)
