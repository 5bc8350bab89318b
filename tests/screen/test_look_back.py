"""Who is not shown how an attempt went may ask, from any place, and play goes on."""

from __future__ import annotations

import msgspec
import pygame
import pytest

from game.core.event import LookedBack
from game.core.fading import Fading
from game.exercises import EXERCISES
from game.screen.actions import Action, Do
from game.screen.scenes.look_back import OFFER, SHOWN_S, TRACED
from game.screen.scenes.play import Play
from game.screen.window import Window
from tests.screen.bouts import begin, happened, wait, wait_for

pytestmark = pytest.mark.usefixtures("no_loudspeaker")
HIDDEN = Fading(shown=(0.5,), instead="none")


@pytest.fixture
def scene(window: Window) -> Play:
    """An attempt that was hidden is over."""
    session = window.stage.here.session
    session.plan = msgspec.structs.replace(session.plan, feedback=HIDDEN)
    scene = begin(window)
    wait_for(window, scene, lambda: scene.live.bout.can_look_back)
    return scene


def picture(window: Window, scene: Play) -> bytes:
    """Of where the card stands."""
    surface = pygame.Surface((window.stage.look.width, window.stage.look.height)).convert()
    scene._back.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("do", [Do.SHOW, Do.ANSWER, Do.OK])
def test_a_key_enter_and_the_pad_show_it_and_play_goes_on(
    window: Window, scene: Play, do: Do
) -> None:
    offered = picture(window, scene)
    window.ask(Action(do))
    wait(window, 0.3)
    assert len(happened(scene, LookedBack)) == 1
    assert not scene.live.bout.waits_for_hand
    assert picture(window, scene) != offered
    wait(window, SHOWN_S + 0.5)
    assert scene._back._shown_for_s is None


def test_the_sign_can_be_pressed(window: Window, scene: Play) -> None:
    x, y = window.stage.look.at(OFFER.x, OFFER.y)
    window.ask(Action(Do.CLICK, x, y))
    wait(window, 0.2)
    assert len(happened(scene, LookedBack)) == 1


def test_one_switch_finds_it_on_the_card_of_the_pause(window: Window, scene: Play) -> None:
    window.stage.scanning = True
    window.ask(Action(Do.OK))
    wait(window, 0.3)
    assert scene.live.bout.waits_for_hand
    for _ in range(80):
        if scene._pause.chooser.focus == "show":
            break
        wait(window, 0.1)
    window.ask(Action(Do.OK))
    wait(window, 0.3)
    assert len(happened(scene, LookedBack)) == 1
    assert scene.live.bout.waits_for_hand
    assert scene._back._shown_for_s is not None


def test_it_is_shown_once_and_then_no_more_is_offered(window: Window, scene: Play) -> None:
    for _ in range(2):
        window.ask(Action(Do.SHOW))
        wait(window, 0.2)
    assert len(happened(scene, LookedBack)) == 1
    assert "show" not in {place.key for place in scene._pause.chooser.places}


def test_where_everything_is_shown_there_is_nothing_to_ask_for(window: Window) -> None:
    scene = begin(window)
    wait_for(window, scene, lambda: scene.live.bout.state.attempts > 0)
    window.ask(Action(Do.SHOW))
    wait(window, 0.2)
    assert happened(scene, LookedBack) == []
    blank = pygame.Surface((window.stage.look.width, window.stage.look.height)).convert()
    assert picture(window, scene) == pygame.image.tobytes(blank, "RGB")


def test_only_exercises_that_there_are_have_a_trace() -> None:
    assert set(TRACED) <= set(EXERCISES)
