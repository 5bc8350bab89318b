"""A file that only grows, and keeps what the disk refuses until it takes it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class RawFile(Protocol):
    """An unbuffered file; `write` may take less than it is given."""

    def write(self, data: memoryview, /) -> int | None: ...
    def fileno(self) -> int: ...
    def close(self) -> None: ...


OpenFile = Callable[[Path], RawFile]


def open_raw(path: Path) -> RawFile:
    """A new file without a buffer. Raises FileExistsError: no recording is ever written over."""
    return path.open("xb", buffering=0)


class Journal:
    """Bytes on their way to one file, in order, each written once."""

    def __init__(self, file: RawFile) -> None:
        self.file = file
        self._waiting = bytearray()
        self._synced = True

    @property
    def settled(self) -> bool:
        """Everything that was added is on disk."""
        return not self._waiting and self._synced

    def add(self, data: bytes) -> None:
        """Leave bytes for the next `flush`."""
        self._waiting += data

    def flush(self) -> None:
        """Bring what waits to the disk. Raises OSError when the disk refuses; what it did not
        take waits on, and the next call goes on at the very byte where this one stopped."""
        while self._waiting:
            with memoryview(self._waiting) as view:
                taken = self.file.write(view) or 0
            self._synced = False
            del self._waiting[:taken]
        if not self._synced:
            os.fsync(self.file.fileno())
            self._synced = True

    def close(self) -> None:
        """Let go of the file, and of any lock on it."""
        self.file.close()
