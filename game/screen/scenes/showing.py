"""How exercises look: which view shows which, and small pictures of them for cards."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import msgspec
import pygame

from game.core.level import Level
from game.core.time import steps
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.screen.lettering import Lettering
from game.screen.look import DESIGN_HEIGHT, DESIGN_WIDTH, Look
from game.screen.pictures import Pictures
from game.screen.views import View

VIEWS: Mapping[str, tuple[str, str]] = {
    "river_run": ("river_run", "RiverRun"),
    "star_map": ("star_map", "StarMap"),
    "flamingo_garden": ("flamingo_garden", "FlamingoGarden"),
    "fruit_shift": ("fruit_shift", "FruitShift"),
    "still_lake": ("still_lake", "StillLake"),
    "rocket_legs": ("rocket_legs", "RocketLegs"),
    "treasure_sense": ("treasure_sense", "TreasureSense"),
    "log_walk": ("log_walk", "LogWalk"),
    "drum_march": ("drum_march", "DrumMarch"),
    "pelvis_painter": ("pelvis_painter", "PelvisPainter"),
    "storm_captain": ("storm_captain", "StormCaptain"),
    "statue_stretch": ("statue_stretch", "StatueStretch"),
    "quiet_stance": ("quiet_stance", "QuietStance"),
    "one_leg": ("one_leg", "OneLeg"),
    "limits_of_stability": ("limits_of_stability", "LimitsOfStability"),
    "weight_shift": ("weight_shift", "WeightShift"),
    "position_sense": ("position_sense", "PositionSense"),
    "reaching": ("reaching", "Reaching"),
    "sit_to_stand": ("sit_to_stand", "SitToStand"),
    "squats": ("squats", "Squats"),
    "pelvic_range": ("pelvic_range", "PelvicRange"),
    "step_rhythm": ("step_rhythm", "StepRhythm"),
}
"""Module and class of the view of each exercise; a test compares the names with EXERCISES."""

INTO_PLAY_S = 9.0
SOONER_S: Mapping[str, float] = {"treasure_sense": 3.0}
"""Where a picture of that moment would show nobody at play."""


def view_of(exercise: str, look: Look, level: Level) -> View:
    """The view of an exercise, ready to draw."""
    module, name = VIEWS[exercise]
    made: View = getattr(importlib.import_module(f"game.screen.views.{module}"), name)(look, level)
    return made


def played_by_aim(exercise: str, level: Level, seed: int, seconds: float) -> tuple[Any, Any]:
    """The last two states after so many seconds of perfect play."""
    rules = EXERCISES[exercise]
    before = after = rules.start(level, seed)
    for _ in range(steps(seconds)):
        if rules.done(after):
            break
        before, (after, _) = after, rules.step(after, rules.aim(after))
    return before, after


def in_play(look: Look, level_id: str) -> pygame.Surface:
    """A picture of a level as this look has it, some seconds into perfect play."""
    entry = find_level(level_id)
    view = view_of(entry.exercise, look, entry.level)
    picture = pygame.Surface((look.width, look.height)).convert()
    into_s = SOONER_S.get(entry.exercise, INTO_PLAY_S)
    before, after = played_by_aim(entry.exercise, entry.level, 3, into_s)
    view.draw(picture, before, after, 1.0, into_s)
    return picture


class Thumbnails:
    """Small pictures of exercises in play, drawn by their own views, one for each level and
    theme."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, tuple[int, int]], pygame.Surface] = {}

    def of(self, look: Look, level_id: str, size: tuple[int, int]) -> pygame.Surface:
        """The picture of a level, opaque. size: pixels."""
        key = (level_id, look.theme, size)
        if key not in self._made:
            self._made[key] = self._drawn(look, level_id, size)
        return self._made[key]

    def _drawn(self, look: Look, level_id: str, size: tuple[int, int]) -> pygame.Surface:
        """As everybody sees it: too small for words that one needs larger."""
        width, height = size
        small = msgspec.structs.replace(
            look,
            width=width,
            height=height,
            axis=None,  # a menu that shows an exercise turns its own places only
            pictures=Pictures(width, height),
            letters=Lettering(min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT)),
            contrast=False,
        )
        return in_play(small, level_id)
