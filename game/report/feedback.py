"""How the attempts of play told how they went, as a table: how many were shown all the time, how
many came with less, and how often the player asked to see one."""

from __future__ import annotations

from game.figures import Figures
from game.report.parts import BoutPart, Report
from game.report.tables import Table
from game.text import Words, mark

HEADS = (
    mark("Begun"),
    mark("Exercise"),
    mark("Level"),
    mark("Attempts"),
    mark("Shown all the time"),
    mark("Shown off the target"),
    mark("Shown afterwards"),
    mark("Not shown"),
    mark("Asked to see"),
)


def feedback_table(report: Report, words: Words) -> Table:
    """The bouts with attempts that were not shown all the time, newest first; no rows where every
    attempt was."""
    bouts = [bout for bout in reversed(report.bouts) if bout.row.told.fades]
    heads = tuple(words(head) for head in HEADS)
    rows = tuple(_row(bout, words) for bout in bouts)
    return Table(words("Feedback"), heads, rows, (False,) * 3 + (True,) * 6)


def _row(bout: BoutPart, words: Words) -> tuple[str, ...]:
    figures, row, told = Figures(words), bout.row, bout.row.told
    counts = (told.bandwidth, told.terminal, told.none, told.asked)
    return (
        figures.moment(row.started_utc),
        words(bout.title),
        row.level_id,
        figures.number(told.attempts),
        figures.share(told.shown_share),
        *(figures.number(n) for n in counts),
    )
