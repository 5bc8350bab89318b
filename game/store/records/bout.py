"""A bout in the index: its attempts, its numbers, how its samples came."""

from __future__ import annotations

from typing import Literal

import msgspec

from game.core.added_load import AddedLoad
from game.core.lane import Lane
from game.core.level import Condition
from game.core.second_task import Score
from game.core.telling import Told
from game.core.vibration import Vibrated


class Link(msgspec.Struct, frozen=True):
    """How well the samples of a bout arrived."""

    rate_hz: float | None
    """One over the median time between samples."""
    jitter_ms: float | None
    """Half the range that holds the middle 68 % of these times: 1 SD if they were normal."""
    gaps: int
    """Times between samples above 0.2 s."""
    longest_gap_s: float
    """The longest of these; 0 without any."""


class Tried(msgspec.Struct, frozen=True, array_like=True):
    """One attempt, as short as an index needs it."""

    success: bool
    d: float
    """The difficulty at which it was played."""
    lane: Lane
    easy: bool
    """It was given to succeed, and says nothing of skill."""
    time_s: float
    quality: float


class SideDose(msgspec.Struct, frozen=True):
    """What each side did in a bout: repetitions, and seconds of play leant towards it."""

    left: int = 0
    right: int = 0
    other: int = 0
    """Attempts without a side."""
    left_s: float = 0.0
    right_s: float = 0.0


class Signs(msgspec.Struct, frozen=True):
    """What a bout shows of fatigue and of safety. Source: clinical design 6.1, 8.1."""

    speed: float | None = None
    """Mean speed of the centre of pressure or the tilt in play, unit/s of the device."""
    time_to_target_s: float | None = None
    """Median over the attempts that succeeded and that say something of skill."""
    affected_load: float | None = None
    """Mean share of the load on the affected side in play, 0 to 1 (estimated on one board)."""
    near_step_offs: int = 0
    """Most within any 60 s."""
    stumbles: int = 0
    step_offs: int = 0

    @property
    def losses_of_balance(self) -> int:
        """Stumbles and steps off the board."""
        return self.stumbles + self.step_offs


class Summary(msgspec.Struct, frozen=True):
    """The numbers that follow from a recording alone."""

    attempts: int
    successes: int
    samples: int
    active_s: float
    """Play that was neither paused nor counted in."""
    paused_s: float
    """Standing still between the first beginning and the end."""
    d_start: float | None
    """Difficulty of the first attempt; None without attempts."""
    d_end: float | None
    median_d: float | None
    link: Link
    tried: tuple[Tried, ...]
    sides: SideDose
    signs: Signs
    second_task: Score = Score()
    """How the signs beside play were answered; all 0 where none came."""
    vibration: Vibrated | None = None
    """What was done with a vibration device; None where none was run."""
    told: Told = Told()
    """How the attempts told how they went; all 0 where nobody counted."""


class Latency(msgspec.Struct, frozen=True):
    """Age of the sample behind each drawn frame, ms; None where nothing was drawn."""

    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None


class BoutRow(msgspec.Struct, frozen=True, kw_only=True):
    """A bout in the index. `folder` is its key, below the data folder, such as
    'recordings/P-7F3K/2026-11-18_261118-143205-k3f/01_river_run-03-bend'."""

    folder: str
    patient: str
    session: str
    number: int
    level_id: str
    level_sha256: str
    exercise: str
    purpose: Literal["play", "probe"]
    device_id: str
    device_name: str
    calibration_utc: str
    own_calibration: bool
    program_version: str
    started_utc: str
    ended: Literal["done", "stopped", "interrupted"] | None
    attempts: int
    successes: int
    samples: int
    active_s: float
    paused_s: float
    d_start: float | None
    d_end: float | None
    median_d: float | None
    latency: Latency
    link: Link
    tried: tuple[Tried, ...] = ()
    sides: SideDose = SideDose()
    signs: Signs = Signs()
    part: str = ""
    """Of an assessment, as in the header of its recording."""
    practice: bool = False
    condition: Condition = Condition()
    """Stance, support, surface and the rest during this bout."""
    second_task: Score = Score()
    vibration: Vibrated | None = None
    told: Told = Told()
    added_load: AddedLoad | None = None
    """What was worn; None without, and for a bout of an older program."""
    pace: float = 1.0
    """Of the speed that the level asks for; see `game.core.pace`."""
