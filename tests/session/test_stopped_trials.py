"""What ends a trial before its time, and what is kept of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from game.core.command import Mark, Pause, Stop
from game.core.control import CENTRE, Control
from game.core.event import Paused, Reason
from game.session import LiveBout, Session
from game.session.assessing import Assessing
from game.session.trials import BY_PERSON, STOPPED
from game.store.recording_files import read_recording
from game.store.store import Store
from input_devices.errors import DeviceError
from tests.session.made_up_assessment import (
    STEADY_S,
    TEST,
    run,
    steps_off_in,
    values_of,
)
from tests.session.test_live_bout import replays_equal

pytestmark = pytest.mark.usefixtures("counted_trials")


def test_a_step_off_ends_the_trial_at_once_and_one_more_is_made(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit()
    assessing = run(session, clock, steps_off_in(2))
    assert [one.completed for one in assessing.done] == [True, False, True, True]
    stopped = assessing.done[1]
    assert stopped.reason == "stepped_off"
    recording = read_recording(store.folder.root / stopped.row.folder)
    assert recording.header.ended == "stopped"
    paused = next(event for event in recording.events if isinstance(event, Paused))
    assert recording.events[-1].step - paused.step <= 1
    assert replays_equal(recording.folder)
    assert values_of(assessing)["test.n"] == 3
    assert assessing.given_up == ()


@pytest.mark.slow
def test_what_is_stopped_three_times_is_not_possible_today_and_the_rest_goes_on(
    make_visit: Any,
) -> None:
    session, clock = make_visit()
    assessing = run(session, clock, steps_off_in(1, 2, 3))
    assert [one.condition for one in assessing.done] == ["firm", "firm", "firm", "again"]
    assert [part.condition for part in assessing.given_up] == ["firm"]
    assert assessing.over
    assert values_of(assessing)["test.n"] == 1


@pytest.mark.slow
def test_nothing_but_stopped_trials_is_stored_as_undefined(make_visit: Any) -> None:
    session, clock = make_visit()
    assessing = run(session, clock, steps_off_in(1, 2, 3, 4, 5, 6))
    assert values_of(assessing) == {"test.n": 0, "test.longest_s": None}
    assert assessing.objects()["test"].undefined == {"longest_s": "no trial counts"}


class Cut:
    """A device that falls silent at a moment, for good."""

    def __init__(self, device: Any) -> None:
        self.device, self.silent = device, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.device, name)

    def read(self) -> list[Any]:
        samples = self.device.read()
        return [] if self.silent else samples


def test_a_device_that_is_lost_ends_the_assessment_and_what_was_done_is_kept(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit()
    session.device = device = Cut(session.device)

    def script(_: Session, live: LiveBout) -> None:
        device.silent = (live.header.number == 2 and live.bout_s > STEADY_S) or device.silent

    with pytest.raises(DeviceError, match="kept"):
        run(session, clock, script)
    rows = store.bouts("guest")
    assert [row.ended for row in rows] == ["done", "stopped", "stopped"]
    assert {row.key: row.value for row in store.measures("guest") if row.bout is None}[
        "test.n"
    ] == 1
    assert store.sessions("guest")[-1].stop_reason == "stopped"


def test_a_trial_near_the_edge_of_the_board_ends_and_says_so(make_visit: Any, store: Store) -> None:
    session, clock = make_visit("sim:adult?rate=100&as=cop")
    narrow = msgspec.structs.replace(session.info, lx_mm=120.0)
    session.kit.infos = (narrow,)
    side = Control(1.4, 0.0)

    def script(session: Session, live: LiveBout) -> None:
        far = live.header.number == 1 and live.bout_s > STEADY_S
        session.stand_in.look_at(lambda: side if far else CENTRE)  # type: ignore[union-attr]

    assessing = run(session, clock, script)
    first = assessing.done[0]
    assert (first.completed, first.reason) == (False, "near_edge")
    recording = read_recording(store.folder.root / first.row.folder)
    assert recording.header.ended == "stopped"
    assert recording.header.geometry.edge_mm == (60.0, 119.0)
    assert replays_equal(recording.folder)
    assert [one.completed for one in assessing.done] == [False, True, True, True]


def test_play_does_not_end_near_the_edge(make_visit: Any) -> None:
    session, clock = make_visit()
    session.keep(session.typical_calibration("test"))
    live = session.open_bout("quiet_stance/symmetry", clock())
    assert live.header.geometry.edge_mm is None
    live.stop()
    live.advance(clock() + 0.1)
    session.close_bout(live)


def test_why_a_person_stopped_a_trial_is_kept_with_the_time_it_was_held(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit()

    def script(_: Session, live: LiveBout) -> None:
        """The stop key at 12 s, and the reason chosen 2 s later; somebody has stepped off."""
        if live.header.number == 1 and live.bout_s > STEADY_S:
            live.ask(Pause())
            session.stand_in.on_board = live.bout_s < STEADY_S + 1
        if live.header.number == 1 and live.bout_s > STEADY_S + 2:
            live.ask(Mark("eyes_opened"))
            live.ask(Stop())
            session.stand_in.on_board = True

    assessing = run(session, clock, script)
    first = assessing.done[0]
    assert (first.completed, first.reason) == (False, "eyes_opened")
    assert 3.0 < first.held_s < 6.0
    assert replays_equal(store.folder.root / first.row.folder)


def test_every_reason_for_a_stop_has_words() -> None:
    reasons = {reason.value for reason in Reason} - {Reason.STARTING.value}
    assert reasons | set(BY_PERSON) <= set(STOPPED)


def test_a_trial_that_never_began_is_no_attempt(make_visit: Any) -> None:
    session, clock = make_visit()
    session.keep(session.typical_calibration("test"))
    assessing = Assessing(session, TEST)
    live = assessing.open(clock())
    clock.wait()
    live.advance(clock())
    live.stop()
    clock.wait()
    live.advance(clock())
    assert assessing.close(live, clock()) is None
    assert assessing.done == []
