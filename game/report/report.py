"""From stored results to a Report. Pure: no file, no clock."""

from __future__ import annotations

from collections.abc import Sequence

from game import __version__
from game.core.difficulty import Difficulties
from game.core.patient import Patient
from game.report.ability import ability_of
from game.report.assessed import assessed_of
from game.report.change import change_of
from game.report.changes import NO_TABLES, Tables, statements_of
from game.report.parts import Report
from game.report.picture_rose import rose_of
from game.report.practice import bout_parts, dose_of, exercises_of, visit_part
from game.report.standing import reach_of, sway_of
from game.report.trust import remarks_of, signal_of
from game.report.visit_course import course_of
from game.store.recording_files import Recording
from game.store.records import BoutRow, MeasureRow, Suggestion, Visit
from game.text import Words


def build_report(
    patient: Patient,
    visits: Sequence[Visit],
    bouts: Sequence[BoutRow],
    measures: Sequence[MeasureRow],
    recordings: Sequence[Recording],
    today_utc: str,
    words: Words,
    difficulties: Difficulties | None = None,
    suggestions: Sequence[Suggestion] = (),
    tables: Tables = NO_TABLES,
) -> Report:
    """Everything a page shows of one patient; visits, bouts, measures and suggestions oldest
    first.

    recordings: at the least of the last visit, and of the latest visit with a probe; what is
    missing there is missing in the report. today_utc: an ISO 8601 date. words: for the remarks.
    difficulties: of the levels; None leaves ability out. tables: published limits and norms.
    """
    parts = bout_parts(visits, bouts)
    session = visits[-1].id if visits else None
    last = [row for row in bouts if row.session == session]
    probes = [row for row in bouts if row.purpose == "probe"]
    ordered = sorted(recordings, key=lambda one: (one.header.started_utc, one.header.number))
    signal, reach = signal_of(last, ordered), reach_of(ordered)
    sway = sway_of(probes, measures, ordered)
    return Report(
        alias=patient.alias,
        group=patient.group,
        birth_year=patient.birth_year,
        affected_side=patient.affected_side,
        profile_notes=patient.notes,
        language=words.language,
        today_utc=today_utc,
        program_version=__version__,
        dose=dose_of(visits, bouts),
        visits=tuple(visit_part(visit, bouts) for visit in visits),
        exercises=exercises_of(parts),
        bouts=parts,
        reach=reach,
        sway=sway,
        change=change_of(probes, measures, patient, tables),
        changes=statements_of(patient, bouts, measures, tables),
        signal=signal,
        course=course_of([part for part in parts if part.row.session == session], ordered),
        measures=tuple(measures),
        ability=ability_of(patient, bouts, difficulties) if difficulties else None,
        remarks=remarks_of(bouts, last, signal, reach, sway, ordered, words),
        suggestions=tuple(suggestions),
        assessed=assessed_of(bouts, measures),
        rose=rose_of(measures),
        versions=tuple(dict.fromkeys(row.program_version for row in bouts)),
    )
