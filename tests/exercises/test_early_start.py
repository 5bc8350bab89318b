"""Who sets out before the cue can be seen is asked for that direction once more, and nobody else
is."""

from __future__ import annotations

import math

import pytest

from game.core.control import Control
from game.core.event import Shown
from game.core.exercise import with_limits
from game.core.level import Limits
from game.exercises import limits_of_stability
from game.exercises.library import find_level
from game.exercises.limits_of_stability import Phase, State
from game.exercises.star_order import point
from game.measures.assessments.from_limits import limits_of_stability as result
from game.patients.player import player
from game.patients.profile import PROFILES
from tests.measures.assessments.leaning import EIGHT, leans, minimum_jerk, resting
from tests.measures.assessments.played import trial

LEVEL = with_limits(find_level("limits_of_stability/four").level, Limits(behind=True))


def played(early: set[int], onset_s: float = 0.02, sway: float = 0.005) -> State:
    """Who sets out early at these attempts, and after half a second at the others, swaying."""
    state = limits_of_stability.start(LEVEL, 1)
    while not limits_of_stability.done(state):
        x, y = 0.0, 0.0
        if state.phase is Phase.LEAN:
            after_s = onset_s if state.attempts in early else 0.5
            x, y = point(state.direction, 0.7 * minimum_jerk((state.since / 120 - after_s) / 0.8))
        swayed = sway * math.sin(2 * math.pi * 0.4 * state.step / 120)
        leaning = Control(x + swayed, y - swayed)
        state, _ = limits_of_stability.step(state, leaning)
    return state


def test_a_direction_that_was_begun_too_early_comes_once_more_at_the_end() -> None:
    state = played({1})
    assert state.again == (state.round.order[1],)
    assert state.attempts == state.planned == 5


def test_nobody_is_asked_more_often_than_twice_again_nor_twice_for_one() -> None:
    state = played(set(range(12)))
    assert state.again == state.round.order[:2]
    assert state.attempts == 6


def test_who_reacts_is_asked_once() -> None:
    assert played(set()).again == ()
    assert played({0, 1, 2, 3}, onset_s=0.2).again == ()


@pytest.mark.parametrize("who", ["adult", "older", "cp3"])
def test_sway_is_taken_for_no_lean(who: str) -> None:
    person, state = player(PROFILES[who], 2), limits_of_stability.start(LEVEL, 2)
    while not limits_of_stability.done(state) and state.step < 120 * 200:
        lean = person.lean(limits_of_stability.aim(state), state.step)
        state, events = limits_of_stability.step(state, lean)
        for event in events:
            person.notice(event)
    assert state.again == ()


def test_a_level_of_before_asks_every_direction_once() -> None:
    old = find_level("limits_of_stability/four").text.replace(", repeats: 2", "")
    assert "repeats" not in old
    assert limits_of_stability.Plan().repeats == 0


def test_the_repeated_lean_has_the_reaction_time_that_the_early_one_has_not() -> None:
    """By the recording, as it is measured."""
    at_once, in_time = leans(0.8, onset_s=-0.05), leans(0.8)
    chosen = resting(
        lambda state, aim, step: (at_once if state.attempts == 0 else in_time)(state, aim, step),
        lambda state: state.phase is Phase.MIDDLE,
    )
    one = trial(EIGHT, chosen)
    shown = [event.label for event in one.events if isinstance(event, Shown)]
    assert len(shown) == 9
    assert shown[0] == shown[-1]
    found = result([one])
    assert found["los.composite"].undefined.get("RT_s") is None
    assert found["los"].n_directions == 8
