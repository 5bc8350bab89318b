"""When a suggestion counts no more: a newer one has come, or what it rested on was changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, and_, select, update

from game.core.patient import Patient
from game.store import tables
from game.store.folder import DataFolder
from game.store.kept import SUGGESTIONS, keep
from game.store.records import Suggestion
from game.store.rows import select_records

FOR_EVERY_EXERCISE = ("locks", "limits", "supervision", "affected_side", "wished_success", "group")
"""What of a patient bears on every suggestion."""


def outdate(connection: Connection, alias: str, exercises: Collection[str]) -> bool:
    """What was open for these exercises counts no more; True if there was any."""
    table = tables.suggestions
    here = and_(table.c.patient == alias, table.c.status == "open", table.c.exercise.in_(exercises))
    return connection.execute(update(table).where(here), {"status": "outdated"}).rowcount > 0


def outdate_changed(
    connection: Connection, folder: DataFolder, before: Patient, after: Patient
) -> None:
    """The therapist has changed a prescription: what was suggested for the one before it counts no
    more. Locks, limits and supervision hold for every exercise."""
    if any(getattr(before, name) != getattr(after, name) for name in FOR_EVERY_EXERCISE):
        here = tables.suggestions.c.patient == after.alias
        ask = select(tables.suggestions.c.exercise).where(here)
        exercises = set(connection.execute(ask).scalars())
    else:
        exercises = _changed(before.levels, after.levels)
        exercises |= _changed(before.conditions, after.conditions)
    if outdate(connection, after.alias, exercises):
        keep_all(connection, folder, after.alias)


def keep_all(connection: Connection, folder: DataFolder, alias: str) -> None:
    """Write the file from which a lost database gets them back."""
    here = tables.suggestions.c.patient == alias
    known = select_records(connection, tables.suggestions, Suggestion, here, "made_utc", "id")
    keep(folder.patient(alias) / SUGGESTIONS, known)


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}
