"""What pauses play in the window, who lifts a pause, and what becomes of a visit left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.bout import Phase
from game.core.event import Reason
from game.screen.actions import Do
from game.screen.scenes.pausing import SAYS
from game.screen.window import LOCK_S
from tests.screen.hands import Hands, play

MINIMISED, HIDDEN = pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN
RESTORED, SHOWN = pygame.WINDOWRESTORED, pygame.WINDOWSHOWN

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.fixture
def hands(data: Path) -> Iterator[Hands]:
    hands = Hands(data, level="river_run/01-morning-water")
    yield hands
    hands.window.close()


def test_stepping_off_pauses_and_says_why_and_stepping_on_goes_on(hands: Hands) -> None:
    scene = play(hands)
    hands.window.stage.doors.step(on=False)
    hands.wait(0.5, draw=True)
    assert scene.live.bout.reason is Reason.STEPPED_OFF
    hands.window.stage.doors.step(on=True)
    hands.wait(1.5)
    assert scene.live.bout.phase is Phase.WAITING
    hands.wait(4.5, draw=False)
    assert scene.live.bout.phase is Phase.PLAYING


@pytest.mark.parametrize("code", [pygame.K_ESCAPE, pygame.K_SPACE])
def test_a_key_pauses_and_enter_goes_on(hands: Hands, code: int) -> None:
    scene = play(hands)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=" "))
    hands.wait(0.1, draw=True)
    assert scene.live.bout.reason is Reason.BY_HAND
    hands.wait(0.5)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode=""))
    hands.wait(7.0)
    assert scene.live.bout.phase is Phase.PLAYING


def test_minimising_the_window_pauses_and_draws_nothing(hands: Hands) -> None:
    scene = play(hands)
    frames = len(scene.live.ages_s)
    pygame.event.post(pygame.event.Event(pygame.WINDOWMINIMIZED))
    for _ in range(10):
        hands.window.frame()
    assert scene.live.bout.reason is Reason.BY_HAND
    assert len(scene.live.ages_s) == frames


def post(hands: Hands, *kinds: int) -> None:
    """What the desktop tells, in one frame; then half a second goes by."""
    for kind in kinds:
        pygame.event.post(pygame.event.Event(kind))
    for _ in range(10):
        hands.window.frame()


@pytest.mark.parametrize("paused_before", [True, False])
def test_only_a_hand_lifts_a_pause_however_often_the_window_goes(
    hands: Hands, paused_before: bool
) -> None:
    scene = play(hands)
    if paused_before:
        hands.ask(Do.PAUSE)
    for kinds in ((MINIMISED, HIDDEN), (HIDDEN,), (RESTORED, SHOWN), (MINIMISED,), (RESTORED,)):
        post(hands, *kinds)
        assert scene.live.bout.waits_for_hand
    hands.wait(20.0)
    assert scene.live.bout.waits_for_hand
    hands.ask(Do.PAUSE)
    hands.wait(7.0)
    assert scene.live.bout.phase is Phase.PLAYING


def test_a_window_that_goes_while_a_note_is_written_keeps_the_note(hands: Hands) -> None:
    scene = play(hands)
    hands.ask(Do.NOTE)
    post(hands, MINIMISED, RESTORED)
    assert scene.typing
    assert scene.live.bout.waits_for_hand


@pytest.mark.slow
def test_a_visit_that_is_left_behind_a_minimised_window_is_closed(data: Path) -> None:
    seldom = "sim:adult?as=load4&rate=20"  # half an hour of samples
    hands = Hands(data, level="river_run/01-morning-water", device=seldom)
    play(hands)
    store, session = hands.window.stage.doors.store, hands.window.stage.here.session
    post(hands, MINIMISED)
    hands.wait(LOCK_S + 1)
    assert hands.name == "Home"
    assert [row.ended for row in store.bouts(session.patient.alias)] == ["stopped"]
    assert store.session(session.id).stop_reason == "stopped"
    hands.window.close()


def test_the_other_button_of_the_mouse_pauses_and_lifts_no_pause(hands: Hands) -> None:
    scene = play(hands)
    right = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(3, 4))
    for _ in range(2):
        pygame.event.post(right)
        hands.wait(0.7)
        assert scene.live.bout.waits_for_hand
    escape = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, unicode="")
    pygame.event.post(escape)
    hands.wait(0.7)
    assert not scene.live.bout.waits_for_hand


def test_every_reason_to_stand_still_has_words() -> None:
    assert set(SAYS) == set(Reason)


def test_a_visit_that_nobody_touches_is_closed(hands: Hands) -> None:
    assert hands.name == "SetUp"
    hands.clock.now_s += 601
    hands.wait(0.2)
    assert hands.name == "Home"
    assert hands.window.stage.visit is None
