"""Gamepads that are plugged into the window can be felt, and nothing else of them changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pygame
import pytest

from game.core.control import CENTRE
from game.core.event import Reached
from game.core.haptics import Limiter
from game.session.touching import Touch, touch_of
from tests.screen.hands import Hands

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


class FakePad:
    """A joystick that is not there, and keeps what it is told."""

    def __init__(self, index: int) -> None:
        self.told: list[tuple[Any, ...]] = []

    def get_name(self) -> str:
        return "Pad"

    def get_instance_id(self) -> int:
        return 7

    def rumble(self, low: float, high: float, duration: int, /) -> bool:
        self.told.append((low, high, duration))
        return True

    def stop_rumble(self) -> None:
        self.told.append(("stop",))


@pytest.fixture
def pads(monkeypatch: pytest.MonkeyPatch) -> list[FakePad]:
    made: list[FakePad] = []

    def make(index: int) -> FakePad:
        made.append(FakePad(index))
        return made[-1]

    monkeypatch.setattr(pygame.joystick, "Joystick", make)
    return made


@pytest.fixture
def hands(data: Path, pads: list[FakePad]) -> Iterator[Hands]:
    hands = Hands(data, level="star_map/01-first-light")
    yield hands
    hands.window.close()


def plug_in(hands: Hands) -> None:
    pygame.event.post(pygame.event.Event(pygame.JOYDEVICEADDED, device_index=0))
    hands.window.frame()


def felt(hands: Hands) -> list[Touch]:
    session = hands.window.stage.here.session
    patient = msgspec.structs.replace(session.patient, haptics="gentle")
    return touch_of(patient, session.motors, Limiter())


def test_a_prescribed_cue_reaches_the_pad_and_the_end_stills_it(
    hands: Hands, pads: list[FakePad]
) -> None:
    plug_in(hands)
    (touch,) = felt(hands)
    touch.stepped(1.0, CENTRE, [Reached(step=1, attempt=1, quality=1.0, time_s=1.0, x=0.0, y=0.0)])
    touch.caught_up(1.0)
    touch.ended()
    assert pads[0].told == [(0.5, 0.5, 180), ("stop",)]


def test_without_a_pad_nothing_can_be_felt(hands: Hands) -> None:
    assert felt(hands) == []
