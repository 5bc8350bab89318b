"""What Treasure Sense says: where the light, or the otter, goes now."""

from __future__ import annotations

from collections.abc import Mapping

from game.exercises.treasure_sense import Phase, State
from game.text import mark

CHILD: Mapping[Phase, str] = {
    Phase.RETURN: mark("Back to the mat"),
    Phase.SHOW: mark("Visit the treasure"),
    Phase.BACK: mark("Back to the mat"),
    Phase.WAIT: mark("Keep the place in mind"),
    Phase.FIND: mark("Find the place again"),
}
ADULT: Mapping[Phase, str] = {
    Phase.RETURN: mark("Back to the middle"),
    Phase.SHOW: mark("Go to the mark"),
    Phase.BACK: mark("Back to the middle"),
    Phase.WAIT: mark("Keep the place in mind"),
    Phase.FIND: mark("Find the place again"),
}
READY = mark("Ready")
STAY = mark("Stay and feel where it is")
FOUND, HERE = mark("There it is!"), mark("It lay here")
NEAR = mark("Found")
SHORT, BEYOND = mark("Short of the mark"), mark("Beyond the mark")
BESIDE = mark("Beside the mark")
RESULT_S = 1.8
"""For so long the result has the word; the way back comes after it."""


def said(phases: Mapping[Phase, str], state: State) -> str:
    """The line of the moment, a message id."""
    if state.phase is Phase.SHOW and state.felt:
        return STAY
    if state.phase is Phase.RETURN and state.home:
        return READY
    return phases[state.phase]


def all_lines(phases: Mapping[Phase, str]) -> tuple[str, ...]:
    """Every line of one skin, to be lettered before play."""
    return (*phases.values(), STAY, READY)
