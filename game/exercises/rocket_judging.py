"""What a repetition was worth: all the way, along with the ring, evenly on both legs."""

from __future__ import annotations

from game.exercises.rocket_level import Asked
from game.exercises.rocket_state import Outcome, State

EVEN_SHARE = 0.75
"""Of a repetition during which the legs must carry alike. Source: ours, as in River Run."""


def judgement(state: State, *, arrived: bool) -> tuple[Outcome, float]:
    """The outcome, and its quality, 0 to 1: the mean of how far, how near to the ring, and how
    evenly, as far as that could be told. arrived: they came back as well."""
    ways = (state.there, state.arrived) if arrived else (state.there, 0)
    tempo = all(in_tempo(state.asked, way) for way in ways)
    share = 1 - state.uneven / state.judged if state.judged else None
    even = None if share is None else share >= EVEN_SHARE
    outcome = Outcome(arrived and tempo and even is not False, tempo, even, state.farthest)
    if not state.farthest:
        return outcome, 0.0
    closeness = sum(_closeness(state.asked, way) for way in ways) / len(ways)
    far = state.farthest if arrived else state.farthest / 2
    parts = [far, closeness] if share is None else [far, closeness, share]
    return outcome, sum(parts) / len(parts)


def in_tempo(asked: Asked, way: int) -> bool:
    """way: steps until they were there; 0 for never."""
    return asked.least_steps <= way and (asked.most_steps is None or way <= asked.most_steps)


def _closeness(asked: Asked, way: int) -> float:
    """How near a way came to the ring's, 0 to 1; whoever is there before it loses nothing, but for
    dropping."""
    if way < asked.least_steps:
        return way / asked.least_steps
    if asked.most_steps is None:
        return 1.0
    return 1 - min(1.0, max(0, way - asked.tempo_steps) / asked.tempo_steps)
