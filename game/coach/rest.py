"""When to rest and when to stop: effort, pain and the clock. Source: clinical design 6.1, 6.2, H7
and H8."""

from __future__ import annotations

import enum
from collections.abc import Mapping

import msgspec

from game.text import mark

EFFORT_REST = 7
EFFORT_STOP = 9
PAIN_RISE = 2
"""A rise of so much since check-in stops a session at any level of pain."""


class Advice(enum.StrEnum):
    """What to do now."""

    GO_ON = "go_on"
    REST = "rest"
    STOP = "stop"


class Gate(msgspec.Struct, frozen=True):
    """An advice and why."""

    advice: Advice
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: Mapping[str, float] = {}


FINE = Gate(Advice.GO_ON, mark("Ready to go on."))
PAIN_REACHED = mark("Pain {pain} of 10 reaches the limit of {limit}: the visit ends here.")
PAIN_ROSE = mark("Pain rose by {rise} since the beginning: the visit ends here.")
EFFORT_ENDS = mark("Effort {effort} of 10: that was enough for today.")
EFFORT_RESTS = mark("Effort {effort} of 10: time for a rest.")
TIME_OVER = mark("{minutes} minutes are reached: well done for today.")


def after_bout(
    *,
    effort: int | None,
    pain: int | None,
    pain_at_check_in: int | None,
    pain_stop: int,
    active_min: float,
    cap_min: float,
) -> Gate:
    """What the answers after a bout, and the minutes so far, advise. The gravest reason wins.

    effort and pain: 0 to 10, None where nobody was asked. pain_stop: the patient's own limit.
    active_min, cap_min: minutes of this session so far, and the most allowed.
    """
    if pain is not None and pain >= pain_stop:
        return Gate(Advice.STOP, PAIN_REACHED, {"pain": pain, "limit": pain_stop})
    if pain is not None and pain_at_check_in is not None and pain - pain_at_check_in >= PAIN_RISE:
        return Gate(Advice.STOP, PAIN_ROSE, {"rise": pain - pain_at_check_in})
    if effort is not None and effort >= EFFORT_STOP:
        return Gate(Advice.STOP, EFFORT_ENDS, {"effort": effort})
    if active_min >= cap_min:
        return Gate(Advice.STOP, TIME_OVER, {"minutes": cap_min})
    if effort is not None and effort >= EFFORT_REST:
        return Gate(Advice.REST, EFFORT_RESTS, {"effort": effort})
    return FINE
