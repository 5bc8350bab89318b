"""Less feedback is less to see, and nothing else. Walks over every exercise that is played."""

import msgspec
import pytest

from game.core.event import Faded, Shown
from game.core.feedback import Feedback
from game.exercises import EXERCISES
from game.exercises.library import all_levels

PLAYED = tuple(name for name, exercise in EXERCISES.items() if exercise.CARD.scored)
LESS = Feedback(mode="terminal", share=0.5, catch_share=0.2)


def a_level(name, feedback):
    level = next(entry.level for entry in all_levels() if entry.exercise == name and entry.rung)
    plan = msgspec.structs.replace(level.plan, feedback=feedback)
    return msgspec.structs.replace(level, plan=plan)


def played(name, feedback):
    exercise, happened, told = EXERCISES[name], [], []
    state = exercise.start(a_level(name, feedback), 4)
    while not exercise.done(state):
        state, events = exercise.step(state, exercise.aim(state))
        happened += events
        if any(isinstance(event, Shown) for event in events):
            told.append(state.feedback)
    return happened, told


@pytest.mark.parametrize("name", PLAYED)
def test_an_attempt_with_less_feedback_says_so_as_it_begins(name):
    events, told = played(name, LESS)
    assert "terminal" in told
    assert len(set(told)) > 1
    faded = {event.attempt: event for event in events if isinstance(event, Faded)}
    for event, mode in zip((e for e in events if isinstance(e, Shown)), told, strict=True):
        said = faded.get(event.attempt)
        assert (said.mode if said else "concurrent") == mode
        assert said is None or said.step == event.step


@pytest.mark.parametrize("name", PLAYED)
def test_the_rules_are_the_same_with_less_feedback(name):
    everything, _ = played(name, Feedback())
    less, _ = played(name, LESS)
    assert [event for event in less if not isinstance(event, Faded)] == everything
    assert not any(isinstance(event, Faded) for event in everything)
