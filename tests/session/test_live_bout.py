"""A bout on a device: Guard stands above every exercise, and everything is recorded."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.bout import Phase
from game.core.calibration import Calibration
from game.core.command import Pause, Resume
from game.core.event import CountingIn, DialMoved, Ended, Event, Paused, Reason, Resumed, Stalled
from game.core.level import parse_level
from game.core.recording import Asked
from game.core.replay import as_recorded, compare, play_again
from game.core.time import seconds
from game.exercises import EXERCISES
from game.exercises.library import all_levels
from game.headless import VirtualClock, calibrate
from game.patients.profile import BodyKind
from game.session import LiveBout, Session
from game.store.recording_files import read_recording
from game.store.store import Store
from tests.store import made_up

ON_A_BOARD = [
    name
    for name, exercise in EXERCISES.items()
    if any("cop" in need for need in exercise.CARD.needs)
]
FIRST_LEVELS = [
    next(entry.id for entry in all_levels() if entry.exercise == name) for name in ON_A_BOARD
]
"""Of every exercise that is played on a board; a worn sensor cannot tell who steps off."""


def silent(_: str) -> None:
    """Prompts nobody reads."""


def begin(session: Session, clock: VirtualClock, level: str) -> LiveBout:
    """A bout in the person's own reach, as the guided calibration of test_visit would find it."""
    if session.calibration is None:
        session.keep(own_reach(session))
    return session.open_bout(level, clock())


def own_reach(session: Session) -> Calibration:
    assert session.stand_in is not None
    body: BodyKind = "pelvis" if session.info.unit == "deg" else "board"
    return session.stand_in.profile.calibration(made_up.UTC, session.info.id, body=body)


def go_on(live: LiveBout, clock: VirtualClock, for_s: float) -> list[Event]:
    events: list[Event] = []
    until = clock() + for_s
    while clock() < until:
        clock.wait()
        events += live.advance(clock())
    return events


def first(events: list[Event], kind: type[Any]) -> Any:
    return next((event for event in events if isinstance(event, kind)), None)


def replays_equal(folder: Any) -> bool:
    recording = read_recording(folder)
    header = recording.header
    exercise = EXERCISES[header.exercise]
    level = parse_level(header.level_text, header.level_id, exercise.Level, exercise.BOUNDS)
    played = as_recorded(level, header)
    events = play_again(header, exercise, played, recording.samples, recording.events)
    result = compare(header, events, recording.events)
    assert result.first_difference is None
    return result.equal


@pytest.mark.few(3)
@pytest.mark.parametrize("level", FIRST_LEVELS)
def test_stepping_off_pauses_every_exercise_within_0_3_s_and_the_score_stands_still(
    level: str, make_visit: Any
) -> None:
    session, clock = make_visit()
    live = begin(session, clock, level)
    go_on(live, clock, 12.0)
    assert live.bout.phase is Phase.PLAYING

    session.stand_in.on_board = False
    left_step = live.bout.step
    paused = first(go_on(live, clock, 1.0), Paused)
    assert paused is not None
    assert paused.reason is Reason.STEPPED_OFF
    assert seconds(paused.step - left_step) <= 0.3

    state = live.bout.state
    go_on(live, clock, 5.0)
    assert live.bout.state == state

    session.stand_in.on_board = True
    back_step = live.bout.step
    events = go_on(live, clock, 6.0)
    assert seconds(first(events, CountingIn).step - back_step) >= 2.0
    assert seconds(first(events, Resumed).step - first(events, CountingIn).step) == 3.0
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert replays_equal(live.recorder.folder)


def test_a_pause_by_hand_waits_for_a_hand_and_then_for_a_steady_stance(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 8.0)
    live.ask(Pause())
    assert first(go_on(live, clock, 20.0), Paused).reason is Reason.BY_HAND
    assert live.bout.waits_for_hand
    live.ask(Resume())
    assert first(go_on(live, clock, 6.0), Resumed) is not None


def test_stepping_off_again_in_the_countdown_starts_it_again(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 3.0)
    assert live.bout.phase is Phase.COUNTDOWN
    session.stand_in.on_board = False
    go_on(live, clock, 0.5)
    assert live.bout.phase is Phase.WAITING
    session.stand_in.on_board = True
    go_on(live, clock, 4.0)
    assert live.bout.phase is Phase.COUNTDOWN


def test_a_machine_that_hesitates_gives_up_time_and_says_so(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 10.0)
    clock.now += 2.0
    stalled = first(live.advance(clock()), Stalled)
    assert stalled.lost_steps == pytest.approx(210, abs=2)
    go_on(live, clock, 2.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert replays_equal(live.recorder.folder)


def test_the_dial_moves_with_a_reason_and_replays(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, "star_map/01-first-light")
    moved = first(go_on(live, clock, 20.0), DialMoved)
    assert moved.by == "coach"
    assert moved.reason
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    assert replays_equal(live.recorder.folder)


def test_every_sample_of_a_bout_is_in_the_recording(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 15.0)
    live.stop()
    go_on(live, clock, 0.1)
    summary = session.close_bout(live)
    samples = read_recording(live.recorder.folder).samples
    assert summary.row.samples == len(samples) == live.link.summary().n
    counters = [taken.sample.seq for taken in samples]
    assert counters == list(range(counters[0], counters[0] + len(counters)))


def test_a_closed_bout_stands_in_the_store(make_visit: Any, store: Store) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    while not live.ended:
        go_on(live, clock, 1.0)
    summary = session.close_bout(live)
    assert summary.ended == "done"
    assert [row.folder for row in store.bouts("guest")] == [summary.row.folder]


@pytest.mark.parametrize("stall_s", [0.6, 3.0, 10.0])
def test_stepping_off_after_the_machine_hesitated_still_pauses_in_time(
    stall_s: float, make_visit: Any
) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 10.0)
    clock.now += stall_s
    live.advance(clock())
    go_on(live, clock, 1.0)
    if live.bout.phase is not Phase.PLAYING:
        go_on(live, clock, 8.0)
    session.stand_in.on_board = False
    left_step = live.bout.step
    paused = first(go_on(live, clock, 1.0), Paused)
    assert paused.reason is Reason.STEPPED_OFF
    assert seconds(paused.step - left_step) <= 0.3


def test_an_ended_bout_stays_ended_and_says_so_once(make_visit: Any) -> None:
    session, clock = make_visit()
    live = begin(session, clock, FIRST_LEVELS[0])
    go_on(live, clock, 7.0)
    live.stop()
    live.ask(Pause())
    live.stop()
    events = go_on(live, clock, 8.0)
    assert [type(event) for event in events] == [Ended]
    session.close_bout(live)
    lines = read_recording(live.recorder.folder).events
    assert sum(isinstance(line, Asked) for line in lines) == 1
    assert isinstance(lines[-1], Ended)


def test_what_came_before_a_bout_is_no_part_of_it(make_visit: Any) -> None:
    session, clock = make_visit()
    calibrate(session, clock, silent)
    clock.now += 20.0
    live = session.open_bout(FIRST_LEVELS[0], clock())
    go_on(live, clock, 2.0)
    live.stop()
    go_on(live, clock, 0.1)
    session.close_bout(live)
    times = [taken.t_s for taken in read_recording(live.recorder.folder).samples]
    assert len(times) == pytest.approx(210, abs=15)
    assert times[5] > 0.0
