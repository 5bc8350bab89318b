"""A second task is seen beside play, answered with one key or switch, and told to the therapist."""

from __future__ import annotations

import msgspec
import pygame
import pytest

from game.core.event import Answered, Prompted
from game.core.level import Condition
from game.core.patient import Patient
from game.core.second_task import Score
from game.screen.actions import Action, Do
from game.screen.scenes.play import Play
from game.screen.scenes.result import Result
from game.screen.scenes.second_task import BESIDE, Y
from game.screen.scenes.second_task_said import second_task_said
from game.screen.scenes.sign_pictures import SHAPES, sign_picture
from game.screen.window import Window
from game.session.summary import Summary
from game.store.records import BoutRow
from game.text import Words
from tests.report.made_up import bouts_of, visits
from tests.screen.bouts import begin, happened, wait, wait_for

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


def come(window: Window, condition: Condition) -> None:
    """Somebody for whom a therapist has set it stands on the board."""
    patient = Patient(alias="P-TWO", supervision="in_room", conditions={"river_run": condition})
    stage = window.stage
    stage.doors.store.add_patient(patient)
    stage.doors.come(stage, patient.alias)
    session = stage.here.session
    session.keep(session.typical_calibration("of no importance"))


def asked(window: Window, condition: Condition) -> Play:
    """Play until the first sign."""
    come(window, condition)
    scene = begin(window)
    wait_for(window, scene, lambda: bool(happened(scene, Prompted)))
    return scene


@pytest.mark.parametrize(("do", "scanning"), [(Do.ANSWER, False), (Do.OK, False), (Do.OK, True)])
def test_a_key_enter_and_a_switch_answer_a_sign(window: Window, do: Do, scanning: bool) -> None:
    scene = asked(window, Condition(cognitive=2))
    window.stage.scanning = scanning
    window.ask(Action(do))
    wait(window, 0.2)
    assert len(happened(scene, Answered)) == 1
    assert not scene.live.bout.waits_for_hand


def test_a_switch_pauses_where_there_is_nothing_to_answer(window: Window) -> None:
    scene = asked(window, Condition(head=1))
    window.stage.scanning = True
    window.ask(Action(Do.OK))
    wait(window, 0.2)
    assert happened(scene, Answered) == []
    assert scene.live.bout.waits_for_hand


def test_one_switch_pauses_once_the_sign_is_answered(window: Window) -> None:
    scene = asked(window, Condition(cognitive=2))
    window.stage.scanning = True
    window.ask(Action(Do.OK))
    wait(window, 0.6)
    window.ask(Action(Do.OK))
    wait(window, 0.2)
    assert len(happened(scene, Answered)) == 1
    assert scene.live.bout.waits_for_hand


def test_a_sign_is_seen_at_the_left_and_goes_again(window: Window) -> None:
    scene = asked(window, Condition(cognitive=3))
    look = window.stage.look
    box = pygame.Rect(0, 0, 2 * look.px(50), 2 * look.px(50))
    box.center = look.at(BESIDE[0], Y)
    ground = pygame.Color("#2A2040" if look.theme == "child" else "#0F1B25")

    def disc() -> bool:
        surface = pygame.Surface((look.width, look.height)).convert()
        scene.draw(surface, window.stage.clock())
        seen = surface.get_at((box.centerx, box.top + 1))
        return all(abs(seen[n] - ground[n]) < 40 for n in range(3))

    wait(window, 0.5)
    assert disc()
    wait(window, 1.9)
    assert not disc()


def test_no_two_signs_look_alike_without_their_colours(window: Window) -> None:
    grey = set()
    for sign in SHAPES:
        picture = pygame.transform.grayscale(sign_picture(window.stage.look, sign))
        grey.add(pygame.image.tobytes(picture, "RGBA"))
    in_words = {"number", "on", "off"}
    assert len(grey) == len(SHAPES) - len(in_words) + 1


def row(**more: object) -> BoutRow:
    (visit,) = visits(("2026-10-21",))
    return msgspec.structs.replace(bouts_of(visit, 0)[1], **more)


def test_the_therapist_reads_how_many_were_right_and_what_it_cost() -> None:
    words = Words.load("en")
    score = Score(hits=9, misses=2, false_alarms=1, passes=3)
    summary = Summary(row(second_task=score), 0, False, 0.08)
    assert second_task_said(summary, words) == "Second task: 12 of 15 as asked, cost 8 %"
    assert second_task_said(Summary(row(), 0, False), words) == ""
    assert second_task_said(Summary(row(), 0, False, 0.1), words) == "Second task: cost 10 %"


def test_a_bout_with_signs_goes_on_to_its_result(window: Window) -> None:
    scene = asked(window, Condition(cognitive=2))
    window.ask(Action(Do.ANSWER))
    wait(window, 0.2)
    window.stage.panel_open = True
    window.ask(Action(Do.SKIP))
    wait(window, 2.5)
    assert isinstance(window.scene, Result)
    assert window.stage.here.summary is not None
    assert window.stage.here.summary.second_task.asked == len(happened(scene, Prompted))
    window.scene.draw(pygame.Surface((480, 270)).convert(), window.stage.clock())
