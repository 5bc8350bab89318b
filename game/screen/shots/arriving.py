"""The beginning of a visit: home, the board, the calibration."""

from __future__ import annotations

from collections.abc import Iterator

from game.screen.actions import Do
from game.screen.scenes.calibrate import Calibrate
from game.screen.scenes.studio import ALIAS, Studio
from game.session.search import Search
from input_devices.device import Device
from input_devices.system import System

LONGEST_CALIBRATION = 600
"""Quarters of a second."""
HERE = System("linux", (5, 66), here="192.168.0.7")
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
    connecting(studio)
    studio.go("health", HEARD_S)
    studio.keep("health")
    studio.window.stage.doors.come(studio.window.stage, ALIAS)
    studio.show("confirm", "set_up", "check_in")


def connecting(studio: Studio) -> None:
    """A device that is looked for, and a phone; the same on every computer."""
    doors = studio.window.stage.doors
    known, doors.system = doors.system, lambda: HERE
    began, doors.begin_search = doors.begin_search, Sought
    doors.look_for("serial:/dev/ttyUSB0")
    studio.show("looking")
    studio.ask(Do.BACK)
    studio.go("phone")
    studio.ask(Do.OK)
    studio.keep("phone")
    studio.ask(Do.BACK)
    doors.system, doors.begin_search = known, began


class Sought(Search):
    """A device of which nothing has come yet."""

    def __init__(self, *given: object, **options: object) -> None:
        self.crew, self.notices = None, []

    def look(self, now_s: float) -> Device | None:
        return None

    def leave(self) -> None:
        """There is nothing to close."""


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
