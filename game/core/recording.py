"""The recording is the truth: the form of a bout's three files, and its lines both ways.

The files themselves are the store's:

    bout.json       Header: level text and hash, seed, calibration, device, versions, UTC start,
                    how it ended
    samples.csv     one line a sample as it arrived; `step` is the last step done before it was
                    taken up; with several devices a last column says which one it comes from
    events.jsonl    one event a line; what people, the coach and the machine asked (Asked) too
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from game.core.added_load import AddedLoad
from game.core.calibration import Calibration
from game.core.command import AnyCommand
from game.core.event import AnyEvent, Event
from game.core.feedback import Feedback
from game.core.haptics import Haptics
from game.core.level import Condition, Limits, Side
from game.core.pose import Geometry
from game.core.vibration import Vibration
from input_devices.sample import VALUE_COUNTS, Flag, Kind, Sample

FORMAT = 1
SAMPLES_HEADER = "step,t_s,t_dev_s,seq,kind,values,flags"
NUMBERED_HEADER = f"{SAMPLES_HEADER},device"
"""Of a bout with several devices."""


class DeviceNote(msgspec.Struct, frozen=True):
    """What the recording keeps of the device."""

    uri: str
    id: str
    name: str
    kind: Kind
    unit: str
    rate_hz: float | None
    measures: bool


class Beside(msgspec.Struct, frozen=True):
    """A device of the visit that does not steer this bout: it is recorded, and a board goes on
    watching."""

    device: DeviceNote
    geometry: Geometry
    """Its number among the devices stands here."""
    calibration: Calibration
    joins: bool = False
    """The exercise needs it beside the lean: its load goes into the Control."""

    @property
    def is_board(self) -> bool:
        """Somebody stands on it, and could step off."""
        return self.device.unit == "mm"


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """`bout.json`: everything that is needed to play the bout again."""

    format: int = FORMAT
    program_version: str
    session: str
    number: int
    """Place of the bout in its session, from 1."""
    patient: str
    level_id: str
    level_text: str
    level_sha256: str
    exercise: str
    limits: Limits
    seed: int
    calibration: Calibration
    geometry: Geometry
    device: DeviceNote
    """That steers; calibration and geometry are its own."""
    theme: str
    started_utc: str
    purpose: Literal["play", "probe"] = "play"
    part: str = ""
    """Of an assessment: its name and the condition of this trial, such as 'mctsib/firm_eo'; empty
    in play."""
    practice: bool = False
    """A trial for learning, which counts for nothing."""
    condition: Condition = Condition()
    """Stance, support, surface and the rest, as the therapist had set them for this bout."""
    prompts: bool = False
    """A second task of that condition was asked beside the exercise."""
    vibration: Vibration | None = None
    """How a vibration device was to be run in this bout; None where none was."""
    added_load: AddedLoad | None = None
    """What was worn; None without added load, and where no amount was told."""
    feedback: Feedback | None = None
    """How attempts told how they went, in place of what the level says; None: as the level
    says."""
    haptics: Haptics = "off"
    """Cues that were felt, as prescribed; off too where no motor was there."""
    affected_side: Side = "none"
    height_cm: float | None = None
    """Of the person on that day; None where it is not known."""
    weight_moves: bool = False
    """As on the exercise's card."""
    sits: bool | None = None
    """Little load was no stepping off, as of `Guard`; None, of before there were levels without a
    chair: as on the exercise's card."""
    output_latency_s: float = 0.0
    """From a beat's step to its being heard, where it has been measured; 0 where it is not known.
    """
    beside: tuple[Beside, ...] = ()
    """The other devices of the visit; empty with one alone."""
    ended: Literal["done", "stopped", "interrupted"] | None = None
    """None while the bout is open."""

    @property
    def height_m(self) -> float | None:
        """As the measures want it."""
        return None if self.height_cm is None else self.height_cm / 100

    def seen_by(self, unit: str) -> Header:
        """The same bout as it is told by the device that measures in this unit, 'mm' for a board,
        'deg' for a worn sensor; as it is where there is none such beside."""
        if self.device.unit == unit:
            return self
        for one in self.beside:
            if one.device.unit == unit:
                return msgspec.structs.replace(
                    self, device=one.device, geometry=one.geometry, calibration=one.calibration
                )
        return self


class Taken(msgspec.Struct, frozen=True, gc=False):
    """A sample with its bout time, and the last step that was done when it was taken up."""

    step: int
    t_s: float
    sample: Sample


def sent_by(samples: Iterable[Taken], geometry: Geometry) -> list[Taken]:
    """Those of one device alone, in their order: its clock and its counter are its own."""
    return [taken for taken in samples if taken.sample.device == geometry.device]


class Asked(Event, frozen=True):
    """A command was left for the next step. Played again by `replay`; what came of it stands in the
    events after it."""

    command: AnyCommand


Line = AnyEvent | Asked

COLUMN_COUNTS = (7, 8)
"""Of a line of `samples.csv`: without the number of a device, and with it."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


def event_line(event: Line | Event) -> bytes:
    """One event as a line of JSON."""
    return _encoder.encode(event) + b"\n"


def read_event(line: bytes) -> Line:
    """The event of a line. Raises msgspec.DecodeError for a line that was cut off."""
    event: Line = _decoder.decode(line)
    return event


def sample_line(taken: Taken, *, numbered: bool = False) -> str:
    """One sample as a line of CSV; floats keep every digit, so that they read back equal.
    numbered: with the number of its device, as in a bout with several."""
    sample = taken.sample
    t_dev = "" if sample.t_dev is None else repr(sample.t_dev)
    seq = "" if sample.seq is None else str(sample.seq)
    values = " ".join(map(repr, sample.values))
    when = f"{taken.step},{taken.t_s!r},{t_dev},{seq}"
    device = f",{sample.device}" if numbered else ""
    return f"{when},{sample.kind.value},{values},{int(sample.flags)}{device}\n"


def read_samples(lines: Iterable[str]) -> Iterator[Taken]:
    """Samples from the lines of `samples.csv`, header included or not. A last line that was cut off
    is left out.

    Raises ValueError for a broken line in the middle.
    """
    broken: str | None = None
    for line in lines:
        if broken is not None:
            raise ValueError(f"samples.csv: cannot read '{broken.strip()[:60]}'")
        if line.startswith("step,"):
            continue
        taken = _read_sample(line) if line.endswith("\n") else None
        if taken is None:
            broken = line
        else:
            yield taken


def _read_sample(line: str) -> Taken | None:
    parts = line.rstrip("\n").split(",")
    if len(parts) not in COLUMN_COUNTS:
        return None
    step, t_s, t_dev, seq, kind, values, flags = parts[:7]
    try:
        time_s = float(t_s)
        sample = Sample(
            time_s,
            Kind(kind),
            tuple(map(float, values.split())),
            float(t_dev) if t_dev else None,
            int(seq) if seq else None,
            Flag(int(flags)),
            int(parts[7]) if len(parts) > 7 else 0,
        )
        taken = Taken(int(step), time_s, sample)
    except ValueError:
        return None
    right_count = len(sample.values) in VALUE_COUNTS[sample.kind]
    return taken if right_count and all(map(math.isfinite, sample.values)) else None
