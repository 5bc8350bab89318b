"""What may be said of change: the headline measure against one person's own usual variation.

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

from scipy.special import stdtrit

from game.report.parts import Change, Said, Trial, Usual
from game.store.records import BoutRow, MeasureRow

HEADLINE = "mvelo"
LEAST_TRIALS = 3
"""Of the visit of which something is said."""
LEAST_DAYS = 3
"""Of the baseline (ours, stricter than the 2 of measures reference 5.3): from two days the interval
is 15.6 SD wide, and says nothing but by chance."""
BASELINE_DAYS = 4
"""The first so many days are the baseline (ours). Visits of the course would draw the band after
the person whose change it should show; with more days before it stands, more of the change is in
it. Measured by the study `detection`."""


def change_of(probes: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> Change | None:
    """The trend of the headline measure; None without a single valid trial.

    The last visit's trials are the new value; comparable trials of the first days before it make
    the band of usual variation.
    """
    trials = _trials(probes, measures)
    if not trials:
        return None
    last = trials[-1].session
    comparable = [trial for trial in trials if trial.comparable]
    usual = usual_of([trial for trial in comparable if trial.session != last])
    new = [trial.value for trial in comparable if trial.session == last]
    unit = next(row.unit for row in measures if row.key == HEADLINE)
    return Change(
        key=HEADLINE,
        unit=unit,
        trials=tuple(trials),
        usual=usual,
        latest=statistics.fmean(new),
        latest_trials=len(new),
        said=said_of(new, usual),
    )


def usual_of(trials: Sequence[Trial]) -> Usual | None:
    """The band in which a new value says nothing, from comparable trials, oldest first."""
    days: dict[str, list[float]] = {}
    for trial in trials:
        days.setdefault(trial.started_utc[:10], []).append(trial.value)
    return band_of(list(days.values()))


def band_of(days: Sequence[Sequence[float]]) -> Usual | None:
    """The band in which a new day's value says nothing, on the log scale, as velocities are
    log-normal.

    days: the trials of each day, oldest first; values not above 0 are left out, and days after the
    baseline. None before 3 days.
    """
    logs = [[math.log(value) for value in day if value > 0] for day in days]
    baseline = [day for day in logs if day][:BASELINE_DAYS]
    if len(baseline) < LEAST_DAYS:
        return None
    forms = [statistics.fmean(day) for day in baseline]
    trials = [log for day in baseline for log in day]
    half = max(
        widening(len(forms)) * statistics.stdev(forms),
        widening(len(trials)) * statistics.stdev(trials),
    )
    centre = statistics.fmean(forms)
    return Usual(
        trials=len(trials),
        days=len(forms),
        centre=math.exp(centre),
        low=math.exp(centre - half),
        high=math.exp(centre + half),
    )


def said_of(new: Sequence[float], usual: Usual | None) -> Said:
    """What may be said of the trials of one visit."""
    if usual is None or len(new) < LEAST_TRIALS:
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


def _trials(probes: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> list[Trial]:
    """Each valid trial once, as its newest formulas have it, oldest first."""
    newest = {row.bout: row for row in measures if row.key == HEADLINE and row.value is not None}
    found = [(probe, newest[probe.folder]) for probe in probes if probe.folder in newest]
    return [
        Trial(
            session=probe.session,
            started_utc=probe.started_utc,
            value=row.value,
            comparable=_terms(probe, row) == _terms(*found[-1]),
        )
        for probe, row in found
        if row.value is not None
    ]


def _terms(probe: BoutRow, row: MeasureRow) -> tuple[object, ...]:
    """What must agree before two trials may be compared."""
    return probe.device_id, probe.level_sha256, probe.condition, row.filter, row.version
