"""Where the plan has it, preparation comes before the board, and what was done is noted."""

from __future__ import annotations

import msgspec
import pygame
import pytest

from game.core.preparation import Item
from game.screen.actions import Do
from game.screen.scenes.prepare import Prepare
from game.screen.scenes.set_up import SetUp
from game.screen.window import Window
from tests.screen.bouts import ask, wait

pytestmark = pytest.mark.usefixtures("no_loudspeaker")

LIST = (Item("massage", "calves", 30), Item("warm_up", "hips", 30))


def confirmed(window: Window, *items: Item) -> None:
    session = window.stage.here.session
    session.plan = msgspec.structs.replace(session.plan, preparation=items)
    window.go("confirm")
    ask(window, Do.OK)
    wait(window, 0.6)


def test_without_it_the_way_leads_to_the_board(window: Window) -> None:
    confirmed(window)
    assert isinstance(window.scene, SetUp)


def test_what_was_done_and_what_was_skipped_is_noted(window: Window) -> None:
    confirmed(window, *LIST)
    scene = window.scene
    assert isinstance(scene, Prepare)
    ask(window, Do.OK)
    wait(window, 30.5)
    window.scene.draw(pygame.Surface((640, 360)).convert(), window.stage.clock())
    ask(window, Do.SKIP)
    wait(window, 0.6)
    ask(window, Do.OK)
    assert isinstance(window.scene, SetUp)
    session = window.stage.here.session
    (note,) = session.store.session(session.id).notes
    assert note.text == "Preparation. Gentle massage: calves, 30 s; Warming up: hips, skipped"
