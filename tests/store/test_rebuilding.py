"""What was stored comes out again after a crash, and after the database is lost."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from game.core.patient import Patient
from game.store.recorder import Recorder
from game.store.records import Latency
from game.store.store import Store
from tests.store import made_up
from tests.store.kept import (
    ALIAS,
    PROFILE,
    everything,
    play_visit,
    remeasure,
    reopened,
)


@pytest.mark.few(3)
@pytest.mark.parametrize("damage", ["lost", "empty", "text", "middle", "tail"])
def test_a_lost_database_is_rebuilt_equal(store: Store, damage: str) -> None:
    store.add_patient(PROFILE)
    store.put_calibration(ALIAS, made_up.calibration("2026-01-01"))
    play_visit(store)
    play_visit(store, "second")
    before = everything(store)
    store.close()
    _damage(store.folder.database, damage)
    again = Store.open(store.folder, remeasure)
    assert everything(again) == before
    assert again.rebuilt
    broken = list(store.folder.root.glob("*.broken-*"))
    assert len(broken) == len(again.notices) == (damage not in ("lost", "empty"))
    again.close()
    assert not Store.open(store.folder).rebuilt


def _damage(path: Path, how: str) -> None:
    data = path.read_bytes()
    match how:
        case "lost":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_bytes(b"this is not a database, it is a letter\n" * 500)
        case "middle":
            path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 8192) + data[-4096:])
        case "tail":
            path.write_bytes(data[: len(data) // 2])


def test_recordings_without_their_small_files_are_indexed_all_the_same(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = play_visit(store)
    rows = store.bouts(ALIAS)
    store.close()
    store.folder.database.unlink()
    for name in ("patient.json", "session.json", "timing.json", "calibrations.json"):
        for path in store.folder.recordings.rglob(name):
            path.unlink()
    again = Store.open(store.folder)
    assert again.patient(ALIAS) == Patient(alias=ALIAS)
    assert [one.id for one in again.sessions(ALIAS)] == [visit.id]
    assert again.last_calibration(ALIAS, "board-1") == made_up.calibration()
    assert again.bouts(ALIAS) == [msgspec.structs.replace(row, latency=Latency()) for row in rows]
    again.close()


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_kept(store: Store) -> None:
    store.add_patient(PROFILE)
    play_visit(store)
    first, second = store.bouts(ALIAS)
    store.close()
    store.folder.database.unlink()
    (store.folder.root / first.folder / "events.jsonl").write_bytes(b"{}\n")
    again = Store.open(store.folder)
    assert again.bouts(ALIAS) == [second]
    assert len(again.notices) == 1
    assert "events.jsonl: cannot be read" in again.notices[0]
    again.close()


@pytest.mark.parametrize("stranger", [{"patient": "P-OTHER"}, {"session": "another"}])
def test_a_bout_in_the_wrong_place_is_told_and_left_out(
    store: Store, stranger: dict[str, str]
) -> None:
    store.add_patient(PROFILE)
    visit = play_visit(store)
    place = store.folder.session(ALIAS, visit.id, visit.started_utc)
    header = made_up.header(**{"session": visit.id, **stranger})
    Recorder.begin(place / "09_bout", header).close("done")
    again = reopened(store)
    assert len(again.bouts(ALIAS)) == 2
    assert len(again.notices) == 1
    assert "Move it there" in again.notices[0]


def test_one_visit_under_two_patients_is_told(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = play_visit(store)
    place = store.folder.session("other", visit.id, visit.started_utc)
    header = made_up.header(patient="other", session=visit.id)
    Recorder.begin(place / "01_bout", header).close("done")
    again = reopened(store)
    assert len(again.bouts(ALIAS)) == 2
    assert "is also a session of 'P-7F3K'" in again.notices[0]


def test_a_killed_bout_is_closed_and_indexed_at_the_next_opening(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "a")
    place = store.folder.session(ALIAS, visit.id, visit.started_utc)
    command = [sys.executable, "-m", "tests.store.made_up", "play", str(place), "60"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        live = reopened(store)
        assert (live.interrupted, live.bouts(ALIAS)) == ([], [])
        other.kill()
    after = reopened(live)
    assert after.interrupted == [after.folder.name(place / "01_bout")]
    assert [row.ended for row in after.bouts(ALIAS)] == ["interrupted"]
    assert [row.value for row in after.measures(ALIAS)] == [812.5, None]
    assert reopened(after).interrupted == []


def test_a_bout_closed_but_never_indexed_is_indexed(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "a")
    recorder = store.begin_bout(made_up.header(session=visit.id))
    recorder.close("stopped")
    assert [row.ended for row in reopened(store).bouts(ALIAS)] == ["stopped"]


@pytest.mark.parametrize("bad", ["1 2", "nan 2.0", "1.0 inf", "wide 2", ""])
def test_one_bad_line_in_one_recording_leaves_the_rest_of_the_folder_usable(
    store: Store, bad: str
) -> None:
    store.add_patient(PROFILE)
    play_visit(store)
    good, broken = store.bouts(ALIAS)
    store.close()
    packed = store.folder.root / broken.folder / "samples.csv.gz"
    lines = gzip.decompress(packed.read_bytes()).decode().splitlines(keepends=True)
    cells = lines[2].split(",")
    cells[4:6] = ["load4", bad]
    lines[2] = ",".join(cells)
    packed.write_bytes(gzip.compress("".join(lines).encode()))
    store.folder.database.unlink()
    again = Store.open(store.folder)
    assert again.bouts(ALIAS) == [good]
    assert len(again.notices) == 1
    assert "samples.csv" in again.notices[0]
    again.close()
