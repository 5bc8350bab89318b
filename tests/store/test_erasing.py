"""Whoever asks to be forgotten is."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.errors import SetupError
from game.core.patient import Patient
from game.store.audit import add_entry, read_audit, subject_of
from game.store.database import Database
from game.store.erase import erase
from game.store.folder import DataFolder
from game.store.records import Measured, Note
from game.store.store import Store
from tests.store import made_up

ALIAS = "Zq9-forget-me"
WORD = "walnut-secret"
UTC = "2026-12-01T08:00:00Z"


def play(store: Store) -> None:
    store.add_patient(Patient(alias=ALIAS, notes=WORD))
    store.add_patient(Patient(alias="other"))
    for alias in (ALIAS, "other"):
        visit = store.begin_session(alias, made_up.UTC, "0.1.0", alias[:2])
        recorder = store.begin_bout(made_up.header(patient=alias, session=visit.id))
        made_up.record(recorder)
        recorder.close("done")
        store.put_measures(visit, [Measured("sway", 1.0, "mm", "", "1")])
        for number in range(50):
            note = f"{alias} {WORD if alias == ALIAS else ''} {number}"
            store.add_note(visit.id, Note(made_up.UTC, note * 20))


def traces(root: Path) -> list[Path]:
    paths = list(root.rglob("*"))
    named = [path for path in paths if ALIAS in path.name]
    words = (ALIAS.encode(), WORD.encode())
    files = [path for path in paths if path.is_file()]
    return named + [path for path in files if any(word in path.read_bytes() for word in words)]


def test_nothing_of_an_erased_patient_is_left(store: Store) -> None:
    play(store)
    assert len(traces(store.folder.root)) > 3
    store.erase_patient(ALIAS, UTC)
    assert traces(store.folder.root) == []
    with pytest.raises(SetupError, match="unknown"):
        store.patient(ALIAS)
    assert len(store.sessions("other")[0].notes) == 50
    assert len(store.measures("other")) == 1
    store.close()
    assert traces(store.folder.root) == []
    again = Store.open(store.folder)
    assert [patient.alias for patient in again.patients()] == ["guest", "other"]
    again.close()


def test_a_line_in_the_audit_stays(store: Store) -> None:
    play(store)
    store.erase_patient(ALIAS, UTC)
    (entry,) = read_audit(store.folder.audit)
    assert (entry.utc, entry.what, entry.subject) == (UTC, "erase", subject_of(ALIAS, UTC))


def test_a_damaged_database_of_before_goes_too(store: Store) -> None:
    play(store)
    store.close()
    store.folder.database.write_bytes(b"rubbish about " + ALIAS.encode() * 100)
    again = Store.open(store.folder)
    again.erase_patient(ALIAS, UTC)
    assert traces(store.folder.root) == []
    again.close()


def test_an_erasing_that_was_cut_off_is_finished(store: Store) -> None:
    play(store)
    store.close()
    store.folder.patient(ALIAS).rename(store.folder.recordings / ".erasing-1")
    again = Store.open(store.folder)
    assert traces(store.folder.root) == []
    assert [patient.alias for patient in again.patients()] == ["guest", "other"]
    again.close()


def test_the_guest_can_be_erased_and_stays_known(store: Store) -> None:
    visit = store.begin_session("guest", made_up.UTC, "0.1.0", "a")
    store.erase_patient("guest", UTC)
    assert store.patients() == [Patient(alias="guest")]
    assert store.sessions("guest") == []
    assert not store.folder.session("guest", visit.id, visit.started_utc).exists()


def test_nobody_is_erased_in_mid_play(store: Store) -> None:
    play(store)
    visit = store.begin_session(ALIAS, made_up.UTC, "0.1.0", "b")
    recorder = store.begin_bout(made_up.header(patient=ALIAS, session=visit.id))
    with pytest.raises(SetupError, match="plays now"):
        store.erase_patient(ALIAS, UTC)
    recorder.close("done")
    assert len(store.sessions(ALIAS)) == 2
    store.erase_patient(ALIAS, UTC)
    assert traces(store.folder.root) == []


def test_an_unknown_patient_cannot_be_erased(store: Store) -> None:
    with pytest.raises(SetupError, match="unknown"):
        store.erase_patient("nobody", UTC)
    assert read_audit(store.folder.audit) == []


def test_a_changed_audit_is_noticed(folder: DataFolder) -> None:
    for number in range(3):
        add_entry(folder.audit, UTC, "erase", f"P-{number}")
    assert len(read_audit(folder.audit)) == 3
    lines = folder.audit.read_bytes().splitlines(keepends=True)
    folder.audit.write_bytes(lines[0] + lines[2])
    with pytest.raises(SetupError, match="line 2"):
        read_audit(folder.audit)


def test_what_somebody_still_reads_is_erased_at_the_next_start(store: Store) -> None:
    play(store)
    reader, writer = (Database(store.folder.database, wait_s=0.1) for _ in range(2))
    with reader.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM notes").scalar()
        with pytest.raises(SetupError, match="finished at the next start"):
            erase(writer, store.folder, ALIAS, UTC)
    reader.close()
    writer.close()
    Store.open(store.folder).close()
    assert traces(store.folder.root) == []
