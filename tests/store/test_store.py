"""What was stored comes out again, and what cannot be stored is refused."""

from __future__ import annotations

import math
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from game.core.access import Access
from game.core.errors import SetupError
from game.core.level import Limits
from game.core.patient import Patient, wished
from game.core.volumes import Volumes
from game.core.wishes import Wishes
from game.store.folder import DataFolder
from game.store.records import Check, Latency, Measured, Note
from game.store.store import Store
from tests.store import made_up
from tests.store.kept import (
    ALIAS,
    PROFILE,
    play_visit,
    reopened,
)


def test_the_guest_is_always_known(store: Store) -> None:
    assert store.patients() == [Patient(alias="guest")]


def test_a_patient_can_be_read_back_and_changed(store: Store) -> None:
    store.add_patient(PROFILE)
    assert store.patient(ALIAS) == PROFILE
    older = msgspec.structs.replace(PROFILE, theme="adult", birth_year=2012)
    store.change_patient(older)
    assert reopened(store).patient(ALIAS) == older


def test_wishes_are_kept_and_what_a_therapist_has_prescribed_meanwhile_stands(store: Store) -> None:
    store.add_patient(PROFILE)
    careful = msgspec.structs.replace(PROFILE, supervision="hands_on", limits=Limits(d_max=0.2))
    store.change_patient(careful)
    wishes = Wishes("de", Access(contrast=True), Volumes(music=0))
    kept = store.keep_wishes(ALIAS, wishes)
    assert kept == wished(careful, wishes)
    assert kept.limits.d_max == 0.2
    assert reopened(store).patient(ALIAS) == kept


def test_a_change_does_not_undo_what_another_station_has_changed_since(store: Store) -> None:
    store.add_patient(PROFILE)
    careful = msgspec.structs.replace(PROFILE, supervision="hands_on")
    store.change_patient(careful, known=PROFILE)
    later = msgspec.structs.replace(PROFILE, limits=Limits(d_max=0.9))
    with pytest.raises(SetupError, match="Nothing was changed"):
        store.change_patient(later, known=PROFILE)
    assert store.patient(ALIAS) == careful


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
