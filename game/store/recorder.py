"""The recording of a bout while it is played: a thread brings it to the disk, play never waits."""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path
from typing import Literal

import msgspec

from game.core.errors import SetupError
from game.core.event import Event
from game.core.recording import (
    NUMBERED_HEADER,
    SAMPLES_HEADER,
    Header,
    Taken,
    event_line,
    sample_line,
)
from game.store.durable import make_folder, sync_folder, trouble
from game.store.journal import Journal, OpenFile, open_raw
from game.store.lock import hold
from game.store.recording_files import EVENTS, HEADER, SAMPLES, finish, write_header

WRITE_EVERY_S = 0.25
"""Half of what a power cut may cost, so that a slow disk has the other half."""

MOST_WAITING = 200_000
"""Samples and events kept while the disk refuses: half an hour at 100 Hz, about 70 MB."""


class Recorder:
    """Takes samples and events from the frame loop, and has them on disk within half a second.

    When the disk refuses, play goes on: `problem` holds a line for the therapist, and what could
    not be written is tried again until `close`.
    """

    def __init__(
        self, folder: Path, header: Header, samples: Journal, events: Journal, most_waiting: int
    ) -> None:
        self.folder, self.header = folder, header
        self._most_waiting = most_waiting
        self.problem: str | None = None
        self._samples, self._events = samples, events
        self._queue: deque[Taken | Event] = deque()
        self._overfull = False
        self._closed = False
        self._closing = threading.Event()
        self._writer = threading.Thread(target=self._keep_writing, name="recorder", daemon=True)

    @classmethod
    def begin(
        cls,
        folder: Path,
        header: Header,
        open_file: OpenFile = open_raw,
        most_waiting: int = MOST_WAITING,
    ) -> Recorder:
        """Open the recording of one bout in a new folder.

        open_file: how the two growing files are opened.
        Raises SetupError when the disk refuses; FileExistsError when the folder holds a recording.
        """
        opened: list[Journal] = []
        try:
            _lay_out(folder, header, open_file, opened)
        except OSError as error:
            _leave_nothing(folder, opened)
            if isinstance(error, FileExistsError):
                raise
            raise SetupError(f"Recording {trouble(folder, error)}") from None
        events, samples = opened
        recorder = cls(folder, header, samples, events, most_waiting)
        recorder._writer.start()
        return recorder

    def sample(self, taken: Taken) -> None:
        """Record a sample; returns at once."""
        self._keep(taken)

    def event(self, event: Event) -> None:
        """Record an event, or an `Asked`; returns at once."""
        self._keep(event)

    def close(self, ended: Literal["done", "stopped", "interrupted"]) -> None:
        """Write what waits, compress, and note how the bout ended. A second call does nothing.

        Never raises for a disk that refuses: `problem` says so, and the bout is closed as
        interrupted when the store opens the next time. So is one that had to leave lines out.
        """
        if self._closed:
            return
        self._closed = True
        self._closing.set()
        self._writer.join()
        self._write()
        self._samples.close()
        try:
            if self._samples.settled and self._events.settled and not self._queue:
                how = "interrupted" if self._overfull else ended
                self.header = msgspec.structs.replace(self.header, ended=how)
                finish(self.folder, self.header)
        except OSError as error:
            self.problem = f"Recording {trouble(self.folder, error)}"
        finally:
            self._events.close()

    def _keep(self, line: Taken | Event) -> None:
        # After a gap nothing more is kept: a recording with a hole cannot be played again.
        self._overfull = self._overfull or len(self._queue) >= self._most_waiting
        if not (self._overfull or self._closed):
            self._queue.append(line)

    def _keep_writing(self) -> None:
        while not self._closing.wait(WRITE_EVERY_S):
            self._write()

    def _write(self) -> None:
        """Bring what waits to the disk: samples before events, so that no event on disk lacks
        the samples it came from."""
        try:
            self._samples.flush()
            self._events.flush()
            waiting = [self._queue.popleft() for _ in range(len(self._queue))]
            taken = [one for one in waiting if isinstance(one, Taken)]
            numbered = bool(self.header.beside)
            lines = [sample_line(one, numbered=numbered) for one in taken]
            self._samples.add("".join(lines).encode())
            self._events.add(b"".join(event_line(e) for e in waiting if isinstance(e, Event)))
            self._samples.flush()
            self._events.flush()
        except OSError as error:
            again = "Play goes on; what waits is written as soon as the disk takes it."
            self.problem = f"Recording {trouble(self.folder, error)} {again}"
        else:
            self.problem = self._loss()

    def _loss(self) -> str | None:
        if not self._overfull:
            return None
        return f"Recording {self.folder}: the disk refused for too long. The end is not recorded."


def _lay_out(folder: Path, header: Header, open_file: OpenFile, opened: list[Journal]) -> None:
    """The three files, the header last: whoever finds one finds a lock on the events too."""
    if (folder / HEADER).exists():
        raise FileExistsError(f"{folder}: already holds a recording")
    make_folder(folder)
    for name in (EVENTS, SAMPLES):
        opened.append(Journal(open_file(folder / name)))
    events, samples = opened
    held = hold(events.file.fileno())
    assert held, folder
    columns = NUMBERED_HEADER if header.beside else SAMPLES_HEADER
    samples.add(columns.encode() + b"\n")
    samples.flush()
    sync_folder(folder)
    write_header(folder, header)


def _leave_nothing(folder: Path, opened: list[Journal]) -> None:
    """Take back a recording that could not begin."""
    for name, journal in zip((EVENTS, SAMPLES), opened, strict=False):
        journal.close()
        (folder / name).unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
