"""When the game asks for a rest or ends the session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.coach.dose import LONG_REST_S, SEATED_REST_S, prescribed
from game.coach.fatigue import SAYS, Kind, Sign
from game.coach.rest import GRAVITY, Advice, Course, Gate, after_bout
from game.core.patient import DOSES, Group, Patient
from game.core.plan import Plan

CHILD = Patient(alias="kit", group="child_cp")
ADULT = Patient(alias="ada")


def gate(
    patient=ADULT, *, effort=3, pain=1, at_check_in=1, active_min=10.0, cap_min=25.0, **course
):
    return after_bout(
        effort=effort,
        pain=pain,
        pain_at_check_in=at_check_in,
        pain_stop=patient.pain_stop,
        active_min=active_min,
        cap_min=cap_min,
        course=Course(rest_s=30.0, **course),
    )


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ({}, Advice.GO_ON),
        ({"effort": 6}, Advice.GO_ON),
        ({"effort": 7}, Advice.REST),
        ({"effort": 9}, Advice.STOP),
        ({"pain": 2, "at_check_in": 1}, Advice.GO_ON),
        ({"pain": 3, "at_check_in": 1}, Advice.STOP),  # a rise of two
        ({"pain": 4, "at_check_in": 4}, Advice.GO_ON),  # an adult below 5
        ({"pain": 5, "at_check_in": 5}, Advice.STOP),
        ({"patient": CHILD, "pain": 3, "at_check_in": 3}, Advice.STOP),
        ({"active_min": 25.0}, Advice.STOP),
        ({"effort": 7, "active_min": 25.0}, Advice.STOP),  # the gravest wins
        ({"effort": None, "pain": None, "at_check_in": None}, Advice.GO_ON),  # nobody asked
    ],
)
def test_effort_pain_and_the_clock_are_heeded(answers, advice):
    given = gate(**answers)
    assert given.advice is advice
    assert given.reason.format(**given.values)


def test_the_reason_names_the_number():
    stopped = gate(pain=6, at_check_in=6)
    assert stopped.reason.format(**stopped.values).startswith("Pain 6 of 10")


SWAY = Sign(Kind.SPEED, SAYS[Kind.SPEED], {"n": 34})


@pytest.mark.parametrize(
    ("course", "advice", "rest_s"),
    [
        ({}, Advice.GO_ON, 30.0),
        ({"bouts_in_a_row": 3}, Advice.GO_ON, 30.0),
        ({"bouts_in_a_row": 4}, Advice.LONG_REST, LONG_REST_S),
        ({"seated_every_min": 5, "since_seated_min": 4.9}, Advice.GO_ON, 30.0),
        ({"seated_every_min": 5, "since_seated_min": 5.0}, Advice.REST, SEATED_REST_S),
        ({"since_seated_min": 60.0}, Advice.GO_ON, 30.0),  # not for this group
        ({"signs": (SWAY,)}, Advice.REST, LONG_REST_S),
        ({"signs": (SWAY,), "prompts": 1}, Advice.FINISH, LONG_REST_S),
        ({"prompts": 3}, Advice.GO_ON, 30.0),
        ({"planned_min": 10.0}, Advice.FINISH, LONG_REST_S),
        ({"planned_min": 15.0}, Advice.GO_ON, 30.0),
        ({"planned_min": 10.0, "active_min": 25.0}, Advice.STOP, 0.0),
        ({"signs": (SWAY,), "prompts": 1, "pain": 6}, Advice.STOP, 0.0),
    ],
)
def test_signs_of_fatigue_and_the_dose_are_heeded(course, advice, rest_s):
    given = gate(**course)
    assert (given.advice, given.rest_s) == (advice, rest_s)
    assert given.reason.format(**given.values)


def test_a_graver_reason_does_not_hide_the_signs():
    assert gate(pain=6, signs=(SWAY,)).signs == (SWAY,)
    assert gate(effort=7, bouts_in_a_row=4).advice is Advice.LONG_REST


ratings = st.one_of(st.none(), st.integers(0, 10))
courses = st.fixed_dictionaries(
    {
        "signs": st.sampled_from([(), (SWAY,)]),
        "prompts": st.integers(0, 3),
        "bouts_in_a_row": st.integers(0, 8),
        "since_seated_min": st.floats(0, 30),
        "seated_every_min": st.sampled_from([None, 5]),
        "planned_min": st.sampled_from([None, 15.0]),
        "active_min": st.floats(0, 30),
    }
)


def gravity(gate: Gate) -> int:
    return GRAVITY.index(gate.advice)


@given(ratings, ratings, ratings, courses)
def test_more_pain_and_more_effort_never_give_a_milder_advice(effort, pain, at_check_in, course):
    now = gate(effort=effort, pain=pain, at_check_in=at_check_in, **course)
    if pain is not None and pain < 10:
        worse = gate(effort=effort, pain=pain + 1, at_check_in=at_check_in, **course)
        assert gravity(worse) >= gravity(now)
    if effort is not None and effort < 10:
        worse = gate(effort=effort + 1, pain=pain, at_check_in=at_check_in, **course)
        assert gravity(worse) >= gravity(now)
        assert worse.advice is Advice.STOP or worse.rest_s >= now.rest_s


@given(ratings, ratings, courses)
def test_the_gravest_reason_wins_and_a_rest_is_never_shorter_than_usual(effort, pain, course):
    whole = gate(effort=effort, pain=pain, at_check_in=None, **course)
    parts = [
        gate(effort=effort, pain=None, at_check_in=None),
        gate(effort=None, pain=pain, at_check_in=None),
        gate(effort=None, pain=None, at_check_in=None, **course),
    ]
    assert gravity(whole) == max(map(gravity, parts))
    assert whole.advice is Advice.STOP or whole.rest_s >= 30.0


@pytest.mark.parametrize("group", DOSES)
def test_a_plan_may_end_sooner_than_the_group_but_never_later(group: Group):
    someone = Patient(alias="a", group=group)
    cap_min = DOSES[group].cap_min
    assert prescribed(Plan(), someone).cap_min == cap_min
    assert prescribed(Plan(cap_min=10), someone).cap_min == 10
    assert prescribed(Plan(cap_min=10), someone).session_min <= 10
    assert prescribed(Plan(cap_min=120, session_min=110), someone).cap_min == cap_min
    assert prescribed(Plan(cap_min=120, session_min=110), someone).session_min == cap_min


def test_only_children_with_cerebral_palsy_sit_down_every_five_minutes():
    due = {group: prescribed(Plan(), Patient(alias="a", group=group)) for group in DOSES}
    assert {group: one.seated_every_min for group, one in due.items() if one.seated_every_min} == {
        "child_cp": 5
    }
