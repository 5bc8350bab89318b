"""The scenes, one module each, and what they share.

Shared: `writing` (lines of words), `paper` (what they stand on), `choosing` (focus and dwell),
`station` (the doors to people, devices and exercises), `visit` (who is here), `company` (who takes
turns with them), `journey` (which scene follows which).

To add a scene: one module with a class that meets `scene.Scene`, its name in `scene.Name`, one line
in `SCENES`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from game.screen.scene import Name, Scene, Stage

SCENES: Mapping[Name, tuple[str, str]] = {
    "home": ("home", "Home"),
    "add": ("add", "Add"),
    "connect": ("connect", "Connect"),
    "looking": ("looking", "Looking"),
    "phone": ("phone", "Phone"),
    "health": ("health", "BoardHealth"),
    "confirm": ("confirm", "Confirm"),
    "prepare": ("prepare", "Prepare"),
    "set_up": ("set_up", "SetUp"),
    "check_in": ("asking", "CheckIn"),
    "mounting": ("mounting", "FindMount"),
    "calibrate": ("calibrate", "Calibrate"),
    "map": ("map", "Map"),
    "island": ("island", "IslandNear"),
    "card": ("card", "ExerciseCard"),
    "play": ("play", "Play"),
    "result": ("result", "Result"),
    "effort": ("asking", "AfterBout"),
    "rest": ("rest", "Rest"),
    "check_out": ("asking", "CheckOut"),
    "farewell": ("farewell", "Farewell"),
    "assess_list": ("assess_list", "AssessList"),
    "assess_card": ("assess_card", "AssessCard"),
    "assess_foam": ("assess_foam", "AssessFoam"),
    "assess_ready": ("assess_ready", "AssessReady"),
    "assess_trial": ("assess_trial", "AssessTrial"),
    "assess_end": ("assess_end", "AssessEnd"),
    "settings": ("settings", "Settings"),
    "two": ("two", "Two"),
    "handover": ("handing", "HandOver"),
    "harbour": ("harbour", "Harbour"),
    "assess_pictures": ("assess_pictures", "AssessPictures"),
}
"""Module and class of every scene; a module is read when its scene is first opened, so that the
first frame is fast."""


def open_scene(name: Name, stage: Stage) -> Scene:
    """A new scene of this name."""
    module, scene = SCENES[name]
    made: Scene = getattr(importlib.import_module(f"{__name__}.{module}"), scene)(stage)
    return made
