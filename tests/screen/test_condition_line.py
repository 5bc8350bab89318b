"""What a therapist has added to an exercise stands on its card in one line, and else nothing."""

from __future__ import annotations

import pytest

from game.core.level import Condition
from game.core.patient import Patient
from game.exercises.library import find_level, ladder_levels
from game.screen.scenes.condition_line import condition_line
from game.text import Words

ENGLISH = Words.load("en")
STARS = next(one.id for one in ladder_levels() if one.exercise == "star_map")


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(base=3), ""),
        (Condition(vision=3), "Eyes closed \N{MIDDLE DOT} led by a tone"),
        (
            Condition(cognitive=2, head=1),
            "Go or no-go colours \N{MIDDLE DOT} slow head turns",
        ),
        (Condition(vibration=1), "Vibration, run by the therapist"),
    ],
)
def test_what_is_added_is_said_in_one_line(condition: Condition, said: str) -> None:
    patient = Patient(alias="P-ONE", conditions={"star_map": condition})
    assert condition_line(find_level(STARS), patient, ENGLISH) == said
