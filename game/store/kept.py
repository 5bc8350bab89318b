"""The small files beside the recordings, from which a lost database is rebuilt."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from game.core.errors import SetupError
from game.store.durable import make_folder, trouble, write_whole
from game.store.records import Latency, Link

PATIENT = "patient.json"
CALIBRATIONS = "calibrations.json"
SUGGESTIONS = "suggestions.json"
SESSION = "session.json"
TIMING = "timing.json"

T = TypeVar("T")


class Timing(msgspec.Struct, frozen=True):
    """`timing.json` of a bout: what the screen and the reader saw, which no recording tells."""

    latency: Latency
    link: Link


def keep(path: Path, value: object) -> None:
    """Write a value as JSON, whole. Raises SetupError when the disk refuses."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=1)
    try:
        make_folder(path.parent)
        write_whole(path, text + b"\n")
    except OSError as error:
        raise SetupError(f"Data folder {trouble(path, error)}") from None


def kept(path: Path, kind: type[T]) -> T | None:
    """The value of a file; None where there is no file. Raises SetupError for a broken one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        advice = "Bring it back from a copy, or remove it."
        raise SetupError(f"{path}: cannot be read ({error}). {advice}") from None
