"""Stand-ins for hardware: a clock that obeys, a source that is a list, one end of a pseudo
terminal."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from input_devices.errors import SourceLost


class FakeClock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class ScriptedSource:
    """Gives its chunks one a read; an exception in the list is raised, an empty end is silence."""

    def __init__(self, chunks: Sequence[bytes | Exception] = ()) -> None:
        self.chunks = list(chunks)
        self.written = b""
        self.closed = 0

    def read_some(self, timeout_s: float) -> bytes:
        if not self.chunks:
            time.sleep(min(timeout_s, 0.005))
            return b""
        chunk = self.chunks.pop(0)
        if isinstance(chunk, Exception):
            raise chunk
        return chunk

    def write(self, data: bytes) -> None:
        self.written += data

    def close(self) -> None:
        self.closed += 1

    def describe(self) -> str:
        return "a list of chunks"


class PtyBoard:
    """The board's end of a pseudo terminal, and the name of the port at the other end."""

    def __init__(self) -> None:
        import pty
        import tty

        self.fd, self._port_fd = pty.openpty()
        tty.setraw(self._port_fd)
        self.port = os.ttyname(self._port_fd)
        self._open = True

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self.fd, data) :]

    def heard(self) -> bytes:
        os.set_blocking(self.fd, False)
        try:
            return os.read(self.fd, 4096)
        except BlockingIOError:
            return b""

    def unplug(self) -> None:
        if self._open:
            self._open = False
            os.close(self.fd)
            os.close(self._port_fd)


def _until(true: Callable[[], object], patience_s: float = 5.0) -> bool:
    deadline = time.perf_counter() + patience_s
    while time.perf_counter() < deadline:
        if true():
            return True
        time.sleep(0.005)
    return False


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def scripted() -> type[ScriptedSource]:
    return ScriptedSource


@pytest.fixture
def unplugged() -> SourceLost:
    return SourceLost("unplugged")


@pytest.fixture
def until() -> Callable[..., bool]:
    """Wait until something is true; gives whether it became true in time."""
    return _until


@pytest.fixture
def pty_board() -> Iterator[PtyBoard]:
    if os.name != "posix":
        pytest.skip("pseudo terminals exist on POSIX systems only")
    board = PtyBoard()
    yield board
    board.unplug()
