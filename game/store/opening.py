"""What happens when the store opens: the database is found sound and up to date, or made so."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.errors import SetupError
from game.store.database import DamagedError, Database, move_aside, upgrade, version_of
from game.store.durable import trouble
from game.store.erase import finish_erasing
from game.store.folder import DataFolder
from game.store.open_visits import end_abandoned
from game.store.rebuild import restore_register, take_up_bouts
from game.store.records import Remeasure
from game.store.register import Register, ensure_guest
from game.store.results import Results
from game.store.suggestions import Suggestions
from game.store.tables import REVISIONS


@dataclass
class Opened:
    """An open database, and what the opening found."""

    database: Database
    register: Register
    results: Results
    suggestions: Suggestions
    rebuilt: bool = False
    notices: list[str] = field(default_factory=list)
    interrupted: list[str] = field(default_factory=list)


def open_database(folder: DataFolder, remeasure: Remeasure | None) -> Opened:
    """Open, mend, migrate, rebuild: whatever of these is needed."""
    database, notices = _sound(folder)
    opened = Opened(
        database,
        Register(database, folder),
        Results(database, folder),
        Suggestions(database, folder),
    )
    try:
        opened.notices += notices
        _bring_up_to_date(opened, folder)
        try:
            finish_erasing(database, folder)
        except SetupError as error:
            opened.notices.append(str(error))
        opened.interrupted, unreadable = take_up_bouts(database, folder, remeasure)
        opened.notices += unreadable
        end_abandoned(opened.register, database, folder)
    except BaseException:
        database.close()
        raise
    return opened


def _sound(folder: DataFolder) -> tuple[Database, list[str]]:
    """The database; a damaged one is moved aside, and an empty one stands in its place."""
    database = Database(folder.database)
    try:
        database.check()
    except DamagedError:
        database.close()
    except SetupError:
        database.close()
        raise
    else:
        return database, []
    try:
        aside = move_aside(folder.database)
    except OSError as error:
        raise SetupError(f"Database {trouble(folder.database, error)}") from None
    words = "was damaged. It was rebuilt from the recordings; the damaged file is"
    return Database(folder.database), [f"Database {folder.database} {words} {aside.name}."]


def _bring_up_to_date(opened: Opened, folder: DataFolder) -> None:
    """Migrate in one transaction with the rebuilding, so that a crash leaves the old state."""
    with opened.database.read() as connection:
        if version_of(connection) == REVISIONS[-1]:
            return
    with opened.database.write() as connection:
        version = version_of(connection)
        if version == REVISIONS[-1]:
            return  # another station was faster
        upgrade(connection, folder.database)
        if version is None:
            opened.rebuilt = True
            opened.notices += restore_register(connection, folder)
            ensure_guest(connection, folder)
