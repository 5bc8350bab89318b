"""Single-leg stance: how long, and how steadily. Source: measures reference 4.4."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import msgspec

from game.measures.assessments.values import Value


class Hold(msgspec.Struct, frozen=True):
    """One attempt on one leg."""

    time_s: float
    capped: bool
    """The cap was reached; the person could have gone on."""
    touched: bool
    """It ended with a touch of the other foot."""
    mvelo: float | None = None
    """Sway velocity over the held time without its first second, mm/s; None below 5 s of it."""


class HoldTimes(msgspec.Struct, frozen=True):
    best: float
    mean: float


class OneLeg(Value, frozen=True, kw_only=True):
    """The attempts on one leg together."""

    time_s: HoldTimes | None = None
    capped: bool = False
    n_touch: int = 0
    mvelo: float | None = None


def one_leg(holds: Sequence[Hold]) -> OneLeg:
    """The attempts on one leg, in order; none is "not possible today", which is a result."""
    if not holds:
        return OneLeg().because("no attempt")
    times = [hold.time_s for hold in holds]
    steady = [hold.mvelo for hold in holds if hold.mvelo is not None]
    return OneLeg(
        time_s=HoldTimes(max(times), fmean(times)),
        capped=any(hold.capped for hold in holds),
        n_touch=sum(hold.touched for hold in holds),
        mvelo=fmean(steady) if steady else None,
    ).because("no hold lasted 5 s")
