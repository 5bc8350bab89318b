"""What may be said of change: the headline measure against one person's own usual variation.

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
LEAST_DAYS = 2


def change_of(probes: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> Change | None:
    """The trend of the headline measure; None without a single valid trial.

    The last visit's trials are the new value; comparable trials of the visits before it make the
    band of usual variation.
    """
    trials = _trials(probes, measures)
    if not trials:
        return None
    last = trials[-1].session
    comparable = [trial for trial in trials if trial.comparable]
    usual = usual_of([trial for trial in comparable if trial.session != last])
    new = [trial.value for trial in comparable if trial.session == last]
    latest = statistics.fmean(new)
    unit = next(row.unit for row in measures if row.key == HEADLINE)
    return Change(
        key=HEADLINE,
        unit=unit,
        trials=tuple(trials),
        usual=usual,
        latest=latest,
        latest_trials=len(new),
        said=_said(latest, len(new), usual),
    )


def usual_of(trials: Sequence[Trial]) -> Usual | None:
    """The band in which a new value says nothing, on the log scale, as velocities are log-normal.

    None before 3 trials above 0 on 2 days.
    """
    logs = [math.log(trial.value) for trial in trials if trial.value > 0]
    days = {trial.started_utc[:10] for trial in trials if trial.value > 0}
    if len(logs) < LEAST_TRIALS or len(days) < LEAST_DAYS:
        return None
    centre = statistics.fmean(logs)
    half = widening(len(logs)) * statistics.stdev(logs)
    return Usual(
        trials=len(logs),
        days=len(days),
        centre=math.exp(centre),
        low=math.exp(centre - half),
        high=math.exp(centre + half),
    )


def widening(n: int) -> float:
    """How many standard deviations of n trials make the least change that can be told, n >= 2: the
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


def _terms(probe: BoutRow, row: MeasureRow) -> tuple[str, ...]:
    """What must agree before two trials may be compared."""
    return probe.device_id, probe.level_sha256, row.filter, row.version


def _said(latest: float, trials: int, usual: Usual | None) -> Said:
    if usual is None or trials < LEAST_TRIALS:
        return "not_enough"
    if usual.low <= latest <= usual.high:
        return "inside"
    return "above" if latest > usual.high else "below"
