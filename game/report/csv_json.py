"""The report for programs: tables as CSV, everything as JSON. Plain numbers, fixed units."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec

from game.report.change_tables import COLUMNS as CHANGE_COLUMNS
from game.report.change_tables import change_rows
from game.report.parts import BoutPart, Report
from game.store.single_task import cost_of
from game.text import Words

BOUT_COLUMNS = (
    "patient", "session", "number", "started_utc", "exercise", "level", "level_sha256", "purpose",
    "ended", "attempts", "successes", "success", "d_start", "d_end", "d_median", "active_s",
    "paused_s", "samples", "device", "device_id", "own_calibration", "rate_hz", "jitter_ms",
    "gaps", "longest_gap_s", "picture_age_p50_ms", "picture_age_p95_ms", "picture_age_p99_ms",
    "program_version", "folder", "left_repetitions", "right_repetitions", "other_repetitions",
    "left_s", "right_s", "speed_unit_s", "time_to_target_s", "affected_load_estimated",
    "near_step_offs", "stumbles", "step_offs",
    "sign_hits", "sign_misses", "sign_false_alarms", "sign_passes", "dual_task_cost",
    "vibration_hz", "vibration_mm", "vibration_s",
    "attempts_shown", "attempts_bandwidth", "attempts_terminal", "attempts_hidden",
    "results_asked_for", "added_load_kg", "added_load_where",
    "counted_from", "counted_to", "counted_wrong", "pace",
)  # fmt: skip
MEASURE_COLUMNS = (
    "patient", "session", "bout", "started_utc", "key", "value", "unit", "filter", "version",
)  # fmt: skip

Cell = str | float | int | bool | None


def bouts_csv(report: Report, words: Words) -> bytes:
    """One row a bout, oldest first; an empty cell where there is no value."""
    return _table(BOUT_COLUMNS, (_bout(bout, report) for bout in report.bouts))


def measures_csv(report: Report) -> bytes:
    """One row a stored measure; an empty value where it is undefined."""
    rows = (
        (report.alias, *(getattr(row, name) for name in MEASURE_COLUMNS[1:]))
        for row in report.measures
    )
    return _table(MEASURE_COLUMNS, rows)


def changes_csv(report: Report) -> bytes:
    """One row a measure and protocol: what may be said of change, and why no more."""
    return _table(CHANGE_COLUMNS, change_rows(report))


def json(report: Report, words: Words) -> bytes:
    """The whole report as one document; what is missing is null."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def _bout(bout: BoutPart, report: Report) -> tuple[Cell, ...]:
    row, signs = bout.row, bout.row.second_task
    share = row.successes / row.attempts if row.attempts else None
    return (
        row.patient, row.session, row.number, row.started_utc, row.exercise, row.level_id,
        row.level_sha256, row.purpose, row.ended, row.attempts, row.successes, share, row.d_start,
        row.d_end, row.median_d, row.active_s, row.paused_s, row.samples, row.device_name,
        row.device_id, row.own_calibration, row.link.rate_hz, row.link.jitter_ms, row.link.gaps,
        row.link.longest_gap_s, row.latency.p50_ms, row.latency.p95_ms, row.latency.p99_ms,
        row.program_version, row.folder, row.sides.left, row.sides.right, row.sides.other,
        row.sides.left_s, row.sides.right_s, row.signs.speed, row.signs.time_to_target_s,
        row.signs.affected_load, row.signs.near_step_offs, row.signs.stumbles,
        row.signs.step_offs, signs.hits, signs.misses, signs.false_alarms, signs.passes,
        cost_of(row, (one.row for one in report.bouts)),
        *(msgspec.structs.astuple(row.vibration) if row.vibration else (None,) * 3),
        *msgspec.structs.astuple(row.told),
        *(msgspec.structs.astuple(row.added_load) if row.added_load else (None,) * 2),
        *(msgspec.structs.astuple(bout.counted) if bout.counted else (None,) * 3), row.pace,
    )  # fmt: skip


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula is kept from being one."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{cell}"
    return cell
