"""Published limits and norms: where each number is from, and of whom it may be used."""

from __future__ import annotations

from fnmatch import fnmatchcase

import msgspec
import pytest

from game.core.errors import SetupError
from game.core.patient import Patient
from game.exercises.assessments import ASSESSMENTS
from game.exercises.library import find_level
from game.measures.registry import MEASURES
from game.report.change_words import limit_said, norm_said
from game.report.changes import Tables, statements_of
from game.report.norms import read_norms
from game.report.provenance import Facts, Row, read_rows, unfit
from game.report.published import Limit, read_limits
from game.report.usual import Usual
from tests.report.change_made_up import ADULT, STANDING, trials
from tests.report.made_up import ENGLISH

ROWS = (*read_limits(), *read_norms())
TABLES = Tables(read_limits(), read_norms())
CHILD = Patient(alias="P-1", group="athlete", birth_year=2014)
ALIKE = [[100.0, 101.0, 99.5], [100.5, 99.0, 100.0], [99.8, 100.2, 100.4], [100.0, 100.1, 99.9]]
PLATE = {"device_name": "Force plate", "active_s": 63.0}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_names_its_people_device_protocol_and_source(row):
    assert all((row.people.who, row.people.groups, row.made_on, row.protocol, row.read))
    assert any(mark in row.source for mark in ("doi", "20", "PMC", "pubmed"))
    assert row.people.n is None or row.people.n >= 10
    if row.people.ages is None:
        assert isinstance(row, Limit)
        assert row.level == "rule"
    for pattern in row.keys:
        root = pattern.partition(".")[0].rstrip("*")
        assert pattern in MEASURES or root in {*ASSESSMENTS, "pelvic_tilt"}
    assert "child_cp" not in row.people.groups or row.id == "pelvic-range-rule"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_protocol_of_a_row_is_one_of_ours(row):
    levels = {part.level for one in ASSESSMENTS.values() for part in one.parts}
    ours = {*levels, "quiet_stance/probe", *ASSESSMENTS, "pelvic_tilt"}
    for pattern in row.protocols:
        assert any(fnmatchcase(one, pattern) for one in ours)


def path_of(patient=CHILD, last=115.0, **changes):
    bouts, measures = trials("totex", [*ALIKE, [last] * 3], active_s=33.0, **changes)
    (found,) = statements_of(patient, bouts, measures, TABLES)
    return found


def test_the_larger_of_own_and_published_limit_wins_and_its_source_is_named():
    found = path_of()
    assert found.limit.id == "child-path-board"
    assert found.said == "inside"  # 15 %, within the 28.2 % of children
    assert found.usual.high == pytest.approx(1.282 * found.usual.centre)
    assert "BMC Pediatr" in limit_said(found, ENGLISH)
    assert path_of(last=130.0).said == "above"


def test_a_person_who_varies_more_than_the_published_limit_keeps_the_own_band():
    varied = [[60.0], [100.0], [150.0], [90.0], [300.0] * 3]
    bouts, measures = trials("totex", varied, active_s=33.0)
    (found,) = statements_of(CHILD, bouts, measures, TABLES)
    assert found.usual.high > 2 * found.usual.centre
    assert found.limit is None
    assert "child-path-board" not in {one.id for one in found.unused}


@pytest.mark.parametrize(
    ("patient", "changes", "reason"),
    [
        (CHILD, {"device_name": "Force plate"}, "device"),
        (CHILD, {"device_name": "Something new"}, "device"),
        (Patient(alias="P-1", group="child_cp", birth_year=2014), {}, "group"),
        (Patient(alias="P-1", group="athlete"), {}, "age_unknown"),
        (Patient(alias="P-1", group="athlete", birth_year=1990), {}, "age"),
        (Patient(alias="P-1", group="athlete", birth_year=2016), {}, "age"),  # 9 or 10
        (CHILD, {"condition": msgspec.structs.replace(STANDING, vision=3)}, "protocol"),
        (CHILD, {"level_id": "quiet_stance/foam-eyes-open"}, "protocol"),
        (CHILD, {"active_s": 63.0}, "protocol"),
    ],
)
def test_a_limit_of_others_is_not_used_and_the_reason_is_kept(patient, changes, reason):
    bouts, measures = trials("totex", [*ALIKE, [115.0] * 3], **{"active_s": 33.0, **changes})
    (found,) = statements_of(patient, bouts, measures, TABLES)
    assert found.limit is None
    assert found.said == "above"
    reasons = {one.id: one.unfit for one in found.unused}
    assert reasons["child-path-board"] == reason
    assert limit_said(found, ENGLISH).startswith("Published limits are ")


def test_a_limit_on_the_log_scale_is_wider_upwards():
    limit = next(one for one in read_limits() if one.id == "young-firm-eo-velocity-plate")
    assert limit.band(10.0) == pytest.approx((10 / 1.2, 12.0))
    usual = Usual(trials=12, days=4, centre=10.0, low=9.0, high=13.0)
    wider = usual.wider(*limit.band(10.0))
    assert (wider.low, wider.high) == (pytest.approx(10 / 1.2), 13.0)


def velocity_of(patient, **changes):
    bouts, measures = trials("mvelo", [[9.0, 9.1, 9.2]], **changes)
    measures = [msgspec.structs.replace(one, filter="lowpass_10hz") for one in measures]
    (found,) = statements_of(patient, bouts, measures, TABLES)
    return found


def test_a_norm_of_the_same_plate_ages_and_protocol_is_told_with_its_people():
    found = velocity_of(ADULT, **PLATE)
    assert found.place.norm.id == "young-firm-eo-velocity"
    said = norm_said(found, ENGLISH)
    for number in ("9.10 mm/s", "87 adults", "below 8.10", "5.30 and 14.6", "PeerJ"):
        assert number in said
    older = velocity_of(Patient(alias="P-2", group="older", birth_year=1950), **PLATE)
    assert older.place.norm.id == "older-firm-eo-velocity"


@pytest.mark.parametrize(
    ("patient", "changes", "said"),
    [
        (ADULT, {}, "No values of other people fit: those at hand are of another kind of device"),
        (ADULT, {**PLATE, "active_s": 33.0}, "of another protocol"),
        (Patient(alias="P-1"), PLATE, "the year of birth is not known"),
        (Patient(alias="P-1", birth_year=2016), PLATE, "for other ages"),
        (
            Patient(alias="P-1", group="child_cp", birth_year=2012),
            PLATE,
            "For standing with cerebral palsy there are no values of other people.",
        ),
    ],
)
def test_a_norm_that_does_not_fit_is_refused_in_a_sentence(patient, changes, said):
    found = velocity_of(patient, **changes)
    assert found.place is None
    assert said in norm_said(found, ENGLISH)


@pytest.mark.parametrize(
    ("eyes", "row"), [("open", "young-firm-eo-velocity"), ("closed", "young-firm-ec-velocity")]
)
def test_a_minute_of_quiet_stance_is_the_protocol_of_the_values_of_others(eyes, row):
    """On a plate: half a minute is another protocol, and a board another device."""
    for seconds_long, ids in (("-60s", [row]), ("", [])):
        level_id = f"quiet_stance/firm-eyes-{eyes}{seconds_long}"
        level = find_level(level_id).level
        played_s = level.plan.analysed_s + level.plan.settle_s
        played = {"active_s": played_s, "condition": level.condition, "level_id": level_id}
        found = velocity_of(ADULT, **{**PLATE, **played})
        assert ([found.place.norm.id] if found.place else []) == ids
        assert velocity_of(ADULT, **played).place is None


def test_a_norm_of_three_trials_is_not_for_one():
    bouts, measures = trials("mvelo", [[9.0]], **PLATE)
    measures = [msgspec.structs.replace(one, filter="none") for one in measures]
    (found,) = statements_of(ADULT, bouts, measures, TABLES)
    assert "for the mean of 3 trials" in norm_said(found, ENGLISH)


def test_the_path_of_children_on_another_device_is_never_placed():
    bouts, measures = trials("totex", ALIKE, active_s=23.0)
    (found,) = statements_of(CHILD, bouts, measures, TABLES)
    assert found.place is None
    assert {one.id for one in found.no_norms} == {"child-four-conditions-path"}


ROW = """
- id: one
  keys: [mvelo]
  people: {who: adults, n: 20, ages: [18, 59], groups: [adult_msk]}
  device: board
  made_on: a board
  protocol: two feet
  protocols: [quiet_stance/*]
  source: ours, 2026
  sure: own
  read: all of it
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW.replace("source", "sourse"), "source"),
        (ROW.replace("  source: ours, 2026\n", ""), "source"),
        (ROW.replace("[18, 59]", "[59, 18]"), "the ages 59 to 18"),
        (ROW + ROW, "'one' stands twice"),
        (ROW.replace("board\n  made", "bord\n  made"), "bord"),
        ("- {", "cannot be read"),
    ],
)
def test_a_broken_table_is_told_in_two_lines(tmp_path, text, said):
    path = tmp_path / "limits.yaml"
    path.write_text(text)
    with pytest.raises(SetupError, match=said) as error:
        read_rows(path, Row)
    assert str(error.value).startswith(str(path))
    assert str(error.value).count("\n") == 1


def test_a_whole_table_is_read(tmp_path):
    path = tmp_path / "limits.yaml"
    path.write_text(ROW)
    (row,) = read_rows(path, Row)
    facts = Facts(
        key="mvelo", protocol="quiet_stance/probe", device_name="Wii Balance Board",
        condition=STANDING, trial_s=33.0, filter="lowpass_5hz", group="adult_msk",
        birth_year=1986, utc="2026-10-01T10:00:00Z",
    )  # fmt: skip
    assert unfit(row, facts) is None
