"""Hands to wishes: keys, mouse, gamepad and one switch."""

from __future__ import annotations

from typing import Any

import pygame
import pytest

from game.core.control import Control
from game.screen.actions import Action, Do, Reader
from game.screen.look import Look
from game.screen.scenes.choosing import Chooser, Leaning, Place
from input_devices.devices import parse
from input_devices.gamepad import Gamepad


def key(code: int, letter: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, unicode=letter)


@pytest.mark.parametrize(
    ("event", "do"),
    [
        (key(pygame.K_RETURN), Do.OK),
        (key(pygame.K_LEFT), Do.LEFT),
        (key(pygame.K_PLUS, "+"), Do.DIAL_UP),
        (key(pygame.K_TAB), Do.OVERLAY),
        (pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(3, 4)), Do.CLICK),
        (pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(3, 4)), Do.BACK),
        (pygame.event.Event(pygame.JOYBUTTONDOWN, button=0), Do.OK),
        (pygame.event.Event(pygame.JOYHATMOTION, value=(-1, 0)), Do.LEFT),
        (pygame.event.Event(pygame.JOYAXISMOTION, axis=0, value=0.9), Do.RIGHT),
        (pygame.event.Event(pygame.QUIT), Do.QUIT),
    ],
)
def test_every_kind_of_hand_is_understood(event: pygame.event.Event, do: Do) -> None:
    action = Reader().read(event, 10.0)
    assert action is not None
    assert action.do is do


@pytest.mark.parametrize("code", [pygame.K_ESCAPE, pygame.K_SPACE])
def test_escape_and_space_always_pause_in_play(code: int) -> None:
    reader = Reader()
    for now_s in (10.0, 10.01, 10.02):
        action = reader.read(key(code, " "), now_s, playing=True)
        assert action is not None
        assert action.do is Do.PAUSE


def test_the_other_button_of_the_mouse_pauses_play() -> None:
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(3, 4))
    action = Reader().read(event, 10.0, playing=True)
    assert action is not None
    assert action.do is Do.PAUSE


def test_a_trembling_hand_chooses_once() -> None:
    reader = Reader()
    taken = [reader.read(key(pygame.K_RETURN), now_s) for now_s in (1.0, 1.1, 1.45, 1.6)]
    assert [action is not None for action in taken] == [True, False, False, True]


def test_a_trembling_hand_pauses_and_lifts_nothing() -> None:
    reader = Reader()
    first = reader.read(key(pygame.K_SPACE, " "), 10.0, playing=True)
    assert first == Action(Do.PAUSE)
    second = [reader.read(key(pygame.K_SPACE, " "), now_s) for now_s in (10.1, 10.4, 10.6)]
    assert second == [None, None, Action(Do.OK)]


@pytest.mark.parametrize("code", [pygame.K_TAB, pygame.K_F1, pygame.K_F3, pygame.K_a])
def test_what_a_second_press_would_take_back_or_say_twice_is_taken_once(code: int) -> None:
    reader = Reader()
    assert reader.read(key(code), 10.0) is not None
    assert reader.read(key(code), 10.2) is None


def test_the_focus_and_the_dial_take_every_press() -> None:
    reader = Reader()
    for n, code in enumerate((pygame.K_LEFT, pygame.K_LEFT, pygame.K_PLUS, pygame.K_PLUS)):
        assert reader.read(key(code), 10.0 + n / 10) is not None


def test_a_stick_gives_one_step_until_it_is_let_go() -> None:
    reader = Reader()
    values = [0.4, 0.7, 0.9, 0.65, 0.1, 0.8, -0.8]
    moves = [
        reader.read(pygame.event.Event(pygame.JOYAXISMOTION, axis=0, value=value), 5.0)
        for value in values
    ]
    named = [action.do if action else None for action in moves]
    assert named == [None, Do.RIGHT, None, None, None, Do.RIGHT, Do.LEFT]


def test_letters_are_letters_while_somebody_types() -> None:
    action = Reader().read(key(pygame.K_e, "e"), 1.0, typing=True)
    assert action == Action(Do.TYPE, text="e")


@pytest.fixture
def look() -> Look:
    """A look of 960 x 540 without pictures: choosing needs sizes only."""
    nothing: Any = None
    return Look(960, 540, "child", nothing, nothing, nothing, nothing)


PLACES = [
    Place("a", 200, 200, 100, 100),
    Place("b", 600, 220, 100, 100),
    Place("c", 210, 700, 9, 9),
]


def test_arrows_go_to_the_nearest_thing_that_way(look: Look) -> None:
    chooser = Chooser(PLACES)
    for do, focus in ((Do.RIGHT, "b"), (Do.RIGHT, "b"), (Do.LEFT, "a"), (Do.DOWN, "c")):
        chooser.take(Action(do), look)
        assert chooser.focus == focus


def test_one_switch_reaches_everything() -> None:
    chooser = Chooser(PLACES)
    seen = []
    for tick in range(40):
        chooser.scan(tick * 0.25, 1.5)
        seen.append(chooser.focus)
    assert set(seen) == {"a", "b", "c"}
    assert seen.count("b") in (6, 12)


def test_a_lean_chooses_only_after_the_middle_and_two_seconds() -> None:
    leaning = Leaning()
    right, middle = Control(0.8, 0.0), Control(0.0, 0.0)
    assert not any(leaning.feel(right, i / 60, 2.0) for i in range(300))
    for i in range(300, 360):
        leaning.feel(middle, i / 60, 2.0)
    chosen = [leaning.feel(right, i / 60, 2.0) for i in range(360, 600)]
    assert chosen.index("right") in range(115, 125)


def test_a_lean_that_ends_drains_the_ring() -> None:
    leaning = Leaning()
    for i in range(60):
        leaning.feel(Control(0.0, 0.0), i / 60, 2.0)
    for i in range(60, 120):
        leaning.feel(Control(-0.9, 0.0), i / 60, 2.0)
    held = leaning.left
    for i in range(120, 180):
        leaning.feel(Control(0.0, 0.0), i / 60, 2.0)
    assert 0.4 < held < 0.6
    assert leaning.left == pytest.approx(0.0, abs=0.02)


def test_the_mouse_chooses_what_is_under_it(look: Look) -> None:
    chooser = Chooser(PLACES)
    assert chooser.take(Action(Do.POINT, 300, 110), look) is None
    assert chooser.focus == "b"
    assert chooser.take(Action(Do.CLICK, 300, 110), look) == "b"
    assert chooser.take(Action(Do.CLICK, 900, 500), look) is None


class Stick:
    """A gamepad with two axes."""

    def get_instance_id(self) -> int:
        return 7

    def get_name(self) -> str:
        return "Gamepad"

    def get_guid(self) -> str:
        return "03"

    def get_numaxes(self) -> int:
        return 2

    def get_axis(self, axis: int, /) -> float:
        return 0.0


def test_a_pad_that_plays_still_chooses_and_pauses() -> None:
    device, reader = Gamepad(parse("gamepad:"), list_pads_now=lambda: [Stick()]), Reader()
    device.open()
    push = pygame.event.Event(pygame.JOYAXISMOTION, instance_id=7, axis=0, value=1.0)
    press = pygame.event.Event(pygame.JOYBUTTONDOWN, instance_id=7, button=0)
    device.pump([push, press], 1.0, (800, 600))
    assert [sample.values for sample in device.read()] == [(1.0, 0.0)]
    assert reader.read(push, 1.0) == Action(Do.RIGHT)
    assert reader.read(press, 1.0) == Action(Do.OK)
    assert reader.read(press, 2.0, playing=True) == Action(Do.PAUSE)
