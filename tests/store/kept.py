"""Visits that are kept in a store, and all that it says of them."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.level import Limits
from game.core.patient import Patient
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
