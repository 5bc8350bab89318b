"""The scene in which a worn sensor finds out how it sits."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.mounted import Mounted, Place
from game.core.mounting import PATIENCE_S, Ask, angle_deg
from game.core.patient import Patient
from game.exercises import EXERCISES
from game.exercises.assessments import ASSESSMENTS
from game.exercises.library import all_levels
from game.screen.actions import Action, Do
from game.screen.scenes.calibrate import Calibrate
from game.screen.scenes.card import ExerciseCard
from game.screen.scenes.mounting import ASKS, HELPS, LINES, FindMount
from game.session.wearing import WORN_AT
from input_devices.mount import Mismatch, mount_at, parse_mount
from tests.screen.hands import Hands

SENSOR = "sim:adult?as=acc_gyro&rate=100&worn=40,-20,130"
NILS = "Nils"


def worn(data: Path, uri: str = SENSOR) -> Hands:
    """Nils has come, with this sensor, and is about to be calibrated."""
    hands = Hands(data, device=uri, size=(320, 180))
    doors = hands.window.stage.doors
    if NILS not in {patient.alias for patient in doors.store.patients()}:
        doors.store.add_patient(Patient(alias=NILS))
    return come(hands)


def come(hands: Hands) -> Hands:
    """The check-in is over."""
    hands.window.stage.doors.come(hands.window.stage, NILS)
    hands.window.go("check_in")
    hands.answer()
    hands.wait(0.5)
    return hands


def scene_of(hands: Hands) -> FindMount:
    scene = hands.window.scene
    assert isinstance(scene, FindMount), hands.name
    return scene


def wait_until_calibrated(hands: Hands) -> None:
    for _ in range(300):
        if hands.name not in ("FindMount", "Calibrate"):
            return
        hands.wait(0.5)
    raise AssertionError(hands.name)


@pytest.mark.slow
def test_after_the_button_nothing_is_pressed_until_play(data: Path) -> None:
    hands = worn(data)
    assert scene_of(hands).ask is None
    hands.ask(Do.OK)
    asked: list[Ask | None] = []
    while hands.name == "FindMount":
        asked += [] if scene_of(hands).ask in asked[-1:] else [scene_of(hands).ask]
        hands.wait(0.1, draw=hands.clock() % 1 < 0.1)
    assert asked == [Ask.STAND, Ask.FORWARD, Ask.MIDDLE, Ask.RIGHT, Ask.MIDDLE, Ask.NOTHING]
    assert hands.name == "Calibrate"
    wait_until_calibrated(hands)
    calibration = hands.window.stage.here.session.calibration
    assert calibration is not None
    assert calibration.mounted is not None
    assert angle_deg(calibration.mounted.mount.forward, mount_at(40, -20, 130).forward) < 25
    hands.window.close()


@pytest.mark.parametrize(
    "uri", ["sim:adult?rate=100", "sim:adult?as=acc_gyro&mount=+x+y+z", "mouse:"]
)
def test_nobody_else_is_asked(uri: str, data: Path) -> None:
    hands = worn(data, uri)
    assert hands.name != "FindMount"
    hands.window.close()


def test_it_is_fastened_elsewhere_by_hand(data: Path) -> None:
    hands = worn(data)
    hands.ask(Do.LEFT)
    for place in (Place.BOARD, Place.CHEST, Place.HAND, Place.WAIST, Place.BOARD):
        hands.ask(Do.OK)
        assert hands.window.stage.here.session.wearing.place is place
    hands.ask(Do.RIGHT)
    hands.ask(Do.OK)
    assert scene_of(hands).ask is Ask.STAND
    hands.ask(Do.BACK)
    assert scene_of(hands).ask is None, "it has slipped"
    hands.window.close()


def test_who_cannot_show_it_is_helped_and_the_therapist_may_go_on(data: Path) -> None:
    """As if it sat square; that it does not is found out by the first lean."""
    hands = worn(data, "sim:still?as=acc_gyro&rate=100&worn=+y-x+z")
    hands.ask(Do.OK)
    scene = scene_of(hands)
    scene.take(Action(Do.TYPICAL), hands.clock())
    assert hands.name == "FindMount", "not before it was tried"
    hands.wait(PATIENCE_S + 8.0, draw=False)
    assert scene._words()[1] == HELPS[Mismatch.SMALL_FORWARD]
    hands.ask(Do.OK)
    assert hands.name == "Calibrate"
    session = hands.window.stage.here.session
    assert not session.wearing.is_found(0)
    assert session.calibration is None
    hands.window.close()


@pytest.mark.slow
def test_a_sensor_that_sits_otherwise_than_it_was_told_is_shown_anew(data: Path) -> None:
    hands = worn(data, "sim:adult?as=acc_gyro&rate=100&worn=+y-x+z&mount=+x+y+z")
    assert hands.name == "Calibrate"
    hands.wait_for("FindMount", 60.0)
    hands.ask(Do.OK)
    wait_until_calibrated(hands)
    calibration = hands.window.stage.here.session.calibration
    assert calibration is not None
    assert calibration.mounted is not None
    assert angle_deg(calibration.mounted.mount.right, parse_mount("+y-x+z").right) < 25
    hands.window.close()


@pytest.mark.slow
def test_who_wore_it_before_is_not_asked_unless_it_was_put_on_again(data: Path) -> None:
    hands = worn(data)
    hands.ask(Do.OK)
    wait_until_calibrated(hands)
    hands.window.go("home")
    hands.window.stage.doors.part(hands.window.stage, "stopped")
    come(hands)
    assert hands.name == "Calibrate"
    hands.wait(0.2, draw=True)
    hands.ask(Do.OK)
    assert hands.name == "FindMount"
    hands.window.close()


def test_what_is_asked_is_short() -> None:
    for text in (*ASKS.values(), *LINES.values(), *HELPS.values(), *WORN_AT.values()):
        assert len(text.split()) <= 7, text
        assert len(text) <= 40, text
    assert set(WORN_AT) == set(Place)
    assert set(HELPS) == set(Mismatch)
    assert set(ASKS) == set(LINES) == set(Ask)


def test_a_remembered_sensor_that_is_put_on_again_is_shown_while_somebody_stands(
    data: Path,
) -> None:
    hands = worn(data, "sim:adult?as=acc_gyro&rate=100&mount=+x+y+z")
    scene = hands.window.scene
    assert isinstance(scene, Calibrate)
    assert [place.key for place in scene._offers] == ["anew"]
    hands.wait(16.0)
    assert scene._offers == ()
    hands.window.close()


@pytest.mark.slow
def test_an_exercise_that_needs_it_elsewhere_leads_there_and_on_to_play(data: Path) -> None:
    hands = worn(data)
    for do in (Do.LEFT, Do.OK, Do.OK, Do.RIGHT, Do.OK):  # at the chest
        hands.ask(do)
    wait_until_calibrated(hands)
    visit = hands.window.stage.here
    hands.window.go("home")
    visit.level_id = next(one.id for one in all_levels() if one.exercise == "pelvis_painter")
    hands.window.go("card")
    scene = hands.window.scene
    assert isinstance(scene, ExerciseCard)
    assert "at the waist" in scene._needs(EXERCISES["pelvis_painter"].CARD.needs)
    hands.ask(Do.OK)
    assert scene_of(hands)._words()[1] == "At the waist, front or back"
    assert [place.key for place in scene_of(hands)._chooser.places] == ["fastened"]
    hands.ask(Do.OK)
    hands.wait_for("Calibrate", 40.0)
    hands.wait_for("Play", 240.0)
    calibration = visit.session.calibration
    assert calibration is not None
    assert calibration.mounted is not None
    assert calibration.mounted.place is Place.WAIST
    hands.window.close()


def test_an_assessment_that_needs_it_elsewhere_leads_there(data: Path) -> None:
    hands = worn(data)
    visit = hands.window.stage.here
    visit.session.wearing.keep(Mounted(), 0)
    visit.session.keep(visit.session.typical_calibration("test"))
    visit.begun, visit.level_id = True, None
    for name, scene in (("los", "AssessReady"), ("squat", "FindMount")):
        visit.assessment = ASSESSMENTS[name]
        hands.window.go("assess_card")
        hands.ask(Do.OK)
        assert hands.name == scene, name
    assert visit.session.wearing.place is Place.THIGH
    hands.window.close()
