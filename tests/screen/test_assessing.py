"""An assessment in the window, by keys: the therapist's card, trials and rests, and plain numbers
at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.bout import Phase
from game.core.event import Began
from game.core.patient import Patient
from game.exercises.assessments import ASSESSMENTS
from game.report.assessed import assessed_of, shown
from game.screen.actions import Do
from game.screen.scenes.assess_card import BOTTOM, AssessCard
from game.screen.scenes.assess_end import AssessEnd
from game.screen.scenes.assess_list import AssessList
from game.screen.scenes.assess_ready import AssessReady
from game.screen.scenes.assess_trial import AssessTrial
from game.screen.sound import Sound
from game.session.assessing import Assessing
from game.store.records import MeasureRow
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")

NAME = "weight_symmetry"
"""The shortest trials."""
BEGUN_S = 8.0


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = Hands(data, assess=NAME)
    yield hands
    hands.window.close()


def ready(hands: Hands) -> Assessing:
    """Before the first trial, with a typical person's reach and somebody within reach."""
    visit = hands.window.stage.here
    visit.session.keep(visit.session.typical_calibration("test"))
    hands.ask(Do.OK)
    assert hands.name == "AssessReady"
    assert visit.assessing is not None
    return visit.assessing


def start(hands: Hands) -> AssessTrial:
    """Into the next trial, after its rest."""
    hands.wait(31.0)
    hands.ask(Do.OK)
    hands.wait(BEGUN_S)
    scene = hands.window.scene
    assert isinstance(scene, AssessTrial)
    assert scene.live.bout.phase is Phase.PLAYING
    return scene


def press(hands: Hands, code: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=" "))
    hands.wait(0.2, draw=True)


def test_the_way_goes_by_the_card_the_safe_place_the_check_in_and_the_calibration(
    hands: Hands,
) -> None:
    assert hands.name == "AssessCard"
    hands.ask(Do.OK)
    assert hands.name == "SetUp"
    hands.ask(Do.OK)
    assert hands.name == "CheckIn"
    hands.answer()
    assert hands.name == "Calibrate"
    hands.wait_for("AssessReady", 120)
    session = hands.window.stage.here.session.id
    notes = hands.window.stage.doors.store.session(session).notes
    assert any("within reach" in note.text for note in notes)


@pytest.mark.slow
def test_all_trials_by_keys_give_numbers_that_are_read_from_the_store(hands: Hands) -> None:
    assessing = ready(hands)
    trials = ASSESSMENTS[NAME].parts[0].trials
    for _ in range(trials):
        start(hands)
        hands.wait(10.0)
    hands.wait(1.0, draw=True)
    scene = hands.window.scene
    assert isinstance(scene, AssessEnd)
    assert [one.completed for one in assessing.done] == [True] * trials
    visit = hands.window.stage.here
    stored = [row for row in visit.session.store.measures("guest") if row.bout is None]
    assert stored
    assert 2 <= len(scene._rows) <= len(stored)
    assert any(number.endswith(" kg") for _, number in scene._rows)
    hands.ask(Do.OK)
    assert hands.name == "CheckOut"


@pytest.mark.slow
def test_no_trial_starts_before_the_rest_is_over(hands: Hands) -> None:
    assessing = ready(hands)
    start(hands)
    hands.wait_for("AssessReady", 20)
    hands.ask(Do.OK)
    assert hands.name == "AssessReady"
    assert assessing.rest_left_s(hands.clock()) > 20
    hands.wait(30.0)
    hands.ask(Do.OK)
    assert hands.name == "AssessTrial"


@pytest.mark.parametrize("code", [pygame.K_ESCAPE, pygame.K_SPACE])
def test_a_key_ends_the_trial_at_once_and_asks_what_was_seen(hands: Hands, code: int) -> None:
    assessing = ready(hands)
    scene = start(hands)
    press(hands, code)
    assert not scene.playing
    assert scene.live.bout.phase is Phase.WAITING
    for do in (Do.UP, Do.UP, Do.UP, Do.OK):
        hands.ask(do)
    hands.wait_for("AssessReady", 5)
    assert assessing.done[0].reason == "hand_support"
    assert not assessing.done[0].completed
    hands.wait(0.2, draw=True)


def test_a_key_pressed_twice_accuses_nobody(hands: Hands) -> None:
    assessing = ready(hands)
    start(hands)
    press(hands, pygame.K_SPACE)
    press(hands, pygame.K_SPACE)
    assert assessing.done == []  # a hand that trembles has not said why
    hands.wait(0.5)
    press(hands, pygame.K_SPACE)
    hands.wait_for("AssessReady", 5)
    assert assessing.done[0].reason == "asked"


def test_a_trial_that_has_not_begun_is_left_without_a_question(hands: Hands) -> None:
    assessing = ready(hands)
    hands.ask(Do.OK)
    press(hands, pygame.K_ESCAPE)
    hands.wait_for("AssessReady", 1)
    assert assessing.done == []
    assert assessing.rest_left_s(hands.clock()) == 0


@pytest.mark.slow
def test_stepping_off_three_times_is_not_possible_today_and_is_said_so(hands: Hands) -> None:
    assessing = ready(hands)
    doors = hands.window.stage.doors
    for _ in range(3):
        start(hands)
        doors.step(on=False)
        hands.wait(3.0, draw=True)
        doors.step(on=True)
    hands.wait_for("AssessEnd", 5)
    scene = hands.window.scene
    assert isinstance(scene, AssessEnd)
    assert [one.reason for one in assessing.done] == ["stepped_off"] * 3
    assert scene._rows[0][1] == "not possible today"


def test_what_the_screen_says_of_a_stopped_trial_blames_nobody(hands: Hands) -> None:
    ready(hands)
    start(hands)
    hands.window.stage.doors.step(on=False)
    hands.wait_for("AssessReady", 5)
    scene = hands.window.scene
    assert isinstance(scene, AssessReady)
    (line,) = scene._before()
    assert line == "The trial before was ended. Stepped off the board."
    hands.wait(0.1, draw=True)


def test_ending_early_keeps_what_was_done(hands: Hands) -> None:
    ready(hands)
    start(hands)
    hands.wait_for("AssessReady", 20)
    hands.ask(Do.STOP)
    assert hands.name == "AssessEnd"
    store = hands.window.stage.doors.store
    assert any(row.bout is None and row.value is not None for row in store.measures("guest"))


@pytest.mark.slow
def test_a_window_that_closes_in_a_trial_keeps_the_trials_before(data: Path) -> None:
    hands = Hands(data, assess=NAME)
    ready(hands)
    start(hands)
    hands.wait_for("AssessReady", 20)
    start(hands)
    hands.window.close()
    from game.session.opening import open_store

    with open_store(data) as store:
        assert [row.ended for row in store.bouts("guest")] == ["done", "stopped"]
        assert any(row.bout is None and row.value is not None for row in store.measures("guest"))


def test_the_list_is_reached_from_the_card_of_a_person_by_keys(data: Path) -> None:
    hands = Hands(data)
    hands.window.stage.doors.come(hands.window.stage, "guest")
    hands.window.go("confirm")
    hands.ask(Do.UP)
    hands.ask(Do.OK)
    scene = hands.window.scene
    assert isinstance(scene, AssessList)
    hands.ask(Do.DOWN)
    hands.ask(Do.OK)
    assert hands.name == "AssessCard"
    assert hands.window.stage.here.assessment is list(ASSESSMENTS.values())[1]
    hands.ask(Do.BACK)
    assert hands.name == "AssessList"
    hands.window.close()


def test_what_the_mouse_cannot_measure_is_listed_with_the_reason_and_cannot_be_begun(
    data: Path,
) -> None:
    hands = Hands(data, device="mouse:", assess=NAME)
    hands.ask(Do.OK)
    assert hands.name == "AssessList"
    scene = hands.window.scene
    assert isinstance(scene, AssessList)
    assert set(scene._why) == set(ASSESSMENTS)
    hands.window.close()


def test_less_supervision_than_prescribed_cannot_be_begun(data: Path) -> None:
    hands = Hands(data)
    stage = hands.window.stage
    stage.doors.store.add_patient(Patient(alias="otter7", supervision="independent"))
    stage.doors.come(stage, "otter7")
    stage.here.assessment = ASSESSMENTS["mctsib"]
    hands.window.go("assess_card")
    hands.ask(Do.OK)
    assert hands.name == "AssessList"
    hands.window.close()


def test_every_trial_begins_and_ends_with_a_tone(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(Sound, "play", lambda _, name: heard.append(name))
    ready(hands)
    scene = start(hands)
    assert heard[:3] == ["count"] * 3
    assert heard[3] == "resume"
    assert any(isinstance(event, Began) for event in scene.live.events)
    hands.wait_for("AssessReady", 20)
    assert heard[-1] == "chime"


def test_the_panel_of_sway_is_named_in_words_and_shown_by_its_headlines() -> None:
    def row(key: str, unit: str) -> MeasureRow:
        return MeasureRow(
            session="s", bout=None, started_utc="2026-01-05T10:00:00Z", key=key, value=1.0,
            unit=unit, filter="lowpass_5hz", version="measures/1",
        )  # fmt: skip

    rows = [row("quiet_stance.msd_ml_0.01s", "1"), row("quiet_stance.mvelo", "mm/s")]
    (found,) = assessed_of([], rows)
    assert [(one.part, one.name) for one in found.numbers] == [
        ("", "msd_ml_0.01s"),
        ("", "mvelo"),
    ]
    assert [one.name for one in found.numbers if shown(one)] == ["mvelo"]


def test_the_card_of_every_assessment_fits_its_sheets(hands: Hands) -> None:
    stage = hands.window.stage
    for name, assessment in ASSESSMENTS.items():
        stage.here.assessment = assessment
        card = AssessCard(stage)
        assert card._sheets(pygame.Surface((1, 1)), card._size) <= BOTTOM, name
