"""What Log Walk says: one short line, about the log and who goes first."""

from __future__ import annotations

from game.exercises.log_walk import CARD, Phase, State
from game.text import mark

REST, NEXT = mark("Rest on the rock"), mark("Now the next log")
HIDDEN = mark("Walk the log unseen")
FIRST = {"left": mark("The left one goes first"), "right": mark("The right one goes first")}
ALL = (CARD.goal, REST, NEXT, HIDDEN, *FIRST.values())
NEXT_S = 1.3
"""So long before the next log it is said."""
GOAL_S = 4.0
"""The goal is said for so long on the first log."""


def said(state: State) -> str | None:
    """The line of the moment, a message id; None where the picture is enough."""
    if state.phase is Phase.REST:
        if state.attempts >= state.planned:
            return None
        if state.lead is not None and state.changes:
            return FIRST[state.lead]
        if state.stretch is None:
            return CARD.goal
        return REST if state.seconds_left > NEXT_S else NEXT
    if not state.lean_seen and state.feedback != "bandwidth":
        return HIDDEN
    first = state.attempts == 0 and state.since < GOAL_S * 120
    return CARD.goal if first else None
