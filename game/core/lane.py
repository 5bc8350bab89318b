"""The side or direction that an attempt is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, TypeVar, get_args

Lane = Literal["left", "right", "forward", "back", "all"]
"""'all' where an attempt has no side, such as a stretch of river."""
LANES: tuple[Lane, ...] = get_args(Lane)

REMEMBERED = "remembered"
"""A word in the label of a target that is shown once and then found again without seeing it, such
as 'left_remembered'."""

FORECASTS = 3
"""So often a coach is asked again when what it wishes turns the next attempt to another side."""


class _Wish(Protocol):
    @property
    def d(self) -> float: ...


_Coach = TypeVar("_Coach")
_Move = TypeVar("_Move", bound=_Wish)


def lane_of(label: str) -> Lane:
    """The lane that an attempt's label names: the side first, since a side can be weak.

    label: as in `Shown`, such as 'forward_left' (left), 'back' or 'stretch' (all).
    """
    words = label.split("_")
    found: list[Lane] = [lane for lane in LANES if lane in words]
    return found[0] if found else "all"


def for_the_lane_met(
    ask: Callable[[Lane], tuple[_Coach, _Move]], lane_at: Callable[[float], Lane], lane: Lane
) -> tuple[_Coach, _Move]:
    """What a coach answers for the side that its own answer leads to.

    A difficulty can change the side it is meant for: a harder star map has more directions, so
    another star comes next. The coach is asked again for that side, until both agree; where they
    never do, the easiest of its answers holds.

    ask: the coach and its move for a lane; pure, since it may be asked again. lane_at: the lane of
    the next attempt at a difficulty. lane: the one to ask for first.
    """
    answers = []
    for _ in range(FORECASTS):
        answers.append(ask(lane))
        met = lane_at(answers[-1][1].d)
        if met == lane:
            return answers[-1]
        lane = met
    return min(answers, key=lambda answer: answer[1].d)
