"""Where bytes come from: a thing with four verbs, so that a test can hand the reader a list instead
of a port."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from typing import Protocol

from input_devices.errors import SourceLost


class ByteSource(Protocol):
    """An open stream of bytes to and from a device."""

    def read_some(self, timeout_s: float) -> bytes:
        """What has come, waiting `timeout_s` at most for the first byte; empty if nothing came.

        Raises SourceLost when the device has gone.
        """

    def write(self, data: bytes) -> None:
        """Send all of `data`. Raises SourceLost when the device has gone."""

    def close(self) -> None:
        """Let go; may be called twice."""

    def describe(self) -> str:
        """The source in a few words, for a log."""


class FdSource:
    """An open file descriptor: a device node, a pipe, one end of a pseudo terminal. POSIX only."""

    def __init__(
        self,
        fd: int,
        name: str,
        *,
        chunk: int = 4096,
        still_there: Callable[[], bool] = lambda: True,
    ) -> None:
        """still_there: asked when nothing came; False means that the node has gone without an
        error."""
        self.fd = fd
        self._name = name
        self._chunk = chunk
        self._still_there = still_there
        self._open = True

    def read_some(self, timeout_s: float) -> bytes:
        try:
            ready, _, _ = select.select([self.fd], [], [], timeout_s)
            if not ready:
                self._look()
                return b""
            data = os.read(self.fd, self._chunk)
        except BlockingIOError:
            return b""
        except OSError as problem:
            raise SourceLost(f"{self._name}: {problem}") from problem
        if not data:
            raise SourceLost(f"{self._name}: closed at the other end")
        return data

    def write(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self.fd, data) :]
        except OSError as problem:
            raise SourceLost(f"{self._name}: {problem}") from problem

    def close(self) -> None:
        if self._open:
            self._open = False
            os.close(self.fd)

    def describe(self) -> str:
        return self._name

    def _look(self) -> None:
        if not self._still_there():
            raise SourceLost(f"{self._name}: the node has gone")
