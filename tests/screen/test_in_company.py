"""Two people at one window: bout by bout, each in their own visit, on one ship if they like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.patient import Patient
from game.core.turns import Turns
from game.screen.actions import Do
from game.screen.scenes.asking import Asking
from game.screen.scenes.two import Two
from game.screen.window import LOCK_S
from game.session.opening import open_store
from input_devices.devices import make_device
from input_devices.together import Together
from tests.screen.hands import Hands
from tests.screen.pair import DEVICE, FIRST, LAKE, SECOND, both, turn, two_known
from tests.session.test_live_bout import replays_equal

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = two_known(data)
    yield hands
    hands.window.close()


def test_two_are_chosen_one_after_the_other_and_nobody_twice(hands: Hands) -> None:
    hands.window.go("two")
    scene = hands.window.scene
    assert isinstance(scene, Two)
    assert {place.key for place in scene._chooser.places} == {"guest", FIRST, SECOND}
    for _ in range(3):
        if scene._chooser.focus != FIRST:
            hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert {place.key for place in scene._chooser.places} == {"guest", SECOND}
    hands.ask(Do.BACK)
    assert len(scene._chooser.places) == 3, "a choice can be taken back"
    scene._choose(FIRST)
    scene._choose(SECOND)
    hands.ask(Do.OK)
    assert hands.name == "Confirm"
    company = hands.window.stage.here.company
    assert company is not None
    assert company.aliases == (FIRST, SECOND)
    assert (company.together, hands.window.stage.here.patient.alias) == (True, FIRST)


@pytest.mark.parametrize("board_first", [True, False])
def test_two_take_turns_on_the_board_whatever_was_named_first(
    hands: Hands, board_first: bool
) -> None:
    stage = hands.window.stage
    board = stage.doors.device
    sensor = make_device("sim:adult?as=tilt", clock=stage.clock)
    sensor.open()
    stage.doors.device = Together([board, sensor] if board_first else [sensor, board])
    stage.doors.come_two(stage, FIRST, SECOND, together=False)
    assert board.info.unit == "mm"
    assert stage.here.session.device is board


def test_who_begins_is_confirmed_where_both_were_named_at_the_start(data: Path) -> None:
    with open_store(data) as store:
        for alias in (FIRST, SECOND):
            store.add_patient(Patient(alias=alias, theme="child"))
    hands = Hands(data, device=DEVICE, size=(320, 180), patient=FIRST, second=SECOND)
    assert (hands.name, hands.window.stage.here.patient.alias) == ("Confirm", FIRST)
    hands.window.close()


def test_pain_ends_one_visit_and_the_other_goes_on(hands: Hands) -> None:
    company = both(hands)
    turn(hands, pain=9)
    assert (hands.name, company.here.reason) == ("Farewell", "pain")
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    store = hands.window.stage.doors.store
    assert store.sessions(FIRST)[0].stop_reason == "pain"
    assert store.sessions(SECOND)[0].ended_utc is None
    hands.wait_for("Map", 20.0)
    assert hands.window.stage.here.patient.alias == SECOND
    assert company.pair.turns.to_come(0) == 0


def test_who_comes_in_pain_goes_home_and_the_other_begins(hands: Hands) -> None:
    stage = hands.window.stage
    stage.doors.come_two(stage, FIRST, SECOND, together=True)
    hands.window.go("check_in")
    for number in (1, 9):
        for _ in range(number + 1):
            hands.ask(Do.RIGHT)
        hands.ask(Do.OK)
    assert hands.name == "Farewell"
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    hands.wait_for("Confirm", 20.0)
    assert stage.here.patient.alias == SECOND
    hands.ask(Do.BACK)
    assert (hands.name, stage.visit) == ("Home", None), "nobody is left"
    store = stage.doors.store
    reasons = [store.sessions(alias)[0].stop_reason for alias in (FIRST, SECOND)]
    assert reasons == ["pain", "stopped"]


@pytest.mark.parametrize("together", [True, False])
def test_at_the_end_both_celebrate_what_they_did_together(hands: Hands, together: bool) -> None:
    company = both(hands, together=together)
    company.pair.turns = Turns(planned=(1, 1))
    for session in company.pair.sessions:
        session.caring.dose = type(session.caring.dose)(bouts=1, **_rest(session.caring.dose))
    turn(hands)
    assert hands.name == "CheckOut"
    hands.answer()
    assert hands.name == "Farewell"
    hands.wait_for("Map", 40.0)
    turn(hands)
    hands.answer()
    assert hands.name == "Farewell", "each has a goodbye of their own"
    if together:
        hands.ask(Do.OK)
        assert hands.name == "Harbour"
    assert company.fullness == 1.0
    hands.ask(Do.OK)
    assert hands.name == "Home"
    assert hands.window.stage.visit is None
    store = hands.window.stage.doors.store
    visits = [store.sessions(alias)[0] for alias in (FIRST, SECOND)]
    assert all(visit.ended_utc and not visit.stop_reason for visit in visits)


def _rest(dose: object) -> dict[str, object]:
    names = [name for name in dose.__struct_fields__ if name != "bouts"]  # type: ignore[attr-defined]
    return {name: getattr(dose, name) for name in names}


def test_a_window_that_nobody_touches_closes_both_visits(hands: Hands) -> None:
    both(hands)
    turn(hands)
    hands.clock.now_s += LOCK_S + 1
    hands.wait(0.2)
    assert hands.name == "Home"
    store = hands.window.stage.doors.store
    visits = [store.sessions(alias)[0] for alias in (FIRST, SECOND)]
    assert [visit.stop_reason for visit in visits] == ["stopped", "stopped"]
    assert all(visit.ended_utc for visit in visits)


def test_a_window_that_is_closed_closes_both_visits(data: Path) -> None:
    hands = Hands(data, device=DEVICE, size=(320, 180))
    for alias in (FIRST, SECOND):
        hands.window.stage.doors.store.add_patient(Patient(alias=alias))
    both(hands)
    hands.window.close()
    with open_store(data) as store:
        for alias in (FIRST, SECOND):
            [visit] = store.sessions(alias)
            assert (visit.stop_reason, visit.ended_utc is None) == ("stopped", False)


@pytest.mark.slow
def test_an_athlete_and_a_child_with_cp_play_a_whole_evening_in_the_window(data: Path) -> None:
    """From the first card to the harbour: nobody waits for anything but the board."""
    people = (Patient(alias=FIRST, group="athlete"), Patient(alias=SECOND, group="child_cp"))
    with open_store(data) as store:
        for person in people:
            store.add_patient(person)
    asked = {"patient": FIRST, "second": SECOND, "together": True, "level": LAKE}
    hands = Hands(data, device=DEVICE, size=(320, 180), **asked)
    seen = [hands.name]
    while hands.name != "Harbour":
        assert hands.clock() < 1500, seen
        if hands.name in ("SetUp", "Confirm", "ExerciseCard", "Result", "Farewell"):
            hands.ask(Do.OK)
        elif isinstance(hands.window.scene, Asking):
            hands.answer()
        else:
            hands.wait(1.0)
        if hands.name != seen[-1]:
            seen.append(hands.name)
    played = ["CheckIn", "Calibrate", "ExerciseCard", "Play", "Result", "AfterBout", "CheckOut"]
    played.append("Farewell")
    assert seen == ["Confirm", "SetUp", *played, "HandOver", "Confirm", "SetUp", *played, "Harbour"]
    hands.window.close()
    with open_store(data) as store:
        for alias, kg in ((FIRST, 75.0), (SECOND, 32.0)):
            [visit], [row] = store.sessions(alias), store.bouts(alias)
            assert (visit.shared, visit.stop_reason, row.ended) == ("together", "", "done")
            known = store.last_calibration(alias, row.device_id)
            assert known is not None
            assert known.body_load_n == pytest.approx(kg * 9.80665, rel=0.02)
            assert replays_equal(store.folder.root / row.folder)
