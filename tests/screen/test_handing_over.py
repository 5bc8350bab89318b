"""The board passes from one to the other: who rests, who is asked, and who is calibrated anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import msgspec
import pytest

from game.coach.rest import Advice, Gate
from game.core.handover import Doubt
from game.core.patient import Patient
from game.patients.profile import ATHLETE, CP3
from game.screen.actions import Do
from game.screen.scenes import journey
from game.screen.scenes.handing import HandOver
from game.session.kit import Kit
from input_devices.device import Device
from tests.screen.hands import Hands
from tests.screen.pair import FIRST, LEVEL, SECOND, both, known, turn, two_known
from tests.screen.sailing import sail
from tests.session.together import Shaken

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = two_known(data)
    yield hands
    hands.window.close()


def test_after_a_bout_the_other_comes_and_the_first_rests_meanwhile(hands: Hands) -> None:
    company = both(hands)
    turn(hands)
    assert hands.name == "HandOver"
    assert hands.window.stage.here.patient.alias == SECOND
    assert company.pair.turns.fullness == pytest.approx(1 / 8)
    hands.wait_for("Map", 20.0)
    assert hands.window.stage.here.patient.alias == SECOND
    hands.wait(25.0)
    turn(hands)
    assert hands.window.stage.here.patient.alias == FIRST
    hands.wait(5.0, draw=True)
    assert hands.name in ("Map", "ExerciseCard", "Play"), "30 s of rest are over"


def test_what_is_left_of_a_rest_is_rested_first(hands: Hands) -> None:
    both(hands)
    turn(hands)
    hands.wait_for("Map", 20.0)
    turn(hands)
    hands.wait_for("Rest", 10.0)
    assert hands.window.stage.here.patient.alias == FIRST
    hands.wait_for("ExerciseCard", 31.0)


def test_somebody_who_was_never_here_is_confirmed_and_calibrated(hands: Hands) -> None:
    company = both(hands)
    second = company.visits[1]
    second.begun, second.session.calibration = False, None
    turn(hands)
    hands.wait_for("Confirm", 20.0)
    assert hands.window.stage.here is second


def test_the_wrong_one_on_the_board_is_asked_about_and_calibrated_anew(hands: Hands) -> None:
    company = both(hands)
    stage = hands.window.stage
    stage.visit = company.visits[1]
    known(hands, ATHLETE)  # as if somebody heavy had been calibrated
    company.visits[0].session.keep(CP3.calibration("", stage.here.session.info.id))
    stage.visit = company.here
    turn(hands)
    scene = hands.window.scene
    assert isinstance(scene, HandOver)
    hands.wait(12.0)
    assert hands.name == "HandOver", "it waits for a hand"
    assert scene._asks is Doubt.SOMEBODY_ELSE
    hands.ask(Do.OK)
    hands.wait_for("Calibrate", 5.0)
    assert hands.window.stage.here.session.calibration is None


def test_finishing_is_asked_before_the_other_comes(hands: Hands) -> None:
    company = both(hands)
    visit = company.here
    sail(hands, LEVEL, ended="done", patient=FIRST)
    visit.level_id, visit.gate = LEVEL, Gate(Advice.FINISH, "enough", {}, 60.0, ())
    assert journey.after_effort(visit).scene == "rest"
    hands.window.go("rest")
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    assert company.pair.turns.fullness > 0


def test_a_rest_that_was_advised_is_not_cut_short_after_the_turn_of_the_other(
    hands: Hands,
) -> None:
    company = both(hands)
    visit = company.here
    sail(hands, LEVEL, ended="done", patient=FIRST)
    visit.level_id, visit.gate = LEVEL, Gate(Advice.FINISH, "enough", {}, 180.0, ())
    journey.after_effort(visit)
    hands.window.go("rest")
    hands.ask(Do.OK)
    assert hands.name == "HandOver"
    hands.wait_for("Map", 20.0)
    turn(hands)
    hands.wait_for("Rest", 15.0)
    assert hands.window.stage.here is visit
    hands.ask(Do.OK)
    assert hands.name == "Rest", "nothing is asked again, and nothing skipped"
    hands.ask(Do.SKIP)
    assert hands.name != "Rest", "the therapist may"


def test_a_sensor_that_is_passed_on_is_centred_on_who_wears_it(data: Path) -> None:
    hands = Hands(data, device="sim:athlete?with=cp3&as=tilt&rate=50", size=(320, 180))
    for alias in (FIRST, SECOND):
        hands.window.stage.doors.store.add_patient(Patient(alias=alias, theme="child"))
    company = both(hands)
    own = company.visits[1].session.typical_calibration("test")
    elsewhere = msgspec.structs.replace(own, rest_x=6.0, right=5.0)
    company.visits[1].session.calibration = elsewhere
    turn(hands)
    scene = hands.window.scene
    assert isinstance(scene, HandOver)
    hands.wait(8.0)
    assert scene._asks is Doubt.NOT_WEIGHED
    hands.ask(Do.OK)
    hands.wait_for("Calibrate", 5.0)
    hands.wait_for("Map", 40.0)
    centred = company.here.session.calibration
    assert company.here is company.visits[1]
    assert centred is not None
    assert centred.rest_x == pytest.approx(0.0, abs=2.0)
    assert msgspec.structs.replace(centred, rest_x=6.0, rest_y=0.0, rest_sway=0.0) == elsewhere
    hands.window.close()


def test_a_visit_follows_a_sensor_as_play_does(hands: Hands) -> None:
    """A shake is told apart from a lean by the turning rate."""
    hands.window.stage.doors.come(hands.window.stage, FIRST)
    visit, device = hands.window.stage.here, Shaken()
    session = visit.session
    session.device = cast(Device, device)
    session.kit = Kit([device.info])
    session.keep(session.typical_calibration("test"))
    visit.forget_lean()
    leans = [visit.lean() for _ in range(300)]
    assert None not in leans
    assert max(abs(lean.x) for lean in leans if lean is not None) < 0.3


def test_somebody_else_at_the_second_card_leaves_the_first_to_go_on(hands: Hands) -> None:
    company = both(hands)
    second = company.visits[1]
    second.begun, second.session.calibration = False, None
    turn(hands)
    hands.wait_for("Confirm", 20.0)
    hands.ask(Do.BACK)
    assert hands.name == "HandOver"
    assert hands.window.stage.here.patient.alias == FIRST
    assert company.pair.turns.to_come(1) == 0
