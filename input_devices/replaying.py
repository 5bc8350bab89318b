"""`replay:FILE`: a recording, played at its own pace or faster."""

from __future__ import annotations

import itertools
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from input_devices.capture import is_capture, read_capture
from input_devices.device import CHANNELS, POSE_UNITS, Clock, Info
from input_devices.errors import AddressError
from input_devices.paced import Item, Moment, Paced
from input_devices.recorded import Recording, file_of, read_table, read_text
from input_devices.sample import Kind, Notice, Sample
from input_devices.saying import mark

SKIPPED = mark("{count} lines of the recording could not be read and are skipped.")
SORTED = mark("{count} samples of the recording were out of order and are now sorted.")


def read_recording(path: Path) -> Recording:
    """The samples of a file or a bout folder, whichever form it has.

    Raises AddressError with one line: where, what, what to do.
    """
    file = file_of(path)
    text = read_text(file)
    return read_capture(file, text) if is_capture(text) else read_table(file, text)


def replay_device(
    uri: str,
    target: str,
    *,
    speed: float = 1.0,
    loop: bool = False,
    device: int | None = None,
    clock: Clock = time.perf_counter,
) -> Paced:
    """The device that plays `target`, a path; its first sample is due when it is opened.

    speed: how many times as fast; the device clock of the samples stays as it was recorded.
    loop: begin again after the last sample, with the device clock going on.
    device: the number of one of several that were recorded; None: of that which steered.
    Raises AddressError when the file cannot be played.
    """
    if not target:
        raise AddressError(f"{uri}: no file is named. Write replay:FILE.")
    try:
        recording = read_recording(Path(target))
    except ValueError as problem:
        if isinstance(problem, AddressError):
            raise
        raise AddressError(f"{uri}: {problem}.") from problem  # a name that no file can have
    own = recording.of_device(device)
    if len(own.samples) < 2:
        known = ", ".join(map(str, recording.devices))
        raise AddressError(f"{uri}: that device was not recorded. Recorded: {known}.")
    info = _info(uri, Path(target), own)
    return Paced(info, lambda t0: _items(recording, own.samples, t0, speed, loop), clock=clock)


def _items(
    recording: Recording, own: Sequence[Sample], t0: float, speed: float, loop: bool
) -> Iterator[Item]:
    """own: what is played of it; several devices of one recording keep their times together."""
    everything = recording.samples
    start_s = everything[0].t
    steps = [b.t - a.t for a, b in itertools.pairwise(everything)]
    lap_s = everything[-1].t - start_s + statistics.median(steps)
    for notice in _notices(recording):
        yield Moment(t0, notice)
    laps = 0
    while laps == 0 or (loop and lap_s > 0):
        offset_s = laps * lap_s
        for sample in own:
            yield _at(sample, t0 + (offset_s + sample.t - start_s) / speed, offset_s)
        laps += 1


def _at(sample: Sample, t: float, offset_s: float) -> Sample:
    t_dev = None if sample.t_dev is None else sample.t_dev + offset_s
    return msgspec.structs.replace(sample, t=t, t_dev=t_dev)


def _notices(recording: Recording) -> list[Notice]:
    notices = []
    if recording.skipped:
        notices.append(Notice("skipped-lines", SKIPPED, {"count": recording.skipped}))
    if recording.sorted:
        notices.append(Notice("sorted-samples", SORTED, {"count": recording.sorted}))
    return notices


def _info(uri: str, path: Path, recording: Recording) -> Info:
    kinds = Counter(sample.kind for sample in recording.samples if sample.kind is not Kind.BUTTON)
    kind, geometry = kinds.most_common(1)[0][0] if kinds else Kind.BUTTON, recording.geometry
    return Info(
        uri=uri,
        id=f"replay-{path.name}" + (f"-{geometry.device}" if geometry.device else ""),
        name=f"recording {path.name}",
        kind=kind,
        unit=POSE_UNITS.get(kind, "reach"),
        rate_hz=recording.rate_hz or None,
        channels=CHANNELS.get(kind, ()),
        lx_mm=geometry.lx_mm,
        ly_mm=geometry.ly_mm,
        zero=geometry.tare,
        gain=geometry.gain,
        size_known=kind is Kind.LOAD4,
        measures=kind in POSE_UNITS and kind is not Kind.AXES,
    )
