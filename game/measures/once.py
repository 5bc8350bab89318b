"""What several measures share is computed once for a trial, and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from game.measures.trial import Trial

Found = TypeVar("Found")


def once(compute: Callable[[Trial], Found]) -> Callable[[Trial], Found]:
    """The same pure function, computed at its first call for a trial.

    A trial never changes, so what was found stays right; it goes with the trial, and a trial made
    from another one starts anew.
    """
    name = f"{compute.__module__}.{compute.__qualname__}"

    @wraps(compute)
    def kept(trial: Trial) -> Found:
        if name not in trial.__dict__:
            trial.__dict__[name] = compute(trial)
        found: Found = trial.__dict__[name]
        return found

    return kept
