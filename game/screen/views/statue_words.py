"""What Statue Stretch says: one short line, about the place to lean to and what grows."""

from __future__ import annotations

from game.exercises.statue_stretch import Phase, State
from game.text import mark

SUN, RING = mark("Lean into the sun"), mark("Lean into the ring")
"""How the place looks to children, and to adults."""
STATUE, STILL = mark("Still as a statue"), mark("Still in the ring")
SLOWLY = mark("Softly and gently")
BACK = mark("Back to the middle")


def said(state: State, *, hasty: bool, child: bool) -> str:
    """What to do now; a message id. hasty: the lean has just been too quick for a while."""
    if state.phase is Phase.BETWEEN:
        return BACK
    if hasty:
        return SLOWLY
    if state.phase is Phase.HOLD:
        return STATUE if child else STILL
    return SUN if child else RING
