"""What was stored comes out again: after closing, after a crash, after the database is lost."""

from __future__ import annotations

import gzip
import math
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from game.core.errors import SetupError
from game.core.level import Limits
from game.core.patient import Patient
from game.store.folder import DataFolder
from game.store.recorder import Recorder
from game.store.recording_files import Recording, read_recording
from game.store.records import BoutRow, Check, Latency, Measured, Note, Visit
from game.store.store import Store
from game.store.summary import bout_row, summary_of
from tests.store import made_up

ALIAS = "P-7F3K"
PROFILE = Patient(alias=ALIAS, group="child_cp", theme="child", limits=Limits(d_max=0.4), notes="!")
MEASURED = [
    Measured("path_length", 812.5, "mm", "5 Hz", "1"),
    Measured("dfa", None, "", "5 Hz", "1"),
]


def remeasure(recording: Recording) -> Sequence[Measured]:
    assert recording.header.ended
    return MEASURED


def index(store: Store, recorder: Recorder) -> BoutRow:
    recording = read_recording(recorder.folder)
    summary = summary_of(recording.header, recording.events, recording.samples)
    name = store.folder.name(recorder.folder)
    row = bout_row(name, recording.header, summary, Latency(31.5, 40.0, 52.25))
    store.index_bout(row)
    return row


def play_visit(store: Store, suffix: str = "k3f") -> Visit:
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", suffix)
    store.change_session(visit.id, check_in=Check(2, 0))
    for number in (1, 2):
        recorder = store.begin_bout(made_up.header(session=visit.id, number=number))
        made_up.record(recorder)
        recorder.close("done")
        store.put_measures(index(store, recorder), MEASURED)
    store.add_note(visit.id, Note(made_up.UTC, "held the rail"))
    store.close_session(visit.id, "2026-11-18T14:50:00Z", check_out=Check(6, 1))
    return store.session(visit.id)


def everything(store: Store) -> object:
    aliases = [patient.alias for patient in store.patients()]
    return (
        store.patients(),
        [store.sessions(alias) for alias in aliases],
        [store.bouts(alias) for alias in aliases],
        [store.measures(alias) for alias in aliases],
        [store.last_calibration(alias, "board-1") for alias in aliases],
    )


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.folder, remeasure)


def test_the_guest_is_always_known(store: Store) -> None:
    assert store.patients() == [Patient(alias="guest")]


def test_a_patient_can_be_read_back_and_changed(store: Store) -> None:
    store.add_patient(PROFILE)
    assert store.patient(ALIAS) == PROFILE
    older = msgspec.structs.replace(PROFILE, theme="adult", birth_year=2012)
    store.change_patient(older)
    assert reopened(store).patient(ALIAS) == older


@pytest.mark.parametrize(
    "alias", ["", "a" * 33, "Anna Smith", "../x", "a.b", "é", "a/b", "CON", "a\n"]
)
def test_an_alias_that_cannot_be_a_folder_is_refused(store: Store, alias: str) -> None:
    with pytest.raises(SetupError, match="Choose"):
        store.add_patient(Patient(alias=alias))
    assert [patient.alias for patient in store.patients()] == ["guest"]
    assert [path.name for path in store.folder.recordings.iterdir()] == ["guest"]


@pytest.mark.parametrize("alias", [ALIAS, ALIAS.lower(), "GUEST"])
def test_a_taken_alias_is_refused(store: Store, alias: str) -> None:
    store.add_patient(PROFILE)
    with pytest.raises(SetupError, match="exists already"):
        store.add_patient(Patient(alias=alias))


@pytest.mark.parametrize(
    ("alias", "hint"), [("P-7F3L", "Did you mean 'P-7F3K'"), ("zzz", "'patients' lists")]
)
def test_an_unknown_alias_gets_the_nearest(store: Store, alias: str, hint: str) -> None:
    store.add_patient(PROFILE)
    for ask in (store.patient, store.bouts, store.sessions, store.measures):
        with pytest.raises(SetupError, match=hint):
            ask(alias)


def test_a_value_out_of_range_is_refused(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "a")
    with pytest.raises(SetupError, match="effort"):
        store.change_session(visit.id, check_in=Check(effort=11))
    with pytest.raises(ValueError, match="undefined"):
        store.put_measures(visit, [Measured("sway", math.inf, "mm", "", "1")])
    assert store.session(visit.id) == visit


def test_a_visit_can_be_read_back(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = play_visit(store)
    assert visit.id == "261118-143205-k3f"
    assert (visit.check_in, visit.check_out) == (Check(2, 0), Check(6, 1))
    assert visit.notes == (Note(made_up.UTC, "held the rail"),)
    assert store.sessions(ALIAS) == [visit]
    first, second = store.bouts(ALIAS)
    assert (first.attempts, first.successes, first.ended) == (2, 1, "done")
    assert second.latency == Latency(31.5, 40.0, 52.25)
    assert [(row.key, row.value) for row in store.measures(ALIAS)] == [
        ("path_length", 812.5),
        ("dfa", None),
    ] * 2


def test_two_stations_change_one_visit(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "a")
    console = Store.open(store.folder)
    store.change_session(visit.id, check_in=Check(3, 1))
    console.add_note(visit.id, Note("later", "tired"))
    store.close_session(visit.id, "late", stop_reason="pain")
    assert console.session(visit.id) == msgspec.structs.replace(
        visit,
        check_in=Check(3, 1),
        notes=(Note("later", "tired"),),
        ended_utc="late",
        stop_reason="pain",
    )
    console.close()


def test_an_old_result_stays_beside_one_of_a_new_version(store: Store) -> None:
    store.add_patient(PROFILE)
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "a")
    for value, version in ((1.0, "1"), (2.0, "1"), (3.0, "2")):
        store.put_measures(visit, [Measured("sway", value, "mm", "", version)])
    found = [(row.value, row.version, row.bout) for row in store.measures(ALIAS)]
    assert found == [(2.0, "1", None), (3.0, "2", None)]


def test_the_newest_own_calibration_is_found(store: Store) -> None:
    store.add_patient(PROFILE)
    assert store.last_calibration(ALIAS, "board-1") is None
    for day, own in (("2026-01-01", True), ("2026-01-03", True), ("2026-01-05", False)):
        store.put_calibration(ALIAS, made_up.calibration(day, own=own))
    assert store.last_calibration(ALIAS, "board-1") == made_up.calibration("2026-01-03")
    assert store.last_calibration(ALIAS, "board-2") is None
    assert store.last_calibration("guest", "board-1") is None


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


def test_an_up_to_date_database_opens_quickly(store: Store) -> None:
    store.close()
    took_s = []
    for _ in range(5):
        start_s = time.perf_counter()
        Store.open(store.folder).close()
        took_s.append(time.perf_counter() - start_s)
    assert min(took_s) < 0.060


def test_the_store_loads_its_database_library_only_when_it_opens(tmp_path: Path) -> None:
    code = (
        "import sys; from game.store.store import Store; from game.store.folder import DataFolder\n"
        "assert not {'sqlalchemy', 'alembic'} & set(sys.modules)\n"
        f"folder = DataFolder.open({str(tmp_path)!r}); Store.open(folder).close()\n"
        "del sys.modules['alembic']; Store.open(folder).close()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def test_a_database_that_cannot_be_written_says_so(folder: DataFolder) -> None:
    folder.database.mkdir()
    with pytest.raises(SetupError, match="cannot be opened"):
        Store.open(folder)


def test_an_unknown_session_has_no_bouts(store: Store) -> None:
    with pytest.raises(SetupError, match="unknown"):
        store.begin_bout(made_up.header(session="nowhere"))


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
