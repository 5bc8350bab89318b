"""A visit whose station dies is closed at the next start; one that somebody is in stays open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from game.core.errors import ElsewhereError
from game.core.patient import Patient
from game.store.open_visits import OPEN
from game.store.records import Visit
from game.store.store import Store
from tests.store.test_older_databases import ALIAS, older, recorded

DIES = """
import os, sys
from game.store.folder import DataFolder
from game.store.store import Store
from tests.store import made_up

with Store.open(DataFolder.open(sys.argv[1])) as store:
    for alias, suffix in (("ada", "k1"), ("ben", "k2")):
        store.begin_session(alias, made_up.UTC, "0.1.0", suffix, shared="together")
    visit = store.sessions("ben")[0]
    recorder = store.begin_bout(made_up.header(patient="ben", session=visit.id))
    made_up.record(recorder)
    recorder._write()
    os.kill(os.getpid(), 9)
"""


def test_a_station_killed_between_two_players_leaves_no_visit_open(store: Store) -> None:
    for alias in ("ada", "ben"):
        store.add_patient(Patient(alias=alias))
    folder = store.folder
    store.close()
    killed = subprocess.run([sys.executable, "-c", DIES, str(folder.root)], check=False)
    assert killed.returncode == -9
    with Store.open(folder) as again:
        visits = [again.sessions(alias)[0] for alias in ("ada", "ben")]
        assert {(one.stop_reason, one.shared) for one in visits} == {("interrupted", "together")}
        assert visits[0].ended_utc == visits[0].started_utc, "nothing was played in it"
        assert visits[1].ended_utc is not None
        assert visits[1].ended_utc > visits[1].started_utc, "its bout went on for 3 s"
        assert [row.ended for row in again.bouts("ben")] == ["interrupted"]
    assert not list(folder.recordings.rglob(OPEN))


def test_a_visit_that_goes_on_elsewhere_stays_open(store: Store) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    with Store.open(store.folder) as other:
        assert other.session(visit.id).ended_utc is None
    assert store.close_session(visit.id, "2026-01-05T10:20:00Z").stop_reason == ""
    with Store.open(store.folder) as other:
        assert other.session(visit.id).ended_utc == "2026-01-05T10:20:00Z"


def test_nobody_plays_at_two_stations(store: Store) -> None:
    store.add_patient(Patient(alias="ada"))
    here = store.begin_session("ada", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    with Store.open(store.folder) as other:
        with pytest.raises(ElsewhereError, match="ada plays at another station since 2026"):
            other.begin_session("ada", "2026-01-05T10:05:00Z", "0.1.0", "b1")
        assert [one.id for one in other.sessions("ada")] == [here.id]
        store.close_session(here.id, "2026-01-05T10:20:00Z")
        assert other.begin_session("ada", "2026-01-05T10:25:00Z", "0.1.0", "b2")


def test_two_strangers_play_as_guests_at_two_stations(store: Store) -> None:
    assert store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    with Store.open(store.folder) as other:
        assert other.begin_session("guest", "2026-01-05T10:05:00Z", "0.1.0", "b1")


def test_who_was_cut_off_here_may_begin_anew(store: Store) -> None:
    store.add_patient(Patient(alias="ada"))
    store.begin_session("ada", "2026-01-05T10:00:00Z", "0.1.0", "a1")
    assert store.begin_session("ada", "2026-01-05T10:05:00Z", "0.1.0", "a2")


@pytest.mark.parametrize("shared", ["", "turns", "together"])
def test_that_a_visit_was_shared_outlives_the_database(store: Store, shared: str) -> None:
    visit = store.begin_session("guest", "2026-01-05T10:00:00Z", "0.1.0", "a1", shared=shared)  # type: ignore[arg-type]
    store.close()
    for path in store.folder.root.glob(f"{store.folder.database.name}*"):
        path.unlink()
    with Store.open(store.folder) as again:
        assert again.session(visit.id).shared == shared


def test_visits_of_before_were_played_alone(store: Store) -> None:
    visit, row = recorded(store)
    store.close()
    before: dict[str, list[msgspec.Struct]] = {
        "patients": [Patient(alias="guest"), Patient(alias=ALIAS)],
        "sessions": [visit],
        "bouts": [row],
    }
    older(store.folder, "0008", before)
    with Store.open(store.folder) as opened:
        assert opened.session(visit.id).shared == ""


def test_a_session_file_of_before_is_read_as_played_alone(tmp_path: Path) -> None:
    old = b'{"id":"s","patient":"guest","started_utc":"2026-01-05T10:00:00Z","program_version":"0"}'
    assert msgspec.json.decode(old, type=Visit).shared == ""
