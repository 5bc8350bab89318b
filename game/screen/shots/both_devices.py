"""A board and a worn sensor: where the second is added, and how it is calibrated after the
first."""

from __future__ import annotations

from game.screen.scenes.calibrate import Calibrate
from game.screen.scenes.connect import WORN
from game.screen.scenes.studio import ALIAS, Studio


def both_devices(studio: Studio) -> None:
    """Added, calibrated, taken away."""
    if not studio.wants("both"):
        return
    stage = studio.window.stage
    doors = stage.doors
    doors.look_for(WORN, beside=True)
    assert doors.arrived()
    studio.go("home")
    studio.keep("both_home")
    studio.go("connect")
    studio.keep("both_connect")
    doors.come(stage, ALIAS)
    session = stage.here.session
    session.keep(session.typical_calibration("shots"))
    studio.go("calibrate", 4.0)
    studio.keep("both_calibrate")
    assert isinstance(studio.window.scene, Calibrate)
    session.keep(session.typical_calibration("shots", 1))
    studio.go("home")
    doors.part(stage, "stopped")
    doors.take_away(WORN)
