"""Small pictures of the exercises in the adult skin: frames of the games themselves."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

import numpy as np
import pygame

from game.core.level import parse_level
from game.exercises import river_run, star_map
from game.screen.baking.brush import HEIGHT, WIDTH, FloatArray
from game.screen.baking.element import window_open
from game.screen.lettering import Lettering
from game.screen.look import Look
from game.screen.pictures import Pictures
from game.screen.sound import Sound
from game.screen.views import View
from game.screen.views.river_run import RiverRun
from game.screen.views.star_map import StarMap
from game.text import Words

SIZE = (760, 500)
LEVELS = Path(__file__).resolve().parents[3] / "levels"


class _Unsaid(Words):
    """No words: the picture serves every language."""

    def __call__(self, message: str, **values: object) -> str:
        return " "


def _look() -> Look:
    window_open()
    pygame.font.init()
    return Look(
        width=WIDTH,
        height=HEIGHT,
        theme="adult",
        words=_Unsaid("en", gettext.NullTranslations()),
        pictures=Pictures(WIDTH, HEIGHT),
        letters=Lettering(1.0),
        sound=Sound(lambda: 0.0),
    )


def _played(
    view: View, exercise: ModuleType, level: object, seconds: float, box: pygame.Rect
) -> FloatArray:
    """A frame after so many seconds of a calm player, cut out and made small."""
    surface = pygame.Surface((WIDTH, HEIGHT))
    state = exercise.start(level, 3)
    before, x, y = state, 0.0, 0.0
    for step in range(round(seconds * 120)):
        aim = exercise.aim(state)
        sway = 0.05 * np.sin(step / 37)
        x, y = x + (aim.x + sway - x) * 0.03, y + (aim.y - sway - y) * 0.022
        before = state
        state, events = exercise.step(state, type(aim)(float(x), float(y)))
        view.happen(events, step / 120)
        if step % 2 == 0:
            view.draw(surface, before, state, 1.0, step / 120)
    small = pygame.transform.smoothscale(surface.subsurface(box), SIZE)
    pixels = pygame.surfarray.array3d(small).transpose(1, 0, 2)
    return np.asarray(pixels / 255, np.float32)


def _level(exercise: ModuleType, name: str) -> object:
    path = LEVELS / exercise.ID / f"{name}.yaml"
    return parse_level(path.read_text("utf-8"), path.name, exercise.Level, exercise.BOUNDS)


def star_card() -> FloatArray:
    """The compass in the middle of a hold."""
    level = _level(star_map, "08-the-compass")
    view = StarMap(_look(), level)  # type: ignore[arg-type]
    return _played(view, star_map, level, 7.0, pygame.Rect(408, 230, 1104, 726))


def river_card() -> FloatArray:
    """The rower on the river."""
    level = _level(river_run, "04-mill-stream")
    view = RiverRun(_look(), level)  # type: ignore[arg-type]
    return _played(view, river_run, level, 14.0, pygame.Rect(250, 130, 1420, 934))


CARD_LAYERS: Mapping[str, Callable[[], FloatArray]] = {
    "adult_card_star_map": star_card,
    "adult_card_river_run": river_card,
}
