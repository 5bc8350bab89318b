"""What was recorded can be read back, whatever happened to the computer."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import SetupError
from game.core.recording import SAMPLES_HEADER, Taken, read_samples, sample_line
from game.store.durable import write_whole
from game.store.recorder import Recorder
from game.store.recording_files import (
    EVENTS,
    HEADER,
    PACKED,
    SAMPLES,
    being_recorded,
    close_bout,
    close_interrupted,
    open_bouts,
    read_recording,
    write_header,
)
from input_devices.sample import VALUE_COUNTS, Flag, Kind, Sample
from tests.store import made_up

ROOT = Path(__file__).parents[2]
MARGIN_S = 0.5
"""A busy computer may wake the writer late."""


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    recorder = Recorder.begin(tmp_path / "01_bout", made_up.header())
    made_up.record(recorder)
    recorder.close("stopped")
    return recorder.folder


@pytest.fixture
def left_open(closed: Path) -> Path:
    """The same bout as a crash before its closing leaves it."""
    (closed / SAMPLES).write_bytes(gzip.decompress((closed / PACKED).read_bytes()))
    (closed / PACKED).unlink()
    write_header(closed, made_up.header())
    return closed


def station(*arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.store.made_up", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def test_a_closed_bout_can_be_read_back(closed: Path) -> None:
    recording = read_recording(closed)
    assert recording.samples == made_up.samples()
    assert recording.events == made_up.EVENTS
    assert recording.header == msgspec.structs.replace(made_up.header(), ended="stopped")
    assert sorted(path.name for path in closed.iterdir()) == [HEADER, EVENTS, PACKED]


def test_the_same_samples_are_packed_to_the_same_bytes(tmp_path: Path) -> None:
    packed = []
    for name in "ab":
        recorder = Recorder.begin(tmp_path / name, made_up.header())
        made_up.record(recorder)
        recorder.close("done")
        packed.append((tmp_path / name / PACKED).read_bytes())
    assert packed[0] == packed[1]
    assert packed[0][4:8] == b"\0\0\0\0"


def test_no_recording_is_written_over(closed: Path) -> None:
    before = read_recording(closed)
    with pytest.raises(FileExistsError):
        Recorder.begin(closed, made_up.header())
    assert read_recording(closed) == before


def test_an_interrupted_bout_is_closed_once_and_kept(left_open: Path) -> None:
    assert open_bouts(left_open.parent) == [left_open]
    assert close_interrupted(left_open.parent) == [left_open]
    assert close_interrupted(left_open.parent) == []
    recording = read_recording(left_open)
    assert recording.header.ended == "interrupted"
    assert (recording.samples, recording.events) == (made_up.samples(), made_up.EVENTS)


@pytest.mark.parametrize("name", [SAMPLES, EVENTS])
def test_a_bout_cut_off_at_any_byte_still_opens(left_open: Path, name: str) -> None:
    whole = (left_open / name).read_bytes()
    everything = made_up.samples() if name == SAMPLES else made_up.EVENTS
    for size in range(len(whole) - 200, len(whole) + 1):
        (left_open / name).write_bytes(whole[:size])
        recording = read_recording(left_open)
        got = recording.samples if name == SAMPLES else recording.events
        lost = whole[size:].count(b"\n")
        assert got == everything[: len(everything) - lost]


@pytest.mark.parametrize("name", [SAMPLES, EVENTS])
@pytest.mark.parametrize("cut", [1, 17, 60, "all"])
def test_closing_cuts_half_a_line_off(left_open: Path, name: str, cut: int | str) -> None:
    whole = (left_open / name).read_bytes()
    (left_open / name).write_bytes(b"" if cut == "all" else whole[: -int(cut)])
    before = read_recording(left_open)
    assert close_bout(left_open)
    after = read_recording(left_open)
    assert (after.samples, after.events) == (before.samples, before.events)


def test_what_stands_behind_garbage_is_put_aside(left_open: Path) -> None:
    whole = (left_open / SAMPLES).read_bytes()
    damaged = whole[:5000] + b"\0" * 300 + whole[5300:]
    (left_open / SAMPLES).write_bytes(damaged)
    assert close_bout(left_open)
    kept = gzip.decompress((left_open / PACKED).read_bytes())
    assert kept == whole[: len(kept)]
    assert kept + (left_open / "samples.csv.cut-off").read_bytes() == damaged


def test_a_damaged_closed_bout_says_what_to_do(closed: Path) -> None:
    (closed / PACKED).write_bytes((closed / PACKED).read_bytes()[:-30])
    with pytest.raises(SetupError, match=r"samples\.csv\.gz: cannot be read .* Bring the folder"):
        read_recording(closed)


@pytest.mark.parametrize("missing", [HEADER, EVENTS, PACKED])
def test_a_closed_bout_without_a_file_says_so(closed: Path, missing: str) -> None:
    (closed / missing).unlink()
    with pytest.raises(SetupError, match="cannot be read"):
        read_recording(closed)


def test_a_file_is_old_or_new_and_never_half(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_power_cut_anywhere_in_the_closing_loses_nothing(tmp_path: Path) -> None:
    moments = range(1, 13)
    stations = [station("die", tmp_path / str(moment), moment) for moment in moments]
    codes = [one.wait() for one in stations]
    for one in stations:
        one.communicate()
    assert codes[0] == -9
    assert codes[-1] == 0, "more moments are needed to reach the end of the closing"
    for moment in moments:
        close_interrupted(tmp_path / str(moment))
        recording = read_recording(tmp_path / str(moment))
        assert recording.header.ended in ("interrupted", "done")
        assert (recording.samples, recording.events) == (made_up.samples(), made_up.EVENTS)
        assert not (tmp_path / str(moment) / SAMPLES).exists()


def _kill_and_count(tmp_path: Path, kills: int, seed: int) -> None:
    rng = random.Random(seed)
    stations = [station("play", tmp_path / str(n), 0.7) for n in range(kills)]
    for one in stations:
        assert one.stdout is not None
        one.stdout.readline()  # it plays
    waits_s = sorted(rng.uniform(0.02, 1.8) for _ in stations)
    start_s = time.perf_counter()
    for one, wait_s in zip(stations, waits_s, strict=True):
        time.sleep(max(0.0, start_s + wait_s - time.perf_counter()))
        one.kill()
    for n, one in enumerate(stations):
        said = [line.split() for line in one.communicate()[0].decode().splitlines()]
        _check_what_is_left(tmp_path / str(n), said)


def _check_what_is_left(folder: Path, said: list[list[str]]) -> None:
    close_interrupted(folder)
    assert open_bouts(folder) == []
    handed = {int(line[1]): float(line[3]) for line in said if line[0] == "handed"}
    closed = {int(line[1]): int(line[2]) for line in said if line[0] == "closed"}
    for number, last_s in handed.items():
        recording = read_recording(folder / f"{number:02d}_bout")
        kept_s = recording.samples[-1].t_s if recording.samples else 0.0
        assert last_s - kept_s <= 0.5 + MARGIN_S
        if number in closed:
            assert recording.header.ended == "done"
            assert len(recording.samples) == closed[number]


@pytest.mark.slow
def test_a_killed_station_loses_at_most_half_a_second(tmp_path: Path) -> None:
    _kill_and_count(tmp_path, kills=12, seed=1)


@pytest.mark.slow
def test_two_hundred_killed_stations_lose_at_most_half_a_second(tmp_path: Path) -> None:
    for batch in range(20):
        _kill_and_count(tmp_path / str(batch), kills=10, seed=batch)


def test_a_bout_that_another_station_plays_is_left_alone(tmp_path: Path) -> None:
    other = station("play", tmp_path, 60)
    assert other.stdout is not None
    other.stdout.readline()
    try:
        assert open_bouts(tmp_path) == [tmp_path / "01_bout"]
        assert being_recorded(tmp_path / "01_bout")
        assert close_interrupted(tmp_path) == []
    finally:
        other.kill()
        other.communicate()
    assert close_interrupted(tmp_path) == [tmp_path / "01_bout"]


numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)
times = st.floats(0, 1e5)


@st.composite
def any_taken(draw: st.DrawFn) -> Taken:
    t_s, kind = draw(times), draw(st.sampled_from(Kind))
    count = draw(st.sampled_from(VALUE_COUNTS[kind]))
    values = tuple(draw(st.lists(numbers, min_size=count, max_size=count)))
    clock, counter = draw(st.none() | numbers), draw(st.none() | st.integers(0, 2**40))
    flags = Flag(draw(st.integers(0, 127)))
    sample = Sample(t_s, kind, values, clock, counter, flags)
    return Taken(draw(st.integers(0, 10**7)), t_s, sample)


@given(st.lists(any_taken(), max_size=8), st.integers(0, 40))
def test_any_samples_read_back_equal_and_a_cut_line_is_left_out(
    written: list[Taken], cut: int
) -> None:
    lines = [SAMPLES_HEADER + "\n", *map(sample_line, written)]
    assert list(read_samples(lines)) == written
    if written:
        lines[-1] = lines[-1][: -1 - min(cut, len(lines[-1]) - 1)]
        assert list(read_samples(lines)) == written[:-1]
