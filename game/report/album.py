"""Of what an assessment has pictures: its leaves, visit by visit, and what is kept of the person.

What stands on a leaf is told by `plates`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from game.core.assessment import Assessment
from game.core.patient import Patient
from game.report.changes import NO_TABLES, Tables
from game.report.picture_rose import ASSESSMENTS as WITH_ROSE
from game.report.picture_rose import Rose, rose_of
from game.report.series import assessment_of
from game.report.spoken import HEADLINE
from game.store.records import BoutRow, MeasureRow


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """What a set of pictures is of: a trial, or a whole visit."""

    session: str
    utc: str
    title: str
    """Message id: of its condition, or of the assessment."""
    number: int = 0
    """Of the trials of its condition at that visit, from 1; 0 for a whole visit."""
    of: int = 0
    folder: str = ""
    """Of its recording; empty for a whole visit."""
    level: str = ""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is stored of a person; bouts and measures oldest first."""

    patient: Patient
    bouts: Sequence[BoutRow]
    measures: Sequence[MeasureRow]
    tables: Tables = NO_TABLES


def leaves_of(assessment: Assessment, kept: Kept) -> tuple[Leaf, ...]:
    """Visit by visit, oldest first: the whole visit where a rose is drawn of it, and each trial
    that counts and is measured like a stance, in the order of the conditions."""
    own = [row for row in kept.bouts if row.part.partition("/")[0] == assessment.name]
    stood = {one.bout for one in kept.measures if one.key == HEADLINE and one.value is not None}
    found: list[Leaf] = []
    for session in dict.fromkeys(row.session for row in own):
        rows = [row for row in own if row.session == session]
        if rose_at(assessment, session, kept):
            found.append(Leaf(session=session, utc=rows[0].started_utc, title=assessment.title))
        counting = [row for row in rows if not row.practice and row.folder in stood]
        found += _trials(assessment, counting)
    return tuple(found)


def first_of(leaves: Sequence[Leaf], session: str) -> int:
    """Where the leaves of a visit begin; those of the last visit for one that has none."""
    sessions = [leaf.session for leaf in leaves]
    return sessions.index(session if session in sessions else sessions[-1]) if leaves else 0


def _trials(assessment: Assessment, rows: Sequence[BoutRow]) -> Iterator[Leaf]:
    """Of one visit."""
    for part in assessment.parts:
        own = [row for row in rows if row.part.partition("/")[2] == part.condition]
        for n, row in enumerate(own, start=1):
            yield Leaf(
                session=row.session,
                utc=row.started_utc,
                title=part.title,
                number=n,
                of=len(own),
                folder=row.folder,
                level=row.level_id,
            )


def rose_at(assessment: Assessment, session: str, kept: Kept) -> Rose:
    """The reach towards each target at one visit; empty where the assessment has none."""
    if assessment.name not in WITH_ROSE:
        return {}
    rows = visit_rows(session, kept)
    return rose_of([row for row in rows if assessment_of(row.key) == assessment.name])


def visit_rows(session: str, kept: Kept) -> list[MeasureRow]:
    """The measures of a visit as a whole."""
    return [row for row in kept.measures if row.session == session and row.bout is None]
