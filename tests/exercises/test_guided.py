"""With closed eyes only what a tone can lead is played, and never the waves."""

from __future__ import annotations

import pytest

from game.core.level import Condition
from game.exercises import EXERCISES
from game.exercises.guided import GUIDED, asks_of, blind_problem
from game.exercises.library import ladder_levels

CLOSED = Condition(vision=3)


def test_only_exercises_that_are_scored_are_led_and_never_storm_captain() -> None:
    assert set(GUIDED) <= {name for name, one in EXERCISES.items() if one.CARD.scored}
    assert "storm_captain" not in GUIDED


@pytest.mark.parametrize(
    ("exercise", "condition", "fine"),
    [
        ("star_map", CLOSED, True),
        ("storm_captain", CLOSED, False),
        ("drum_march", CLOSED, False),
        ("storm_captain", Condition(vision=2), True),
        ("quiet_stance", CLOSED, True),  # nothing has to be led to
        ("star_map", Condition(vision=3, cognitive=1), True),
        ("star_map", Condition(vision=3, cognitive=2), False),  # nobody sees the signs
    ],
)
def test_what_has_to_be_seen_is_refused(exercise: str, condition: Condition, fine: bool) -> None:
    assert (blind_problem(exercise, condition) is None) == fine


@pytest.mark.parametrize("exercise", GUIDED)
def test_the_tone_leads_to_what_the_exercise_asks_for(exercise: str) -> None:
    """A direction is left out of the tone only where no aim ever lies there."""
    entry = next(one for one in ladder_levels() if one.exercise == exercise)
    rules, asks = EXERCISES[exercise], asks_of(exercise, CLOSED)
    state, away = rules.start(entry.level, 3), [0.0, 0.0, 0.0]
    for _ in range(20 * 120):
        aim = rules.aim(state)
        told = (aim.x, aim.y, aim.right - 0.5)
        away = [max(most, abs(one)) for most, one in zip(away, told, strict=True)]
        state, _ = rules.step(state, aim)
    assert (away[2] > 0) == (asks == "leg")
    assert away[1] == 0 or asks == "plane"
