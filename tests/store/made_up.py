"""Made-up bouts, and a station that plays them until it is killed. Run as a script by the tests."""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

import msgspec

from game.core.calibration import Calibration, fallback
from game.core.command import Mark, MoveDial
from game.core.event import (
    Began,
    CountingIn,
    Ended,
    Event,
    Missed,
    Paused,
    Reached,
    Reason,
    Resumed,
    Shown,
)
from game.core.level import Limits
from game.core.pose import Geometry
from game.core.recording import Asked, DeviceNote, Header, Taken
from game.store.recorder import Recorder
from input_devices.sample import Flag, Kind, Sample

UTC = "2026-11-18T14:32:05Z"


def calibration(made_utc: str = UTC, *, own: bool = True) -> Calibration:
    return msgspec.structs.replace(
        fallback(made_utc=made_utc, device_id="board-1", unit="mm", note=""), own=own, rest_x=0.1
    )


def header(*, patient: str = "P-7F3K", session: str = "s1", number: int = 1) -> Header:
    return Header(
        program_version="0.1.0",
        session=session,
        number=number,
        patient=patient,
        level_id="river_run/03-bend",
        level_text="rung: 3\n",
        level_sha256="ab" * 32,
        exercise="river_run",
        limits=Limits(),
        seed=7,
        calibration=calibration(),
        geometry=Geometry(),
        device=DeviceNote("sim:adult", "board-1", "Board", Kind.COP, "mm", 100.0, True),
        theme="adult",
        started_utc=UTC,
    )


def taken(number: int, t_s: float | None = None) -> Taken:
    t_s = number / 100 if t_s is None else t_s
    values = (number / 3, -number / 7, 700.1)
    return Taken(
        round(t_s * 120), t_s, Sample(t_s, Kind.COP, values, t_s / 3, number % 256, Flag(0))
    )


def samples(count: int = 300) -> list[Taken]:
    return [taken(number) for number in range(count)]


EVENTS: list[Event] = [
    CountingIn(step=30),
    Began(step=60),
    Shown(step=60, attempt=1, x=0.3, y=0.1, radius=0.2, d=0.15, label="right"),
    Asked(step=70, command=MoveDial(0.25, "therapist", "too \u2028 easy\n")),
    Reached(step=120, attempt=1, quality=0.9, time_s=0.5, x=0.3, y=0.1, label="right"),
    Shown(step=121, attempt=2, x=-0.3, y=0.1, radius=0.2, d=0.25),
    Paused(step=180, reason=Reason.STEPPED_OFF),
    Asked(step=200, command=Mark("held the rail")),
    CountingIn(step=210),
    Paused(step=220, reason=Reason.SILENT),
    Resumed(step=240),
    Missed(step=300, attempt=2, quality=0.2, time_s=1.0, x=-0.3, y=0.1),
    Shown(step=301, attempt=3, x=0.0, y=0.4, radius=0.2, d=0.2),
    Ended(step=360, how="stopped"),
]


def record(recorder: Recorder, count: int = 300) -> None:
    for one in samples(count):
        recorder.sample(one)
    for event in EVENTS:
        recorder.event(event)


def _play(folder: Path, bout_s: float) -> None:
    """Bout after bout at 100 Hz; says on standard output what was handed over and closed."""
    session = folder.name.partition("_")[2] or "s1"
    for number in itertools.count(1):
        begun = header(session=session, number=number)
        recorder = Recorder.begin(folder / f"{number:02d}_bout", begun)
        start_s = time.perf_counter()
        for count in itertools.count():
            t_s = time.perf_counter() - start_s
            if t_s > bout_s:
                break
            recorder.sample(taken(count, t_s))
            os.write(1, f"handed {number} {count + 1} {t_s!r}\n".encode())
            time.sleep(0.01)
        recorder.close("done")
        os.write(1, f"closed {number} {count}\n".encode())


def _die_at(folder: Path, moment: int) -> None:
    """Close a bout, and die at the given file operation of the closing."""
    recorder = Recorder.begin(folder, header())
    record(recorder)
    seen = 0

    def watch(event: str, _: object) -> None:
        nonlocal seen
        if event in ("open", "os.rename", "os.remove", "os.truncate"):
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), 9)

    sys.addaudithook(watch)
    recorder.close("done")


if __name__ == "__main__":
    what, where, number = sys.argv[1:]
    if what == "play":
        _play(Path(where), float(number))
    else:
        _die_at(Path(where), int(number))
