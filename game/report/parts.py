"""What a report says, as frozen values: numbers in fixed units, None where nothing was measured."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from game.core.event import Reason
from game.core.level import Condition, Side
from game.core.patient import Group
from game.report.assessed_parts import Assessed
from game.report.care import Care
from game.report.curves import Curves
from game.report.statement import Statement
from game.report.usual import Said, Usual
from game.store.records import BoutRow, Check, MeasureRow, Note, Suggestion

FORMAT = 1
"""Of the JSON; raised when a field changes its meaning."""

Point = tuple[float, float]


class Dose(msgspec.Struct, frozen=True, kw_only=True):
    """How much was practised in all."""

    sessions: int
    first_utc: str | None
    last_utc: str | None
    bouts: int
    """Of play; probes are counted apart."""
    probes: int
    interrupted: int
    """Bouts of either kind that were cut off."""
    active_s: float
    """Play and probes, pauses left out."""
    paused_s: float
    attempts: int
    """Of play alone, as successes."""
    successes: int


class VisitPart(msgspec.Struct, frozen=True, kw_only=True):
    """One visit."""

    session: str
    started_utc: str
    ended_utc: str | None
    bouts: int
    probes: int
    active_s: float
    paused_s: float
    attempts: int
    successes: int
    before: Check
    most: Check
    """The highest that was said after a bout."""
    after: Check
    ended_early: str
    """Why; empty when it did not."""
    notes: tuple[Note, ...]
    care: Care


class ExercisePart(msgspec.Struct, frozen=True, kw_only=True):
    """What was practised of one exercise."""

    exercise: str
    title: str
    """Message id."""
    bouts: int
    active_s: float
    attempts: int
    successes: int
    rung: int | None
    """Of the last bout."""
    median_d: float | None
    """Middle of the bouts' median difficulties, 0 to 1."""


class BoutPart(msgspec.Struct, frozen=True, kw_only=True):
    """A bout and how it is called."""

    row: BoutRow
    title: str
    """Message id of the exercise."""
    rung: int | None


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """How far this person leans, from the rest centre."""

    right: float
    left: float
    forward: float
    back: float
    unit: str
    """'mm' or 'deg'."""
    own: bool
    """False: typical values stand in for this person's."""
    note: str
    made_utc: str


class SwayMeasure(msgspec.Struct, frozen=True, kw_only=True):
    """One measure of quiet stance: the mean over the valid trials of one visit."""

    key: str
    value: float | None
    unit: str
    trials: int
    """Valid ones, of which the value is the mean."""
    source: str


class Sway(msgspec.Struct, frozen=True, kw_only=True):
    """The latest measured stance on firm ground with eyes open, or of another where none was."""

    session: str
    started_utc: str
    level_id: str
    condition: Condition
    """How they stood."""
    device: str
    filter: str
    version: str
    measures: tuple[SwayMeasure, ...]
    samples: int | None
    """Analysed, of the last trial, which is the one in the picture."""
    fs_hz: float | None
    duration_s: float | None
    path: tuple[Point, ...]
    """Of the centre of pressure, from the rest centre, mm; thinned out for the picture."""
    ellipse: tuple[Point, ...]
    """Outline of the 95 % prediction ellipse, from the rest centre, mm."""
    curves: Curves | None = None
    """Of the last trial; None where its recording is not there."""

    def value(self, key: str) -> float | None:
        """The value of a measure; None where there is none."""
        return next((one.value for one in self.measures if one.key == key), None)

    @property
    def trials(self) -> int:
        """Valid trials of the visit."""
        return max((one.trials for one in self.measures), default=0)


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """The headline measure of one probe."""

    session: str
    started_utc: str
    value: float
    comparable: bool
    """With the latest: same device, level, filter and version of the formulas."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Mean sway velocity over the visits, and what may be said of it."""

    key: str
    unit: str
    trials: tuple[Trial, ...]
    usual: Usual | None
    """None before 3 days with valid trials."""
    latest: float | None
    """Mean of the last visit's trials."""
    latest_trials: int
    said: Said


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """How the samples of the last visit came."""

    devices: tuple[str, ...]
    measures: bool
    """False for pointers and keys."""
    rate_hz: float | None
    """Middle of the bouts."""
    jitter_ms: float | None
    """Of the worst bout, as what follows."""
    gaps: int
    """Sum over the bouts."""
    longest_gap_s: float
    samples: int
    lost: int | None
    """Samples that the device counted and that never came; None where it does not count."""
    p50_ms: float | None
    """Age of the sample behind a drawn frame; None where nothing was drawn. Middle of the bouts."""
    p95_ms: float | None
    p99_ms: float | None


class Stretch(msgspec.Struct, frozen=True):
    """Play, or a pause and why; seconds of the visit since its first bout."""

    start_s: float
    end_s: float
    reason: Reason | None
    """None: play."""


class CourseBout(msgspec.Struct, frozen=True, kw_only=True):
    """A bout of the last visit in the course of time."""

    number: int
    title: str
    purpose: Literal["play", "probe"]
    start_s: float
    end_s: float
    stretches: tuple[Stretch, ...]
    """Empty where there is no recording to tell."""


class DomainAbility(msgspec.Struct, frozen=True, kw_only=True):
    """How able the person is in one domain, at the last visit; logits, the typical adult at 0."""

    domain: str
    title: str
    """Message id."""
    mean: float
    low: float
    high: float
    """95 % lie between."""
    attempts: int
    """That it rests on; 0: all that is known is the group."""
    visits: int


class RungPart(msgspec.Struct, frozen=True, kw_only=True):
    """One level on the scale of ability, logits."""

    exercise: str
    title: str
    """Message id of the exercise."""
    domain: str
    level: str
    rung: int
    easiest: float
    start: float
    hardest: float
    """At the ends of its dial and where it starts."""
    expected: float
    """Success of this person where it starts, 0 to 1, with what is not known of them taken into
    account."""
    measured: bool
    """False: the level has changed since, and is put between its neighbours."""
    sure: bool
    """False: nearly everybody succeeds, so that nothing tells how easy it is."""


class AbilityPart(msgspec.Struct, frozen=True, kw_only=True):
    """The person and the levels on one scale."""

    abilities: tuple[DomainAbility, ...]
    rungs: tuple[RungPart, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a page shows."""

    format: int = FORMAT
    alias: str
    group: Group
    birth_year: int | None
    affected_side: Side
    profile_notes: str
    language: str
    today_utc: str
    program_version: str
    dose: Dose
    visits: tuple[VisitPart, ...]
    exercises: tuple[ExercisePart, ...]
    bouts: tuple[BoutPart, ...]
    reach: Reach | None
    sway: Sway | None
    change: Change | None
    changes: tuple[Statement, ...] = ()
    """Of every measure of which change may be spoken."""
    signal: Signal | None
    course: tuple[CourseBout, ...]
    measures: tuple[MeasureRow, ...]
    ability: AbilityPart | None = None
    remarks: tuple[str, ...]
    """What to keep in mind when reading the numbers, in words."""
    versions: tuple[str, ...]
    """Of the program, in the bouts."""
    suggestions: tuple[Suggestion, ...] = ()
    """Oldest first."""
    assessed: tuple[Assessed, ...] = ()
    """Results of assessments, by visit, oldest first."""
    rose: Mapping[str, Mapping[str, float]] = {}
    """Reach in the latest limits of stability: key of the measure, then direction, to %."""

    @property
    def last_visit(self) -> VisitPart | None:
        """None before the first."""
        return self.visits[-1] if self.visits else None
