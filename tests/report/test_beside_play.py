"""What was shown, what was worn and what vibrated beside play stands in the report, where it was
so."""

from __future__ import annotations

import msgspec

from game.core.added_load import AddedLoad
from game.core.telling import Told
from game.core.vibration import Vibrated
from game.report.csv_json import bouts_csv
from game.report.feedback import feedback_table
from game.report.html import html
from game.report.parts import Report
from game.report.report import build_report
from game.report.tables import bout_table, level_table
from game.report.vibrated import vibration_table
from tests.report import made_up
from tests.report.made_up import ENGLISH

TOLD = Told(concurrent=5, bandwidth=3, none=2, asked=1)


def report(**more: object) -> Report:
    """Two bouts of one level; the second is as said."""
    (visit,) = made_up.visits(made_up.DAYS[:1])
    _, first, _, last, _ = made_up.bouts_of(visit, 0)
    rows = [first, msgspec.structs.replace(last, **more)]
    return build_report(made_up.PATIENT, [visit], rows, [], [], made_up.TODAY, ENGLISH)


def test_the_report_tells_what_share_was_shown_and_how_often_somebody_asked() -> None:
    (row,) = feedback_table(report(told=TOLD), ENGLISH).rows
    assert row[3:] == ("10", "50%", "3", "0", "2", "1")
    assert "Asked to see" in html(report(told=TOLD), ENGLISH).decode()


def test_where_everything_was_shown_nothing_is_said_of_it() -> None:
    assert feedback_table(report(told=Told(concurrent=10)), ENGLISH).rows == ()
    assert "Asked to see" not in html(report(), ENGLISH).decode()


def test_vibration_has_a_table_of_its_own() -> None:
    (row,) = vibration_table(report(vibration=Vibrated(12.0, 1.5, 61.0)), ENGLISH).rows
    assert row[3:] == ("12\u00a0Hz", "1.5\u00a0mm", "1:01")
    assert vibration_table(report(), ENGLISH).rows == ()


def test_what_was_worn_stands_with_its_bout() -> None:
    newest, oldest = bout_table(report(added_load=AddedLoad(0.5, "vest")).bouts, ENGLISH).rows
    assert newest[-1] == "0.50 kg, vest"
    assert oldest[-1] == "\N{EN DASH}"


def test_a_slower_pace_stands_with_the_settings_and_the_full_one_is_not_told() -> None:
    slower = level_table(report(pace=0.6), ENGLISH)
    assert slower.heads[-1] == "Pace"
    assert {row[-1] for row in slower.rows} == {"60%", "100%"}
    assert len(level_table(report(), ENGLISH).heads) == len(slower.heads) - 1
    heads, _, last = bouts_csv(report(pace=0.6), ENGLISH).decode().splitlines()
    assert dict(zip(heads.split(","), last.split(","), strict=True))["pace"] == "0.6"


def test_programs_get_all_of_it() -> None:
    worn = report(told=TOLD, added_load=AddedLoad(0.5, "ankles"))
    heads, first, last = bouts_csv(worn, ENGLISH).decode().splitlines()
    told = dict(zip(heads.split(","), last.split(","), strict=True))
    names = ("attempts_shown", "attempts_bandwidth", "attempts_hidden", "results_asked_for")
    assert [told[name] for name in names] == ["5", "3", "2", "1"]
    assert (told["added_load_kg"], told["added_load_where"]) == ("0.5", "ankles")
    assert dict(zip(heads.split(","), first.split(","), strict=True))["added_load_kg"] == ""
