"""From the files back to the database: the whole of it, or the bouts it does not know."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from game.core.calibration import Calibration
from game.core.errors import SetupError
from game.core.patient import Patient
from game.core.recording import Header
from game.store import tables
from game.store.alias import check_alias
from game.store.database import Database
from game.store.folder import DataFolder, folders_in
from game.store.kept import CALIBRATIONS, PATIENT, SESSION, TIMING, Timing, kept
from game.store.recording_files import HEADER, close_bout, read_header, read_recording
from game.store.records import Measured, Remeasure, Visit
from game.store.register import add_patient, insert_visit
from game.store.results import put_bout, put_calibration, put_measures
from game.store.suggestions import restore
from game.store.summary import bout_row, summary_of


def restore_register(connection: Connection, folder: DataFolder) -> list[str]:
    """Put patients, calibrations and visits into an empty database. Gives a line for each file
    that cannot be read; what it said is left out."""
    notices: list[str] = []
    for place in folder.patient_folders():
        sessions = folders_in(place)
        if not sessions and not (place / PATIENT).exists():
            continue
        try:
            _restore_patient(connection, place)
            for session in sessions:
                _restore_visit(connection, session)
            restore(connection, place)
        except SetupError as error:
            notices.append(str(error))
    return notices


def take_up_bouts(
    database: Database, folder: DataFolder, remeasure: Remeasure | None
) -> tuple[list[str], list[str]]:
    """Index the bouts on disk that the database does not know, and close those among them that a
    crash left open. Gives the names of these, and a line for each that cannot be read."""
    ask = select(tables.bouts.c.folder).where(tables.bouts.c.ended.is_not(None))
    with database.read() as connection:
        known = set(connection.execute(ask).scalars())
    interrupted: list[str] = []
    notices: list[str] = []
    for place in folder.bout_folders():
        if folder.name(place) in known or not (place / HEADER).exists():
            continue
        try:
            if read_header(place).ended is None:
                if not close_bout(place):
                    continue  # somebody plays it now
                interrupted.append(folder.name(place))
            _take_up(database, folder, place, remeasure)
        except SetupError as error:
            notices.append(str(error))
    return interrupted, notices


def _take_up(
    database: Database, folder: DataFolder, place: Path, remeasure: Remeasure | None
) -> None:
    recording = read_recording(place)
    header = recording.header
    _check_place(place, header.patient, header.session)
    timing = kept(place / TIMING, Timing)
    summary = summary_of(header, recording.events, recording.samples)
    latency, link = (timing.latency, timing.link) if timing else (None, None)
    measured: list[Measured] = list(remeasure(recording)) if remeasure else []
    with database.write() as connection:
        _ensure_visit(connection, place, header)
        for own in (header.calibration, *(one.calibration for one in header.beside)):
            put_calibration(connection, header.patient, own)
        put_bout(connection, bout_row(folder.name(place), header, summary, latency, link))
        put_measures(connection, header.session, folder.name(place), measured)


def _check_place(place: Path, patient: str, session: str) -> None:
    """Raises SetupError for what was copied among the recordings of somebody else."""
    here = place.parent
    if here.parent.name != patient or not here.name.endswith(f"_{session}"):
        raise SetupError(f"{place}: is of '{patient}', session '{session}'. Move it there.")


def _ensure_visit(connection: Connection, place: Path, header: Header) -> None:
    """The patient and the visit of a bout, from their files, else from the bout's own header."""
    alias = tables.patients.c.alias
    if connection.execute(select(alias).where(alias == header.patient)).scalar() is None:
        _restore_patient(connection, place.parent.parent)
    known = _patient_of(connection, header.session, place) is not None
    _restore_visit(connection, place.parent)
    if _patient_of(connection, header.session, place) is None:
        visit = Visit(
            id=header.session,
            patient=header.patient,
            started_utc=header.started_utc,
            program_version=header.program_version,
        )
        insert_visit(connection, visit)
    if not known:
        restore(connection, place.parent.parent)


def _restore_patient(connection: Connection, place: Path) -> None:
    check_alias(place.name)
    patient = kept(place / PATIENT, Patient) or Patient(alias=place.name)
    if patient.alias != place.name:
        raise SetupError(f"{place / PATIENT}: is of '{patient.alias}'. Move it to that folder.")
    add_patient(connection, patient)
    for calibration in kept(place / CALIBRATIONS, list[Calibration]) or []:
        put_calibration(connection, patient.alias, calibration)


def _restore_visit(connection: Connection, place: Path) -> None:
    visit = kept(place / SESSION, Visit)
    if visit is None:
        return
    _check_place(place / SESSION, visit.patient, visit.id)
    if _patient_of(connection, visit.id, place / SESSION) is None:
        insert_visit(connection, visit)


def _patient_of(connection: Connection, session: str, place: Path) -> str | None:
    """Whose session this is, None for an unknown one. Raises SetupError when it is not of the
    patient in whose folder place lies."""
    table = tables.sessions.c
    found = connection.execute(select(table.patient).where(table.id == session)).scalar()
    if found not in (None, place.parent.parent.name):
        raise SetupError(f"{place}: is also a session of '{found}'. Remove one of the two.")
    return found
