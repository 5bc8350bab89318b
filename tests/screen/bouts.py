"""A bout in a window, led by a program."""

from __future__ import annotations

import os
from collections.abc import Callable

import pygame

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.bout import Phase
from game.core.command import LockDial, OfferPause
from game.core.event import Event
from game.screen.actions import Action, Do
from game.screen.scenes.play import Play
from game.screen.window import Window

LEVEL = "river_run/03-willow-bow"
MOST_S = 90


def wait(window: Window, length_s: float) -> None:
    """Let time pass, undrawn; what the window hears of being shown must not change that."""
    until = window.stage.clock() + length_s
    while window.stage.clock() < until:
        window.hidden = True
        window.frame()


def begin(window: Window) -> Play:
    window.stage.here.level_id = LEVEL
    window.go("play")
    assert isinstance(window.scene, Play)
    window.scene.live.ask(LockDial(False))  # so that the player may have it easier
    wait(window, 6.0)
    assert window.scene.live.bout.phase is Phase.PLAYING
    return window.scene


def offered(window: Window) -> Play:
    """The card, without the failures; how it comes by them, test_breaks tells."""
    scene = begin(window)
    scene.live.ask(OfferPause(3))
    wait(window, 0.2)
    assert scene._break.open
    return scene


def wait_for(window: Window, scene: Play, what: Callable[[], bool]) -> None:
    for _ in range(MOST_S * 10):
        if what():
            break
        wait(window, 0.1)
    assert what()


def happened(scene: Play, kind: type[Event]) -> list[Event]:
    return [event for event in scene.live.events if isinstance(event, kind)]


def ask(window: Window, *wishes: Do) -> None:
    for do in wishes:
        window.ask(Action(do))
        wait(window, 0.1)


def press(window: Window, key: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=""))
    wait(window, 0.1)
