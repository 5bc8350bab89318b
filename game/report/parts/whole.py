"""The report as a whole."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from game.core.level import Side
from game.core.patient import Group
from game.report.assessed_parts import Assessed
from game.report.parts.ability import AbilityPart
from game.report.parts.course import CourseBout, Signal
from game.report.parts.practice import BoutPart, Dose, ExercisePart, VisitPart
from game.report.parts.stance import Change, Reach, Sway
from game.report.statement import Statement
from game.store.records import MeasureRow, Suggestion

FORMAT = 1
"""Of the JSON; raised when a field changes its meaning."""


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
