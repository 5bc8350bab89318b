"""What windows of tests are opened with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.patient import Patient
from game.screen.scenes.studio import Clock
from game.screen.window import Options, Window
from tests.screen.bouts import wait


@pytest.fixture
def no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A station without one, where no sound is made: making them takes longer than most visits."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "none")


@pytest.fixture
def window(data: Path) -> Iterator[Window]:
    """Somebody at a level whose dial stays where it is, so that there is always something easier,
    with a mouse that nobody moves: the boat goes straight on, and no bend is kept."""
    clock = Clock()
    options = Options(folder=data, device="mouse:", size=(640, 360), theme="child", seed=2)
    window = Window(options, clock=clock, sleep=clock.sleep)
    window.load()
    window.stage.doors.store.add_patient(Patient(alias="Mika"))
    window.stage.doors.come(window.stage, "Mika")
    session = window.stage.here.session
    session.keep(session.typical_calibration("test"))
    session.plan = msgspec.structs.replace(session.plan, adapt="fixed")
    wait(window, 0.5)
    yield window
    window.close()
