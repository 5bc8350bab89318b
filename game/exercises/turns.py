"""Left and right by turns, the affected side as often as prescribed."""

from __future__ import annotations

import random
from typing import Literal

from game.core.level import Limits

Turn = Literal["left", "right"]


def by_turns(source: random.Random, count: int, limits: Limits) -> tuple[Turn, ...]:
    """So many sides: whichever lags farthest behind its share comes next; who begins is drawn."""
    share: dict[Turn, float] = {"left": 0.5, "right": 0.5}
    if limits.affected_side != "none":
        other: Turn = "right" if limits.affected_side == "left" else "left"
        share = {limits.affected_side: limits.affected_share, other: 1 - limits.affected_share}
    first: Turn = source.choice(("left", "right"))
    owed: dict[Turn, float] = {"left": 0.0, "right": 0.0, first: 0.01}
    order: list[Turn] = []
    for _ in range(count):
        for side in owed:
            owed[side] += share[side]
        due = max(owed, key=lambda side: owed[side])
        owed[due] -= 1
        order.append(due)
    return tuple(order)
