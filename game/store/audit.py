"""What was erased or decided, and when: lines that are only added, each sealed with the one before
it.

Nobody is named. A line holds a hash that whoever knows the alias can compute again.
"""

from __future__ import annotations

import hashlib
import os
import time
from io import FileIO
from pathlib import Path

import msgspec

from game.core.errors import SetupError
from game.store.durable import sync_folder, trouble
from game.store.lock import hold

WAIT_S, MOST_WAITS = 0.01, 300
CHUNK = 4096
"""Bytes that are read from the end for the last line; longer ones are read on."""


class Entry(msgspec.Struct, frozen=True):
    """One line of the audit."""

    utc: str
    what: str
    subject: str
    """`subject_of` the alias at that time; '' where nobody is concerned."""
    before: str
    """SHA-256 of the line before, '' for the first: a line that is taken out is missed."""
    who: str = ""
    """The account of the therapist; '' for what was done at the machine itself."""


def subject_of(alias: str, utc: str) -> str:
    """A hash of an alias, slow enough that short aliases are not found by trying them all."""
    salt = utc.encode().ljust(8, b".")
    return hashlib.scrypt(alias.encode(), salt=salt, n=1 << 14, r=8, p=1, dklen=16).hex()


def add_entry(path: Path, utc: str, what: str, alias: str, who: str = "") -> None:
    """Add a line, on disk before this returns; stations and the console wait for each other.
    Raises SetupError when the disk refuses."""
    subject = subject_of(alias, utc) if alias else ""
    try:
        with path.open("ab+", buffering=0) as file:
            _wait_for(file.fileno(), path)
            last = _last_line(file)
            start = b"" if not last or last.endswith(b"\n") else b"\n"
            entry = Entry(utc, what, subject, _seal(last) if last else "", who)
            file.write(start + msgspec.json.encode(entry) + b"\n")
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise SetupError(f"Audit {trouble(path, error)}") from None


def _wait_for(handle: int, path: Path) -> None:
    for _ in range(MOST_WAITS):
        if hold(handle):
            return
        time.sleep(WAIT_S)
    raise SetupError(f"Audit {path}: another program holds it. Close that, and try again.")


def _last_line(file: FileIO) -> bytes:
    """Whole, with its end; b'' for an empty file. Only the end of the file is read."""
    size = file.seek(0, os.SEEK_END)
    tail, at = b"", size
    while at > 0 and b"\n" not in tail[:-1]:
        at = max(0, at - CHUNK)
        file.seek(at)
        tail = file.read(size - at)
    return tail.splitlines(keepends=True)[-1] if tail else b""


def read_audit(path: Path) -> list[Entry]:
    """The lines, oldest first. Raises SetupError where one was changed or taken out."""
    entries: list[Entry] = []
    before = ""
    lines = path.read_bytes().splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except msgspec.MsgspecError:
            before = _seal(line)
            continue  # cut off by a crash; the next line is sealed with what is left of it
        if entry.before != before:
            raise SetupError(f"{path} line {number}: the line before it was changed. Ask who did.")
        entries.append(entry)
        before = _seal(line)
    return entries


def _seal(line: bytes) -> str:
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()
