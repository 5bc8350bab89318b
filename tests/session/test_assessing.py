"""An assessment from its first trial to its stored numbers: its order, its rests, what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from game.core.assessment import Part
from game.core.errors import SetupError
from game.core.level import Condition
from game.core.patient import Patient
from game.core.pose import GRAVITY_M_S2
from game.headless import assess
from game.session import LiveBout, Session
from game.session.assessing import Assessing
from game.session.opening import open_store
from game.session.refusing import said_needs
from game.session.stand_in import FOAM_N
from game.session.trials import restore_results
from game.store.recording_files import read_recording
from game.store.store import Store
from game.text import Words
from input_devices.errors import DeviceError
from tests.session.made_up_assessment import (
    AGAIN,
    FIRM,
    STEADY_S,
    TEST,
    run,
    values_of,
)
from tests.session.test_live_bout import replays_equal, silent

pytestmark = pytest.mark.usefixtures("counted_trials")


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


def test_a_device_that_is_needed_for_two_reasons_is_named_once() -> None:
    words = Words.load()
    assert said_needs([("cop", "lr")], words) == "a balance board"
    assert said_needs([("cop", "lr"), ("weight",)], words) == (
        "a balance board or a board that weighs"
    )
