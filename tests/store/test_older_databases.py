"""A database of an older program opens, and knows afterwards what only the recordings knew."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config

import game.store
from game.core.access import Access
from game.core.event import Began, Ended, Paused, Reached, Reason, Resumed, Shown
from game.core.patient import Patient
from game.core.recording import Line
from game.core.volumes import Volumes
from game.store.database import Database
from game.store.folder import DataFolder
from game.store.recording_files import read_recording
from game.store.records import BoutRow, Visit
from game.store.store import Store
from game.store.summary import bout_row, summary_of
from tests.store import made_up

ALIAS = "P-7F3K"
EVENTS: list[Line] = [
    Began(step=24),
    Shown(step=25, attempt=1, x=0.4, y=0.0, radius=0.2, d=0.3, label="right"),
    Reached(step=120, attempt=1, quality=1.0, time_s=1.5, x=0.4, y=0.0, label="right"),
    Paused(step=150, reason=Reason.STEPPED_OFF),
    Resumed(step=240),
    Ended(step=360, how="done"),
]


def recorded(store: Store) -> tuple[Visit, BoutRow]:
    """A visit with one bout on the disk, and its row."""
    store.add_patient(Patient(alias=ALIAS))
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "k3f")
    recorder = store.begin_bout(made_up.header(session=visit.id))
    for one in made_up.samples():
        recorder.sample(one)
    for event in EVENTS:
        recorder.event(event)
    recorder.close("done")
    recording = read_recording(recorder.folder)
    numbers = summary_of(recording.header, recording.events, recording.samples)
    return visit, bout_row(store.folder.name(recorder.folder), recording.header, numbers)


def older(folder: DataFolder, revision: str, rows: dict[str, list[msgspec.Struct]]) -> None:
    """Put a database as an older program left it in the place of ours."""
    for path in folder.database.parent.glob(f"{folder.database.name}*"):
        path.unlink()
    database = Database(folder.database)
    with database.write() as connection:
        config = Config()
        migrations = Path(game.store.__file__).parent / "migrations"
        config.set_main_option("script_location", str(migrations))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        known = sqlalchemy.MetaData()
        known.reflect(connection)
        for name, records in rows.items():
            columns = set(known.tables[name].columns.keys())
            for record in records:
                values = msgspec.to_builtins(record)
                old = {key: value for key, value in values.items() if key in columns}
                connection.execute(sqlalchemy.insert(known.tables[name]), old)
    database.close()


@pytest.mark.parametrize("revision", ["0001"])
def test_bouts_of_an_older_database_tell_their_attempts_sides_and_signs(
    store: Store, revision: str
) -> None:
    visit, row = recorded(store)
    store.close()
    bare = msgspec.structs.replace(row, tried=(), attempts=0)
    rows: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS)],
        "sessions": [visit],
        "bouts": [bare],
    }
    older(store.folder, revision, rows)
    with Store.open(store.folder) as opened:
        assert not opened.rebuilt
        assert opened.session(visit.id) == visit
        found = opened.bouts(ALIAS)
        assert found == [row]
        assert [one.lane for one in found[0].tried] == ["right"]
        assert found[0].sides.right == 1
        assert found[0].sides.right_s > 0
        assert found[0].signs.speed is not None
        assert found[0].signs.step_offs == 1


def test_nobodys_height_was_known_before_it_could_be_told(store: Store) -> None:
    visit, row = recorded(store)
    store.close()
    rows: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS, supervision="in_room")],
        "sessions": [visit],
        "bouts": [row],
    }
    older(store.folder, "0002", rows)
    with Store.open(store.folder) as opened:
        assert not opened.rebuilt
        known = opened.patient(ALIAS)
        assert (known.height_cm, known.supervision) == (None, "in_room")
        assert opened.bouts(ALIAS) == [row]
        opened.change_patient(msgspec.structs.replace(known, height_cm=128.5))
        assert opened.patient(ALIAS).height_cm == 128.5


def test_whoever_was_known_before_there_were_volumes_hears_the_game_as_before(
    store: Store,
) -> None:
    store.close()
    before: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS)]
    }
    older(store.folder, "0006", before)
    with Store.open(store.folder) as opened:
        assert opened.patient(ALIAS).volumes == Volumes()
        softer = Volumes(music=0, cues=50, tones=40)
        opened.change_patient(msgspec.structs.replace(opened.patient(ALIAS), volumes=softer))
        assert opened.patient(ALIAS).volumes == softer


def test_whoever_was_known_before_there_was_access_sees_the_game_as_before(store: Store) -> None:
    store.close()
    before: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS)]
    }
    older(store.folder, "0007", before)
    with Store.open(store.folder) as opened:
        assert opened.patient(ALIAS).access == Access()
        larger = Access(text=1.5, contrast=True, captions=False, pace=0.7, dwell_s=3.0)
        opened.change_patient(msgspec.structs.replace(opened.patient(ALIAS), access=larger))
        assert opened.patient(ALIAS).access == larger


def test_whoever_was_known_before_there_were_cues_to_feel_feels_none(store: Store) -> None:
    store.close()
    before: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS)]
    }
    older(store.folder, "0011", before)
    with Store.open(store.folder) as opened:
        assert opened.patient(ALIAS).haptics == "off"
        opened.change_patient(msgspec.structs.replace(opened.patient(ALIAS), haptics="gentle"))
        assert opened.patient(ALIAS).haptics == "gentle"


def test_bouts_of_before_there_was_a_pace_had_the_full_one(store: Store) -> None:
    visit, row = recorded(store)
    store.close()
    before: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS)],
        "sessions": [visit],
        "bouts": [row],
    }
    older(store.folder, "0010", before)
    with Store.open(store.folder) as opened:
        assert [one.pace for one in opened.bouts(ALIAS)] == [1.0]
