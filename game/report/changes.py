"""What may be said of change in every stored measure, or why nothing may.

The rule is that of `usual`; here it meets the terms of comparison, published limits and norms.
Source: measures reference 5.3; clinical design 12, 13.3, C19, C20 and H18.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import groupby

import msgspec

from game.core.patient import Patient
from game.report.norms import Norm, place_of
from game.report.provenance import Facts
from game.report.published import Limit, widened
from game.report.series import Entry, Series, series_of
from game.report.spoken import HEADLINE
from game.report.statement import Because, Code, Day, Statement
from game.report.usual import LEAST_DAYS, LEAST_TRIALS, Said, Usual, band_of, said_of
from game.store.records import BoutRow, MeasureRow


class Tables(msgspec.Struct, frozen=True):
    """Published numbers; none of them by default."""

    limits: tuple[Limit, ...] = ()
    norms: tuple[Norm, ...] = ()


NO_TABLES = Tables()


def statements_of(
    patient: Patient, bouts: Sequence[BoutRow], measures: Sequence[MeasureRow], tables: Tables
) -> tuple[Statement, ...]:
    """One for each measure and protocol, those of the short table first and velocity before all;
    bouts and measures oldest first."""
    found = [statement(one, patient, tables) for one in series_of(bouts, measures)]
    return tuple(sorted(found, key=lambda one: (not one.first, one.key != HEADLINE)))


def statement(series: Series, patient: Patient, tables: Tables) -> Statement:
    """What may be said of the latest day of a series, which has one entry at the least."""
    entries, spoken = series.entries, series.spoken
    last = entries[-1]
    new = [one for one in entries if _day(one) == _day(last) and _alike(one, last)]
    earlier = [one for one in entries if _day(one) < _day(last) and _alike(one, last)]
    days = [list(own) for _, own in groupby(earlier, key=_day)]
    days = [own for own in days if _trials(own) >= spoken.least_trials]
    own_band = band_of(
        [[one.value for one in own] for own in days], scale=spoken.scale, step=spoken.step
    )
    facts = facts_of(series.key, series.protocol, last, patient)
    usual, limit, unused = widened(_counted(own_band, days), tables.limits, facts)
    place, no_norms = place_of(_trials(new), tables.norms, facts)
    capped = next((one.utc for one in (*_taken(days, usual), *new) if one.capped), "")
    said: Said = said_of([one.value for one in new], usual, _trials(new))
    return Statement(
        key=series.key,
        protocol=series.protocol,
        first=spoken.first and _trials(new) >= spoken.least_trials,
        unit=series.unit,
        scale=spoken.scale,
        days=tuple(_days(entries, last)),
        usual=usual,
        latest=statistics.fmean(one.value for one in new),
        latest_trials=_trials(new),
        repeats=spoken.repeats,
        latest_utc=last.utc,
        said="not_enough" if capped else said,
        because=_because(series, len(days), new, usual, capped),
        device=last.bout.device_name,
        filter=last.terms.filter,
        version=last.terms.formulas,
        limit=limit,
        unused=unused,
        place=place,
        no_norms=no_norms,
    )


def facts_of(key: str, protocol: str, entry: Entry, patient: Patient) -> Facts:
    """What published numbers are held against."""
    row = entry.bout
    return Facts(
        key=key,
        protocol=protocol,
        device_name=row.device_name,
        condition=row.condition,
        trial_s=row.active_s,
        filter=entry.terms.filter,
        group=patient.group,
        birth_year=patient.birth_year,
        utc=entry.utc,
    )


def _because(
    series: Series, days: int, new: Sequence[Entry], usual: Usual | None, capped: str
) -> tuple[Because, ...]:
    """Why nothing may be said, then why earlier days do not count."""
    found = []
    if days < LEAST_DAYS:
        found.append(Because("days", days, LEAST_DAYS))
    if _trials(new) < LEAST_TRIALS:
        code: Code = "repetitions" if series.spoken.repeats else "trials"
        found.append(Because(code, _trials(new), LEAST_TRIALS))
    if capped:
        found.append(Because("capped", utc=capped))
    if usual is not None and not usual.tells:
        found.append(Because("same"))
    changed = _changed(series.entries)
    return (*found, changed) if changed is not None else tuple(found)


def _changed(entries: Sequence[Entry]) -> Because | None:
    """What was otherwise before, and since when it is as now; None where it always was."""
    last = entries[-1]
    other = [n for n, one in enumerate(entries) if not _alike(one, last)]
    if not other:
        return None
    before, since = entries[other[-1]], entries[other[-1] + 1]
    code = before.terms.differ(last.terms)
    assert code is not None
    return Because(code, utc=since.utc)


def _days(entries: Sequence[Entry], last: Entry) -> list[Day]:
    """Each day, and apart what on that day cannot be compared."""
    days = []
    for (_, comparable), grouped in groupby(
        entries, key=lambda one: (_day(one), _alike(one, last))
    ):
        own = list(grouped)
        mean = statistics.fmean(one.value for one in own)
        days.append(Day(own[0].utc, mean, _trials(own), comparable))
    return days


def _counted(usual: Usual | None, days: Sequence[Sequence[Entry]]) -> Usual | None:
    """The band with the trials that it rests on, of which one entry may hold several."""
    if usual is None:
        return None
    trials = sum(_trials(own) for own in days[: usual.days])
    return msgspec.structs.replace(usual, trials=trials)


def _taken(days: Sequence[Sequence[Entry]], usual: Usual | None) -> list[Entry]:
    """What the band was drawn from."""
    return [one for own in days[: usual.days if usual else 0] for one in own]


def _trials(entries: Sequence[Entry]) -> int:
    return sum(one.trials for one in entries)


def _day(entry: Entry) -> str:
    return entry.utc[:10]


def _alike(one: Entry, other: Entry) -> bool:
    return one.terms == other.terms
