"""How much was practised, and how it went: doses, visits and exercises."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from game.core.second_task import Counted
from game.exercises import EXERCISES
from game.report.care import care_of
from game.report.parts import BoutPart, Dose, ExercisePart, VisitPart
from game.store.records import BoutRow, Check, Visit

NOT_EARLY = ("", "done")
"""What a visit says that came to its end."""


def dose_of(visits: Sequence[Visit], bouts: Sequence[BoutRow]) -> Dose:
    """The sums over everything."""
    play = [row for row in bouts if row.purpose == "play"]
    return Dose(
        sessions=len(visits),
        first_utc=visits[0].started_utc if visits else None,
        last_utc=visits[-1].started_utc if visits else None,
        bouts=len(play),
        probes=len(bouts) - len(play),
        interrupted=sum(row.ended == "interrupted" for row in bouts),
        active_s=sum(row.active_s for row in bouts),
        paused_s=sum(row.paused_s for row in bouts),
        attempts=sum(row.attempts for row in play),
        successes=sum(row.successes for row in play),
    )


def visit_part(visit: Visit, bouts: Sequence[BoutRow]) -> VisitPart:
    """A visit with the sums over its own bouts; `bouts` may hold others too."""
    own = [row for row in bouts if row.session == visit.id]
    dose = dose_of([visit], own)
    return VisitPart(
        session=visit.id,
        started_utc=visit.started_utc,
        ended_utc=visit.ended_utc,
        bouts=dose.bouts,
        probes=dose.probes,
        active_s=dose.active_s,
        paused_s=dose.paused_s,
        attempts=dose.attempts,
        successes=dose.successes,
        before=visit.check_in or Check(),
        most=_most(visit.after_bouts),
        after=visit.check_out or Check(),
        ended_early="" if visit.stop_reason in NOT_EARLY else visit.stop_reason,
        notes=visit.notes,
        care=care_of(visit, own),
    )


def _most(checks: Sequence[Check]) -> Check:
    efforts = [check.effort for check in checks if check.effort is not None]
    pains = [check.pain for check in checks if check.pain is not None]
    hard = [check.difficulty for check in checks if check.difficulty is not None]
    return Check(max(efforts, default=None), max(pains, default=None), max(hard, default=None))


def exercises_of(bouts: Sequence[BoutPart]) -> tuple[ExercisePart, ...]:
    """One part for each exercise that was played, the most played first; probes are none."""
    play = [bout for bout in bouts if bout.row.purpose == "play"]
    names = dict.fromkeys(bout.row.exercise for bout in play)
    parts = [_exercise([bout for bout in play if bout.row.exercise == name]) for name in names]
    return tuple(sorted(parts, key=lambda part: -part.active_s))


def _exercise(bouts: Sequence[BoutPart]) -> ExercisePart:
    rows = [bout.row for bout in bouts]
    dials = [row.median_d for row in rows if row.median_d is not None]
    return ExercisePart(
        exercise=rows[-1].exercise,
        title=bouts[-1].title,
        bouts=len(rows),
        active_s=sum(row.active_s for row in rows),
        attempts=sum(row.attempts for row in rows),
        successes=sum(row.successes for row in rows),
        rung=bouts[-1].rung,
        median_d=statistics.median(dials) if dials else None,
    )


def bout_parts(visits: Sequence[Visit], bouts: Sequence[BoutRow]) -> tuple[BoutPart, ...]:
    """Every bout with what was told of it afterwards."""
    told: dict[str, Check] = {}
    for visit in visits:
        own = [row.folder for row in bouts if row.session == visit.id and row.purpose == "play"]
        if len(own) == len(visit.after_bouts):  # else nobody knows what was told of which
            told.update(zip(own, visit.after_bouts, strict=True))
    return tuple(bout_part(row, told.get(row.folder, Check()).counted) for row in bouts)


def bout_part(row: BoutRow, counted: Counted | None = None) -> BoutPart:
    """A bout with its title; an exercise that this version does not know keeps its id."""
    exercise = EXERCISES.get(row.exercise)
    title = exercise.CARD.title if exercise else row.exercise
    return BoutPart(row=row, title=title, rung=rung_of(row.level_id), counted=counted)


def rung_of(level_id: str) -> int | None:
    """The place on the ladder that a level's id names: 3 for 'river_run/03-bend'."""
    found = re.search(r"/0*(\d+)-", level_id)
    return int(found[1]) if found else None


def success(attempts: int, successes: int) -> float | None:
    """Share of the attempts that succeeded, 0 to 1; None without any."""
    return successes / attempts if attempts else None
