"""Lines of a file that may have been cut off anywhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from game.core.recording import read_event, read_samples
from game.store.durable import write_whole

CUT_OFF = ".cut-off"
"""End of the name of what stood behind the first line that could not be read."""


def is_sample(line: str) -> bool:
    """Whether this is a line of `samples.csv`."""
    return line.startswith("step,") or any(True for _ in read_samples([line]))


def is_event(line: str) -> bool:
    """Whether this is a line of `events.jsonl`."""
    try:
        read_event(line.encode())
    except msgspec.MsgspecError:
        return False
    return True


def lines_of(data: bytes, is_open: bool, is_line: Callable[[str], bool]) -> list[str]:
    """The lines of a file; of one that is still open, those before the first that is cut off or
    cannot be read. Raises ValueError where a closed file ends in mid-line."""
    size = _readable(data, is_line) if is_open else len(data)
    text = data[:size].decode()
    if text and not text.endswith("\n"):
        raise ValueError("the last line is cut off")
    # not splitlines: a note may hold a character that Python takes for the end of a line
    return [line + "\n" for line in text.split("\n")[:-1]]


def cut_off(path: Path, is_line: Callable[[str], bool]) -> None:
    """Cut a file at its first unreadable line. More than one half line is put beside it first: a
    power cut leaves anything at the end of a file, but nothing of a patient's is thrown away."""
    data = path.read_bytes() if path.exists() else b""
    size = _readable(data, is_line)
    if size == len(data):
        return
    if b"\n" in data[size:]:
        write_whole(path.with_name(path.name + CUT_OFF), data[size:])
    with path.open("r+b") as file:
        file.truncate(size)
        os.fsync(file.fileno())


def _readable(data: bytes, is_line: Callable[[str], bool]) -> int:
    """How many bytes stand before the first line that is cut off or cannot be read."""
    size = 0
    for line in data.split(b"\n")[:-1]:
        if not is_line(line.decode(errors="replace") + "\n"):
            break
        size += len(line) + 1
    return size
