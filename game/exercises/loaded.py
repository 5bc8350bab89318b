"""Where no load may be added: on one leg. Source: exercises 5, E4."""

from __future__ import annotations

from game.core.level import Condition

NEVER_LOADED = ("flamingo_garden",)


def load_problem(exercise: str, condition: Condition) -> str | None:
    """Why a condition may not be played with added load, in one line; None where nothing stands
    against it."""
    if condition.load and exercise in NEVER_LOADED:
        return "no load is added on one leg: load may be 0 only."
    return None
