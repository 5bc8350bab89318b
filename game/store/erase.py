"""Taking one person out of everything that is kept here."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlalchemy import delete

from game.core.errors import SetupError
from game.core.patient import GUEST, Patient
from game.store import tables
from game.store.audit import add_entry
from game.store.database import Database
from game.store.durable import sync_folder, trouble
from game.store.folder import ERASING, DataFolder
from game.store.kept import PATIENT, kept
from game.store.recording_files import being_recorded, open_bouts
from game.store.register import ensure_guest, find_patient


def erase(database: Database, folder: DataFolder, alias: str, utc: str, who: str = "") -> None:
    """Erase rows and recordings; a line in the audit stays, without the alias.

    The folder is renamed first, so that an erasure which is cut off is finished at the next start.
    Databases that were moved aside as damaged go too, for nobody can say who is in them.
    Raises SetupError for an unknown alias, a patient who plays now, or a disk that refuses.
    """
    with database.read() as connection:
        find_patient(connection, alias)
    place = folder.patient(alias)
    if any(being_recorded(bout) for bout in open_bouts(place)):
        raise SetupError(f"Patient '{alias}' plays now. End the session first, then erase.")
    add_entry(folder.audit, utc, "erase", alias, who)
    try:
        if place.exists():
            place.replace(_marked(folder.recordings))
            sync_folder(folder.recordings)
    except OSError as error:
        raise SetupError(f"Erasing {trouble(place, error)}") from None
    _erase_rows(database, folder, alias)
    finish_erasing(database, folder)


def finish_erasing(database: Database, folder: DataFolder) -> bool:
    """Remove what is marked for erasing, from this start or an earlier one; True if there was
    any."""
    marked = sorted(folder.recordings.glob(f"{ERASING}*"))
    for place in marked:
        patient = kept(place / PATIENT, Patient)
        if patient is not None:
            _erase_rows(database, folder, patient.alias)
        _remove(place)
    if marked:
        try:
            for broken in folder.root.glob(f"{folder.database.name}.broken-*"):
                broken.unlink(missing_ok=True)
        except OSError as error:
            raise SetupError(f"Erasing {trouble(folder.root, error)}") from None
    return bool(marked)


def _erase_rows(database: Database, folder: DataFolder, alias: str) -> None:
    with database.write() as connection:
        connection.execute(delete(tables.patients).where(tables.patients.c.alias == alias))
        if alias == GUEST:
            ensure_guest(connection, folder)
    database.forget()


def _remove(place: Path) -> None:
    """The recordings first, `patient.json` last: it says whose rows must go."""
    try:
        for one in sorted(place.iterdir(), key=lambda path: path.name == PATIENT):
            if one.is_dir():
                shutil.rmtree(one)
            else:
                os.unlink(one)
        place.rmdir()
        sync_folder(place.parent)
    except OSError as error:
        raise SetupError(f"Erasing {trouble(place, error)}") from None


def _marked(recordings: Path) -> Path:
    number = 1
    while (place := recordings / f"{ERASING}{number}").exists():
        number += 1
    return place
