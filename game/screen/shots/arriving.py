"""The beginning of a visit: home, the board, the calibration."""

from __future__ import annotations

from collections.abc import Iterator

from game.screen.actions import Do
from game.screen.scenes.calibrate import Calibrate
from game.screen.scenes.studio import ALIAS, Studio

LONGEST_CALIBRATION = 600
"""Quarters of a second."""
HEARD_S = 4.0
"""A device is judged after two seconds."""


def arriving(studio: Studio) -> None:
    """Home, adding somebody, connecting, and the way to the board."""
    studio.wait(1.0)
    studio.go("home")
    studio.keep("home")
    studio.ask(Do.HELP)
    studio.keep("keys")
    studio.ask(Do.HELP)
    studio.go("add")
    studio.type("Nils")
    studio.keep("add")
    studio.show("connect")
    studio.go("health", HEARD_S)
    studio.keep("health")
    studio.window.stage.doors.come(studio.window.stage, ALIAS)
    studio.show("confirm", "set_up", "check_in")


def calibrating(studio: Studio) -> None:
    """Standing still, a lean each way, the reach."""
    studio.go("calibrate", 4.0)
    studio.keep("calibrate_stand")
    for phase, name in _phases(studio):
        if phase == "done":
            break
        studio.keep(f"calibrate_{name}")
    studio.wait(0.5)
    studio.keep("calibrate_done")
    scene = studio.window.scene
    if isinstance(scene, Calibrate) and scene.result is not None:
        studio.window.stage.here.session.keep(scene.result)


def _phases(studio: Studio) -> Iterator[tuple[str, str]]:
    """Each lean that counts, well into it, and at last 'done'."""
    seen: set[str] = set()
    for _ in range(LONGEST_CALIBRATION):
        studio.wait(0.25)
        scene = studio.window.scene
        assert isinstance(scene, Calibrate)
        at = scene.at
        if at.phase == "done":
            yield "done", ""
            return
        if at.phase == "leaning" and not at.practice and at.share > 0.7 and at.ask not in seen:
            seen.add(at.ask)
            yield at.phase.value, at.ask.value
