"""The tables of a report in words: what stands in each cell, ready for any page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from game.core.added_load import AddedLoad, Where
from game.figures import Figures, unit
from game.report.measure_names import ON_ONE_PAGE, filter_name, measure_name
from game.report.parts import BoutPart, Report, SwayMeasure, VisitPart
from game.report.picture_bouts import REASONS
from game.report.practice import success
from game.report.sources import source_said
from game.text import Words, mark

ENDED = {
    "done": mark("done"),
    "stopped": mark("stopped"),
    "interrupted": mark("interrupted"),
    None: mark("still open"),
}
ADDED_LOAD = mark("Added load")
WORN: Mapping[Where, str] = {"ankles": mark("{kg} kg, ankles"), "vest": mark("{kg} kg, vest")}
AREAS = ("area_cc", "area_pe", "area_hull", "area_sw")
LEAST_TRIALS = 3
"""Fewer do not show an area well enough. Source: measures reference 5.3, rule 4."""


class Table(msgspec.Struct, frozen=True):
    """Heads and rows of cells; `figures` tells for each column whether it holds numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]


def exercise_table(report: Report, words: Words) -> Table:
    """What was practised of each exercise."""
    figures = Figures(words)
    heads = ("Exercise", "Level", "Bouts", "Minutes", "Attempts", "Succeeded", "Difficulty")
    rows = [
        (
            words(part.title),
            figures.number(part.rung) if part.rung is not None else "\N{EN DASH}",
            figures.number(part.bouts),
            figures.minutes(part.active_s),
            figures.number(part.attempts),
            figures.share(success(part.attempts, part.successes)),
            figures.share(part.median_d),
        )
        for part in report.exercises
    ]
    return _table(words("Practice by exercise"), _heads(heads, words), rows, 1)


def visit_table(visits: Sequence[VisitPart], words: Words) -> Table:
    """The visits given, newest first."""
    figures = Figures(words)
    heads = ("Visit", "Minutes", "Bouts", "Succeeded", "Effort", "Pain")
    rows = [
        (
            figures.date(visit.started_utc),
            figures.minutes(visit.active_s),
            figures.number(visit.bouts),
            figures.share(success(visit.attempts, visit.successes)),
            _course(visit.before.effort, visit.most.effort, visit.after.effort, figures),
            _course(visit.before.pain, visit.most.pain, visit.after.pain, figures),
        )
        for visit in reversed(visits)
    ]
    return _table(words("Visits"), _heads(heads, words), rows, 1)


def dose_table(visits: Sequence[VisitPart], words: Words) -> Table:
    """What was planned and done, and what each side did, newest visit first."""
    figures = Figures(words)
    heads = (
        "Visit", "Bouts done", "Planned", "Active min", "Min between", "Reps left",
        "Reps right", "Reps, no side", "Left min", "Right min", "Near the edge",
        "Losses of balance", "Felt difficulty",
    )  # fmt: skip
    rows = [_dose(visit, figures) for visit in reversed(visits)]
    return _table(words("Dose and each side"), _heads(heads, words), rows, 1)


def _dose(visit: VisitPart, figures: Figures) -> tuple[str, ...]:
    care, sides = visit.care, visit.care.sides
    planned = figures.number(care.planned.bouts) if care.planned else "\N{EN DASH}"
    hard = "\N{EN DASH}" if visit.most.difficulty is None else figures.rating(visit.most.difficulty)
    return (
        figures.date(visit.started_utc),
        figures.number(visit.bouts),
        planned,
        figures.minutes(visit.active_s),
        figures.minutes(care.rest_s),
        *(figures.number(n) for n in (sides.left, sides.right, sides.other)),
        *(figures.minutes(s) for s in (sides.left_s, sides.right_s)),
        figures.number(care.near_step_offs),
        figures.number(care.losses_of_balance),
        hard,
    )


def sway_table(report: Report, words: Words, keys: Sequence[str] = ON_ONE_PAGE) -> Table:
    """The measures of quiet stance that one page has room for."""
    figures = Figures(words)
    measures = report.sway.measures if report.sway else ()
    known = {one.key: one for one in measures}
    rows = [
        (measure_name(key, words), figures.measure(known[key].value), unit(known[key].unit))
        for key in keys
        if key in known
    ]
    heads = (words("Quiet stance"), words("Value"), words("Unit"))
    return Table(words("Sway"), heads, tuple(rows), (False, True, False))


def measure_table(report: Report, words: Words) -> Table:
    """Every measure of the latest probe, with what is needed to compare it."""
    heads = ("Measure", "Key", "Value", "Unit", "Trials", "Filter", "Source")
    figures = Figures(words)
    sway = report.sway
    rows = [
        (
            measure_name(one.key, words),
            one.key,
            _measured(one, figures, words),
            unit(one.unit),
            figures.number(one.trials),
            filter_name(sway.filter, words),
            source_said(one.source, words),
        )
        for one in (sway.measures if sway else ())
        if sway is not None
    ]
    title = words("Every measure of quiet stance")
    return Table(
        title, _heads(heads, words), tuple(rows), (False,) * 2 + (True, False) * 2 + (False,)
    )


def _measured(one: SwayMeasure, figures: Figures, words: Words) -> str:
    if one.key in AREAS and one.value is not None and one.trials < LEAST_TRIALS:
        return words("{value} (needs 3 trials)", value=figures.measure(one.value))
    return figures.measure(one.value)


def bout_table(bouts: Sequence[BoutPart], words: Words) -> Table:
    """Each bout, newest first."""
    heads: tuple[str, ...] = ("Begun", "No.", "Exercise", "Level", "Ended", "Active", "Paused")
    heads += ("Attempts", "Succeeded", "Difficulty", "Rate", "Jitter", "Gaps", "Picture age (95 %)")
    heads += (ADDED_LOAD,)
    rows = [_bout(bout, words) for bout in reversed(bouts)]
    is_number = (False, True, False, False, False) + (True,) * 9 + (False,)
    return Table(words("Each bout"), _heads(heads, words), tuple(rows), is_number)


def pause_table(report: Report, words: Words) -> Table:
    """Each pause of the last visit: when, for how long, why."""
    figures = Figures(words)
    rows = [
        (
            figures.number(bout.number),
            words(bout.title),
            figures.clock(stretch.start_s),
            figures.number(stretch.end_s - stretch.start_s, 1),
            words(REASONS[stretch.reason]),
        )
        for bout in report.course
        for stretch in bout.stretches
        if stretch.reason is not None
    ]
    heads = _heads(("No.", "Exercise", "Minute", "Seconds", "Why"), words)
    title = words("Pauses of the last visit")
    return Table(title, heads, tuple(rows), (True, False, True, True, False))


def level_table(report: Report, words: Words) -> Table:
    """The levels that were played and the devices, with what tells one version from another; and
    the pace, where any was slower."""
    figures, slower = Figures(words), any(part.row.pace < 1 for part in report.bouts)
    rows = {
        (part.row.level_id, part.row.level_sha256[:12], part.row.device_name, part.row.device_id,
         part.row.program_version, *([figures.share(part.row.pace)] if slower else [])): None
        for part in report.bouts
    }  # fmt: skip
    names = ("Level", "Fingerprint", "Device", "Device id", "Program", *(["Pace"] * slower))
    heads = _heads(names, words)
    return Table(words("Settings"), heads, tuple(rows), (False,) * len(heads))


def _bout(bout: BoutPart, words: Words) -> tuple[str, ...]:
    figures, row = Figures(words), bout.row
    is_probe = row.purpose == "probe"
    return (
        figures.moment(row.started_utc),
        figures.number(row.number),
        words(bout.title),
        row.level_id,
        words(ENDED[row.ended]),
        figures.clock(row.active_s),
        figures.clock(row.paused_s),
        figures.number(row.attempts),
        words("probe") if is_probe else figures.share(success(row.attempts, row.successes)),
        "\N{EN DASH}" if is_probe else figures.share(row.median_d),
        _with(figures.number(row.link.rate_hz), row.link.rate_hz, "Hz"),
        _with(figures.number(row.link.jitter_ms, 1), row.link.jitter_ms, "ms"),
        figures.number(row.link.gaps),
        _with(figures.number(row.latency.p95_ms), row.latency.p95_ms, "ms"),
        _worn(row.added_load, words),
    )


def _worn(load: AddedLoad | None, words: Words) -> str:
    if load is None:
        return "\N{EN DASH}"
    kg = Figures(words).number(load.kg, 2)
    return words(WORN[load.where], kg=kg)


def _with(said: str, value: float | None, name: str) -> str:
    """A figure with its unit, if there is a figure."""
    return said if value is None else f"{said}\u00a0{name}"


def _course(before: int | None, most: int | None, after: int | None, figures: Figures) -> str:
    """Before, the highest after a bout where it was asked, and at the end."""
    said = [before, after] if most is None else [before, most, after]
    if all(one is None for one in said):
        return "\N{EN DASH}"
    return " → ".join(figures.rating(one) for one in said)


def _heads(names: Sequence[str], words: Words) -> tuple[str, ...]:
    return tuple(words(name) for name in names)


def _table(
    title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], words_first: int
) -> Table:
    """A table whose first columns hold words and whose others hold numbers."""
    is_number = tuple(n >= words_first for n in range(len(heads)))
    return Table(title, heads, tuple(rows), is_number)


COLUMN_WORDS = (
    mark("Exercise"), mark("Bouts"), mark("Minutes"), mark("Attempts"),
    mark("Succeeded"), mark("Difficulty"), mark("Visit"), mark("Effort"), mark("Pain"),
    mark("Measure"), mark("Key"), mark("Value"), mark("Unit"), mark("Trials"), mark("Filter"),
    mark("Source"), mark("Begun"), mark("No."), mark("Level"), mark("Ended"), mark("Active"),
    mark("Paused"), mark("Rate"), mark("Jitter"), mark("Gaps"), mark("Picture age (95 %)"),
    mark("Minute"), mark("Seconds"), mark("Why"), mark("Fingerprint"), mark("Device"),
    mark("Device id"), mark("Program"), mark("Bouts done"), mark("Planned"), mark("Active min"),
    mark("Min between"), mark("Reps left"), mark("Reps right"), mark("Reps, no side"),
    mark("Left min"), mark("Right min"), mark("Near the edge"), mark("Losses of balance"),
    mark("Felt difficulty"), mark("Pace"),
)  # fmt: skip
"""All heads, for the extractor, which does not look into variables."""
