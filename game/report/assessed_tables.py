"""The results of assessments in words: one table each, a column a visit."""

from __future__ import annotations

from collections.abc import Mapping

from game.figures import Figures, unit
from game.measures.assessments.definitions import line_of
from game.measures.formulas import FORMULAS
from game.measures.registry import MEASURES, Better
from game.report.assessed import shown
from game.report.assessed_parts import Assessed, AssessedNumber
from game.report.assessment_names import number_name, part_name, value_said
from game.report.measure_names import filter_name
from game.report.parts import Report
from game.report.tables import Table
from game.text import Words, mark

MOST_VISITS = 6
"""In a table; JSON and CSV have all."""
MOST_LINES = 5
"""On the one page."""
UNASKED = ("mvl_deg_per_s", "mvelo_deg_per_s", "_theoretical.composite.limit_mm")
"""Where nobody's height is known, these are no result that is missing; nor is a distance that
differs between the directions."""
HEADLINES: Mapping[str, tuple[str, ...]] = {
    "quiet_stance": ("mvelo",),
    "quiet_stance_closed": ("mvelo",),
    "quiet_stance_60s": ("mvelo",),
    "quiet_stance_closed_60s": ("mvelo",),
    "romberg": ("ratio",),
    "mctsib": ("composite",),
    "tandem": ("mvelo",),
    "unilateral": ("left.time_s.best", "right.time_s.best"),
    "unilateral_10s": ("left.time_s.best", "right.time_s.best"),
    "weight_symmetry": ("percent_left",),
    "los": ("composite.MXE_pct",),
    "los_4": ("composite.MXE_pct",),
    "joint_position_sense": ("VE_n",),
    "sts": ("time_5_s",),
    "sts_30s": ("n_reps",),
    "pelvic_tilt": ("range_robust_deg",),
    "imu_sway": ("jerk",),
    "rhythm": ("resultant_R",),
    "squat": ("n_reps", "depth_deg"),
    "squat_load": ("n_reps",),
}
"""What stands for the whole on one page, without the first part of the key."""
BETTER: Mapping[Better | None, str] = {
    "smaller": mark("smaller"),
    "larger": mark("larger"),
    "zero": mark("nearer zero"),
    None: mark("no direction"),
}


def assessed_tables(report: Report, words: Words) -> list[Table]:
    """A table for each assessment, its visits side by side, the last MOST_VISITS of them."""
    names = dict.fromkeys(one.name for one in report.assessed)
    by_name = [[one for one in report.assessed if one.name == name] for name in names]
    return [_table(visits[-MOST_VISITS:], words) for visits in by_name]


def _table(visits: list[Assessed], words: Words) -> Table:
    figures, last = Figures(words), visits[-1]
    found = [{one.key: one for one in visit.numbers if shown(one)} for visit in visits]
    keys = list(dict.fromkeys(key for numbers in reversed(found) for key in numbers))
    heads = (
        words("Result"),
        *(figures.short_date(visit.started_utc) for visit in visits),
        words("Better when"),
        words("Key"),
    )
    trials = (words("Trials that count"), *(_trials(one, figures, words) for one in visits), "", "")
    rows = [trials]
    for key in keys:
        if key.endswith(UNASKED) and all(_is_missing(numbers.get(key)) for numbers in found):
            continue
        one = next(numbers[key] for numbers in reversed(found) if key in numbers)
        cells = (_value(numbers.get(key), figures) for numbers in found)
        rows.append((_named(one, words), *cells, words(BETTER[one.better]), key))
    plan = (False, *(True for _ in visits), False, False)
    return Table(words(last.title), heads, tuple(rows), plan)


def _is_missing(one: AssessedNumber | None) -> bool:
    return one is None or one.value is None


def _trials(one: Assessed, figures: Figures, words: Words) -> str:
    if not one.possible:
        return words("not possible today")
    return figures.number(one.trials)


def _named(one: AssessedNumber, words: Words) -> str:
    said = number_name(one.name, words)
    part = part_name(one.part, one.key.partition(".")[0], words)
    return words("{what}: {said}", what=part, said=said) if part else said


def _value(one: AssessedNumber | None, figures: Figures) -> str:
    if one is None or one.value is None:
        return "\N{EN DASH}"
    return f"{value_said(one.name, one.value, figures)} {unit(one.unit)}".strip()


def definition_table(report: Report, words: Words) -> Table:
    """How each number of the page is computed, in English as in the literature."""
    keys = [one.key for one in report.sway.measures] if report.sway else []
    rows = [(key, FORMULAS[key], MEASURES[key].unit) for key in keys if key in MEASURES]
    names: dict[str, tuple[str, str, str]] = {}
    for number in (number for one in report.assessed for number in one.numbers):
        line = line_of(number.key)
        if line is not None and shown(number):
            short = f"{number.key.split('.')[0]} … {number.name}"
            names.setdefault(short, (short, line.formula, line.unit))
    heads = (words("Key"), words("Formula"), words("Unit"))
    return Table(
        words("How each number is computed"), heads, (*rows, *names.values()), (False,) * 3
    )


def conditions_said(report: Report, words: Words) -> list[tuple[str, str]]:
    """What was tried at the latest visit of each assessment, and its filter."""
    latest = {one.name: one for one in report.assessed}
    said = []
    for one in latest.values():
        tried = "; ".join(words(title) for title in one.conditions)
        parts = (tried, filter_name(one.filter, words) if one.filter else "")
        said.append((words(one.title), " · ".join(part for part in parts if part)))
    return [pair for pair in said if pair[1]]


def assessed_lines(report: Report, words: Words) -> list[tuple[str, str]]:
    """The latest result of each assessment in a line, for the one page; the newest first."""
    figures = Figures(words)
    latest = {one.name: one for one in report.assessed}
    newest = sorted(latest.values(), key=lambda one: one.started_utc, reverse=True)
    return [(words(one.title), _line(one, figures, words)) for one in newest[:MOST_LINES]]


def _line(one: Assessed, figures: Figures, words: Words) -> str:
    day = figures.day(one.started_utc)
    if not one.possible:
        return f"{words('not possible today')} ({day})"
    wanted = [f"{one.name}.{key}" for key in HEADLINES.get(one.name, ())]
    chosen = [number for number in one.numbers if number.key in wanted]
    chosen = chosen or [number for number in one.numbers if shown(number)][:1]
    said = [f"{_named(number, words)} {_value(number, figures)}" for number in chosen]
    return f"{'; '.join(said)} ({day})"
