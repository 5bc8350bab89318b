"""What is said during Rocket Legs: where the ring goes, never what to do with the body."""

from __future__ import annotations

from game.exercises.rocket_legs import Phase, State
from game.text import mark

UP, DOWN = mark("Up with the ring"), mark("Down with the ring")
STAY, WAIT = mark("Stay with the ring"), mark("Wait for the ring")
TO_THE_FOOT, TO_THE_TOP = mark("Come down to the ring"), mark("Come up to the ring")
BEGIN = mark("Sit down to begin")
ALL = (BEGIN, UP, DOWN, STAY, WAIT, TO_THE_FOOT, TO_THE_TOP)


def said(state: State) -> str:
    """The line of the moment, a message id."""
    from_foot = state.start_low > 0.5
    if state.phase is Phase.SETTLE:
        if from_foot and not state.welcomed:
            return BEGIN
        return WAIT if state.ready else TO_THE_FOOT if from_foot else TO_THE_TOP
    if state.phase is Phase.TURN:
        return STAY
    return UP if (state.phase is Phase.AWAY) == from_foot else DOWN
