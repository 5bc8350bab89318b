"""What may be said of change in the numbers of assessments."""

from __future__ import annotations

import numpy as np
import pytest

from game.report.change_words import measured_in, now_said
from game.report.changes import Tables
from game.report.published import read_limits
from tests.report.change_made_up import (
    codes,
    only,
    visits,
)
from tests.report.made_up import ENGLISH

LEFT = "weight_symmetry.percent_left"


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
