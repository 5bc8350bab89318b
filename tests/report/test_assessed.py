"""Results of assessments in a report: by visit, with units, and never passed or failed."""

import re

import msgspec
import pytest

from game.core.assessment import Assessment
from game.exercises.assessments import ASSESSMENTS
from game.figures import Figures
from game.measures.assessments.definitions import DEFINED
from game.report.assessed_tables import assessed_lines, assessed_tables
from game.report.assessment_names import NAMES, part_name, value_said
from game.report.csv_json import json, measures_csv
from game.report.html import html
from game.report.measure_names import filter_name
from game.report.pdf import pdf
from game.report.picture_rose import BEARINGS_DEG, rose_picture
from game.report.report import build_report
from game.store.records import MeasureRow
from tests.report import made_up
from tests.report.made_up import ENGLISH
from tests.report.test_pages import pages_of

DAYS = made_up.DAYS[-2:]
LEANS = {name: 60.0 + 5 * n for n, name in enumerate(BEARINGS_DEG)}


def number(visit, key, value, unit="1"):
    return MeasureRow(
        session=visit.id, bout=None, started_utc=visit.started_utc, key=key, value=value, unit=unit,
        filter="lowpass_5hz", version="measures/1",
    )  # fmt: skip


def trial(visit, number_, part, ended="done", practice=False):
    bout = made_up.bouts_of(visit, 0)[0]
    return msgspec.structs.replace(
        bout, number=number_, folder=f"{bout.folder}-{number_}", part=part, ended=ended,
        practice=practice,
    )  # fmt: skip


def report(more=()):
    """Two visits: at the first a Romberg that nobody could do, at the second two that worked."""
    first, second = came = made_up.visits(DAYS)
    rows = [trial(first, n, "romberg/firm_ec", "stopped") for n in (6, 7, 8)]
    rows += [trial(second, n, "romberg/firm_eo") for n in (6, 7, 8)]
    rows += [trial(second, 9, "los/lean", practice=True), trial(second, 10, "los/lean")]
    measures = [
        number(first, "romberg.EC", None, "mm/s"), number(first, "romberg.ratio", None),
        number(second, "romberg.EO", 9.5, "mm/s"), number(second, "romberg.ratio", 1.42),
        number(second, "unilateral.left.time_s.best", 21.5, "s"),
        number(second, "unilateral.left.capped", 0.0),
        *(number(second, f"los.{way}.MXE_pct", share, "%") for way, share in LEANS.items()),
        *(number(second, f"los.{way}.EPE_pct", share - 9, "%") for way, share in LEANS.items()),
        number(second, "los.composite.MXE_pct", 77.5, "%"),
        *more,
    ]  # fmt: skip
    return build_report(made_up.PATIENT, came, rows, measures, [], made_up.TODAY, ENGLISH)


def table_of(name):
    return next(one for one in assessed_tables(report(), ENGLISH) if one.title == name)


def test_a_result_stands_by_visit_with_its_trials():
    found = {(one.name, one.started_utc[:10]): one for one in report().assessed}
    assert set(found) == {
        ("romberg", DAYS[0]), ("romberg", DAYS[1]), ("unilateral", DAYS[1]), ("los", DAYS[1]),
    }  # fmt: skip
    assert (found["romberg", DAYS[0]].trials, found["romberg", DAYS[0]].stopped) == (0, 3)
    assert found["romberg", DAYS[1]].trials == 3
    assert found["los", DAYS[1]].trials == 1  # the other was for practice


def test_what_nobody_could_do_is_said_to_be_not_possible_today():
    table = table_of(ASSESSMENTS["romberg"].title)
    assert table.rows[0] == ("Trials that count", "not possible today", "3", "", "")
    ratio = next(row for row in table.rows if row[-1] == "romberg.ratio")
    assert ratio[1:3] == ("\N{EN DASH}", "1.42")


def test_numbers_have_units_and_the_better_direction_is_no_verdict():
    rows = {row[-1]: row for row in table_of(ASSESSMENTS["los"].title).rows}
    assert rows["los.FR.MXE_pct"][:3] == ("forward right: Furthest reach", "65.0 %", "larger")
    page = html(report(), ENGLISH).decode()
    inside = re.search(r"<h2>Assessments</h2>.*?</section>", page, re.S)[0]
    assert "no number here passes or fails anybody" in inside
    assert not re.search(r"normal|abnormal|deficit|✓|✗|class=\"(bad|good)", inside)


def test_the_page_says_how_its_numbers_are_computed():
    page = html(report(), ENGLISH).decode()
    folded = re.search(r"<details lang=.en.>.*?</details>", page, re.S)[0]
    assert "How each number is computed" in folded
    assert "los … EPE_pct" in folded
    assert "EC / EO" in folded


def test_a_flag_is_no_amount():
    keys = [row[-1] for one in assessed_tables(report(), ENGLISH) for row in one.rows]
    assert "unilateral.left.time_s.best" in keys
    assert "unilateral.left.capped" not in keys


def test_programs_get_every_number():
    document = msgspec.json.decode(json(report(), ENGLISH))
    los = next(one for one in document["assessed"] if one["name"] == "los")
    assert {one["key"]: one["value"] for one in los["numbers"]}["los.B.EPE_pct"] == LEANS["B"] - 9
    assert b"romberg.ratio,1.42,1,lowpass_5hz" in measures_csv(report())


def test_the_page_stays_one_and_has_a_line_for_each_assessment():
    lines = dict(assessed_lines(report(), ENGLISH))
    assert lines[ASSESSMENTS["romberg"].title] == "Eyes closed against open 1.42 (18 Nov)"
    assert lines[ASSESSMENTS["los"].title] == "all together: Furthest reach 77.5 % (18 Nov)"
    assert pages_of(pdf(report(), ENGLISH)) == 1


def test_the_rose_has_each_direction_where_it_is_and_as_far_as_it_went():
    drawing = rose_picture(report().rose, ENGLISH, Figures(ENGLISH))
    picture = drawing.svg(alone=True)
    assert picture.count('class="point"') == 8
    dots = re.findall(r'<circle class="point" cx="([^"]+)" cy="([^"]+)"', picture)
    ring = float(re.search(r'class="ring" cx="86" cy="84" r="([^"]+)"', picture)[1])
    places = dict(zip(LEANS, ((float(x) - 86, 84 - float(y)) for x, y in dots), strict=True))
    assert places["F"] == pytest.approx((0, 0.60 * ring), abs=0.02)
    assert places["R"] == pytest.approx((0.70 * ring, 0), abs=0.02)
    assert places["BL"][0] < 0 > places["BL"][1]
    assert rose_picture({}, ENGLISH, Figures(ENGLISH)) is None


def test_an_older_rose_gives_way_to_the_latest():
    visit = made_up.visits(DAYS)[1]
    four = [number(visit, f"los_4.{way}.MXE_pct", 50.0, "%") for way in "FRBL"]
    assert report(four).rose == {"MXE_pct": dict.fromkeys("FRBL", 50.0)}


def test_every_number_and_assessment_has_a_name_in_words():
    listed = {"measure", "source", "scale", "directions", "composite", "sides", "measures"}
    numbers = {
        name
        for one in DEFINED.values()
        for name in one.lines
        if not name.endswith("_each") and name not in ("target_deg", "reproduced_deg")
    }
    flags = {"capped", "no_movement", "false_start", "reached", "low_confidence"}
    from game.report.measure_names import NAMES as SWAY

    assert numbers - listed - flags <= set(NAMES) | set(SWAY)
    assert all(isinstance(one, Assessment) for one in ASSESSMENTS.values())


def test_every_part_of_an_assessment_is_called_in_words():
    roots = {**{name: name for name in ASSESSMENTS}, "fitts": "reaching", "smoothness": "reaching"}
    for root, name in roots.items():
        for part in ASSESSMENTS[name].parts:
            said = part_name(part.condition, root, ENGLISH)
            assert said == ENGLISH(part.title), (root, part.condition)
    assert part_name("left.time_s", "unilateral", ENGLISH) == "On the left leg"
    assert part_name("fitts.far_small", "fitts", ENGLISH) == "Far and small, twelve targets"
    assert part_name("los_theoretical.FR", "los", ENGLISH) == (
        "of the theoretical limit, forward right"
    )


def test_what_needs_a_height_is_left_out_where_nobody_has_one():
    visit = made_up.visits(DAYS)[-1]
    for value, shown in ((None, False), (7.5, True)):
        more = [number(visit, "los.F.mvl_deg_per_s", value, "deg/s")]
        tables = assessed_tables(report(more), ENGLISH)
        keys = [row[-1] for one in tables for row in one.rows]
        assert ("los.F.mvl_deg_per_s" in keys) is shown


def test_a_filter_is_said_in_words():
    assert filter_name("lowpass_3.5hz", ENGLISH) == "low-pass 3.5\u00a0Hz"
    assert filter_name("none", ENGLISH) == "no filter"
    assert filter_name("of another time", ENGLISH) == "of another time"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("RT_s", 1.17, "1.2"),  # sway makes it no more exact
        ("DCL_pct", -12.5, "0.00"),  # it may be negative in the data
        ("DCL_pct", 81.44, "81.4"),
        ("n_trials", 3.0, "3"),
        ("mvelo", 10.66, "10.7"),
    ],
)
def test_a_number_is_said_as_exactly_as_it_is_known(name, value, said):
    assert value_said(name, value, Figures(ENGLISH)) == said
