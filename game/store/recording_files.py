"""The files of a bout: reading them back, and closing what a crash left open."""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import msgspec

from game.core.errors import SetupError
from game.core.recording import Header, Line, Taken, read_event, read_samples
from game.store.durable import TEMPORARY, sync_folder, trouble, write_whole
from game.store.lines import cut_off, is_event, is_sample, lines_of
from game.store.lock import hold

HEADER = "bout.json"
EVENTS = "events.jsonl"
SAMPLES = "samples.csv"
PACKED = "samples.csv.gz"


class Recording(msgspec.Struct, frozen=True):
    """A bout as it was recorded."""

    folder: Path
    header: Header
    samples: list[Taken]
    events: list[Line]


def read_header(folder: Path) -> Header:
    """What `bout.json` says. Raises SetupError when there is none, or it cannot be read."""
    path = folder / HEADER
    try:
        return msgspec.json.decode(path.read_bytes(), type=Header)
    except (OSError, msgspec.MsgspecError) as error:
        _unreadable(path, error)


def write_header(folder: Path, header: Header) -> None:
    """Put the header in its place, whole. Raises OSError when the disk refuses."""
    text = msgspec.json.format(msgspec.json.encode(header), indent=1)
    write_whole(folder / HEADER, text + b"\n")


def read_recording(folder: Path) -> Recording:
    """The recording in a bout's folder. In a bout that is still open, what stands behind the first
    line that cannot be read is left out.

    Raises SetupError when a file is missing or cannot be read.
    """
    header = read_header(folder)
    is_open = header.ended is None
    packed = (folder / PACKED).exists()
    path = folder / (PACKED if packed else SAMPLES)
    try:
        data = path.read_bytes() if path.exists() or not is_open else b""
        text = gzip.decompress(data) if packed else data
        samples = list(read_samples(lines_of(text, is_open, is_sample)))
        path = folder / EVENTS
        data = path.read_bytes() if path.exists() or not is_open else b""
        events = [read_event(line.encode()) for line in lines_of(data, is_open, is_event)]
    except (OSError, EOFError, ValueError, zlib.error) as error:
        _unreadable(path, error)
    return Recording(folder, header, samples, events)


def open_bouts(root: Path) -> list[Path]:
    """Folders below root whose bout has not ended, whether somebody plays it now or not."""
    return [one.parent for one in sorted(root.rglob(HEADER)) if _is_open(one.parent)]


def close_interrupted(root: Path) -> list[Path]:
    """Close every bout below root that a crash left open, and give their folders. Bouts that a
    living process records are left alone. A second call finds nothing.

    Raises SetupError when the disk refuses.
    """
    return [folder for folder in open_bouts(root) if close_bout(folder)]


def being_recorded(folder: Path) -> bool:
    """Whether a living process records this bout now."""
    path = folder / EVENTS
    if not path.exists():
        return False
    with _held(path) as free:
        return not free


def close_bout(folder: Path) -> bool:
    """Close one bout as interrupted: cut off what was half written, compress, note it. False when
    it is being played, or closed already. May itself be cut off at any point and called again."""
    try:
        with _held(folder / EVENTS) as free:
            header = read_header(folder)
            if not free or header.ended is not None:
                return False
            cut_off(folder / SAMPLES, is_sample)
            cut_off(folder / EVENTS, is_event)
            finish(folder, msgspec.structs.replace(header, ended="interrupted"))
            return True
    except OSError as error:
        raise SetupError(f"Interrupted recording {trouble(folder, error)}") from None


def finish(folder: Path, header: Header) -> None:
    """Compress the samples, then write the header that says how the bout ended: last of all, so
    that a bout with `ended` is whole. Raises OSError when even the header cannot be written."""
    try:
        _pack(folder)
    except OSError:
        # a full disk: the plain file is as good, and is read as well
        (folder / (PACKED + TEMPORARY)).unlink(missing_ok=True)
    write_header(folder, header)


def _pack(folder: Path) -> None:
    plain, packed = folder / SAMPLES, folder / PACKED
    if not plain.exists():
        return
    if not packed.exists():
        temporary = folder / (PACKED + TEMPORARY)
        with plain.open("rb") as source, temporary.open("wb") as target:
            # no name and no time inside: the same samples give the same bytes
            with gzip.GzipFile("", "wb", 6, target, mtime=0) as packing:
                shutil.copyfileobj(source, packing)
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(packed)
        sync_folder(folder)
    plain.unlink()
    sync_folder(folder)


@contextmanager
def _held(path: Path) -> Iterator[bool]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        yield hold(handle)
    finally:
        os.close(handle)


def _is_open(folder: Path) -> bool:
    try:
        return read_header(folder).ended is None
    except SetupError:
        return False  # not a bout that anybody can close


def _unreadable(path: Path, error: Exception) -> NoReturn:
    what = error.strerror if isinstance(error, OSError) else str(error)
    advice = "Bring the folder back from a copy, or move it out of the recordings."
    raise SetupError(f"{path}: cannot be read ({what or error}). {advice}") from None
