"""How the latest bout of each exercise was played, as a table."""

from __future__ import annotations

from game.figures import Figures, unit
from game.measures.play.results import is_shown
from game.report.assessment_names import number_name, part_name, value_said
from game.report.parts import BoutPart, Report
from game.report.tables import Table
from game.store.records import MeasureRow
from game.text import Words, mark

HEADS = (
    mark("Exercise"),
    mark("Level"),
    mark("Difficulty"),
    mark("Measure"),
    mark("Value"),
    mark("Unit"),
    mark("Key"),
)
NO_CHANGE = mark(
    "The game chose what was asked for: these numbers are compared only at one level and "
    "difficulty, and no change is told from them."
)


def played_table(report: Report, words: Words) -> Table:
    """The few numbers that a page has room for; JSON and CSV have all, of every bout."""
    numbers: dict[str, list[MeasureRow]] = {}
    for one in report.measures:
        if one.bout is not None and one.value is not None and is_shown(one.key):
            numbers.setdefault(one.bout, []).append(one)
    latest = {bout.row.exercise: bout for bout in report.bouts if bout.row.folder in numbers}
    rows = [_row(bout, one, words) for bout in latest.values() for one in numbers[bout.row.folder]]
    heads = tuple(words(head) for head in HEADS)
    plan = (False, False, True, False, True, False, False)
    return Table(words("How the latest bouts were played"), heads, tuple(rows), plan)


def _row(bout: BoutPart, one: MeasureRow, words: Words) -> tuple[str, ...]:
    figures = Figures(words)
    root, *middle, last = one.key.split(".")
    part, name = part_name(".".join(middle), root, words), number_name(last, words)
    assert one.value is not None
    return (
        words(bout.title),
        bout.row.level_id,
        figures.share(bout.row.median_d),
        words("{what}: {said}", what=part, said=name) if part else name,
        value_said(last, one.value, figures),
        unit(one.unit),
        one.key,
    )
