"""The database file: opened, brought up to date, and kept from harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DatabaseError

from game.core.errors import SetupError
from game.store.tables import REVISIONS

WAIT_S = 10.0
"""How long one station waits for another to finish writing."""

CHECKED_BYTES = 16_000_000
"""A larger database is not read through at every start: 16 MB take about 0.05 s."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_WORDS = {
    sqlite3.SQLITE_BUSY: "another station has been writing for too long. Try again in a moment",
    sqlite3.SQLITE_FULL: "no space is left. Free some space there",
    sqlite3.SQLITE_READONLY: "it cannot be written. Ask for the right, or choose another folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened. Check the folder's rights, or choose another",
    sqlite3.SQLITE_IOERR: "the disk reports a fault. Check its cable, and copy what is on it",
    sqlite3.SQLITE_CORRUPT: "it is damaged. Start again, and it is rebuilt from the recordings",
    sqlite3.SQLITE_NOTADB: "it is damaged. Start again, and it is rebuilt from the recordings",
}


class DamagedError(Exception):
    """The file is not a whole database any more."""


class Database:
    """One SQLite file, shared with other stations and the console of the same computer."""

    def __init__(self, path: Path, wait_s: float = WAIT_S) -> None:
        self.path = path
        url = URL.create("sqlite", database=str(path))
        self._engine = create_engine(url, connect_args={"timeout": wait_s})
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises SetupError when it cannot."""
        with self._in_words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that others wait for; everything done in it holds, or nothing. Raises
        SetupError when the disk refuses or another station keeps it too long."""
        engine = self._engine.execution_options(writes=True)
        with self._in_words(), engine.begin() as connection:
            yield connection

    def check(self) -> None:
        """Raises DamagedError when the file is not a whole database."""
        try:
            with self._engine.connect() as connection:
                small = self.path.stat().st_size <= CHECKED_BYTES
                ask = "PRAGMA quick_check(1)" if small else "SELECT 'ok' FROM sqlite_master"
                answer = connection.exec_driver_sql(ask).scalar()
        except (DatabaseError, sqlite3.DatabaseError) as error:
            if _code(error) in _DAMAGED:
                raise DamagedError(str(error)) from None
            raise self._setup_error(error) from None
        if small and answer != "ok":
            raise DamagedError(str(answer))

    def forget(self) -> None:
        """Make sure that what was deleted is not in the file any more, nor in the log beside it.
        Raises SetupError while somebody else keeps an old state open."""
        with self._in_words():
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute("VACUUM")
                busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                cursor.close()
            finally:
                connection.close()
        if busy:
            raise SetupError(
                f"Database {self.path}: another station is reading what was erased. Close it; "
                "the erasing is finished at the next start."
            )

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError) as error:
            if _code(error) not in _WORDS:
                raise
            raise self._setup_error(error) from None

    def _setup_error(self, error: Exception) -> SetupError:
        return SetupError(f"Database {self.path}: {_WORDS.get(_code(error), str(error))}.")


def version_of(connection: Connection) -> str | None:
    """The last migration that the database has seen; None for an empty one."""
    ask = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.exec_driver_sql(ask).scalar():
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def upgrade(connection: Connection, path: Path) -> None:
    """Run the migrations that are missing, inside the connection's transaction.

    Raises SetupError for a database that a newer program made.
    """
    version = version_of(connection)
    if version is not None and version not in REVISIONS:
        raise SetupError(
            f"Database {path}: made by a newer program (version {version}). Update this one."
        )
    # only here: loading Alembic takes longer than opening the store
    from alembic import command
    from alembic.config import Config

    config = Config()
    migrations = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", migrations.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def move_aside(path: Path) -> Path:
    """Give a damaged database another name, with the files beside it, and say which."""
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    path.replace(aside)
    for end in ("-wal", "-shm"):
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + end))
    return aside


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # Python's own BEGIN comes too late for migrations and takes no write lock; ours is in _begin.
    connection.isolation_level = None
    for setting in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _code(error: Exception) -> int:
    """SQLite's number for what went wrong, without its details; 0 when it gave none."""
    cause = getattr(error, "orig", None) or error
    return int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF
