"""How far this person leans and how they stand: the latest stance, its change over the visits."""

from __future__ import annotations

import msgspec

from game.core.level import Condition
from game.report.curves import Curves
from game.report.usual import Said, Usual

Point = tuple[float, float]


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
