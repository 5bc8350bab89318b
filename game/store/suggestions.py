"""What was suggested to the therapist, and what was decided: in the database, and in
`suggestions.json` beside the patient's recordings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection, insert, select, update

from game.core.errors import SetupError
from game.core.patient import Patient
from game.store import tables
from game.store.audit import add_entry
from game.store.database import Database
from game.store.folder import DataFolder
from game.store.kept import PATIENT, SUGGESTIONS, keep, kept
from game.store.outdating import keep_all, outdate
from game.store.records import Decision, Suggestion
from game.store.register import find_patient
from game.store.rows import select_records, values_of

AUDITED: dict[Decision, str] = {
    "accepted": "accept suggestion",
    "declined": "decline suggestion",
}


class Suggestions:
    """What each call promises stands at its name in `Store`."""

    def __init__(self, database: Database, folder: DataFolder) -> None:
        self._database, self._folder = database, folder

    def add(self, made: Sequence[Suggestion]) -> None:
        with self._database.write() as connection:
            for one in made:
                known = find(connection, one.id)
                if known is not None:
                    continue  # the visit was closed twice; what was decided stands
                outdate(connection, one.patient, [one.exercise])
                connection.execute(insert(tables.suggestions), values_of(one))
            for alias in {one.patient for one in made}:
                keep_all(connection, self._folder, alias)

    def of(self, alias: str | None) -> list[Suggestion]:
        table = tables.suggestions
        with self._database.read() as connection:
            if alias is not None:
                find_patient(connection, alias)
            here = table.c.patient == alias if alias is not None else table.c.id.is_not(None)
            return select_records(connection, table, Suggestion, here, "made_utc", "id")

    def decide(
        self, id: str, decision: Decision, utc: str, note: str, *, confirmed: bool
    ) -> Suggestion:
        with self._database.write() as connection:
            before = _undecided(find(connection, id), id)
            if decision == "accepted" and before.needs_pin and not confirmed:
                raise SetupError(
                    f"Suggestion '{id}' adds load, nudges or vibration. Nothing was changed; if "
                    "that is wanted, accept it with 'suggestions accept' and --yes."
                )
            after = msgspec.structs.replace(before, status=decision, decided_utc=utc, note=note)
            this = tables.suggestions.c.id == id
            connection.execute(update(tables.suggestions).where(this), values_of(after))
            patient = find_patient(connection, after.patient)
            if decision == "accepted":
                patient = prescribed(patient, after)
                here = tables.patients.c.alias == patient.alias
                connection.execute(update(tables.patients).where(here), values_of(patient))
            add_entry(self._folder.audit, utc, AUDITED[decision], patient.alias)
            keep(self._folder.patient(patient.alias) / PATIENT, patient)
            keep_all(connection, self._folder, patient.alias)
        return after


def prescribed(patient: Patient, accepted: Suggestion) -> Patient:
    """The patient for whom the level and the condition of a suggestion are the prescribed ones."""
    levels, conditions = dict(patient.levels), dict(patient.conditions)
    if accepted.to_level_id is not None:
        levels[accepted.exercise] = accepted.to_level_id
    if accepted.to_condition is not None:
        conditions[accepted.exercise] = accepted.to_condition
    return msgspec.structs.replace(patient, levels=levels, conditions=conditions)


def find(connection: Connection, id: str) -> Suggestion | None:
    """The suggestion of that id; None where there is none."""
    here = tables.suggestions.c.id == id
    return next(iter(select_records(connection, tables.suggestions, Suggestion, here)), None)


def _undecided(found: Suggestion | None, id: str) -> Suggestion:
    """Raises SetupError for one that is unknown or no longer open: two stations may decide at
    once, and the second is told."""
    if found is None:
        raise SetupError(f"Suggestion '{id}' is unknown. 'suggestions' lists what is open.")
    if found.status in ("accepted", "declined"):
        when = (found.decided_utc or "").replace("T", " ").removesuffix("Z")
        raise SetupError(
            f"Suggestion '{id}' was {found.status} already, on {when} UTC. Nothing was changed."
        )
    if found.status == "outdated":
        raise SetupError(
            f"Suggestion '{id}' is outdated: a newer one came, or the prescription was changed. "
            "Nothing was changed; 'suggestions' lists what is open."
        )
    return found


def restore(connection: Connection, place: Path) -> None:
    """Put in what stands in the file of a patient's folder and is not known yet; one of a visit
    that is lost is left out."""
    for one in kept(place / SUGGESTIONS, list[Suggestion]) or []:
        if one.patient != place.name:
            advice = "Move it to that folder."
            raise SetupError(f"{place / SUGGESTIONS}: is of '{one.patient}'. {advice}")
        visit = select(tables.sessions.c.id).where(tables.sessions.c.id == one.session)
        if connection.execute(visit).scalar() is not None and find(connection, one.id) is None:
            connection.execute(insert(tables.suggestions), values_of(one))
