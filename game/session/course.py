"""The course of one exercise up to a visit: the bouts that say something of how it is played now.

They go back as far as the same level was played in the same condition; what was prescribed
otherwise says nothing of what is prescribed now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from game.coach.move import Attempt
from game.coach.progress import Round
from game.core.errors import SetupError
from game.core.exercise import with_limits
from game.core.level import Condition
from game.core.patient import Patient
from game.core.recording import Header
from game.exercises.library import level_of_text
from game.store.recording_files import read_header
from game.store.records import BoutRow, Check, Visit
from game.store.store import Store

MOST_BOUTS = 40
"""Farther back nobody looks: it holds four times what the rule asks for at the most (ours)."""


class Played(msgspec.Struct, frozen=True):
    """One bout as evidence."""

    round: Round
    session: str
    """Sorts by time."""
    condition: Condition


def course_of(
    store: Store, patient: Patient, rows: Sequence[BoutRow], session: str
) -> list[Played]:
    """The latest bouts in a row of one level in one condition, oldest first.

    rows: of one exercise, oldest first, up to the visit `session`. Empty where the recording of the
    last one cannot be read.
    """
    visits = {visit.id: visit for visit in store.sessions(patient.alias)}
    every = [row for row in store.bouts(patient.alias) if row.purpose == "play"]
    told = {key: check for visit in visits.values() for key, check in ratings(visit, every).items()}
    course: list[Played] = []
    first: Header | None = None
    for row in reversed(rows[-MOST_BOUTS:]):
        try:
            header = read_header(store.folder.root / row.folder)
            first = first or header
            if not _alike(header, first):
                break
            round = _round(row, header, patient, told.get(row.folder, Check()), visits, session)
        except SetupError:
            break
        course.append(Played(round, row.session, header.condition))
    return course[::-1]


def _alike(one: Header, other: Header) -> bool:
    return (one.level_id, one.level_sha256, one.condition) == (
        other.level_id,
        other.level_sha256,
        other.condition,
    )


def _round(
    row: BoutRow,
    header: Header,
    patient: Patient,
    told: Check,
    visits: Mapping[str, Visit],
    session: str,
) -> Round:
    """Raises SetupError for a level that this program does not understand any more."""
    entry = level_of_text(header.level_text, header.level_id, header.exercise, header.level_id)
    level = with_limits(entry.level, header.limits)
    hardest = level.d.start if "dial" in patient.locks else 1.0
    before = visits[row.session].check_in
    return Round(
        attempts=tuple(Attempt(one.success, one.d, one.lane, one.easy) for one in row.tried),
        ceiling_d=level.clamp(hardest),
        today=row.session == session,
        losses=row.signs.losses_of_balance,
        rating=told.difficulty,
        pain=told.pain,
        pain_before=before.pain if before else None,
    )


def ratings(visit: Visit, rows: Sequence[BoutRow]) -> dict[str, Check]:
    """What was said after each bout, by its folder. rows: scored bouts, oldest first.

    Where an answer is missing nobody knows which bout it belonged to: then the highest that was
    said stands for each, which is the careful reading (ours).
    """
    played = [row.folder for row in rows if row.session == visit.id]
    if len(played) == len(visit.after_bouts):
        return dict(zip(played, visit.after_bouts, strict=True))
    return dict.fromkeys(played, most(visit.after_bouts))


def most(checks: Sequence[Check]) -> Check:
    """The highest of each answer; None where nobody gave one."""

    def highest(name: str) -> int | None:
        return max(
            (v for v in (getattr(one, name) for one in checks) if v is not None), default=None
        )

    return Check(highest("effort"), highest("pain"), highest("difficulty"))
