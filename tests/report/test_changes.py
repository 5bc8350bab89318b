"""What may be said of change in every stored measure, and what may not."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from game.measures.assessments.definitions import DEFINED
from game.measures.assessments.results import RESULTS as ASSESSED
from game.measures.play.results import PLAYED
from game.measures.registry import MEASURES
from game.report.change import change_of
from game.report.change_tables import COLUMNS, change_rows, change_table, common_terms
from game.report.change_words import BECAUSE, SAID, UNFIT, measured_in, now_said, statement_said
from game.report.changes import NO_TABLES, Tables, statements_of
from game.report.norms import read_norms
from game.report.published import read_limits
from game.report.series import assessment_of
from game.report.spoken import AREAS, RESULTS, of_trial, of_visit
from game.report.usual import LEAST_TRIALS, band_of, said_of, widening
from tests.report import made_up
from tests.report.change_made_up import ADULT, STANDING, bout, taken, trials, visits
from tests.report.made_up import ENGLISH

LEFT = "weight_symmetry.percent_left"
STEADY = [[10.0, 10.4, 9.8], [10.6, 10.1, 10.3], [9.7, 9.9, 10.2], [10.2, 10.5, 10.0]]


def only(bouts, measures, patient=ADULT, tables=NO_TABLES):
    """The one statement of these rows."""
    (found,) = statements_of(patient, bouts, measures, tables)
    return found


def codes(statement):
    return [one.code for one in statement.because]


# The rule

POSITIVE = st.floats(0.5, 500.0)
DAYS = st.lists(st.lists(POSITIVE, min_size=1, max_size=4), min_size=3, max_size=6)


@given(DAYS, st.floats(0.01, 100.0))
def test_scaling_a_log_measure_scales_its_band(days, factor):
    plain = band_of(days)
    scaled = band_of([[factor * value for value in own] for own in days])
    for edge in ("centre", "low", "high"):
        expected = factor * getattr(plain, edge)
        assert getattr(scaled, edge) == pytest.approx(expected, rel=1e-6, abs=1e-300)


@given(DAYS, st.floats(-100.0, 100.0))
def test_shifting_a_plain_measure_shifts_its_band(days, shift):
    plain = band_of(days, "plain")
    shifted = band_of([[value + shift for value in own] for own in days], "plain")
    for edge in ("centre", "low", "high"):
        assert getattr(shifted, edge) == pytest.approx(getattr(plain, edge) + shift, abs=1e-6)


@given(POSITIVE, st.integers(3, 9), st.sampled_from(["log", "plain"]))
def test_identical_values_every_day_never_give_a_change(value, days, scale):
    usual = band_of([[value] * 3] * days, scale)
    assert said_of([value] * 3, usual) == "not_enough"
    assert said_of([2 * value] * 3, usual) == "not_enough"


def test_a_plain_band_is_the_prediction_interval_of_one_more_day():
    forms = [50.0, 52.0, 51.0]
    usual = band_of([[form] for form in forms], "plain")
    assert usual.high == pytest.approx(51.0 + widening(3) * 1.0)
    assert usual.low == pytest.approx(51.0 - widening(3) * 1.0)


def test_a_count_that_was_the_same_every_day_may_still_differ_by_one():
    usual = band_of([[12.0]] * 4, "plain", step=1.0)
    assert said_of([13.0] * 3, usual) == "inside"
    assert said_of([16.0] * 3, usual) == "above"


@pytest.mark.parametrize("days", [3, 4])
@pytest.mark.parametrize("day_sd", [0.0, 0.1])
def test_the_rule_speaks_falsely_of_no_more_than_one_person_in_twenty(days, day_sd):
    people, told = 3000, 0
    source = np.random.default_rng([days, round(100 * day_sd)])
    forms = day_sd * source.standard_normal((people, days + 1, 1))
    values = np.exp(2.3 + forms + 0.11 * source.standard_normal((people, days + 1, 3)))
    for person in values.tolist():
        told += said_of(person[-1], band_of(person[:-1])) in ("above", "below")
    assert stats.binomtest(told, people, 0.05, alternative="greater").pvalue > 0.001
    assert day_sd == 0 or told > 0  # a rule that never speaks would pass too


# What is compared


def test_three_trials_beyond_the_band_of_four_days_are_a_change():
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    found = only(bouts, measures)
    assert (found.said, found.because) == ("below", ())
    assert (found.usual.days, found.usual.trials, found.latest_trials) == (4, 12, 3)
    assert found.latest == pytest.approx(7.0)
    said = statement_said(found, ENGLISH)
    assert said == "Lower: a change larger than the usual day-to-day variation."
    inside = only(*trials("mvelo", [*STEADY, [10.1, 10.2, 10.0]]))
    assert statement_said(inside, ENGLISH) == "No change that can be told from normal variation."


@pytest.mark.parametrize("count", [1, 2])
def test_no_statement_from_fewer_than_three_trials(count):
    found = only(*trials("mvelo", [*STEADY, [5.0] * count]))
    assert (found.said, codes(found)) == ("not_enough", ["trials"])
    assert f"The last day has {count} of 3 trials." in statement_said(found, ENGLISH)


def test_before_three_earlier_days_it_is_said_how_many_there_are():
    found = only(*trials("mvelo", [*STEADY[:2], [5.0] * 3]))
    assert found.said == "not_enough"
    assert "2 of 3 earlier days so far." in statement_said(found, ENGLISH)


OTHER = {
    "device": {"device_id": "another"},
    "protocol": {"level_sha256": "another"},
    "condition": {"condition": msgspec.structs.replace(STANDING, base=2)},
}


@pytest.mark.parametrize("code", OTHER)
def test_a_refusal_says_what_changed_and_since_when(code):
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    bouts = [
        msgspec.structs.replace(row, **OTHER[code]) if row.session in ("s0", "s1", "s2") else row
        for row in bouts
    ]
    found = only(bouts, measures)
    assert (found.said, codes(found)) == ("not_enough", ["days", code])
    said = statement_said(found, ENGLISH)
    assert "1 of 3 earlier days so far." in said
    assert "4 Oct 2026" in said


@pytest.mark.parametrize(("code", "change"), [
    ("filter", {"filter": "none"}), ("formulas", {"version": "measures/0"}),
])  # fmt: skip
def test_another_filter_or_formula_is_not_compared(code, change):
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    measures = [
        msgspec.structs.replace(one, **change) if one.session != "s4" else one for one in measures
    ]
    found = only(bouts, measures)
    assert codes(found) == ["days", code]
    assert not any(day.comparable for day in found.days[:-1])


@pytest.mark.parametrize("code", OTHER)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_adding_a_day_that_is_not_comparable_changes_nothing(code, at):
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    alone = only(bouts, measures)
    row = msgspec.structs.replace(bout(at, 7), **OTHER[code])
    place = next(n for n, one in enumerate(bouts) if one.session == f"s{at}")
    both = only([*bouts[:place], row, *bouts[place:]], [taken(row, "mvelo", 99.0), *measures])
    for name in ("usual", "latest", "latest_trials", "said"):
        assert getattr(both, name) == getattr(alone, name)


def test_what_is_missing_is_no_zero():
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    extra = bout(2, 8)
    both = only([*bouts, extra], [*measures, taken(extra, "mvelo", None)])
    assert both == only(bouts, measures)


def test_practice_counts_for_nothing():
    bouts, measures = trials("mvelo", STEADY)
    learning = bout(3, 9, practice=True)
    both = only([*bouts, learning], [*measures, taken(learning, "mvelo", 99.0)])
    assert both == only(bouts, measures)


@pytest.mark.parametrize("key", AREAS)
def test_an_area_of_a_single_trial_is_never_progress(key):
    single = only(*trials(key, [[100.0], [110.0], [95.0], [105.0], [20.0] * 3]))
    assert (single.said, codes(single)) == ("not_enough", ["days"])
    assert only(*trials(key, [*([100.0, 110.0, 95.0],) * 3, [20.0]])).said == "not_enough"
    assert only(*trials(key, [*([100.0, 110.0, 95.0],) * 3, [20.0] * 3])).said == "below"


def test_the_headline_is_velocity_with_eyes_open_on_firm_ground():
    bouts, measures = trials("mvelo", [*STEADY, [10.1] * 3])
    foam = msgspec.structs.replace(STANDING, surface=2)
    others, more = trials(
        "mvelo", [[30.0] * 3] * 8, level_id="quiet_stance/foam-eyes-open", condition=foam,
        part="mctsib/foam_eo",
    )  # fmt: skip
    change = change_of(bouts + others, measures + more)
    assert change.latest == pytest.approx(10.1)
    assert len(change.trials) == 15


# Assessments


@pytest.mark.parametrize(
    ("name", "condition", "key", "values", "said"),
    [
        ("weight_symmetry", "stance", LEFT, (44, 45, 43, 46, 60), "above"),
        ("weight_symmetry", "stance", LEFT, (44, 45, 43, 46, 45), "inside"),
        ("unilateral", "left", "unilateral.left.time_s.mean", (8.0, 9.1, 8.4, 8.8, 22.0), "above"),
        ("romberg", "firm_eo", "romberg.ratio", (1.3, 1.4, 1.2, 1.3, 1.35), "inside"),
    ],
)  # fmt: skip
def test_results_of_assessments_speak_like_measures(name, condition, key, values, said):
    found = only(*visits(name, [{key: value} for value in values], condition))
    assert (found.said, found.latest_trials) == (said, 3)
    assert found.usual.trials == 12


def test_a_time_that_reached_its_cap_tells_nothing():
    held = [(8.0, 0), (9.0, 0), (30.0, 1), (8.5, 0), (20.0, 0)]
    key = "unilateral.left.time_s.mean"
    days = [{key: time, "unilateral.left.capped": cap} for time, cap in held]
    found = only(*visits("unilateral", days, "left"))
    assert (found.said, codes(found)) == ("not_enough", ["capped"])


def test_limits_of_fewer_directions_are_not_compared_with_those_of_more():
    key = "los.composite.MXE_pct"
    days = [{key: 80.0 + n, "los.n_directions": 8 if n < 3 else 5} for n in range(5)]
    found = only(*visits("los", days, "lean", each=2))
    assert codes(found) == ["days", "scope"]
    assert found.latest_trials == 16
    assert "16\u00a0repetitions" in now_said(found, ENGLISH)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("rws.ml_2s.DCL_pct", "Rhythmic weight shift: Directional control, Left and right, 2 s"),
        ("unilateral.left.mvelo", "One-leg stance: Mean sway velocity, On the left leg"),
        ("romberg.ratio", "Romberg quotient: Eyes closed against open"),
    ],
)
def test_a_number_is_called_after_its_assessment_and_condition(key, said):
    found = only(*visits(key.partition(".")[0], [{key: 1.0}]))
    assert measured_in(found, ENGLISH) == said


def test_one_direction_of_two_rounds_is_too_little():
    days = [{"los.F.MXE_pct": value} for value in (80.0, 81.0, 79.5, 80.5, 120.0)]
    found = only(*visits("los", days, "lean", each=2))
    assert (found.said, codes(found)) == ("not_enough", ["trials"])


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("sts.time_5_s", (14.1, 13.2, 14.8, 13.9, 9.0), "below"),
        ("sts.time_5_s", (14.1, 13.2, 14.8, 13.9, 13.0), "inside"),
        ("sts.time_5_s", (14.1, 13.2, 9.0), "not_enough"),
        ("sts_30s.n_reps", (9, 10, 9, 10, 14), "above"),
        ("sts_30s.n_reps", (9, 9, 9, 9, 10), "inside"),
        ("sts_30s.n_reps", (9, 10, 9, 10, 2), "not_enough"),
    ],
)
def test_rising_once_a_visit_speaks_after_three_visits_by_its_repetitions(key, values, said):
    name = key.partition(".")[0]
    days = [{f"{name}.n_reps": 5.0, key: float(value)} for value in values]
    found = only(*visits(name, days, each=1))
    assert found.said == said
    if said == "not_enough":
        assert codes(found) == (["days"] if name == "sts" else ["repetitions"])


def test_a_visit_of_one_run_speaks_falsely_of_no_more_than_one_person_in_twenty():
    source = np.random.default_rng(7)
    told = []
    for _ in range(400):
        runs = np.exp(source.normal(2.6, 0.1, 5))
        days = [{"sts.time_5_s": float(run), "sts.n_reps": 5.0} for run in runs]
        told.append(only(*visits("sts", days, each=1)).said)
    assert np.mean([said in ("above", "below") for said in told]) < 0.07


def test_no_change_of_the_pelvic_range_below_ten_degrees():
    tables = Tables(read_limits(), ())
    key = "pelvic_tilt.range_robust_deg"
    for last, said in ((21.9, "inside"), (31.0, "above"), (9.0, "below")):
        values = (20.0, 20.1, 19.9, 20.0, last)
        days = [{key: value, "pelvic_tilt.n_cycles": 4} for value in values]
        found = only(*visits("pelvic_tilt", days, each=1), tables=tables)
        assert (found.said, found.limit.id) == (said, "pelvic-range-rule")
        assert found.usual.low == pytest.approx(10.0)
        assert found.usual.high == pytest.approx(30.0)


# Lists


def test_every_measure_with_a_direction_speaks_and_no_other():
    for key, measure in MEASURES.items():
        assert (of_trial(key) is not None) == (measure.better is not None)
    assert of_trial("fd") is None
    assert of_visit("los.F.no_movement") is None
    assert of_visit("quiet_stance.mvelo") is None


def test_every_pattern_names_an_assessment():
    roots = {pattern.partition(".")[0].rstrip("*") for pattern in RESULTS}
    # squats are counted, and no assessment asks for them yet
    assert {assessment_of(root) for root in roots} <= {*ASSESSED, "squat"}


SINGLE = {"firm_eo", "firm_ec", "foam_eo", "foam_ec", "mvelo"}
"""Of single conditions, whose trials speak one by one."""
TWINS = {"VE_n1", "dlj"}
"""The same as another number that speaks, on another scale."""
GIVEN = {("sts", "n_reps"), ("sts_30s", "time_5_s")}
"""What the protocol fixes, and what another assessment is for."""
PLACES = ("", "left.", "composite.", "ml_3s.", "60.")


def test_every_number_with_a_direction_speaks_or_has_a_twin_that_does():
    numbers = {
        (root, name)
        for value in DEFINED.values()
        for root in value.roots
        for name, line in value.lines.items()
        if line.better is not None and name not in SINGLE | TWINS
    }
    for root, name in numbers - GIVEN:
        if root in PLAYED:  # the game chose what was asked, so that play makes no statement
            continue
        keys = [f"{root}.{place}{name}{end}" for place in PLACES for end in ("", ".mean")]
        assert any(of_visit(key) for key in keys), (root, name)


def test_every_reason_has_its_sentence():
    from typing import get_args

    from game.report.statement import Code, Unfit
    from game.report.usual import Said

    assert set(BECAUSE) == set(get_args(Code))
    assert set(UNFIT) == set(get_args(Unfit))
    assert set(SAID) == set(get_args(Said))


# Pages


def test_the_short_table_leads_with_velocity_and_has_then_now_and_terms():
    bouts, measures = trials("mvelo", [*STEADY, [7.0, 7.1, 6.9]])
    report = msgspec.structs.replace(
        made_up.report(), changes=statements_of(ADULT, bouts, measures, NO_TABLES)
    )
    (row,) = change_table(report, ENGLISH).rows
    assert row[0] == "Mean sway velocity: Firm ground, eyes open"
    assert row[2].replace("\u00a0", " ") == "10.1 (4 days, 12 trials)"
    assert row[3].replace("\u00a0", " ") == "7.00 (5 Oct, 3 trials)"
    assert common_terms(report) == "Wii Balance Board · lowpass_5hz · measures/1"
    (another,) = statements_of(ADULT, *trials("rdist", STEADY, device_name="A plate"), NO_TABLES)
    both = msgspec.structs.replace(report, changes=(*report.changes, another))
    assert common_terms(both) == ""
    assert change_table(both, ENGLISH).rows[0][-1] == common_terms(report)
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
