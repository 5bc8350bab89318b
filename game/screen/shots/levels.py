"""The levels that are shown: two in a whole bout, one of each other exercise in play."""

from __future__ import annotations

from game.exercises import EXERCISES
from game.exercises.library import level_ids

LEVELS = ("river_run/03-willow-bow", "star_map/03-")
"""Played by a simulated person, by the beginning of their id."""
RUNG = "05-"
"""Of the others."""


def levels_in_play() -> list[str]:
    """The whole ids, in the same order."""
    return [_first(start) for start in LEVELS]


def other_levels() -> list[str]:
    """One of every other exercise that is played for itself, whatever device it needs."""
    shown = {start.partition("/")[0] for start in LEVELS}
    played = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
    return [_first(f"{name}/{RUNG}") for name in played if name not in shown]


def _first(start: str) -> str:
    return next(one for one in level_ids() if one.startswith(start))
