"""Which star comes when: directions, and fair orders drawn before play begins."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from game.core.level import Limits, Side

Direction = Literal[
    "forward",
    "forward_right",
    "right",
    "back_right",
    "back",
    "back_left",
    "left",
    "forward_left",
]

BEARINGS_DEG: Mapping[Direction, float] = {
    "forward": 0,
    "forward_right": 45,
    "right": 90,
    "back_right": 135,
    "back": 180,
    "back_left": 225,
    "left": 270,
    "forward_left": 315,
}
"""Clockwise from straight ahead."""

AHEAD: Mapping[int, tuple[Direction, ...]] = {
    2: ("left", "right"),
    3: ("left", "forward", "right"),
    4: ("left", "forward_left", "forward_right", "right"),
    5: ("left", "forward_left", "forward", "forward_right", "right"),
}
"""How many directions there are, and which: sideways first, where reach is surest, then forward,
then between. Every set has its mirror image, so that neither side has more (ours)."""
AROUND: Mapping[int, tuple[Direction, ...]] = {
    2: AHEAD[2],
    3: AHEAD[3],
    4: ("left", "forward", "right", "back"),
    5: AHEAD[5],
    6: (*AHEAD[5], "back"),
    7: (*AHEAD[5], "back_right", "back_left"),
    8: (*AHEAD[5], "back_right", "back", "back_left"),
}
"""The same with the back, least and last, for people whose therapist allows it."""

MOST_ON_ONE_SIDE = 3
"""In a row. Source: exercises 3.2, clinical design 7.3."""

Order = Literal["known", "random"]


def point(direction: Direction, distance: float) -> tuple[float, float]:
    """Where a star at this distance lies, x right and y forward."""
    bearing = math.radians(BEARINGS_DEG[direction])
    x, y = distance * math.sin(bearing), distance * math.cos(bearing)
    return round(x, 9) + 0.0, round(y, 9) + 0.0  # plus 0.0, so that no place is called -0.0


def side_of(direction: Direction) -> Side:
    """The side of the body that a direction leans to."""
    return "left" if "left" in direction else "right" if "right" in direction else "none"


def directions(count: int, *, behind: bool) -> tuple[Direction, ...]:
    """The set of so many directions; at most 5 where nothing may lie behind."""
    sets = AROUND if behind else AHEAD
    return sets[min(count, max(sets))]


class Orders(msgspec.Struct, frozen=True):
    """Every order that the dial may ask for, drawn at the start."""

    known: dict[int, tuple[Direction, ...]]
    random: dict[int, tuple[Direction, ...]]

    def star(self, number: int, count: int, order: Order, before: Sequence[Direction]) -> Direction:
        """The direction of a star: number from 0, of so many directions, after those `before`."""
        table = (self.known if order == "known" else self.random)[count]
        for later in range(len(table)):
            direction = table[(number + later) % len(table)]
            if not _too_many(direction, before):
                return direction
        raise AssertionError(table)


def draw_orders(source: random.Random, stars: int, limits: Limits) -> Orders:
    """Orders of so many stars for every count of directions this person may have."""
    known, mixed = {}, {}
    for count in AROUND:
        chosen = directions(count, behind=limits.behind)
        fair = _shares(chosen, stars, limits)
        known[count] = _known(chosen, fair, stars, limits)
        mixed[count] = _mixed(source, fair)
    return Orders(known, mixed)


def sides_in_turn(
    source: random.Random, targets: int, limits: Limits
) -> tuple[Literal["left", "right"], ...]:
    """Left or right for so many targets: shuffled, the affected side its prescribed share, at most
    three in a row on one side."""
    order = _mixed(source, _shares(AHEAD[2], targets, limits))
    return tuple("left" if direction == "left" else "right" for direction in order)


def _shares(chosen: Sequence[Direction], stars: int, limits: Limits) -> list[Direction]:
    """So many stars, each direction its fair number, the affected side its prescribed share."""
    weights = dict.fromkeys(chosen, 1.0)
    if limits.affected_side != "none":
        for direction in chosen:
            if side_of(direction) == limits.affected_side:
                weights[direction] = 2 * limits.affected_share
            elif side_of(direction) != "none":
                weights[direction] = 2 * (1 - limits.affected_share)
    return _spread(weights, stars)


def _spread(weights: Mapping[Direction, float], stars: int) -> list[Direction]:
    """Directions as often as their weights say, each spread as evenly as can be: whoever lags
    farthest behind comes next."""
    owed = dict.fromkeys(weights, 0.0)
    total = sum(weights.values())
    order: list[Direction] = []
    while len(order) < stars:
        for direction, weight in weights.items():
            owed[direction] += weight / total
        free = [direction for direction in weights if not _too_many(direction, order)]
        due = max(free, key=lambda direction: owed[direction])
        owed[due] -= 1
        order.append(due)
    return order


def _known(
    chosen: Sequence[Direction], fair: list[Direction], stars: int, limits: Limits
) -> tuple[Direction, ...]:
    """Round the sky, one star after its neighbour; with an affected side, its stars more often."""
    if limits.affected_side != "none" and limits.affected_share > 0.5:
        return tuple(fair)
    return tuple(chosen[number % len(chosen)] for number in range(stars))


def _mixed(source: random.Random, fair: list[Direction]) -> tuple[Direction, ...]:
    """The same stars shuffled, at most three in a row on one side."""
    for _ in range(50):
        left, order = fair.copy(), list[Direction]()
        while left:
            free = [direction for direction in left if not _too_many(direction, order)]
            if not free:
                break
            order.append(source.choice(free))
            left.remove(order[-1])
        if not left:
            return tuple(order)
    return tuple(fair)


def _too_many(direction: Direction, before: Sequence[Direction]) -> bool:
    """True if one more would be too many in a row on one side."""
    side = side_of(direction)
    last = before[-MOST_ON_ONE_SIDE:]
    return (
        side != "none"
        and len(last) == MOST_ON_ONE_SIDE
        and all(side_of(other) == side for other in last)
    )
