"""What was erased or decided, and when: lines that are only added, each sealed with the one before
it.

Nobody is named. A line holds a hash that whoever knows the alias can compute again.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

from game.core.errors import SetupError
from game.store.durable import sync_folder, trouble


class Entry(msgspec.Struct, frozen=True):
    """One line of the audit."""

    utc: str
    what: str
    subject: str
    """`subject_of` the alias at that time."""
    before: str
    """SHA-256 of the line before, '' for the first: a line that is taken out is missed."""


def subject_of(alias: str, utc: str) -> str:
    """A hash of an alias, slow enough that short aliases are not found by trying them all."""
    salt = utc.encode().ljust(8, b".")
    return hashlib.scrypt(alias.encode(), salt=salt, n=1 << 14, r=8, p=1, dklen=16).hex()


def add_entry(path: Path, utc: str, what: str, alias: str) -> None:
    """Add a line, on disk before this returns. Raises SetupError when the disk refuses."""
    try:
        lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
        start = b"" if not lines or lines[-1].endswith(b"\n") else b"\n"
        before = _seal(lines[-1]) if lines else ""
        entry = Entry(utc, what, subject_of(alias, utc), before)
        with path.open("ab", buffering=0) as file:
            file.write(start + msgspec.json.encode(entry) + b"\n")
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise SetupError(f"Audit {trouble(path, error)}") from None


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
