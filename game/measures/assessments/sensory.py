"""Eyes open against closed, firm against foam: the Romberg quotient and the modified Clinical Test
of Sensory Interaction in Balance. Source: measures reference 4.2, 4.3."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean

from game.measures.assessments.values import Value

ZERO = 1e-9
"""A velocity at or below this counts as none, mm/s."""


class Romberg(Value, frozen=True, kw_only=True):
    """EO and EC are visit means of `measure`, eyes open and closed."""

    measure: str = "mvelo"
    EO: float | None = None
    EC: float | None = None
    ratio: float | None = None
    percent: float | None = None
    stabilization_ratio_log: float | None = None


class Mctsib(Value, frozen=True, kw_only=True):
    """Mean sway velocity of each condition, mm/s, and what the differences say, %."""

    firm_eo: float | None = None
    firm_ec: float | None = None
    foam_eo: float | None = None
    foam_ec: float | None = None
    composite: float | None = None
    visual_pct: float | None = None
    proprioceptive_pct: float | None = None
    vestibular_pct: float | None = None


def romberg(
    eyes_open: Sequence[float | None], eyes_closed: Sequence[float | None], measure: str = "mvelo"
) -> Romberg:
    """The quotient of two conditions of one visit; None in a list is a trial that does not count.

    Velocities are log-normal: their logarithms are averaged, so EO and EC are geometric means.
    Source: Cornilleau-Peres et al. 2005, Gait Posture 22:96 (the exact log form unverified).
    """
    opened, closed = geometric_mean(eyes_open), geometric_mean(eyes_closed)
    if opened is None or closed is None:
        both = Romberg(measure=measure, EO=opened, EC=closed)
        return both.because("no valid trial")
    ratio = closed / opened
    return Romberg(
        measure=measure,
        EO=opened,
        EC=closed,
        ratio=ratio,
        percent=100 * ratio,
        stabilization_ratio_log=math.log(ratio),
    )


def geometric_mean(values: Sequence[float | None]) -> float | None:
    """Of the values above 0; None without any."""
    logs = [math.log(value) for value in values if value is not None and value > ZERO]
    return math.exp(fmean(logs)) if logs else None


def mctsib(
    firm_eo: Sequence[float | None],
    firm_ec: Sequence[float | None],
    foam_eo: Sequence[float | None],
    foam_ec: Sequence[float | None],
) -> Mctsib:
    """The test from the velocities of its trials, mm/s; None is a trial that does not count.

    A condition that was not possible stays None; it never gets an invented worst value.
    """
    firm_open, firm_closed, foam_open, foam_closed = (
        _mean(values) for values in (firm_eo, firm_ec, foam_eo, foam_ec)
    )
    scores = (firm_open, firm_closed, foam_open, foam_closed)
    whole = [score for score in scores if score is not None]
    visual = [_more(firm_closed, firm_open), _more(foam_closed, foam_open)]
    proprioceptive = [_more(foam_open, firm_open), _more(foam_closed, firm_closed)]
    return Mctsib(
        firm_eo=firm_open,
        firm_ec=firm_closed,
        foam_eo=foam_open,
        foam_ec=foam_closed,
        composite=fmean(whole) if len(whole) == 4 else None,
        visual_pct=_least(visual),
        proprioceptive_pct=_least(proprioceptive),
        vestibular_pct=_more(foam_closed, firm_open),
    ).because("a condition has no valid trial")


def _mean(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return fmean(there) if there else None


def _more(harder: float | None, easier: float | None) -> float | None:
    """By how much the harder condition is more, %."""
    if harder is None or easier is None or easier <= ZERO:
        return None
    return 100 * (harder - easier) / easier


def _least(values: Sequence[float | None]) -> float | None:
    there = [value for value in values if value is not None]
    return min(there) if len(there) == len(values) else None
