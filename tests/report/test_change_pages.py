"""What is said of change on the pages."""

from __future__ import annotations

import math

import msgspec

from game.report.change_tables import COLUMNS, change_rows, change_table, common_terms
from game.report.change_words import measured_in
from game.report.changes import NO_TABLES, statements_of
from game.report.norms import read_norms
from game.report.published import read_limits
from game.report.usual import LEAST_TRIALS
from tests.report import made_up
from tests.report.change_made_up import (
    ADULT,
    STEADY,
    trials,
)
from tests.report.made_up import ENGLISH


def test_the_short_table_leads_with_velocity_and_has_then_now_and_terms():
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    report = msgspec.structs.replace(
        made_up.report(), changes=statements_of(ADULT, bouts, measures, NO_TABLES)
    )
    (row,) = change_table(report, ENGLISH).rows
    assert row[0] == "Mean sway velocity: Firm ground, eyes open"
    assert row[2].replace("\u00a0", " ") == "10.1 (4 days, 12 trials)"
    assert row[3].replace("\u00a0", " ") == "7.00 (5 Oct, 3 trials)"
    assert common_terms(report, ENGLISH) == "Wii Balance Board · low-pass 5\u00a0Hz · measures/1"
    (another,) = statements_of(ADULT, *trials("rdist", STEADY, device_name="A plate"), NO_TABLES)
    both = msgspec.structs.replace(report, changes=(*report.changes, another))
    assert common_terms(both, ENGLISH) == ""
    assert change_table(both, ENGLISH).rows[0][-1] == common_terms(report, ENGLISH)
    (line,) = change_rows(report)
    assert len(line) == len(COLUMNS)
    assert line[COLUMNS.index("said")] == "below"


def test_the_report_of_a_person_tells_velocity_first():
    changes = made_up.report().changes
    # no ellipse among them: it was a single trial
    assert [one.key for one in changes if one.first] == ["mvelo", "totex"]
    assert all(one.latest_trials < LEAST_TRIALS for one in changes)
    assert {one.said for one in changes} == {"not_enough"}
    assert all(measured_in(one, ENGLISH) for one in changes)
    assert all(math.isfinite(one.latest) for one in changes)


def test_the_tables_that_come_with_the_program_are_read():
    assert read_limits()
    assert read_norms()
