"""The usual variation of one person, and what a new day's value may say against it.

A new visit is one more day, so what counts is how much this person's days differ: the band is the
prediction interval of one more day's mean, from the means of the first days: t of the days less
one, times the root of 1 + 1/days (Hahn & Meeker 1991, Statistical Intervals, from general
knowledge). Trials of one day share that day's form; taken as so many days they would make the band
too narrow. It is never narrower than that of measures reference 5.3, rule 2, whose unit is the
trial. The study `detection` measures how often the statement is wrong, and what it sees.

Source: measures reference 5.3, rules 1 to 5.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Literal

import msgspec
from scipy.special import stdtrit

Scale = Literal["log", "plain"]
"""Velocities, lengths, areas and times vary by shares; shares, angles and indices by steps."""
Said = Literal["not_enough", "inside", "above", "below"]

LEAST_TRIALS = 3
"""Of the visit of which something is said."""
LEAST_DAYS = 3
"""Of the baseline (ours, stricter than the 2 of measures reference 5.3): from two days the interval
is 15.6 SD wide, and says nothing but by chance."""
BASELINE_DAYS = 4
"""The first so many days are the baseline (ours). Visits of the course would draw the band after
the person whose change it should show; with more days before it stands, more of the change is in
it. Measured by the study `detection`."""
ROUNDING = 1e-9
"""Of a value; what differs by less is the same number, computed on another way."""


class Usual(msgspec.Struct, frozen=True, kw_only=True):
    """The band of usual variation of one person, from the trials of the first days."""

    trials: int
    days: int
    centre: float
    low: float
    high: float

    @property
    def tells(self) -> bool:
        """False where all days gave one number: how much they vary is not known then."""
        return not math.isclose(self.low, self.high, rel_tol=ROUNDING, abs_tol=ROUNDING)

    def wider(self, low: float, high: float) -> Usual:
        """The same, reaching at least from low to high."""
        return msgspec.structs.replace(self, low=min(self.low, low), high=max(self.high, high))


def band_of(
    days: Sequence[Sequence[float]], scale: Scale = "log", step: float = 0.0
) -> Usual | None:
    """The band in which a new day's value says nothing.

    days: the trials of each day, oldest first; on the log scale values not above 0 are left out;
    so are days after the baseline. step: of a count or a reading, 0 for what has none; days that
    look alike may still differ by half of it. None before 3 days.
    """
    taken = [[math.log(value) for value in day if value > 0] for day in days]
    if scale == "plain":
        taken = [list(day) for day in days]
    baseline = [day for day in taken if day][:BASELINE_DAYS]
    if len(baseline) < LEAST_DAYS:
        return None
    forms = [statistics.fmean(day) for day in baseline]
    trials = [value for day in baseline for value in day]
    half = max(
        widening(len(forms)) * max(statistics.stdev(forms), step / math.sqrt(12)),
        widening(len(trials)) * statistics.stdev(trials),
    )
    centre = statistics.fmean(forms)
    back = math.exp if scale == "log" else float
    return Usual(
        trials=len(trials),
        days=len(forms),
        centre=back(centre),
        low=back(centre - half),
        high=back(centre + half),
    )


def said_of(new: Sequence[float], usual: Usual | None, trials: int | None = None) -> Said:
    """What may be said of the values of one visit.

    trials: that they rest on, where one value is the mean of several; else as many as values.
    """
    trials = len(new) if trials is None else trials
    if usual is None or not usual.tells or trials < LEAST_TRIALS:
        return "not_enough"
    latest = statistics.fmean(new)
    if usual.low <= latest <= usual.high:
        return "inside"
    return "above" if latest > usual.high else "below"


def widening(n: int) -> float:
    """How many standard deviations of n values make the least change that can be told, n >= 2: the
    usual 2.77, more for a small sample."""
    small = float(stdtrit(n - 1, 0.975)) * math.sqrt(1 + 1 / n)
    return max(1.96 * math.sqrt(2), small)
