"""The coach: how hard the next attempt is, when to rest, when to stop. Pure: a frozen state and
what happened go in, the next state and a move with its reason in words come out.

The coach moves the dial and nothing else. No code here can write a condition (stance, support,
vision, surface …): those belong to the therapist, and a test looks after it. This room knows the
core only; it never sees an exercise, only successes and difficulties.

To add a way of adapting: a module with a frozen struct that has `propose`, and one line in
`METHODS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.coach.fixed import Fixed
from game.coach.move import Attempt, Coach, Start
from game.coach.weighted_up_down import WeightedUpDown

METHODS: Mapping[str, Callable[[Start], Coach]] = {
    "wud": WeightedUpDown.begin,
    "fixed": Fixed.begin,
}
__all__ = ["METHODS", "Attempt", "Coach", "Fixed", "Start", "WeightedUpDown"]
