"""An assessment from its first trial to its stored numbers: its order, its rests, and what ends a
trial."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.core.assessment import Assessment, Part
from game.core.command import Mark, Pause, Stop
from game.core.control import CENTRE, Control
from game.core.errors import SetupError
from game.core.event import Paused, Reason
from game.core.level import Condition
from game.core.patient import Patient
from game.core.pose import GRAVITY_M_S2
from game.headless import VirtualClock, assess
from game.measures.assessments import results
from game.measures.assessments.results import Recorded
from game.measures.assessments.values import Value
from game.session import LiveBout, Session
from game.session.assessing import Assessing
from game.session.opening import open_store
from game.session.stand_in import FOAM_N
from game.session.trials import BY_PERSON, STOPPED, restore_results
from game.store.recording_files import read_recording
from game.store.store import Store
from input_devices.errors import DeviceError
from tests.session.test_live_bout import replays_equal, silent

STAND = "quiet_stance/symmetry"
"""The shortest: 2 s to settle, and 10 s."""
FIRM = Part(condition="firm", level=STAND, title="Firm", say="Stand.", trials=2)
AGAIN = Part(condition="again", level=STAND, title="Again", say="Stand.", trials=1)
TEST = Assessment(
    name="test",
    title="Test",
    tells="",
    prepare=("A chair",),
    parts=(FIRM, AGAIN),
    needs=(("cop",),),
)
STEADY_S = 9.0
"""Into a trial: it has begun, and is not over."""


class Counted(Value, frozen=True, kw_only=True):
    """A result that says what it was made of."""

    n: int
    longest_s: float | None


def counted(trials: Sequence[Recorded]) -> Mapping[str, Value]:
    count = [trial for trial in trials if trial.counts]
    longest_s = max((trial.samples[-1].t_s for trial in count), default=None)
    return {"test": Counted(n=len(count), longest_s=longest_s).because("no trial counts")}


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "RESULTS", {**results.RESULTS, "test": counted})
    monkeypatch.setattr("game.session.trials.RESULTS", results.RESULTS)


Script = Callable[[Session, LiveBout], None]


def run(session: Session, clock: VirtualClock, script: Script | None = None) -> Assessing:
    """The whole assessment; the script is asked at every frame of a trial."""
    session.keep(session.typical_calibration("test"))
    assessing = Assessing(session, TEST)
    frame = None if script is None else lambda live: script(session, live)
    assess(assessing, clock, silent, each_frame=frame)
    return assessing


def steps_off_in(*numbers: int) -> Script:
    """Somebody who steps off in these trials, and back on for the next."""

    def script(session: Session, live: LiveBout) -> None:
        off = live.header.number in numbers and live.bout_s > STEADY_S
        session.stand_in.on_board = not off  # type: ignore[union-attr]

    return script


def test_an_assessment_that_is_made_again_adds_its_trials_to_those_of_the_visit(
    make_visit: Any, store: Store
) -> None:
    """As they come out where the numbers are computed again. Source: measures reference 4.0."""
    session, clock = make_visit()
    session.keep(session.typical_calibration("test"))
    for _ in range(2):
        assessing = Assessing(session, TEST)
        live = assessing.open(clock())
        while not live.ended:
            clock.now += 0.25
            live.advance(clock())
        assessing.close(live, clock())
        assessing.keep()
    assert values_of(assessing)["test.n"] == 2
    assert assessing.number == 2, "its own trials count for its end"
    before = [(row.key, row.value) for row in store.measures("guest") if row.bout is None]
    assert restore_results(store) == []
    after = [(row.key, row.value) for row in store.measures("guest") if row.bout is None]
    assert before == after


def values_of(assessing: Assessing) -> dict[str, float | None]:
    return {row.key: row.value for row in assessing.stored()}


def test_an_assessment_walks_its_trials_and_its_numbers_are_read_from_the_store(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit()
    assessing = run(session, clock)
    assert [one.condition for one in assessing.done] == ["firm", "firm", "again"]
    assert all(one.completed and one.held_s == 12.0 for one in assessing.done)
    assert assessing.over
    values = values_of(assessing)
    assert values["test.n"] == 3
    assert values["test.longest_s"] > 12.0
    assert {row.unit for row in assessing.stored() if row.key == "test.longest_s"} == {"s"}
    assert {row.filter for row in assessing.stored()} == {"lowpass_5hz"}
    rows = store.bouts("guest")
    assert [row.part for row in rows] == ["test/firm", "test/firm", "test/again"]
    assert store.sessions("guest")[-1].stop_reason == ""
    assert all(replays_equal(store.folder.root / row.folder) for row in rows)


def test_30_s_lie_between_trials(make_visit: Any) -> None:
    session, clock = make_visit()
    waits: list[float] = []
    ended: list[float] = []

    def script(_: Session, live: LiveBout) -> None:
        if live.bout.step < 3:
            waits.append(clock() - ended[-1] if ended else 0.0)
        if live.ended:
            ended.append(clock())

    run(session, clock, script)
    between = sorted(wait for wait in waits if wait > 1.0)
    assert len(between) >= 2
    assert between[0] >= TEST.rest_s
    assert between[-1] < TEST.rest_s + 0.5


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
    session.info = msgspec.structs.replace(session.info, lx_mm=120.0)  # a narrow board
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


FOAM = Part(
    condition="foam", level="quiet_stance/foam-eyes-open", title="Foam", say="Stand.", trials=1
)


@pytest.mark.parametrize("kind", ["load4", "cop"])
def test_between_firm_ground_and_foam_the_board_is_zeroed_with_nobody_on_it(
    make_visit: Any, store: Store, kind: str
) -> None:
    session, clock = make_visit(f"sim:adult?rate=100&as={kind}")
    session.keep(session.typical_calibration("test"))
    firm = msgspec.structs.replace(FIRM, trials=1)
    assessing = Assessing(session, msgspec.structs.replace(TEST, parts=(firm, FOAM)))
    said: list[str] = []
    assess(assessing, clock, said.append)
    assert "Zeroed. Step on the foam." in said
    before, after = (read_recording(store.folder.root / one.row.folder) for one in assessing.done)
    assert before.header.geometry.tare == ()
    tare = after.header.geometry.tare
    assert len(tare) == len(after.samples[0].sample.values)
    weighed = sum(tare) * GRAVITY_M_S2 if kind == "load4" else tare[2]
    assert weighed == pytest.approx(FOAM_N, abs=0.5)
    assert replays_equal(after.folder)


def test_a_foam_that_cannot_be_zeroed_is_told_and_the_trials_go_on(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit("sim:adult?rate=100&as=load4")
    session.keep(session.typical_calibration("test"))
    session.stand_in.lay_foam = lambda: None  # an empty board reads exactly 0
    assessing = Assessing(session, msgspec.structs.replace(TEST, parts=(FOAM,)))
    said: list[str] = []
    assess(assessing, clock, said.append)
    (note,) = store.session(session.id).notes
    assert note.text.startswith("Not zeroed with the foam on it. A corner of the board reads")
    assert note.text in said
    assert [one.completed for one in assessing.done] == [True]


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


def test_a_crash_in_the_middle_keeps_the_trials_and_their_numbers(
    make_visit: Any, store: Store, tmp_path: Path
) -> None:
    session, clock = make_visit()

    class Crash(Exception):
        pass

    def script(_: Session, live: LiveBout) -> None:
        if live.header.number == 2 and live.bout_s > STEADY_S:
            live.recorder.close("interrupted")
            raise Crash

    session.keep(session.typical_calibration("test"))
    session.close = lambda *_: None  # a process that is gone closes nothing
    assessing = Assessing(session, TEST)
    assessing.keep = lambda: None  # type: ignore[method-assign]
    with pytest.raises(Crash):
        assess(assessing, clock, silent, each_frame=lambda live: script(session, live))
    assert store.measures("guest") == [] or all(row.bout for row in store.measures("guest"))
    header = read_recording(sorted((tmp_path / "data").rglob("02_*"))[0]).header
    assert header.ended == "interrupted"
    store.close()
    (tmp_path / "data" / "steady_isles.sqlite").unlink()
    with open_store(tmp_path / "data") as again:
        assert [row.ended for row in again.bouts("guest")] == ["done", "interrupted"]
        numbers = {row.key: row.value for row in again.measures("guest") if row.bout is None}
    assert numbers["test.n"] == 1


@pytest.mark.slow
def test_a_lost_database_gets_the_results_back_from_the_recordings(
    make_visit: Any, store: Store, tmp_path: Path
) -> None:
    session, clock = make_visit()
    before = run(session, clock).stored()
    store.close()
    (tmp_path / "data" / "steady_isles.sqlite").unlink()
    with open_store(tmp_path / "data") as again:
        after = [row for row in again.measures("guest") if row.bout is None]
        assert restore_results(again) == []
    assert [(row.key, row.value) for row in after] == [(row.key, row.value) for row in before]


def test_a_device_that_measures_too_little_is_refused(make_visit: Any) -> None:
    session, _ = make_visit("sim:adult?as=tilt&rate=100")
    with pytest.raises(DeviceError, match="balance board"):
        Assessing(session, TEST)


def test_less_supervision_than_it_takes_is_refused(make_visit: Any) -> None:
    session, _ = make_visit(patient=Patient(alias="otter7", supervision="remote"))
    with pytest.raises(SetupError, match=r"within reach.*\n.*patients set otter7"):
        Assessing(session, TEST)
    closer, _ = make_visit(patient=Patient(alias="otter8", supervision="hands_on"))
    Assessing(closer, TEST)


def test_a_trial_is_made_in_the_condition_of_its_level_and_not_of_the_training(
    make_visit: Any,
) -> None:
    trained = Condition(base=2, vision=3)
    patient = Patient(alias="otter7", conditions={"quiet_stance": trained})
    session, clock = make_visit(patient=patient)
    session.keep(session.typical_calibration("test"))
    live = Assessing(session, TEST).open(clock())
    assert live.header.condition == live.bout.level.condition
    assert live.header.condition == Condition(base=1, support=4, vision=1)


def test_practice_is_recorded_as_practice_and_counts_for_nothing(make_visit: Any) -> None:
    session, clock = make_visit()
    session.keep(session.typical_calibration("test"))
    part = msgspec.structs.replace(AGAIN, practice=True)
    assessing = Assessing(session, msgspec.structs.replace(TEST, parts=(part,)))
    assess(assessing, clock, silent)
    assert [one.practice for one in assessing.done] == [True, False]
    assert values_of(assessing)["test.n"] == 1


def test_trials_are_no_part_of_the_dose(make_visit: Any) -> None:
    session, clock = make_visit()
    run(session, clock)
    assert len(session.played) == 3
    assert session.played_for_dose == []


@pytest.mark.slow
def test_two_assessments_in_one_visit_keep_their_numbers_apart(
    make_visit: Any, store: Store
) -> None:
    session, clock = make_visit()
    first = run(session, clock)
    other = Assessing(session, msgspec.structs.replace(TEST, name="weight_symmetry"))
    assess(other, clock, silent)
    assert {row.key for row in first.stored()} == {"test.n", "test.longest_s"}
    assert other.stored()
    assert all(row.key.startswith("weight_symmetry") for row in other.stored())
    assert len([row for row in store.measures("guest") if row.bout is None]) == len(
        [*first.stored(), *other.stored()]
    )
