"""The therapist's hand on the dial, with a way back."""

from __future__ import annotations

import os

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.command import OfferPause
from game.core.event import (
    DialBounded,
    DialLocked,
    DialMoved,
)
from game.screen.actions import Action, Do
from game.screen.scenes.easing import can_be_easier
from game.screen.scenes.play import Play
from game.screen.window import Window
from tests.screen.bouts import LEVEL, ask, begin, happened, press, wait

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


def test_a_prescribed_lock_holds_against_the_player_until_the_therapist_lifts_it(
    window: Window,
) -> None:
    window.stage.here.level_id = LEVEL
    window.go("play")
    wait(window, 6.0)
    scene = window.scene
    assert isinstance(scene, Play)
    assert scene.live.bout.dial_locked
    assert scene._notice.lines == ()  # the panel says so; a player needs no word of it
    scene.live.ask(OfferPause(3))
    wait(window, 0.2)
    assert [place.key for place in scene._break._chooser.places] == ["shake", "rest"]
    press(window, pygame.K_SPACE)
    ask(window, Do.LOCK)
    assert not scene.live.bout.dial_locked
    assert can_be_easier(scene.live.bout)


def test_two_changes_in_one_frame_add_up_and_each_is_taken_back_alone(window: Window) -> None:
    scene = begin(window)
    bout = scene.live.bout
    before = bout.state.pending_d
    window.ask(Action(Do.DIAL_UP))
    window.ask(Action(Do.DIAL_UP))
    wait(window, 0.1)
    assert bout.state.pending_d == pytest.approx(before + 0.10)
    ask(window, Do.UNDO)
    assert bout.state.pending_d == pytest.approx(before + 0.05)
    ask(window, Do.UNDO)
    assert bout.state.pending_d == pytest.approx(before)
    window.ask(Action(Do.LOCK))
    window.ask(Action(Do.LOCK))
    wait(window, 0.1)
    assert not bout.dial_locked


def test_a_lock_and_limits_say_that_they_hold_for_this_visit(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.NO_HARDER)
    assert scene._notice.lines[0].endswith("this visit")
    ask(window, Do.LOCK)
    d = round(100 * scene.live.bout.state.pending_d)
    said = scene._notice.lines[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "locked" in said
    assert f"{d} %" in said
    assert said.endswith("this visit")


def test_every_change_of_the_dial_is_told_and_can_be_taken_back(window: Window) -> None:
    scene = begin(window)
    bout = scene.live.bout
    before = (bout.state.pending_d, bout.dial_locked, bout.dial_bounds)
    for do, kind in (
        (Do.DIAL_UP, DialMoved),
        (Do.NO_HARDER, DialBounded),
        (Do.NO_EASIER, DialBounded),
        (Do.DIAL_DOWN, DialMoved),
        (Do.LOCK, DialLocked),
    ):
        count = len(happened(scene, kind))
        scene._notice.say((), 0.0)
        ask(window, do)
        assert len(happened(scene, kind)) > count
        assert scene._notice.lines[-1] == "U: undo"
    assert bout.dial_locked
    assert bout.dial_bounds == (bout.state.d, bout.state.d)
    ask(window, *[Do.UNDO] * 5)
    assert (bout.state.pending_d, bout.dial_locked, bout.dial_bounds) == (
        pytest.approx(before[0]),
        *before[1:],
    )


def test_a_limit_is_lifted_by_its_own_key(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.NO_HARDER, Do.NO_EASIER, Do.NO_HARDER, Do.NO_EASIER)
    assert scene.live.bout.dial_bounds == (0.0, 1.0)


@pytest.mark.slow
def test_the_panel_stays_open_from_bout_to_bout_and_draws(window: Window) -> None:
    scene = begin(window)
    ask(window, Do.OVERLAY, Do.NO_HARDER, Do.LOCK)
    window.hidden = False
    window.frame()
    with_panel = pygame.image.tobytes(window.surface.subsurface((500, 10, 120, 280)), "RGB")
    ask(window, Do.SKIP)
    assert begin(window) is not scene
    assert window.stage.panel_open
    ask(window, Do.OVERLAY)
    window.hidden = False
    window.frame()
    without = pygame.image.tobytes(window.surface.subsurface((500, 10, 120, 280)), "RGB")
    assert with_panel != without
