"""What is said during Pelvis Painter: where the brush goes, never what to do with the body."""

from __future__ import annotations

from game.exercises.pelvis_painter import Phase, State
from game.text import mark

BACK, SLOWLY = mark("Back to the middle"), mark("Gently, as in painting")
FIND, HOLD = mark("Bring the brush to the paint"), mark("Keep the brush in the paint")
ALL = (BACK, SLOWLY, FIND, HOLD)


def said(state: State) -> str:
    """The line of the moment, a message id."""
    if state.phase is Phase.BETWEEN:
        return BACK
    if state.hasty and state.brush_seen and state.phase is Phase.HOLD:
        return SLOWLY
    return FIND if state.phase is Phase.FIND else HOLD
