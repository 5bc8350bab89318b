"""The data folder: where recordings, plans and the database live."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from game.core.errors import SetupError
from game.core.recording import Header
from game.store.durable import make_folder, trouble, write_whole

VARIABLE = "STEADY_ISLES_DATA"
ERASING = ".erasing-"
"""Start of the name of a patient's folder that is being erased."""


class DataFolder(msgspec.Struct, frozen=True):
    """A folder that exists and can be written."""

    root: Path

    @staticmethod
    def open(path: Path | str | None = None) -> DataFolder:
        """The folder at path, else the one that STEADY_ISLES_DATA names, else the user's own.

        Makes it where there is none. Raises SetupError when it is not a folder or cannot be
        written.
        """
        folder = DataFolder(_chosen(path))
        try:
            for part in (folder.recordings, folder.plans):
                make_folder(part)
                probe = part / f".writable-{os.getpid()}"  # two stations may look at once
                write_whole(probe, b"yes\n")
                probe.unlink()
        except OSError as error:
            raise SetupError(f"Data folder {trouble(folder.root, error)}") from None
        return folder

    @property
    def recordings(self) -> Path:
        """One folder a patient, in it one a session, in it one a bout."""
        return self.root / "recordings"

    @property
    def plans(self) -> Path:
        """The therapist's plans."""
        return self.root / "plans"

    @property
    def database(self) -> Path:
        """The index of the recordings."""
        return self.root / "steady_isles.sqlite"

    @property
    def audit(self) -> Path:
        """What was erased, and when; names nobody."""
        return self.root / "audit.jsonl"

    @property
    def difficulty(self) -> Path:
        """How hard the levels are for the people of this clinic; names nobody."""
        return self.root / "difficulty.json"

    @property
    def viewing(self) -> Path:
        """How large this station's screen is, and how far away."""
        return self.root / "screen.json"

    @property
    def boards(self) -> Path:
        """The zero and the gain of each board; names nobody."""
        return self.root / "boards.json"

    @property
    def accounts(self) -> Path:
        """Who may open the console."""
        return self.root / "accounts.json"

    def patient(self, alias: str) -> Path:
        """Everything that was recorded of one patient."""
        return self.recordings / alias

    def session(self, alias: str, session: str, started_utc: str) -> Path:
        """One visit; started_utc is ISO 8601."""
        return self.patient(alias) / f"{started_utc[:10]}_{session}"

    def bout(self, header: Header, session_utc: str) -> Path:
        """One bout of a visit that began at session_utc."""
        level = re.sub(r"[^A-Za-z0-9._-]+", "-", header.level_id).strip(".-") or "level"
        session = self.session(header.patient, header.session, session_utc)
        return session / f"{header.number:02d}_{level[:80]}"

    def name(self, path: Path) -> str:
        """How rows name a folder: below the data folder, the same on every system."""
        return path.relative_to(self.root).as_posix()

    def patient_folders(self) -> list[Path]:
        """The patients' folders, by alias."""
        return [one for one in folders_in(self.recordings) if not one.name.startswith(".")]

    def bout_folders(self) -> list[Path]:
        """Every bout's folder, by patient, date and number."""
        sessions = [one for patient in self.patient_folders() for one in folders_in(patient)]
        return [bout for session in sessions for bout in folders_in(session)]


def folders_in(folder: Path) -> list[Path]:
    """The folders directly in a folder, by name; none where the folder is gone."""
    try:
        with os.scandir(folder) as entries:
            return [folder / name for name in sorted(one.name for one in entries if one.is_dir())]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _chosen(path: Path | str | None) -> Path:
    chosen = path or os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs  # only here: it costs a few ms, and most calls name their folder

    return platformdirs.user_data_path("steady-isles", appauthor=False)
