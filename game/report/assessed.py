"""Results of assessments, gathered by visit from what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.exercises.assessments import ASSESSMENTS
from game.measures.assessments.definitions import line_of
from game.measures.registry import MEASURES
from game.report.assessed_parts import Assessed, AssessedNumber
from game.report.measure_names import ON_ONE_PAGE
from game.report.series import OF_ASSESSMENT, assessment_of
from game.store.records import BoutRow, MeasureRow

FLAGS = ("capped", "no_movement", "false_start", "reached", "low_confidence")
"""Numbers of 0 and 1, which are no amounts."""


def assessed_of(bouts: Sequence[BoutRow], measures: Sequence[MeasureRow]) -> tuple[Assessed, ...]:
    """One for every assessment and visit that has a stored result or a trial, oldest first.

    Results are the stored measures of a whole visit whose keys begin with an assessment's name.
    """
    kept: dict[tuple[str, str], dict[str, MeasureRow]] = {}
    for row in measures:
        name = name_of(row.key)
        if row.bout is None and name is not None:
            kept.setdefault((row.session, name), {})[row.key] = row
    trials: dict[tuple[str, str], list[BoutRow]] = {}
    for bout in bouts:
        if bout.part:
            trials.setdefault((bout.session, bout.part.partition("/")[0]), []).append(bout)
    found = [_one(*key, kept.get(key, {}), trials.get(key, [])) for key in {**kept, **trials}]
    return tuple(sorted(found, key=lambda one: one.started_utc))


def name_of(key: str) -> str | None:
    """The assessment whose result a stored key belongs to; None for another measure."""
    if "." not in key:
        return None
    name = assessment_of(key)
    return name if name in ASSESSMENTS or line_of(key) is not None else None


def _one(
    session: str, name: str, rows: Mapping[str, MeasureRow], trials: Sequence[BoutRow]
) -> Assessed:
    known = ASSESSMENTS.get(name)
    counting = [bout for bout in trials if bout.ended == "done" and not bout.practice]
    tried = {bout.part.partition("/")[2] for bout in trials}
    parts = known.parts if known else ()
    return Assessed(
        session=session,
        started_utc=min(
            [row.started_utc for row in rows.values()] + [bout.started_utc for bout in trials]
        ),
        name=name,
        title=known.title if known else name,
        trials=len(counting),
        stopped=len([bout for bout in trials if bout.ended != "done"]),
        conditions=tuple(part.title for part in parts if part.condition in tried),
        filter=next((row.filter for row in rows.values()), ""),
        numbers=tuple(_numbers(rows.values())),
    )


def _numbers(rows: Iterable[MeasureRow]) -> Iterator[AssessedNumber]:
    for row in rows:
        root, _, inner = row.key.partition(".")
        # names of the panel may hold a point themselves, such as 'msd_ml_0.01s'
        *middle, last = [inner] if inner in MEASURES else inner.split(".")
        part = ".".join(middle if root not in OF_ASSESSMENT else (root, *middle))
        line = line_of(row.key)
        yield AssessedNumber(
            key=row.key,
            part=part,
            name=last,
            value=row.value,
            unit=row.unit,
            better=line.better if line else None,
        )


def shown(one: AssessedNumber) -> bool:
    """Is it an amount for a page? Of the panel of sway only the few that stand on one page."""
    if one.name in FLAGS or (one.name == "n_trials" and not one.part):
        return False  # how many trials count stands above the numbers
    return one.name not in MEASURES or one.name in ON_ONE_PAGE or bool(one.part)
