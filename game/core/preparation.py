"""What is done off the board before the warm-up, where a plan has it: a list with a time for each
area. It makes no claims. Source: exercises 5, preparation card (unverified); times are of that
design."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Kind = Literal["massage", "release", "warm_up"]
"""'release': rolling and gentle pressure on muscle and fascia."""
Area = Literal["feet", "calves", "thighs", "hips", "back", "shoulders"]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to do."""

    kind: Kind
    area: Area
    seconds: Annotated[float, msgspec.Meta(ge=30, le=90)] = 45.0


class Preparing(msgspec.Struct, frozen=True):
    """The list as it is gone through, from top to bottom."""

    items: tuple[Item, ...]
    done_s: tuple[float, ...] = ()
    """Of the items that are over; less than asked where one was skipped."""
    spent_s: float = 0.0
    """On the item at hand."""
    running: bool = False

    @property
    def over(self) -> bool:
        """Nothing is left."""
        return len(self.done_s) == len(self.items)

    @property
    def left_s(self) -> float:
        """Of the item at hand; 0 once nothing is left."""
        return 0.0 if self.over else self.items[len(self.done_s)].seconds - self.spent_s

    def turned(self) -> Preparing:
        """The timer begins, or waits."""
        return msgspec.structs.replace(self, running=not self.running and not self.over)

    def passed(self, seconds: float) -> Preparing:
        """So much later; an item whose time is over makes way, and the next waits to be begun."""
        if not self.running:
            return self
        if seconds >= self.left_s:
            return self._next(self.items[len(self.done_s)].seconds)
        return msgspec.structs.replace(self, spent_s=self.spent_s + seconds)

    def skipped(self) -> Preparing:
        """The item at hand is left out, or cut short."""
        return self if self.over else self._next(self.spent_s)

    def _next(self, done_s: float) -> Preparing:
        return Preparing(self.items, (*self.done_s, done_s))
