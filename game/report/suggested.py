"""What was suggested between visits, why, and what the therapist decided."""

from __future__ import annotations

from game.exercises import EXERCISES
from game.figures import Figures
from game.report.parts import Report
from game.report.tables import Table
from game.store.records import Status, Suggestion
from game.text import Words, mark

DECIDED: dict[Status, str] = {
    "open": mark("not yet decided"),
    "accepted": mark("accepted on {day}"),
    "declined": mark("declined on {day}"),
    "outdated": mark("outdated"),
}


def suggestion_table(report: Report, words: Words) -> Table:
    """Every suggestion, newest first; those where all stays as it is tell why."""
    figures = Figures(words)
    heads = (
        words("Made on"), words("Exercise"), words("Suggestion"), words("Why"), words("Decided"),
    )  # fmt: skip
    rows = tuple(
        (
            figures.date(one.made_utc),
            _title(one, words),
            one.proposes(words),
            one.said(words),
            _decided(one, words),
        )
        for one in reversed(report.suggestions)
    )
    return Table(words("Suggestions"), heads, rows, (False,) * 5)


def waiting(report: Report, words: Words) -> list[tuple[str, str]]:
    """Day and words of what waits for a decision, newest first."""
    figures = Figures(words)
    return [
        (
            figures.day(one.made_utc),
            words(
                "Suggested: {title}, {what}. {why}",
                title=_title(one, words),
                what=one.proposes(words),
                why=one.said(words),
            ),
        )
        for one in reversed(report.suggestions)
        if one.asks
    ]


def _decided(one: Suggestion, words: Words) -> str:
    """What came of it, with the therapist's note; a dash where there was nothing to decide."""
    if one.status == "open" and not one.asks:
        return "\N{EN DASH}"
    said = words(DECIDED[one.status], day=Figures(words).date(one.decided_utc))
    return words("{what}: {said}", what=said, said=one.note) if one.note else said


def _title(one: Suggestion, words: Words) -> str:
    exercise = EXERCISES.get(one.exercise)
    return words(exercise.CARD.title) if exercise else one.exercise
