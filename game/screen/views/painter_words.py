"""What is said during Pelvis Painter: where the brush goes, never what to do with the body."""

from __future__ import annotations

from collections.abc import Mapping

from game.exercises.pelvis_painter import Phase, State
from game.screen.look import Theme
from game.text import mark

BACK, SLOWLY = mark("Back to the middle"), mark("Gently, as in painting")
FIND: Mapping[Theme, str] = {
    "child": mark("Bring the brush to the paint"),
    "adult": mark("Bring the brush to the ink"),
}
HOLD: Mapping[Theme, str] = {
    "child": mark("Keep the brush in the paint"),
    "adult": mark("Keep the brush in the ink"),
}
ALL = (BACK, SLOWLY, *FIND.values(), *HOLD.values())


def said(state: State, theme: Theme) -> str:
    """The line of the moment, a message id."""
    if state.phase is Phase.BETWEEN:
        return BACK
    if state.hasty and state.brush_seen and state.phase is Phase.HOLD:
        return SLOWLY
    return (FIND if state.phase is Phase.FIND else HOLD)[theme]
