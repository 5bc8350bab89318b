"""Which numbers speak, and that every reason has its words."""

from __future__ import annotations

from game.measures.assessments.definitions import DEFINED
from game.measures.assessments.results import RESULTS as ASSESSED
from game.measures.play.results import PLAYED
from game.measures.registry import MEASURES
from game.report.change_words import BECAUSE, SAID, UNFIT
from game.report.series import assessment_of
from game.report.spoken import RESULTS, of_trial, of_visit


def test_every_measure_with_a_direction_speaks_and_no_other():
    for key, measure in MEASURES.items():
        assert (of_trial(key) is not None) == (measure.better is not None)
    assert of_trial("fd") is None
    assert of_visit("los.F.no_movement") is None
    assert of_visit("quiet_stance.mvelo") is None


def test_every_pattern_names_an_assessment():
    roots = {pattern.partition(".")[0].rstrip("*") for pattern in RESULTS}
    assert {assessment_of(root) for root in roots} <= set(ASSESSED)


SINGLE = {"firm_eo", "firm_ec", "foam_eo", "foam_ec", "mvelo"}
"""Of single conditions, whose trials speak one by one."""
TWINS = {"VE_n1", "dlj"}
"""The same as another number that speaks, on another scale."""
GIVEN = {("sts", "n_reps"), ("sts_30s", "time_5_s"), ("squat_load", "n_reps")}
"""What the protocol fixes, what another assessment is for, and what is no more than a hint."""
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
