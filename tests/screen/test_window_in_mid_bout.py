"""A window that changes its size in the middle of a bout takes nothing away."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import numpy as np
import pygame
import pytest

from game.core.event import Event
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.screen.look import Theme
from game.screen.scenes.showing import view_of
from tests.screen.viewing import SMALL, look

pytestmark = pytest.mark.usefixtures("display")
LEVELS = {
    "still_lake": "still_lake/01-dawn-mirror",
    "flamingo_garden": "flamingo_garden/01-first-feather",
    "rocket_legs": "rocket_legs/01-first-countdown",
    "treasure_sense": "treasure_sense/01-first-shell",
    "river_run": "river_run/03-willow-bow",
    "star_map": "star_map/01-first-light",
}
PLACES = {
    ("still_lake", "child"): (440, 900, 1040, 180),
    ("flamingo_garden", "adult"): (660, 180, 600, 660),
    ("rocket_legs", "child"): (1300, 60, 400, 400),
    ("rocket_legs", "adult"): (600, 60, 320, 780),
    ("treasure_sense", "child"): (540, 0, 840, 130),
    ("river_run", "child"): (540, 0, 840, 130),
    ("river_run", "adult"): (640, 30, 640, 60),
    ("star_map", "child"): (560, 60, 800, 700),
    ("star_map", "adult"): (560, 60, 800, 900),
}
"""Where what was won is seen, design units: left, top, width, height."""
WON = 2


@cache
def won(exercise: str) -> tuple[Any, tuple[Event, ...]]:
    """Perfect play until two attempts have succeeded; the state, and all that happened."""
    rules, level = EXERCISES[exercise], find_level(LEVELS[exercise]).level
    state, happened = rules.start(level, 3), []
    while state.successes < WON:
        state, events = rules.step(state, rules.aim(state))
        happened += events
    return state, tuple(happened)


def drawn(view: Any, state: Any, place: tuple[int, int, int, int], at_s: float) -> np.ndarray:
    """The part of the picture where rewards stand, once everything has come to rest."""
    surface = pygame.Surface(SMALL)
    for t_s in (at_s, at_s + 5.0, at_s + 10.0):
        view.draw(surface, state, state, 1.0, t_s)
    part = pygame.Rect(*(side * SMALL[0] // 1920 for side in place))
    return pygame.surfarray.array3d(surface.subsurface(part)).astype(int)


@pytest.mark.few(3)
@pytest.mark.parametrize(("exercise", "theme"), PLACES)
def test_what_was_won_is_still_there(exercise: str, theme: Theme) -> None:
    state, happened = won(exercise)
    level, place, here = (
        find_level(LEVELS[exercise]).level,
        PLACES[exercise, theme],
        look(theme, calm=True),
    )
    all_along = view_of(exercise, here, level)
    nothing = msgspec.structs.replace(state, outcomes=(), successes=0)
    drawn(all_along, nothing, place, 0.0)
    all_along.happen(happened, 20.0)
    wanted = drawn(all_along, state, place, 20.0)
    made_anew = drawn(view_of(exercise, here, level), state, place, 20.0)
    assert (abs(made_anew - wanted).max(axis=2) > 24).sum() < 20
