"""Bouts, their measures, and calibrations."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, Row, and_, delete, func, insert, select

from game.core.calibration import Calibration
from game.store import tables
from game.store.database import Database
from game.store.folder import DataFolder
from game.store.kept import CALIBRATIONS, TIMING, Timing, keep
from game.store.records import BoutRow, Measured, MeasureRow
from game.store.register import find_patient
from game.store.rows import record_of, select_records, values_of


class Results:
    """What came of the bouts. What each call promises stands at its name in `Store`."""

    def __init__(self, database: Database, folder: DataFolder) -> None:
        self._database, self._folder = database, folder

    def index(self, row: BoutRow) -> None:
        keep(self._folder.root / row.folder / TIMING, Timing(row.latency, row.link))
        with self._database.write() as connection:
            put_bout(connection, row)

    def bouts(self, alias: str) -> list[BoutRow]:
        with self._database.read() as connection:
            find_patient(connection, alias)
            here, order = tables.bouts.c.patient == alias, ("started_utc", "folder")
            return select_records(connection, tables.bouts, BoutRow, here, *order)

    def put_measures(self, session: str, bout: str | None, measured: Sequence[Measured]) -> None:
        with self._database.write() as connection:
            put_measures(connection, session, bout, measured)

    def measures(self, alias: str) -> list[MeasureRow]:
        measures, sessions, bouts = tables.measures, tables.sessions, tables.bouts
        started_utc = func.coalesce(bouts.c.started_utc, sessions.c.started_utc)
        ask = (
            select(measures, started_utc.label("started_utc"))
            .join(sessions, measures.c.session == sessions.c.id)
            .outerjoin(bouts, measures.c.bout == bouts.c.folder)
            .where(sessions.c.patient == alias)
            .order_by(started_utc, measures.c.bout, measures.c.id)
        )
        with self._database.read() as connection:
            find_patient(connection, alias)
            return [record_of(row, MeasureRow) for row in connection.execute(ask)]

    def put_calibration(self, alias: str, calibration: Calibration) -> None:
        with self._database.write() as connection:
            find_patient(connection, alias)
            if put_calibration(connection, alias, calibration):
                here = tables.calibrations.c.patient == alias
                ask = select(tables.calibrations.c.calibration).where(here).order_by("made_utc")
                known = connection.execute(ask).scalars().all()
                keep(self._folder.patient(alias) / CALIBRATIONS, known)

    def last_calibration(self, alias: str, device_id: str) -> Calibration | None:
        table = tables.calibrations
        here = and_(table.c.patient == alias, table.c.device_id == device_id)
        ask = select(table.c.calibration).where(here)
        newest = ask.order_by(table.c.own.desc(), table.c.made_utc.desc()).limit(1)
        with self._database.read() as connection:
            find_patient(connection, alias)
            row: Row[tuple[object]] | None = connection.execute(newest).one_or_none()
        return None if row is None else msgspec.convert(row[0], Calibration)


def put_bout(connection: Connection, row: BoutRow) -> None:
    """Put a bout in the index, in the place of what was known of it. Its measures stay."""
    values = values_of(row)
    table = tables.bouts
    this = table.c.folder == row.folder
    if connection.execute(select(table.c.folder).where(this)).scalar() is None:
        connection.execute(insert(table), values)
    else:
        connection.execute(table.update().where(this), values)


def put_measures(
    connection: Connection, session: str, bout: str | None, measured: Sequence[Measured]
) -> None:
    """Store measures of a bout, or of a whole visit. The same measure of the same filter and
    version is replaced; one of another version is kept beside it, so that an update never changes
    an old result. Raises ValueError for a value that is not finite."""
    table = tables.measures
    for one in measured:
        if one.value is not None and not math.isfinite(one.value):
            raise ValueError(f"measure '{one.key}' is {one.value}; an undefined one is None")
        known = delete(table).where(
            table.c.session == session,
            table.c.bout.is_(None) if bout is None else table.c.bout == bout,
            table.c.key == one.key,
            table.c.filter == one.filter,
            table.c.version == one.version,
        )
        connection.execute(known)
        connection.execute(insert(table), {"session": session, "bout": bout, **values_of(one)})


def put_calibration(connection: Connection, alias: str, calibration: Calibration) -> bool:
    """Store a calibration; False when it is known already."""
    key = {
        "patient": alias,
        "device_id": calibration.device_id,
        "made_utc": calibration.made_utc,
    }
    table = tables.calibrations
    same = and_(*(table.c[name] == value for name, value in key.items()))
    if connection.execute(select(table.c.own).where(same)).scalar() is not None:
        return False
    values = {**key, "own": calibration.own, "calibration": values_of(calibration)}
    connection.execute(insert(table), values)
    return True
