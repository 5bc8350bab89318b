"""Where a station's screen stands, told once: one small file in the data folder."""

from __future__ import annotations

import msgspec

from game.core.errors import SetupError
from game.core.viewing import Viewing
from game.store.durable import trouble, write_whole
from game.store.folder import DataFolder


def read_viewing(folder: DataFolder) -> Viewing | None:
    """None where nobody has told. SetupError for a file that says nothing that a screen can be."""
    path = folder.viewing
    try:
        return msgspec.json.decode(path.read_bytes(), type=Viewing)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SetupError(trouble(path, error)) from None
    except msgspec.DecodeError as error:
        raise SetupError(
            f"{path}: {error}. Remove the file, and tell screen and distance anew."
        ) from None


def keep_viewing(folder: DataFolder, viewing: Viewing) -> None:
    """From now on the screen stands there. SetupError when the disk refuses."""
    try:
        write_whole(folder.viewing, msgspec.json.encode(viewing) + b"\n")
    except OSError as error:
        raise SetupError(trouble(folder.viewing, error)) from None
