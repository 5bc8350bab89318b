"""The coach: how hard the next attempt is, when to rest, when to stop. Pure: a frozen state and
what happened go in, the next state and a move with its reason in words come out.

The coach moves the dial and nothing else. No code here can write a condition (stance, support,
vision, surface …): those belong to the therapist, and a test looks after it. This room knows the
core only; it never sees an exercise, only successes and difficulties.

A way of adapting is a rule, which learns and wishes; around every rule stands the same kindness
(`KindCoach`), which keeps steps small, rescues, and ends on a success. To add one: a module with a
frozen struct that is a `Rule`, a function in `beginning`, and one line in `METHODS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.coach.beginning import begin_bayes, begin_weighted_up_down
from game.coach.fixed import Fixed
from game.coach.kindness import KindCoach
from game.coach.move import Attempt, Coach, Move, Start

METHODS: Mapping[str, Callable[[Start], Coach]] = {
    "wud": begin_weighted_up_down,
    "bayes": begin_bayes,
    "fixed": Fixed.begin,
}
__all__ = ["METHODS", "Attempt", "Coach", "Fixed", "KindCoach", "Move", "Start"]
