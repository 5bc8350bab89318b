"""Which visits go on now: a mark beside `session.json`, held by the process that opened it.

A process that dies lets go of its marks and leaves the files: so the next start knows, of every
visit that has no end, whether somebody is in it now or nobody is any more.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from game.core.errors import ElsewhereError, SetupError
from game.core.patient import GUEST
from game.store import tables
from game.store.database import Database
from game.store.durable import trouble
from game.store.folder import DataFolder
from game.store.lock import hold

if TYPE_CHECKING:
    from game.store.register import Register

OPEN = "open"
INTERRUPTED = "interrupted"
"""Why a visit ended whose station was cut off."""


class OpenVisits:
    """The marks of this process."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[int, Path]] = {}

    def begin(self, session: str, place: Path) -> None:
        """Somebody is in this visit. Raises SetupError when the disk refuses."""
        mark = place / OPEN
        try:
            handle = os.open(mark, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise SetupError(f"Data folder {trouble(mark, error)}") from None
        hold(handle)
        self._held[session] = handle, mark

    def refuse_second(self, connection: Connection, folder: DataFolder, alias: str) -> None:
        """Nobody is in two places: what one station adapts, counts and limits for a person the
        other would not know of. Anybody may be the guest. Raises ElsewhereError."""
        if alias == GUEST:
            return
        table = tables.sessions.c
        ask = select(table.id, table.started_utc).where(
            table.patient == alias, table.ended_utc.is_(None)
        )
        for session, started_utc in connection.execute(ask).all():
            mark = folder.session(alias, session, started_utc) / OPEN
            if session not in self._held and _is_held(mark):
                raise ElsewhereError(alias, started_utc)

    def end(self, session: str) -> None:
        """Nobody is in it any more; of a visit that another process has open, nothing happens."""
        held = self._held.pop(session, None)
        if held is not None:
            handle, mark = held
            os.close(handle)
            mark.unlink(missing_ok=True)

    def let_go(self) -> None:
        """All of them, as when the store closes in order."""
        for session in list(self._held):
            self.end(session)


def end_abandoned(register: Register, database: Database, folder: DataFolder) -> None:
    """Close the visits whose process has died, at the end of their last bout."""
    table = tables.sessions.c
    ask = select(table.id, table.patient, table.started_utc).where(table.ended_utc.is_(None))
    with database.read() as connection:
        without_end = connection.execute(ask).all()
    for session, alias, started_utc in without_end:
        mark = folder.session(alias, session, started_utc) / OPEN
        if _is_abandoned(mark):
            ended_utc = _last_known(database, session, started_utc)
            register.change_visit(session, {"ended_utc": ended_utc, "stop_reason": INTERRUPTED})
            mark.unlink(missing_ok=True)


def _is_held(mark: Path) -> bool:
    return mark.exists() and not _is_abandoned(mark)


def _is_abandoned(mark: Path) -> bool:
    try:
        handle = os.open(mark, os.O_RDWR)
    except FileNotFoundError:  # closed in order, or of a program that set no marks
        return False
    try:
        return hold(handle)
    finally:
        os.close(handle)


def _last_known(database: Database, session: str, started_utc: str) -> str:
    """When the last bout ended, as far as it was recorded; without any, when the visit began."""
    table = tables.bouts.c
    ask = select(table.started_utc, table.active_s, table.paused_s).where(table.session == session)
    with database.read() as connection:
        bouts = connection.execute(ask).all()
    ends = [
        datetime.fromisoformat(began) + timedelta(seconds=round(active_s + paused_s))
        for began, active_s, paused_s in bouts
    ]
    return max((f"{end:%Y-%m-%dT%H:%M:%SZ}" for end in ends), default=started_utc)
