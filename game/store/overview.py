"""Everybody at one glance: from the index, in three queries however many there are."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, and_, case, func, select, true

from game.core.patient import Patient
from game.store import tables
from game.store.database import Database
from game.store.records import Check, Suggestion
from game.store.rows import record_of, select_records


class LastVisit(msgspec.Struct, frozen=True):
    """What the newest visit of somebody was."""

    id: str
    started_utc: str
    ended_utc: str | None
    stop_reason: str
    check_in: Check | None
    check_out: Check | None

    @property
    def pain(self) -> int | None:
        """The most that was told, 0 to 10; None where nobody was asked."""
        told = [one.pain for one in (self.check_in, self.check_out) if one and one.pain is not None]
        return max(told, default=None)


class Overview(msgspec.Struct, frozen=True):
    """One person."""

    patient: Patient
    visits: int = 0
    lately: int = 0
    """Visits since the day that was asked for."""
    last: LastVisit | None = None
    suggestions: tuple[Suggestion, ...] = ()
    """That wait for a decision."""


def overviews(database: Database, since_utc: str) -> list[Overview]:
    """Everybody by alias. since_utc: from when visits are recent ones, ISO 8601."""
    with database.read() as connection:
        patients = select_records(connection, tables.patients, Patient, true(), "alias")
        counts = _counts(connection, since_utc)
        last = _last(connection)
        asked = _open(connection)
    return [
        Overview(
            one,
            *counts.get(one.alias, (0, 0)),
            last.get(one.alias),
            tuple(asked.get(one.alias, ())),
        )
        for one in patients
    ]


def _counts(connection: Connection, since_utc: str) -> dict[str, tuple[int, int]]:
    table = tables.sessions.c
    recent = func.sum(case((table.started_utc >= since_utc, 1), else_=0))
    ask = select(table.patient, func.count(), recent).group_by(table.patient)
    return {alias: (visits, lately) for alias, visits, lately in connection.execute(ask)}


def _last(connection: Connection) -> dict[str, LastVisit]:
    table = tables.sessions
    newest = (
        select(table.c.patient, func.max(table.c.id).label("id")).group_by(table.c.patient)
    ).subquery()
    columns = [table.c[name] for name in LastVisit.__struct_fields__]
    same = and_(table.c.patient == newest.c.patient, table.c.id == newest.c.id)
    ask = select(table.c.patient, *columns).select_from(table.join(newest, same))
    return {row.patient: record_of(row, LastVisit) for row in connection.execute(ask)}


def _open(connection: Connection) -> dict[str, list[Suggestion]]:
    table = tables.suggestions
    found: dict[str, list[Suggestion]] = {}
    order = ("made_utc", "id")
    for one in select_records(connection, table, Suggestion, table.c.status == "open", *order):
        if one.asks:
            found.setdefault(one.patient, []).append(one)
    return found
