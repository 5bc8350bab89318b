"""What goes into the store and comes out of it, apart from core's own nouns: frozen values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Literal

import msgspec

from game.core.lane import Lane
from game.core.level import Condition
from game.store.recording_files import Recording
from game.text import Words

Rating = Annotated[int, msgspec.Meta(ge=0, le=10)]


class Check(msgspec.Struct, frozen=True):
    """What the patient said before or after: effort, pain and how hard it was, 0 to 10; None where
    not asked."""

    effort: Rating | None = None
    pain: Rating | None = None
    difficulty: Rating | None = None
    """Rating of perceived difficulty. Source: clinical design 4.1, 4.3."""


class Note(msgspec.Struct, frozen=True):
    """What the therapist wrote down during a visit."""

    utc: str
    text: str


class Seen(msgspec.Struct, frozen=True):
    """A sign of fatigue, in words and numbers."""

    reason: str
    """A message id for the catalogues, with places for the values."""
    values: dict[str, int | float] = {}


Chosen = Literal["", "rested", "cut_short", "went_on", "finished", "stopped"]
"""What came of a prompt; empty where nobody said. 'cut_short': somebody ended the rest by hand;
'went_on': finishing was suggested, and play went on after a rest."""


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """The game asked for a rest, suggested finishing, or ended the visit."""

    utc: str
    advice: Literal["rest", "long_rest", "finish", "stop"]
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: dict[str, int | float] = {}
    signs: tuple[Seen, ...] = ()
    """Every sign of fatigue at that moment."""
    chosen: Chosen = ""


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """What was prescribed for a visit."""

    plan: str
    bouts: int
    """Probes left out."""
    rest_s: float
    session_min: float
    cap_min: float


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One session of one patient: `session.json`."""

    id: str
    """Sorts by time; unique in the store."""
    patient: str
    started_utc: str
    program_version: str
    check_in: Check | None = None
    check_out: Check | None = None
    after_bouts: tuple[Check, ...] = ()
    """What the patient said after each bout, in order."""
    ended_utc: str | None = None
    """None while the visit lasts, or when it was never closed."""
    stop_reason: str = ""
    """Why it ended early; empty when it did not."""
    planned: Planned | None = None
    """None for a visit of an older program."""
    prompts: tuple[Prompt, ...] = ()
    notes: tuple[Note, ...] = ()


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


Kind = Literal["up", "stay", "down", "condition"]
Status = Literal["open", "accepted", "declined", "outdated"]
Decision = Literal["accepted", "declined"]


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What the software proposes to the therapist between visits; nothing changes before it is
    accepted."""

    id: str
    """Unique in the store: the session's id and the exercise."""
    patient: str
    session: str
    """The visit after which it was made."""
    made_utc: str
    exercise: str
    kind: Kind
    level_id: str
    """What was played."""
    to_level_id: str | None = None
    """The rung that is proposed; None where the rung stays."""
    to_condition: Condition | None = None
    """The condition that is proposed, one step from the present one; None where it stays."""
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: dict[str, float | str] = {}
    status: Status = "open"
    decided_utc: str | None = None
    note: str = ""
    """What the therapist wrote when deciding."""

    @property
    def asks(self) -> bool:
        """It waits for a decision: open, and accepting it would change something."""
        changes = self.to_level_id is not None or self.to_condition is not None
        return self.status == "open" and changes

    @property
    def needs_pin(self) -> bool:
        """It touches what is off by default: a therapist confirms it apart. Source: clinical
        design 4.2."""
        return bool(self.values.get("pin"))

    def proposes(self, words: Words) -> str:
        """What would be otherwise, in the reader's language."""
        if self.to_condition is not None:
            before, after = (words(str(self.values[name])) for name in ("before", "after"))
            return words("{after} instead of {before}", after=after, before=before)
        if self.to_level_id is not None:
            to, now = (f"{self.values[name]:g}" for name in ("to_rung", "rung"))
            return words("level {to} instead of {now}", to=to, now=now)
        return words("easier") if self.kind == "down" else words("as it is")

    def said(self, words: Words) -> str:
        """Why, in the reader's language. A value that is a word is a message id itself."""
        values = {
            name: words(value) if isinstance(value, str) else f"{value:g}"
            for name, value in self.values.items()
        }
        return words(self.reason, **values)


class Measured(msgspec.Struct, frozen=True):
    """A measure as it was computed; `value` None where it is undefined for this recording."""

    key: str
    value: float | None
    unit: str
    filter: str
    version: str


class MeasureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A stored measure, and what it was measured on."""

    session: str
    bout: str | None
    """Folder of the bout; None for a measure of the whole visit."""
    started_utc: str
    key: str
    value: float | None
    unit: str
    filter: str
    version: str


Remeasure = Callable[[Recording], Sequence[Measured]]
"""How the measures of a bout are computed, by a room that knows how."""
