"""What Flamingo Garden says: one short line, about the side to stand on and the ring."""

from __future__ import annotations

from game.exercises.flamingo_garden import Phase, State
from game.text import Words, mark

BOTH = mark("Both sides down")
REST = mark("Rest, both sides down")
STILL = mark("Still in the ring")
STAND = {
    "left": mark("Stand left, the other side up"),
    "right": mark("Stand right, the other side up"),
}
LONG_REST_STEPS = 600
"""A shorter pause is the change from one side to the other."""


def resting(state: State) -> bool:
    """Is it the long rest between two sets?"""
    return state.phase is Phase.REST and state.pause_steps > LONG_REST_STEPS


def said(words: Words, state: State) -> str:
    """What to do now, translated."""
    if state.phase is Phase.REST:
        return words(REST if resting(state) else BOTH)
    if state.gather:
        return words(BOTH)
    return words(STILL if state.stood else STAND[state.leg_ahead])
