"""The headline: mean sway velocity of quiet stance over the visits, and what may be said of it.

One measure of one level, trial by trial, for the one page and its picture. The rule is that of
`usual`; every other measure has its statement in `changes`. Source: measures reference 5.3.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.core.patient import Patient
from game.report.changes import NO_TABLES, Tables, statement
from game.report.parts import Change, Trial
from game.report.series import Series, is_plain, series_of
from game.report.spoken import HEADLINE
from game.report.statement import Statement
from game.store.records import BoutRow, MeasureRow

NOBODY = Patient(alias="")
"""Of whom nothing is known, so that no published number is used."""


def change_of(
    probes: Sequence[BoutRow],
    measures: Sequence[MeasureRow],
    patient: Patient = NOBODY,
    tables: Tables = NO_TABLES,
) -> Change | None:
    """The trend of the headline measure; None without a single valid trial.

    The last day's trials are the new value; comparable trials of the first days before it make the
    band of usual variation. Where several levels were stood through, one with eyes open on firm
    ground, of which something may be said, on most days.
    """
    found = [one for one in series_of(probes, measures) if one.key == HEADLINE]
    plain = [one for one in found if is_plain(one.entries[-1].bout.condition)] or found
    spoken = [(one, statement(one, patient, tables)) for one in plain]
    if not spoken:
        return None
    return _change(*max(spoken, key=lambda pair: _rank(pair[1])))


def _rank(said: Statement) -> tuple[bool, int, str]:
    comparable = {day.utc[:10] for day in said.days if day.comparable}
    return said.said != "not_enough", len(comparable), said.latest_utc


def _change(series: Series, said: Statement) -> Change:
    last = series.entries[-1]
    return Change(
        key=HEADLINE,
        unit=series.unit,
        trials=tuple(
            Trial(
                session=one.session,
                started_utc=one.utc,
                value=one.value,
                comparable=one.terms == last.terms,
            )
            for one in series.entries
        ),
        usual=said.usual,
        latest=said.latest,
        latest_trials=said.latest_trials,
        said=said.said,
    )
