"""Every scene is left by every kind of hand: mouse, keys, gamepad and one switch; where there are
two to choose from, by leaning too. A new scene is tested by itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.control import Control
from game.core.patient import Patient
from game.screen.actions import Action, Do
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH
from game.screen.scene import Name
from game.screen.scenes.choosing import ARM_S, Chooser
from game.screen.scenes.studio import Clock
from game.screen.window import Options, Window
from tests.screen.test_scenes import enter

SIZE = (480, 270)
DEVICE = "sim:adult?as=load4&rate=60"
MIKA = Patient(alias="Mika", theme="child")
BY_THE_BODY: dict[str, str] = {
    "calibrate": "the body is what it asks for; the therapist's key takes a typical reach",
    "mounting": "a hand says that the sensor holds, and the body shows how it sits",
}
"""Scenes that no hand of the player leads on, and why."""
LEANT: tuple[Name, ...] = ("map", "island", "result")
"""Scenes in which two large things are chosen by leaning."""
TREMBLING_S = 0.6
"""Between two presses that are both meant."""


@pytest.fixture(scope="module")
def window(new_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    data = shutil.copytree(new_folder, tmp_path_factory.mktemp("hands") / "data")
    clock = Clock()
    options = Options(folder=data, device=DEVICE, size=SIZE, seed=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_AUDIODRIVER", "none")
        window = Window(options, clock=clock, sleep=clock.sleep)
        window.load()
    window.stage.doors.store.add_patient(MIKA)
    yield window
    window.close()


def come_to(window: Window, name: Name) -> None:
    """The scene, whatever hands have done before: other settings, another device."""
    doors = window.stage.doors
    window.go("home")
    if window.stage.visit is not None:
        doors.part(window.stage, "stopped")
    doors.store.change_patient(MIKA)
    if doors.device.info.uri != DEVICE:
        assert doors.take(DEVICE)
    enter(window, name)
    window.hidden = False
    window.frame()


class Hand:
    """Somebody with one way to say what they want, in one scene."""

    def __init__(self, window: Window, name: Name) -> None:
        self.window, self.scene, self.open = window, window.scene, True
        self.name = name

    @property
    def gone(self) -> bool:
        return not self.open or self.window.scene is not self.scene

    def wait(self, length_s: float) -> None:
        clock = self.window.stage.clock
        until_s = clock() + length_s
        while self.open and clock() < until_s:
            self.window.hidden = True
            self.open = self.window.frame()

    def look(self) -> None:
        """What came last is seen."""
        if not self.gone:
            self.window.hidden = False
            self.open = self.window.frame()

    def do(self, kind: int, wait_s: float = TREMBLING_S, **values: object) -> None:
        if not self.gone:
            pygame.event.post(pygame.event.Event(kind, **values))
            self.wait(wait_s)

    def key(self, code: int) -> None:
        self.do(pygame.KEYDOWN, key=code, unicode="")


def by_keys(hand: Hand) -> None:
    """Another thing, and Enter; then the same after Escape, which may have brought a card."""
    arrows = (pygame.K_RIGHT, pygame.K_DOWN, pygame.K_LEFT, pygame.K_UP)
    for before in (None, None, pygame.K_ESCAPE):
        for arrow in arrows:
            for code in (before, arrow, pygame.K_RETURN, pygame.K_RETURN):
                if code is not None:
                    hand.key(code)


def by_pad(hand: Hand) -> None:
    """The same with a cross and two buttons."""
    for before in (None, None, 1):
        for way in ((1, 0), (0, -1), (-1, 0), (0, 1)):
            if before is not None:
                hand.do(pygame.JOYBUTTONDOWN, button=before)
            hand.do(pygame.JOYHATMOTION, value=way)
            hand.do(pygame.JOYHATMOTION, value=(0, 0), wait_s=0.1)
            hand.do(pygame.JOYBUTTONDOWN, button=0)
            hand.do(pygame.JOYBUTTONDOWN, button=0)


def by_mouse(hand: Hand) -> None:
    """A click on everything, from the foot up and then as one reads, once for every question; who
    plays is stopped with the other button first, and who finds nothing goes back with it."""
    look = hand.window.stage.look
    other = {"button": 3, "pos": look.at(960, 540)}
    if hand.window.scene.playing:
        hand.do(pygame.MOUSEBUTTONDOWN, **other)
    rows = list(range(60, DESIGN_HEIGHT, 72))
    for heights in (rows[::-1], rows, rows, rows):
        for y in heights:
            for x in range(60, DESIGN_WIDTH, 120):
                hand.do(pygame.MOUSEBUTTONDOWN, button=1, pos=look.at(x, y))
            hand.look()
    hand.do(pygame.MOUSEBUTTONDOWN, **other)


def by_switch(hand: Hand) -> None:
    """One key, whenever something is offered."""
    hand.window.stage.scanning = True
    every_s = hand.window.stage.scan_s
    assert every_s is not None
    for n in range(40):
        hand.do(pygame.KEYDOWN, wait_s=every_s * (1 + n % 3) - 0.2, key=pygame.K_RETURN, unicode="")


WAYS: dict[str, Callable[[Hand], None]] = {
    "keys": by_keys,
    "pad": by_pad,
    "mouse": by_mouse,
    "switch": by_switch,
}


@pytest.mark.few(8)
@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("name", [name for name in get_args(Name) if name not in BY_THE_BODY])
def test_every_scene_is_left_by_every_kind_of_hand(window: Window, name: Name, way: str) -> None:
    come_to(window, name)
    hand = Hand(window, name)
    try:
        hand.wait(1.0)
        WAYS[way](hand)
        assert hand.gone, f"{name}: nothing that a hand with {way} does leads on"
    finally:
        window.stage.scanning = False


def chooser_of(window: Window) -> Chooser | None:
    found = getattr(window.scene, "_chooser", None)
    return found if isinstance(found, Chooser) else None


@pytest.mark.parametrize("name", get_args(Name))
def test_arrows_and_one_switch_come_to_everything_there_is_to_choose(
    window: Window, name: Name
) -> None:
    come_to(window, name)
    chooser = chooser_of(window)
    if chooser is None or not chooser.places:
        pytest.skip("nothing to choose here")
    keys = [place.key for place in chooser.places]
    assert set(keys) == _by_arrows(window, chooser)
    scanned = {chooser.focus}
    now_s = window.stage.clock()
    for n in range(2 * len(keys) + 2):
        chooser.scan(now_s + n, 1.0)
        scanned.add(chooser.focus)
    assert set(keys) == scanned


def _by_arrows(window: Window, chooser: Chooser) -> set[str]:
    """What the focus comes to from where it is, by arrows alone."""
    found, waiting = set[str](), [chooser.focus]
    while waiting:
        here = waiting.pop()
        if here is None or here in found:
            continue
        found.add(here)
        for do in (Do.LEFT, Do.RIGHT, Do.UP, Do.DOWN):
            chooser.point_at(here)
            chooser.take(Action(do), window.stage.look)
            waiting.append(chooser.focus)
    return found


@pytest.mark.parametrize("side", [-1.0, 1.0])
@pytest.mark.parametrize("name", LEANT)
def test_two_choices_are_made_by_leaning(window: Window, name: Name, side: float) -> None:
    come_to(window, name)
    chooser = chooser_of(window)
    keys = {place.key for place in chooser.places} if chooser else set()
    if name == "island" and side > 0 and "right" not in keys:
        pytest.skip("only one level stands on this island for somebody new")
    hand, lean = Hand(window, name), {"x": 0.0}
    window.stage.here.lean = lambda: Control(lean["x"], 0.0)  # type: ignore[method-assign]
    try:
        hand.wait(ARM_S + 0.5)
        assert not hand.gone
        lean["x"] = 0.8 * side
        hand.wait(window.stage.dwell_s - 0.4)
        assert not hand.gone
        hand.wait(3.0)
        assert hand.gone
    finally:
        del window.stage.here.lean  # type: ignore[method-assign]
