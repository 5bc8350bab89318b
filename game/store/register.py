"""Patients and their visits, in the database and in the files beside the recordings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, insert, select, true, update

from game.core.errors import SetupError
from game.core.patient import GUEST, Patient, wished
from game.core.second_task import Counted
from game.core.wishes import Wishes
from game.store import tables
from game.store.alias import check_alias
from game.store.database import Database
from game.store.folder import DataFolder
from game.store.kept import PATIENT, SESSION, keep
from game.store.open_visits import OpenVisits
from game.store.outdating import outdate_changed
from game.store.records import Check, Chosen, Note, Planned, Prompt, Shared, Visit
from game.store.rows import record_of, select_records, values_of


class Register:
    """Who plays here, and when they came. What each call promises stands at its name in `Store`."""

    def __init__(self, database: Database, folder: DataFolder) -> None:
        self._database, self._folder = database, folder
        self._open = OpenVisits()

    def let_go(self) -> None:
        """No visit is open here any more."""
        self._open.let_go()

    def add(self, patient: Patient) -> None:
        check_alias(patient.alias)
        with self._database.write() as connection:
            add_patient(connection, patient)
            keep(self._folder.patient(patient.alias) / PATIENT, patient)

    def change(self, patient: Patient, known: Patient | None) -> None:
        with self._database.write() as connection:
            before = find_patient(connection, patient.alias)
            if known is not None and known != before:
                raise SetupError(
                    f"{patient.alias} was changed elsewhere in the meantime. Nothing was changed "
                    "here; look with 'patients show', and set it again."
                )
            outdate_changed(connection, self._folder, before, patient)
            self._put(connection, patient)

    def keep_wishes(self, alias: str, wishes: Wishes) -> Patient:
        with self._database.write() as connection:
            patient = wished(find_patient(connection, alias), wishes)
            self._put(connection, patient)
        return patient

    def _put(self, connection: Connection, patient: Patient) -> None:
        this = tables.patients.c.alias == patient.alias
        connection.execute(update(tables.patients).where(this), values_of(patient))
        keep(self._folder.patient(patient.alias) / PATIENT, patient)

    def patient(self, alias: str) -> Patient:
        with self._database.read() as connection:
            return find_patient(connection, alias)

    def patients(self) -> list[Patient]:
        with self._database.read() as connection:
            return select_records(connection, tables.patients, Patient, true(), "alias")

    def begin(
        self,
        alias: str,
        started_utc: str,
        program_version: str,
        suffix: str,
        planned: Planned | None,
        shared: Shared,
    ) -> Visit:
        visit = Visit(
            id=session_id(started_utc, suffix),
            patient=alias,
            started_utc=started_utc,
            program_version=program_version,
            planned=planned,
            shared=shared,
        )
        with self._database.write() as connection:
            find_patient(connection, alias)
            self._open.refuse_second(connection, self._folder, alias)
            insert_visit(connection, visit)
            self._keep(visit)
            self._open.begin(visit.id, self._place(visit))
        return visit

    def refuse_elsewhere(self, alias: str) -> None:
        with self._database.read() as connection:
            self._open.refuse_second(connection, self._folder, alias)

    def visit(self, session: str) -> Visit:
        with self._database.read() as connection:
            return find_visit(connection, session)

    def visits(self, alias: str) -> list[Visit]:
        with self._database.read() as connection:
            find_patient(connection, alias)
            this = tables.sessions.c.patient == alias
            ask = select(tables.sessions).where(this).order_by("started_utc", "id")
            rows = connection.execute(ask).all()
            return [record_of(row, Visit, {"notes": _notes(connection, row.id)}) for row in rows]

    def change_visit(self, session: str, changes: dict[str, Check | str | None]) -> Visit:
        """Put in the fields that are not None. Another station's changes stand."""
        given = {name: value for name, value in changes.items() if value is not None}
        with self._database.write() as connection:
            visit = msgspec.structs.replace(find_visit(connection, session), **given)
            values = {name: values_of(visit)[name] for name in given}
            if values:
                this = tables.sessions.c.id == session
                connection.execute(update(tables.sessions).where(this), values)
            self._keep(visit)
        if visit.ended_utc is not None:
            self._open.end(visit.id)
        return visit

    def add_check(self, session: str, check: Check) -> Visit:
        return self._change_checks(session, lambda checks: (*checks, check))

    def add_counted(self, session: str, counted: Counted) -> Visit:
        return self._change_checks(session, lambda checks: _with_count(checks, counted))

    def _change_checks(
        self, session: str, change: Callable[[tuple[Check, ...]], tuple[Check, ...]]
    ) -> Visit:
        with self._database.write() as connection:
            before = find_visit(connection, session)
            visit = msgspec.structs.replace(before, after_bouts=change(before.after_bouts))
            values = {"after_bouts": values_of(visit)["after_bouts"]}
            this = tables.sessions.c.id == session
            connection.execute(update(tables.sessions).where(this), values)
            self._keep(visit)
        return visit

    def add_prompt(self, session: str, prompt: Prompt) -> Visit:
        return self._change_prompts(session, lambda prompts: (*prompts, prompt))

    def answer_prompt(self, session: str, chosen: Chosen) -> Visit:
        return self._change_prompts(session, lambda prompts: _answered(prompts, chosen))

    def _change_prompts(
        self, session: str, change: Callable[[tuple[Prompt, ...]], tuple[Prompt, ...]]
    ) -> Visit:
        with self._database.write() as connection:
            before = find_visit(connection, session)
            visit = msgspec.structs.replace(before, prompts=change(before.prompts))
            this = tables.sessions.c.id == session
            values = {"prompts": values_of(visit)["prompts"]}
            connection.execute(update(tables.sessions).where(this), values)
            self._keep(visit)
        return visit

    def add_note(self, session: str, note: Note) -> Visit:
        with self._database.write() as connection:
            find_visit(connection, session)
            connection.execute(insert(tables.notes), {"session": session, **values_of(note)})
            visit = find_visit(connection, session)
            self._keep(visit)
        return visit

    def _keep(self, visit: Visit) -> None:
        keep(self._place(visit) / SESSION, visit)

    def _place(self, visit: Visit) -> Path:
        return self._folder.session(visit.patient, visit.id, visit.started_utc)


def session_id(started_utc: str, suffix: str) -> str:
    """Sorts by time: '261118-143205-k3f' for a start at 14:32:05 on 18 November 2026."""
    if not re.fullmatch(r"[A-Za-z0-9]{1,12}", suffix):
        raise ValueError(f"suffix of a session: 1 to 12 letters and digits, not '{suffix}'")
    return f"{datetime.fromisoformat(started_utc):%y%m%d-%H%M%S}-{suffix}"


def add_patient(connection: Connection, patient: Patient) -> None:
    """Raises SetupError when the alias is taken, in capitals or not: folders know no difference
    on some systems."""
    column = tables.patients.c.alias
    same = func.lower(column) == patient.alias.lower()
    taken = connection.execute(select(column).where(same)).scalar()
    if taken is not None:
        raise SetupError(f"Patient '{taken}' exists already. Choose another alias.")
    connection.execute(insert(tables.patients), values_of(patient))


def find_patient(connection: Connection, alias: str) -> Patient:
    """Raises SetupError, with the nearest alias, for one that is unknown."""
    here = tables.patients.c.alias == alias
    found = select_records(connection, tables.patients, Patient, here, "alias")
    if found:
        return found[0]
    known = connection.execute(select(tables.patients.c.alias)).scalars().all()
    raise SetupError(f"Patient '{alias}' is unknown. {_nearest(alias, known)}")


def ensure_guest(connection: Connection, folder: DataFolder) -> None:
    """Somebody can always play without being known."""
    ask = select(tables.patients.c.alias).where(tables.patients.c.alias == GUEST)
    if connection.execute(ask).scalar() is None:
        guest = Patient(alias=GUEST)
        add_patient(connection, guest)
        keep(folder.patient(GUEST) / PATIENT, guest)


def insert_visit(connection: Connection, visit: Visit) -> None:
    """A new visit with its notes. Raises ValueError when its id is taken."""
    ask = select(tables.sessions.c.id).where(tables.sessions.c.id == visit.id)
    if connection.execute(ask).scalar() is not None:
        raise ValueError(f"session '{visit.id}' exists; give another suffix")
    values = values_of(visit)
    notes = [{"session": visit.id, **note} for note in values.pop("notes")]
    connection.execute(insert(tables.sessions), values)
    if notes:
        connection.execute(insert(tables.notes), notes)


def find_visit(connection: Connection, session: str) -> Visit:
    """Raises SetupError for a session that is unknown."""
    ask = select(tables.sessions).where(tables.sessions.c.id == session)
    row = connection.execute(ask).one_or_none()
    if row is None:
        raise SetupError(f"Session '{session}' is unknown. It may have been erased.")
    return record_of(row, Visit, {"notes": _notes(connection, session)})


def _with_count(checks: tuple[Check, ...], counted: Counted) -> tuple[Check, ...]:
    """The same, with the count in the last one; without any, nothing."""
    if not checks:
        return checks
    return (*checks[:-1], msgspec.structs.replace(checks[-1], counted=counted))


def _answered(prompts: tuple[Prompt, ...], chosen: Chosen) -> tuple[Prompt, ...]:
    """The same, with the last one answered; without any, nothing."""
    if not prompts:
        return prompts
    return (*prompts[:-1], msgspec.structs.replace(prompts[-1], chosen=chosen))


def _notes(connection: Connection, session: str) -> list[Note]:
    columns = select(tables.notes.c.utc, tables.notes.c.text).order_by(tables.notes.c.id)
    rows = connection.execute(columns.where(tables.notes.c.session == session))
    return [Note(utc, text) for utc, text in rows]


def _nearest(alias: str, known: Sequence[str]) -> str:
    lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(alias.lower(), list(lower), n=1)
    return f"Did you mean '{lower[near[0]]}'?" if near else "'patients' lists them all."
