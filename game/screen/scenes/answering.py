"""Which hand of a bout answers a sign of the second task."""

from __future__ import annotations

from game.core.bout import Bout, Phase
from game.core.prompting import ANSWERED
from game.screen.actions import Action, Do


def answers(action: Action, bout: Bout, *, scanning: bool) -> bool:
    """Is it the answer to a sign? One switch, scanning, answers while a sign is left to answer, and
    pauses once it has."""
    hands = (Do.OK, Do.CLICK) if scanning else (Do.OK,)
    if action.do is not Do.ANSWER and action.do not in hands:
        return False
    if bout.phase is not Phase.PLAYING or not set(ANSWERED) & set(bout.tasks):
        return False
    return not scanning or action.do is Do.ANSWER or bout.sign_open
