"""What is said during Drum March."""

from __future__ import annotations

from game.exercises.drum_march import State
from game.text import mark

READY, GO = mark("Here comes the drum"), mark("March with the drum")
WAITS, SLEEPERS = mark("The drum waits for you"), mark("Let the sleepers pass")
RESTS = mark("Let the hollow rings pass")
ALL = (READY, GO, WAITS, SLEEPERS, RESTS)


def said(state: State, passing: str) -> str:
    """The line of the moment, a message id. passing: what is said of beats to be let pass."""
    phrase = state.phrase
    if state.own_tempo:
        return WAITS
    if phrase is None or not state.playing or state.count_in:
        return READY
    return GO if all(phrase.go) else passing
