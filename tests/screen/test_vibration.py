"""The therapist reads when to switch the vibration device, and for how long it has still to run."""

from __future__ import annotations

import pygame
import pytest

from game.core.command import Pause
from game.core.event import Prompted
from game.core.level import Condition
from game.core.patient import Patient
from game.core.vibration import Vibration
from game.screen.actions import Do
from game.screen.scenes import second_task
from game.screen.window import Window
from tests.screen.bouts import ask, begin, happened, wait, wait_for

pytestmark = pytest.mark.usefixtures("no_loudspeaker")


@pytest.mark.slow
def test_on_the_time_left_the_pause_and_off_are_told(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(second_task, "write", lambda *given, **_: said.append(given[2]) or 0.0)
    device = Vibration(hz=16, mm=2, minutes=1)
    stage = window.stage
    stage.doors.store.add_patient(
        Patient(
            alias="P-VIB", theme="child", locks=(), supervision="hands_on", vibration=device,
            conditions={"river_run": Condition(vibration=1)},
        )
    )  # fmt: skip
    stage.doors.come(stage, "P-VIB")
    stage.here.session.keep(stage.here.session.typical_calibration("of no importance"))
    scene = begin(window)
    surface = pygame.Surface((stage.look.width, stage.look.height)).convert()

    def told() -> str:
        said.clear()
        scene.draw(surface, stage.clock())
        return said[0]

    assert told() == "Vibration soon: 16 Hz, 2 mm"
    wait_for(window, scene, lambda: bool(happened(scene, Prompted)))
    wait(window, 5.0)
    assert told() == "Vibration on: 16 Hz, 2 mm, 0:55"
    scene.live.ask(Pause())
    wait(window, 5.0)
    assert told() == "Vibration off in the pause"
    ask(window, Do.OK)
    wait(window, 5.5)
    assert told() == "Vibration on: 16 Hz, 2 mm, 0:52"
    ask(window, Do.SKIP)
    assert told() == "Vibration off"
