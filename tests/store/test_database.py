"""Tables, records and migrations say the same, and a database of every older version opens."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import game.store
from game.core.errors import SetupError
from game.core.patient import Patient
from game.store import tables
from game.store.database import Database, version_of
from game.store.folder import DataFolder
from game.store.records import BoutRow, Measured, Note, Suggestion, Visit
from game.store.store import Store


@pytest.mark.parametrize(
    ("table", "record", "elsewhere"),
    [
        (tables.patients, Patient, set()),
        (tables.sessions, Visit, {"notes"}),
        (tables.bouts, BoutRow, set()),
        (tables.measures, Measured, {"id", "session", "bout"}),
        (tables.notes, Note, {"id", "session"}),
        (tables.suggestions, Suggestion, set()),
    ],
)
def test_every_field_of_a_record_has_its_column(
    table: sqlalchemy.Table, record: type[msgspec.Struct], elsewhere: set[str]
) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(record)}
    assert fields ^ {column.name for column in table.columns} == elsewhere


def test_the_list_of_revisions_is_that_of_the_migrations() -> None:
    scripts = ScriptDirectory(str(Path(game.store.__file__).parent / "migrations"))
    walked = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(walked)) == tables.REVISIONS


def test_the_migrations_make_the_tables(store: Store) -> None:
    database = Database(store.folder.database)
    with database.read() as connection:
        assert version_of(connection) == tables.REVISIONS[-1]
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
        settings = ("journal_mode", "foreign_keys", "secure_delete")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in settings]
    assert values == ["wal", 1, 1]
    database.close()


def test_a_database_of_a_newer_program_is_left_alone(store: Store) -> None:
    database = Database(store.folder.database)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(SetupError, match=r"9999\)\. Update"):
        Store.open(store.folder)
    assert not list(store.folder.root.glob("*.broken-*"))


def test_what_was_begun_and_failed_leaves_nothing(folder: DataFolder) -> None:
    Store.open(folder).close()
    database = Database(folder.database)
    row = {"alias": "x", **msgspec.to_builtins(Patient(alias="x"))}
    with contextlib.suppress(ZeroDivisionError), database.write() as connection:
        connection.execute(sqlalchemy.insert(tables.patients), row)
        raise ZeroDivisionError
    with database.read() as connection:
        asked = sqlalchemy.select(tables.patients.c.alias)
        assert connection.execute(asked).scalars().all() == ["guest"]
    database.close()


def test_two_stations_may_open_a_new_folder_at_once(folder: DataFolder) -> None:
    code = (
        "from game.store.folder import DataFolder; from game.store.store import Store\n"
        f"store = Store.open(DataFolder.open({str(folder.root)!r}))\n"
        "print(store.rebuilt, [patient.alias for patient in store.patients()], store.notices)"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    root = Path(__file__).parents[2]
    both = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in "ab"]
    said = sorted(station.communicate()[0].strip() for station in both)
    assert said == ["False ['guest'] []", "True ['guest'] []"]


def test_a_station_sees_what_the_other_wrote(store: Store) -> None:
    other = Store.open(store.folder)
    store.add_patient(Patient(alias="a"))
    assert other.patient("a") == store.patient("a")
    other.close()
