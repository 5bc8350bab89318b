"""What was done with a vibration device beside play, as a table."""

from __future__ import annotations

from game.figures import Figures
from game.report.parts import Report
from game.report.tables import Table
from game.text import Words, mark

HEADS = (
    mark("Begun"),
    mark("Exercise"),
    mark("Level"),
    mark("Frequency"),
    mark("Amplitude"),
    mark("On for"),
)


def vibration_table(report: Report, words: Words) -> Table:
    """The bouts in which a device was run, newest first, as it was to be set; no rows where none
    was."""
    figures = Figures(words)
    rows = tuple(
        (
            figures.moment(bout.row.started_utc),
            words(bout.title),
            bout.row.level_id,
            f"{figures.number(done.hz)}\u00a0Hz",
            f"{figures.number(done.mm, 1)}\u00a0mm",
            figures.clock(done.on_s),
        )
        for bout in reversed(report.bouts)
        if (done := bout.row.vibration) is not None
    )
    heads = tuple(words(head) for head in HEADS)
    return Table(words("Vibration"), heads, rows, (False,) * 3 + (True,) * 3)
