"""A worn sensor: where it is fastened, the postures that show how it sits, and the help for
somebody who cannot show it."""

from __future__ import annotations

from game.core.mounting import PATIENCE_S, Ask
from game.screen.actions import Do
from game.screen.scenes.mounting import FindMount
from game.screen.scenes.studio import ALIAS, DEVICE, Studio

SENSOR = "sim:adult?as=acc_gyro&rate=100&worn=40,-20,130"
MOTIONLESS = "sim:still?as=acc_gyro&rate=100"
LONGEST_QUARTERS = 120


def wearing(studio: Studio) -> None:
    """From the fastening to the end, and with somebody who does not lean."""
    if not studio.wants("mounting"):
        return
    _begin(studio, SENSOR)
    studio.keep("mounting_fasten")
    studio.ask(Do.LEFT)
    studio.ask(Do.OK)
    studio.keep("mounting_elsewhere")
    for _ in range(3):
        studio.ask(Do.OK)
    studio.ask(Do.RIGHT)
    studio.ask(Do.OK, 0.25)
    _show(studio)
    _begin(studio, MOTIONLESS)
    studio.ask(Do.OK, PATIENCE_S + 8.0)
    studio.keep("mounting_helped")
    _end(studio)


def _begin(studio: Studio, uri: str) -> None:
    stage = studio.window.stage
    studio.go("home")
    stage.doors.take(uri)
    stage.doors.come(stage, ALIAS)
    studio.go("mounting")


def _show(studio: Studio) -> None:
    """Each posture while it is held, and what comes of it."""
    seen: set[Ask] = set()
    for _ in range(LONGEST_QUARTERS):
        scene = studio.window.scene
        if not isinstance(scene, FindMount) or scene.ask is Ask.NOTHING:
            break
        ask = scene.ask
        if ask is not None and ask not in seen and (scene.share > 0.4 or ask is Ask.MIDDLE):
            seen.add(ask)
            studio.keep(f"mounting_{ask.value}")
        studio.wait(0.25)
    studio.wait(0.5)
    studio.keep("mounting_done")


def _end(studio: Studio) -> None:
    stage = studio.window.stage
    stage.doors.part(stage, "stopped")
    studio.go("home")
    stage.doors.take(DEVICE)
