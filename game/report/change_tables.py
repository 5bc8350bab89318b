"""Change, measure by measure, as tables for a page and rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.figures import unit
from game.report.change_words import (
    band_said,
    limit_said,
    measured_in,
    now_said,
    statement_said,
    terms_said,
    then_said,
)
from game.report.parts import Report
from game.report.statement import Statement
from game.report.tables import Table
from game.report.usual import LEAST_TRIALS
from game.text import Words, mark

HEADS = (
    mark("Measure"),
    mark("Unit"),
    mark("Usual"),
    mark("Now"),
    mark("Usual band"),
    mark("What may be said"),
    mark("Terms"),
)
COLUMNS = (
    "patient", "key", "protocol", "unit", "scale", "usual", "low", "high", "usual_days",
    "usual_trials", "latest", "latest_trials", "latest_utc", "said", "because", "device",
    "filter", "version", "limit", "limits_not_used", "norm", "norms_not_used",
)  # fmt: skip
"""Of the CSV."""


def common_terms(report: Report, words: Words) -> str:
    """Device, filter and version, where all statements have the same; else nothing."""
    terms = {terms_said(one, words) for one in report.changes}
    return terms.pop() if len(terms) == 1 else ""


def change_table(report: Report, words: Words) -> Table:
    """The measures that lead."""
    common = common_terms(report, words)
    rows = [_row(one, common, words) for one in report.changes if one.first]
    return _table(words("Change, measure by measure"), rows, words)


def other_changes_table(report: Report, words: Words) -> Table:
    """The others of which something could be said: taken on a second day, and often enough."""
    common = common_terms(report, words)
    others = [
        one
        for one in report.changes
        if not one.first and len(one.days) > 1 and one.latest_trials >= LEAST_TRIALS
    ]
    rows = [_row(one, common, words) for one in others]
    return _table(words("Change of the other measures"), rows, words)


def _table(title: str, rows: Sequence[tuple[str, ...]], words: Words) -> Table:
    heads = tuple(words(head) for head in HEADS)
    return Table(title, heads, tuple(rows), (False,) * len(HEADS))


def _row(statement: Statement, common: str, words: Words) -> tuple[str, ...]:
    own = "" if common else terms_said(statement, words)
    return (
        measured_in(statement, words),
        unit(statement.unit),
        then_said(statement, words),
        now_said(statement, words),
        band_said(statement, words),
        statement_said(statement, words),
        " · ".join(filter(None, (own, limit_said(statement, words)))),
    )


def change_rows(report: Report) -> Iterator[tuple[str | float | int | None, ...]]:
    """A row a statement, in the order of COLUMNS; reasons and tables by their codes."""
    for one in report.changes:
        usual = one.usual
        yield (
            report.alias,
            one.key,
            one.protocol,
            one.unit,
            one.scale,
            *((usual.centre, usual.low, usual.high, usual.days, usual.trials)
              if usual else (None,) * 5),
            one.latest,
            one.latest_trials,
            one.latest_utc,
            one.said,
            " ".join(_code(because.code, because.utc) for because in one.because),
            one.device,
            one.filter,
            one.version,
            one.limit.id if one.limit else None,
            " ".join(f"{row.id}:{row.unfit}" for row in one.unused),
            one.place.norm.id if one.place else None,
            " ".join(f"{row.id}:{row.unfit}" for row in one.no_norms),
        )  # fmt: skip


def _code(code: str, utc: str) -> str:
    return f"{code}:{utc[:10]}" if utc else code
