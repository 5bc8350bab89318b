"""From visit to visit attempts tell less of how they go, as a plan says, and never unsafely."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import SetupError
from game.core.fading import FADING, Fading, Practised, feedback_now, old_enough
from game.core.feedback import Feedback, modes
from game.core.level import Condition
from game.core.patient import DOSES, Patient
from game.core.plan import parse_plan

STANDING = Condition()
ADULT, CHILD = Patient(alias="A"), Patient(alias="C", group="child_cp", birth_year=2015)


def now(fading: Fading, visit: int, who: Patient = ADULT) -> Feedback:
    return feedback_now(fading, Practised(visit, 30, visit), who, 2026)


def shown(feedback: Feedback) -> float:
    return 1 - feedback.share if feedback.fades else 1.0


def test_a_plan_of_100_75_50_per_cent_goes_down_step_by_step_and_stays() -> None:
    text = "feedback: {shown: [1.0, 0.75, 0.5], visits_each: 2, instead: none}"
    fading = parse_plan(text, "plan.yaml").feedback
    assert fading is not None
    found = [shown(now(fading, visit, CHILD)) for visit in range(1, 9)]
    assert found == [1.0, 1.0, 0.75, 0.75, 0.5, 0.5, 0.5, 0.5]


def test_every_group_has_a_default() -> None:
    assert set(FADING) == set(DOSES)


@pytest.mark.parametrize("visit", [1, 2, 3])
def test_a_child_sees_everything_unless_the_therapist_plans_otherwise(visit: int) -> None:
    assert not now(FADING["child_cp"], visit, CHILD).fades


@pytest.mark.parametrize("group", ["adult_msk", "stroke", "older", "athlete"])
def test_an_adult_sees_everything_in_the_first_week_then_half(group: str) -> None:
    who = Patient(alias="A", group=group)  # type: ignore[arg-type]
    fading = FADING[who.group]
    week = feedback_now(fading, Practised(visit=4, days=6, visits_since=1), who, 2026)
    later = feedback_now(fading, Practised(visit=4, days=7, visits_since=1), who, 2026)
    assert not week.fades
    assert (later.mode, later.share, later.catch_share) == ("bandwidth", 0.5, 0.2)


@pytest.mark.parametrize(
    ("birth_year", "group", "caught"),
    [
        (2017, "child_cp", True),
        (2018, "child_cp", False),  # perhaps still seven
        (None, "child_cp", False),
        (None, "adult_msk", True),
        (2022, "adult_msk", False),
    ],
)
def test_catch_attempts_come_from_the_fourth_visit_and_from_eight_years_on(
    birth_year: int | None, group: str, caught: bool
) -> None:
    who = Patient(alias="P", group=group, birth_year=birth_year)  # type: ignore[arg-type]
    assert old_enough(who, 2026) is caught
    fading = Fading(catch_share=0.2)
    assert now(fading, 3, who).catch_share == 0
    assert now(fading, 4, who).catch_share == (0.2 if caught else 0)


@given(st.integers(1, 40), st.integers(0, 2**31), st.sampled_from([0.25, 0.5]))
def test_what_is_faded_is_spread_over_the_bout_and_begins_after_the_first(
    attempts: int, seed: int, share: float
) -> None:
    found = modes(Feedback("bandwidth", share, 0.2, even=True), attempts, seed, STANDING)
    counts = Counter(found)
    assert found[0] == "concurrent"
    assert counts["none"] <= 0.4 * attempts
    assert ("none", "none") not in set(pairwise(found))
    rest = [mode for mode in found if mode != "none"][1:]
    half = len(rest) // 2
    early, late = rest[:half], rest[len(rest) - half :]
    assert abs(early.count("bandwidth") - late.count("bandwidth")) <= 1


def test_over_many_short_bouts_the_shares_are_as_prescribed() -> None:
    found = Counter(
        mode
        for seed in range(800)
        for mode in modes(Feedback("terminal", 0.5, 0.2, even=True), 5, seed, STANDING)
    )
    assert found["terminal"] / found.total() == pytest.approx(0.5, abs=0.02)
    assert found["none"] / found.total() == pytest.approx(0.2, abs=0.02)


def test_the_same_seed_fades_the_same_attempts() -> None:
    half = Feedback("bandwidth", 0.5, even=True)
    assert modes(half, 12, 4, STANDING) == modes(half, 12, 4, STANDING)
    assert len({modes(half, 12, seed, STANDING) for seed in range(9)}) > 1


@pytest.mark.parametrize("feedback", [Feedback("none", 0.5, even=True), Feedback("none", 1.0)])
def test_with_eyes_closed_on_one_leg_nothing_is_left_without_feedback(feedback: Feedback) -> None:
    assert "none" not in modes(feedback, 20, 1, Condition(base=5, vision=3))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{show: [1]}", r"plan\.yaml: unknown setting 'show' in 'feedback'\. Did you mean 'shown'"),
        ("{shown: [0.5, 1.0]}", r"plan\.yaml: 'feedback': 'shown' rises"),
        ("{shown: [1.0, 0.2], instead: none}", "may not fall below 0.5"),
        ("{instead: none, shown: [0.5], catch_share: 0.2}", "'catch_share' has no place"),
        ("{catch_share: 0.5}", r"'feedback\.catch_share': Expected .* <= 0\.4"),
        ("{instead: never}", r"'feedback\.instead'"),
        ("[1.0]", r"plan\.yaml: 'feedback'"),
    ],
)
def test_a_plan_with_a_mistake_says_which_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(SetupError, match=said):
        parse_plan(f"feedback: {text}", "plan.yaml")
