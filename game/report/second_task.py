"""What a second task beside play came to, as a table."""

from __future__ import annotations

from game.core.condition import step_name
from game.core.level import Condition
from game.core.second_task import Counted
from game.figures import Figures
from game.report.parts import BoutPart, Report
from game.report.tables import Table
from game.store.single_task import cost_of
from game.text import Words, mark

HEADS = (
    mark("Begun"),
    mark("Exercise"),
    mark("Level"),
    mark("Second task"),
    mark("Difficulty"),
    mark("Succeeded"),
    mark("Hits"),
    mark("Misses"),
    mark("False alarms"),
    mark("Rightly let pass"),
    mark("Cost"),
    mark("Counted down"),
)
COST_SAID = mark(
    "Cost: the share of the success that was lost against this person's own earlier attempts "
    "without a second task, at the same level and alike difficulty. Below zero, it helped."
)
NONE = "\N{EN DASH}"


def second_task_table(report: Report, words: Words) -> Table:
    """The bouts with a second task, newest first; no rows where there was none."""
    asked = [bout for bout in reversed(report.bouts) if _asked(bout.row.condition)]
    rows = tuple(_row(bout, report, words) for bout in asked if bout.row.purpose == "play")
    heads = tuple(words(head) for head in HEADS)
    return Table(words("Second task"), heads, rows, (False,) * 4 + (True,) * 7 + (False,))


def _asked(condition: Condition) -> bool:
    return bool(condition.head or condition.cognitive)


def _row(bout: BoutPart, report: Report, words: Words) -> tuple[str, ...]:
    figures, row, score = Figures(words), bout.row, bout.row.second_task
    counts = (score.hits, score.misses, score.false_alarms, score.passes)
    success = row.successes / row.attempts if row.attempts else None
    return (
        figures.moment(row.started_utc),
        words(bout.title),
        row.level_id,
        _tasks(row.condition, words),
        figures.share(row.median_d),
        figures.share(success),
        *(figures.number(n) if score.asked else NONE for n in counts),
        figures.share(cost_of(row, (one.row for one in report.bouts))),
        _counted(bout.counted, words),
    )


def _counted(counted: Counted | None, words: Words) -> str:
    """'72 to 58, 1 off'; a dash where nobody told."""
    if counted is None:
        return NONE
    said = words("{start} to {reached}", start=counted.start, reached=counted.reached)
    wrong = words("{n} off", n=counted.wrong) if counted.wrong else ""
    return ", ".join(filter(None, (said, wrong)))


def _tasks(condition: Condition, words: Words) -> str:
    names = [
        step_name(condition, "cognitive") if condition.cognitive else "",
        step_name(condition, "head") if condition.head else "",
    ]
    return ", ".join(words(name) for name in names if name)
