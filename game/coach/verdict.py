"""What the evidence says of the next visit, and why: a way, and a reason in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from game.text import mark

Way = Literal["down", "stay", "up", "mastered"]
"""From careful to bold. 'mastered': there is nothing higher to play, and R6 holds."""

PAIN_REACHED = mark("Pain of {pain} of 10 reached the limit of {limit}.")
BALANCE_LOST = mark("Balance was lost {losses} times in one bout.")
RATED_TOO_HARD = mark("One bout was rated {rating} of 10 for difficulty.")
TOO_FEW = mark("{successes} of {attempts} attempts succeeded: less than {share} %.")
SUCCEEDS = mark(
    "{successes} of {attempts} attempts in {bouts} bouts succeeded, with the dial at its ceiling."
)
SUCCEEDS_LIMITED = mark(
    "{successes} of {attempts} attempts in {bouts} bouts succeeded, with the dial at its highest "
    "within your limit of {limit} %."
)
MASTERS = mark("{successes} of the last {attempts} attempts at the highest difficulty succeeded.")
MASTERS_LIMITED = mark(
    "{successes} of the last {attempts} attempts at your limit of {limit} %\u00a0succeeded."
)
NOT_ENOUGH = mark("{attempts} attempts so far: {needed} are needed to say more.")
RIGHT = mark("{successes} of {attempts} attempts succeeded: it fits as it is.")
ROOM_LEFT = mark("The dial still has room: it stood at {d} %, and may go to {ceiling} %.")
UNSTEADY = mark("Balance was lost in one of the last bouts.")
RATED_HARD = mark("One of the last bouts was rated {rating} of 10 for difficulty.")
PAIN_ROSE = mark("Pain rose by {rise} in one of the last bouts.")
EXHAUSTED = mark("Effort was {effort} of 10 in one of the last bouts.")
AFTER_PAIN = mark(
    "Pain had reached the limit: {needed} good visits come before anything harder, {visits} so far."
)
ENDED = mark("One of the last visits was ended early.")
ENDED_BY: Mapping[str, str] = {
    "pain": mark("One of the last visits was ended because of pain."),
    "effort": mark("One of the last visits was ended, as the effort was enough for that day."),
    "tired": mark("One of the last visits was ended, as signs of fatigue showed."),
}
"""Why a visit ended early, where more is known than that it did."""
DIAL_LOCKED = mark("It goes well; the difficulty is locked, and nothing harder is suggested.")
TOP = mark(
    "It goes well, and there is no higher level to suggest: at the highest difficulty {successes} "
    "of {attempts} attempts succeeded."
)
AFTER_DECLINE = mark(
    "It goes well; this was declined, and is suggested again after {bouts} more bouts like these."
)


class Verdict(msgspec.Struct, frozen=True):
    """What the evidence says, and why."""

    way: Way
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: Mapping[str, float] = {}

    @property
    def text(self) -> str:
        """The reason in English."""
        return self.reason.format(**self.values)
