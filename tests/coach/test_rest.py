"""When the game asks for a rest or ends the session."""

from __future__ import annotations

import pytest

from game.coach.rest import Advice, after_bout
from game.core.patient import Patient

CHILD = Patient(alias="kit", group="child_cp")
ADULT = Patient(alias="ada")


def gate(patient=ADULT, *, effort=3, pain=1, at_check_in=1, active_min=10.0, cap_min=25.0):
    return after_bout(
        effort=effort,
        pain=pain,
        pain_at_check_in=at_check_in,
        pain_stop=patient.pain_stop,
        active_min=active_min,
        cap_min=cap_min,
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
