"""A second task that a therapist has set is asked in play, recorded, and replays."""

from __future__ import annotations

from typing import Any

import msgspec

from game.core.command import Answer, Pause
from game.core.event import Answered, Prompted, Shown
from game.core.level import Condition
from game.core.patient import Patient
from game.core.second_task import score_of
from game.store.recording_files import read_recording
from tests.session.test_live_bout import begin, go_on, replays_equal

TWO_TASKS = Condition(cognitive=2, head=1)


def with_condition(condition: Condition) -> Patient:
    return Patient(alias="P-TWO", conditions={"star_map": condition}, supervision="hands_on")


def a_level() -> str:
    from game.exercises.library import ladder_levels

    return next(entry.id for entry in ladder_levels() if entry.exercise == "star_map")


def test_a_bout_with_a_second_task_asks_is_answered_and_replays(make_visit: Any) -> None:
    session, clock = make_visit(patient=with_condition(TWO_TASKS))
    live = begin(session, clock, a_level())
    for _ in range(8):
        go_on(live, clock, 2.0)
        live.ask(Answer())
    live.ask(Pause())
    go_on(live, clock, 0.5)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    tasks = {event.task for event in live.events if isinstance(event, Prompted)}
    assert tasks == {"head", "colour"}
    assert any(isinstance(event, Answered) for event in live.events)
    assert score_of(live.events).asked > 1
    assert replays_equal(live.recorder.folder)


def test_without_one_nothing_is_asked(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, a_level())
    events = go_on(live, clock, 12.0)
    assert any(isinstance(event, Shown) for event in events)
    assert not any(isinstance(event, Prompted) for event in events)


def test_a_recording_of_before_second_tasks_were_asked_plays_again_without(
    make_visit: Any,
) -> None:
    session, clock = make_visit(patient=with_condition(TWO_TASKS))
    live = begin(session, clock, a_level())
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    header = read_recording(live.recorder.folder).header
    assert header.prompts
    older = msgspec.to_builtins(header)
    del older["prompts"]
    assert not msgspec.convert(older, type(header)).prompts
