"""The coach of a bout: how the plan adapts, and what is known of the person at this very level."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from game.coach import METHODS, Attempt, Coach, Start
from game.core.level import Level
from game.core.patient import GUEST, Patient
from game.core.plan import Plan
from game.exercises.library import LevelEntry
from game.session.holding import is_locked
from game.store.records import BoutRow

MOST_EARLIER = 200
"""So many of the last attempts of earlier visits are looked at (ours); all others weigh nothing."""
DAY_S = 86_400


def coach_of(
    entry: LevelEntry,
    level: Level,
    patient: Patient,
    plan: Plan,
    bouts: Sequence[BoutRow],
    *,
    session: str,
    now_utc: str,
) -> Coach:
    """Within the level's and the person's limits, from where this person was at this level.

    level: the level of the entry with the person's limits and condition. bouts: all of this
    person, oldest first. session: the visit now, whose bouts go on where the last one ended. A
    guest may be anybody, so that earlier visits tell nothing. Who has a locked dial plays at the
    level's own start.
    """
    at_level = [row for row in bouts if _alike(row, entry, level)]
    today = [row for row in at_level if row.session == session]
    before = [row for row in at_level if row.session != session and patient.alias != GUEST]
    start = Start(
        d=level.clamp(level.d.start),
        target=patient.target_success,
        low=level.clamp(0.0),
        high=level.clamp(1.0),
        earlier=_attempts(before, now_utc)[-MOST_EARLIER:],
        today=_attempts(today, now_utc),
        sided=plan.sided or patient.affected_side != "none",
        child=patient.is_child,
    )
    return METHODS["fixed" if is_locked(patient, plan) else plan.adapt](start)


def _alike(row: BoutRow, entry: LevelEntry, level: Level) -> bool:
    """Was it this very level, as it is played now? At another pace it is another difficulty."""
    here = (entry.id, entry.sha256, level.condition, level.limits.pace)
    return (row.level_id, row.level_sha256, row.condition, row.pace) == here


def _attempts(rows: Sequence[BoutRow], now_utc: str) -> tuple[Attempt, ...]:
    """What a coach may know of them, in order."""
    return tuple(
        Attempt(tried.success, tried.d, tried.lane, tried.easy, _days(row.started_utc, now_utc))
        for row in rows
        for tried in row.tried
    )


def _days(earlier_utc: str, now_utc: str) -> float:
    """Between two times of day, ISO 8601; 0 where the clock has been set back."""
    between = datetime.fromisoformat(now_utc) - datetime.fromisoformat(earlier_utc)
    return max(0.0, between.total_seconds() / DAY_S)
