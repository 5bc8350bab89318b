"""The course of one exercise up to a visit: the bouts that say something of how it is played now.

They go back as far as the same level was played in the same condition at the same pace; what was
prescribed otherwise says nothing of what is prescribed now.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.coach.evidence import Evidence
from game.coach.move import Attempt
from game.coach.progress import good
from game.core.errors import SetupError
from game.core.exercise import with_limits
from game.core.level import Condition, Level
from game.core.patient import Patient
from game.core.recording import Header
from game.exercises.library import level_of_text
from game.store.recording_files import read_header
from game.store.records import BoutRow, Check, Visit
from game.store.store import Store

MOST_BOUTS = 40
"""Farther back nobody looks: it holds four times what the rule asks for at the most (ours)."""


NOT_EARLY = ("", "done", "interrupted")
"""What a visit says that went on to its end, or whose station was cut off, which says nothing of
the person."""


class Played(msgspec.Struct, frozen=True):
    """One bout of a course."""

    evidence: Evidence
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
    in_a_row = _in_a_row(store, rows[-MOST_BOUTS:])
    if not in_a_row:
        return []
    last = in_a_row[-1][1]
    try:
        entry = level_of_text(last.level_text, last.level_id, last.exercise, last.level_id)
    except SetupError:  # of an older program, not understood any more
        return []
    visits = {visit.id: visit for visit in store.sessions(patient.alias)}
    every = [row for row in store.bouts(patient.alias) if row.purpose == "play"]
    told = {key: check for visit in visits.values() for key, check in answers(visit, every).items()}
    return [
        Played(
            _evidence(
                row,
                entry.level,
                with_limits(entry.level, header.limits),
                patient,
                told.get(row.folder, Check()),
                visits[row.session],
                today=row.session == session,
            ),
            row.session,
            header.condition,
        )
        for row, header in in_a_row
    ]


def good_visits(
    store: Store, patient: Patient, course: Sequence[Played], session: str
) -> int | None:
    """How many visits of this course went well since pain had reached the limit, up to the visit
    `session`; None where it never did."""
    every = [one for one in store.sessions(patient.alias) if one.id <= session]
    painful = [one.id for one in every if _most_pain(one) >= patient.pain_stop]
    if not painful:
        return None
    later: dict[str, list[Evidence]] = {}
    for one in course:
        if one.session > painful[-1]:
            later.setdefault(one.session, []).append(one.evidence)
    return sum(map(good, later.values()))


def _most_pain(visit: Visit) -> int:
    """Before, between and after."""
    asked = (visit.check_in, *visit.after_bouts, visit.check_out)
    return most([check for check in asked if check is not None]).pain or 0


def _in_a_row(store: Store, rows: Sequence[BoutRow]) -> list[tuple[BoutRow, Header]]:
    """The last of these bouts, and those before it that were played like it."""
    found: list[tuple[BoutRow, Header]] = []
    for row in reversed(rows):
        try:
            header = read_header(store.folder.root / row.folder)
        except SetupError:
            break
        if found and not _alike(header, found[0][1]):
            break
        found.append((row, header))
    return found[::-1]


def _alike(one: Header, other: Header) -> bool:
    return _played_as(one) == _played_as(other)


def _played_as(header: Header) -> tuple[object, ...]:
    return header.level_id, header.level_sha256, header.condition, header.limits.pace


def _evidence(
    row: BoutRow,
    own: Level,
    level: Level,
    patient: Patient,
    told: Check,
    visit: Visit,
    *,
    today: bool,
) -> Evidence:
    """own: the level itself. level: as this person was allowed to play it. told: after the bout."""
    hardest = level.d.start if "dial" in patient.locks else 1.0
    before = visit.check_in or Check()
    return Evidence(
        attempts=tuple(Attempt(one.success, one.d, one.lane, one.easy) for one in row.tried),
        ceiling_d=level.clamp(hardest),
        today=today,
        losses=row.signs.losses_of_balance,
        rating=told.difficulty,
        pain=told.pain,
        pain_before=before.pain,
        effort=told.effort,
        stop_reason="" if visit.stop_reason in NOT_EARLY else visit.stop_reason,
        limited=level.clamp(1.0) < own.clamp(1.0),
    )


def answers(visit: Visit, rows: Sequence[BoutRow]) -> dict[str, Check]:
    """What was said of each bout, by its folder. What is said at check-out counts for the last
    bout, since it came up after it (ours). rows: as of `ratings`."""
    told = ratings(visit, rows)
    if told and visit.check_out is not None:
        last = next(reversed(told))
        told[last] = most([told[last], visit.check_out])
    return told


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
