"""Where the middle of a log lies: straight for a while, then a soft bend to the other side.

All in reach units, right above 0. Time is a count of steps of 1/120 s. Every bend is eased at both
ends, and never quicker than this person may be asked to lean.
"""

from __future__ import annotations

import random

import msgspec

from game.core.ease import eased
from game.core.level import Limits
from game.core.time import STEPS_PER_S, seconds, steps
from game.exercises.turns import by_turns

NEAREST_PLACE, FARTHEST_PLACE = 0.32, 0.44
"""A log bends so far to either side: a small shift, well within everybody's reach (ours)."""
PIECE_S = 5.0
"""About so long from one bend to the next (ours): the shortest stretch has one …"""
MOST_PLACES = 9
"""… and the longest, of 45 s, nine."""
PEAK_SPEED = 0.30
"""Reach units per second in the middle of a bend, at most (ours, unverified) …"""
BEND_SHARE = 0.7
"""… and what remains of a piece after its bend is straight, for a hold (ours)."""
PEAK_OF_MEAN_SPEED = 1.5
"""Of a bend eased at both ends."""


class Bend(msgspec.Struct, frozen=True, gc=False):
    """From one place to another, and then straight on."""

    start: float
    end: float
    lasts: int
    """Steps from the one to the other."""

    def middle(self, since: int) -> float:
        """The middle of the log so many steps after the bend began."""
        if since >= self.lasts:
            return self.end
        return self.start + eased(since / self.lasts) * (self.end - self.start)


def peak_speed(limits: Limits) -> float:
    """Of a bend at this person's pace."""
    return min(PEAK_SPEED * limits.pace, limits.most_speed)


def bend(start: float, end: float, speed: float, most_steps: int | None = None) -> Bend:
    """At no more than that speed at its peak; within so many steps it goes only as far as it
    can."""
    if most_steps is not None:
        farthest = speed * seconds(most_steps) / PEAK_OF_MEAN_SPEED
        end = max(start - farthest, min(end, start + farthest))
    lasts = PEAK_OF_MEAN_SPEED * abs(end - start) / speed * STEPS_PER_S
    return Bend(start, end, max(1, round(lasts)))


def pieces(hold_s: float) -> int:
    """Of how many bends, each with a straight piece after it, a stretch is made."""
    return max(1, min(MOST_PLACES, round(hold_s / PIECE_S)))


def bends(places: tuple[float, ...], hold_s: float, speed: float) -> tuple[Bend, ...]:
    """From the middle to one place after the other."""
    most, made, at = int(BEND_SHARE * steps(hold_s) / len(places)), list[Bend](), 0.0
    for place in places:
        made.append(bend(at, place, speed, most))
        at = made[-1].end
    return tuple(made)


def draw_places(source: random.Random, count: int, limits: Limits) -> tuple[float, ...]:
    """So many places, by turns to the left and to the right; the affected side as often as
    prescribed."""
    sides = by_turns(source, count, limits)
    sizes = [source.uniform(NEAREST_PLACE, FARTHEST_PLACE) for _ in sides]
    return tuple(-size if side == "left" else size for side, size in zip(sides, sizes, strict=True))
