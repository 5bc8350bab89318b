"""A second task stands in the report with its counts and its cost, and only where there was one."""

from __future__ import annotations

import msgspec
import pytest

from game.core.level import Condition
from game.core.second_task import Score
from game.report.csv_json import bouts_csv
from game.report.html import html
from game.report.parts import Report
from game.report.report import build_report
from game.report.second_task import COST_SAID, second_task_table
from game.store.records import Tried
from tests.report import made_up
from tests.report.made_up import ENGLISH


def report(condition: Condition) -> Report:
    """Two bouts of one level; the second has the condition."""
    (visit,) = made_up.visits(made_up.DAYS[:1])
    _, first, _, last, _ = made_up.bouts_of(visit, 0)
    first = msgspec.structs.replace(first, tried=tried(8), median_d=0.3)
    last = msgspec.structs.replace(
        last, tried=tried(6), condition=condition, second_task=Score(9, 2, 1, 3)
    )
    rows = [first, last]
    return build_report(made_up.PATIENT, [visit], rows, [], [], made_up.TODAY, ENGLISH)


def tried(succeeded: int) -> tuple[Tried, ...]:
    return tuple(Tried(n < succeeded, 0.3, "all", False, 2.0, 1.0) for n in range(10))


def test_signs_and_cost_stand_beside_the_level_they_were_asked_at() -> None:
    (row,) = second_task_table(report(Condition(cognitive=2, head=1)), ENGLISH).rows
    assert row[2] == "river_run/03-bend"
    assert row[3] == "go or no-go colours, slow head turns"
    assert row[6:11] == ("9", "2", "1", "3", "25%")


def test_a_report_without_a_second_task_says_nothing_of_one() -> None:
    assert second_task_table(report(Condition()), ENGLISH).rows == ()
    said = COST_SAID.rpartition(". ")[2]
    assert said not in html(report(Condition()), ENGLISH).decode()
    assert said in html(report(Condition(head=1)), ENGLISH).decode()


def test_the_table_for_programs_has_the_counts_too() -> None:
    heads, *_, last = bouts_csv(report(Condition(cognitive=2)), ENGLISH).decode().splitlines()
    told = dict(zip(heads.split(","), last.split(","), strict=True))
    names = ("sign_hits", "sign_misses", "sign_false_alarms", "sign_passes", "dual_task_cost")
    assert [float(told[name]) for name in names] == pytest.approx([9, 2, 1, 3, 0.25])
    assert told["vibration_s"] == ""
