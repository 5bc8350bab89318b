"""Play never waits for the disk, and the disk gets everything it can take."""

from __future__ import annotations

import errno
import time
from pathlib import Path

import pytest

from game.core.errors import SetupError
from game.store.journal import open_raw
from game.store.recorder import Recorder
from game.store.recording_files import close_interrupted, read_header, read_recording
from tests.store import made_up


class Disk:
    """A disk with so many bytes of room, which opens files and can be given more room."""

    def __init__(self, room: int, fault: int = errno.ENOSPC) -> None:
        self.room, self.fault = room, fault

    def open(self, path: Path) -> FullFile:
        return FullFile(path, self)


class FullFile:
    """A file on such a disk: it takes what there is room for, then refuses."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._file, self._disk = open_raw(path), disk

    def write(self, data: memoryview, /) -> int | None:
        if self._disk.room <= 0:
            raise OSError(self._disk.fault, "refused")
        taken = self._file.write(data[: self._disk.room]) or 0
        self._disk.room -= taken
        return taken

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


def wait_for(truth: object, limit_s: float = 5.0) -> None:
    """Until truth() holds."""
    end_s = time.perf_counter() + limit_s
    while not truth():  # type: ignore[operator]
        assert time.perf_counter() < end_s
        time.sleep(0.01)


def test_samples_and_events_are_on_disk_within_half_a_second(tmp_path: Path) -> None:
    recorder = Recorder.begin(tmp_path / "bout", made_up.header())
    made_up.record(recorder)
    start_s = time.perf_counter()
    wait_for(lambda: read_recording(recorder.folder).events == made_up.EVENTS)
    assert time.perf_counter() - start_s < 0.5 + 0.5  # a busy computer may wake the writer late
    assert read_recording(recorder.folder).samples == made_up.samples()
    recorder.close("done")


def test_handing_over_never_waits(tmp_path: Path) -> None:
    recorder = Recorder.begin(tmp_path / "bout", made_up.header())
    one = made_up.taken(1)
    start_s = time.perf_counter()
    for _ in range(10_000):
        recorder.sample(one)
    assert time.perf_counter() - start_s < 0.5  # 0.05 ms each; a frame has 16
    recorder.close("done")
    assert len(read_recording(recorder.folder).samples) == 10_000


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (errno.ENOSPC, "no space is left. Free some space"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk reports a fault"),
    ],
)
def test_play_goes_on_when_the_disk_refuses(tmp_path: Path, fault: int, words: str) -> None:
    disk = Disk(1000, fault)
    recorder = Recorder.begin(tmp_path / "bout", made_up.header(), disk.open)
    made_up.record(recorder)
    wait_for(lambda: recorder.problem)
    assert recorder.problem is not None
    assert words in recorder.problem
    assert "\n" not in recorder.problem
    recorder.sample(made_up.taken(301))
    recorder.close("done")
    assert words in recorder.problem
    kept = read_recording(recorder.folder).samples
    assert kept == made_up.samples()[: len(kept)]
    assert len(kept) > 10
    assert close_interrupted(tmp_path) == [recorder.folder]
    assert read_recording(recorder.folder).samples == kept


def test_what_the_disk_refused_is_written_when_there_is_room(tmp_path: Path) -> None:
    disk = Disk(1000)
    recorder = Recorder.begin(tmp_path / "bout", made_up.header(), disk.open)
    made_up.record(recorder)
    wait_for(lambda: recorder.problem)
    disk.room = 10**9
    wait_for(lambda: recorder.problem is None)
    recorder.close("done")
    recording = read_recording(recorder.folder)
    assert recording.header.ended == "done"
    assert (recording.samples, recording.events) == (made_up.samples(), made_up.EVENTS)


def test_closing_tries_once_more(tmp_path: Path) -> None:
    disk = Disk(1000)
    recorder = Recorder.begin(tmp_path / "bout", made_up.header(), disk.open)
    made_up.record(recorder)
    wait_for(lambda: recorder.problem)
    disk.room = 10**9
    recorder.close("done")
    assert recorder.problem is None
    assert read_recording(recorder.folder).samples == made_up.samples()


def test_memory_is_bounded_and_a_recording_has_no_hole(tmp_path: Path) -> None:
    disk = Disk(40)  # the line of names
    recorder = Recorder.begin(tmp_path / "bout", made_up.header(), disk.open, most_waiting=100)
    recorder.sample(made_up.taken(0))
    wait_for(lambda: recorder.problem)
    made_up.record(recorder)
    disk.room = 10**9
    recorder.close("done")
    recording = read_recording(recorder.folder)
    assert recorder.problem is not None
    assert "The end is not recorded" in recorder.problem
    assert recording.header.ended == "interrupted"
    assert recording.samples[1:] == made_up.samples(len(recording.samples) - 1)
    assert len(recording.samples) <= 101
    assert recording.events == []


def test_a_bout_that_cannot_begin_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no space is left"):
        Recorder.begin(tmp_path / "bout", made_up.header(), Disk(0).open)
    assert list(tmp_path.iterdir()) == []


def test_a_second_closing_does_nothing(tmp_path: Path) -> None:
    recorder = Recorder.begin(tmp_path / "bout", made_up.header())
    recorder.close("stopped")
    recorder.sample(made_up.taken(1))
    recorder.close("done")
    assert read_header(recorder.folder).ended == "stopped"
    assert read_recording(recorder.folder).samples == []
