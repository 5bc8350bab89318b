"""The leaning assessments on the screen: what must be seen, what must not, and nothing that flashes
or praises."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.event import Missed, Reached
from game.core.exercise import with_limits
from game.core.level import Limits
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.exercises.position_sense import Phase
from game.screen.look import Look, Theme
from game.screen.scenes.showing import view_of
from tests.screen.viewing import SMALL, THEMES, Heard, look

pytestmark = pytest.mark.usefixtures("display")

FRAME = 12
LEVELS = (
    "limits_of_stability/four",
    "weight_shift/forward-back-2s",
    "position_sense/left",
    "reaching/far-small",
)


def played(level_id: str, seen: Look, for_s: float) -> Iterator[tuple[Any, Any, list[Any]]]:
    """View, state and new events, every tenth of a second, by somebody who follows."""
    exercise = level_id.partition("/")[0]
    rules = EXERCISES[exercise]
    level = with_limits(find_level(level_id).level, Limits(behind=True))
    view, state = view_of(exercise, seen, level), rules.start(level, 3)
    x = y = 0.0
    for _ in range(round(for_s * 120 / FRAME)):
        events: list[Any] = []
        for _ in range(FRAME):
            aim = rules.aim(state)
            x, y = x + 0.05 * (aim.x - x), y + 0.05 * (aim.y - y)
            state, said = rules.step(state, Control(x, y))
            events += said
        yield view, state, events


def at(state: Any, x: float, y: float) -> Any:
    """The same moment with another lean."""
    return msgspec.structs.replace(state, x=x, y=y)


def pixels(surface: pygame.Surface) -> Any:
    return pygame.surfarray.array3d(surface).astype(float)


def equal(one: pygame.Surface, other: pygame.Surface) -> bool:
    return pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("level_id", LEVELS)
def test_nothing_flashes_and_both_ends_of_a_try_sound_alike(level_id: str, theme: Theme) -> None:
    sound = Heard()
    surface = pygame.Surface(SMALL).convert()
    before = None
    for number, (view, state, events) in enumerate(
        played(level_id, look(theme, sound=sound), 14.0)
    ):
        view.happen(events, number / 10)
        view.draw(surface, state, state, 1.0, number / 10)
        bright = sum(pygame.transform.average_color(surface)[:3]) / 3
        assert before is None or abs(bright - before) < 0.1 * 255
        before = bright
    assert set(sound.names) <= {"count", "soft"}
    sound.names.clear()
    for kind in (Reached, Missed):
        event = kind(step=1, attempt=1, quality=0.5, time_s=1.0, x=0.1, y=0.0, label="left")
        view.happen([event], 20.0)
    assert len(set(sound.names)) <= 1


@pytest.mark.parametrize("theme", THEMES)
def test_while_somebody_searches_nothing_tells_where_they_are(theme: Theme) -> None:
    surface, other = pygame.Surface(SMALL).convert(), pygame.Surface(SMALL).convert()
    seen, after_search = set(), 0
    for view, state, _ in played("position_sense/left", look(theme), 13.0):
        elsewhere = at(state, 0.4, 0.4)
        view.draw(surface, state, state, 1.0, 1.0)
        view.draw(other, elsewhere, elsewhere, 1.0, 1.0)
        same = equal(surface, other)
        just_searched = state.phase is Phase.BEFORE and state.attempts > 0
        away = just_searched and math.hypot(state.x, state.y) > 0.25
        assert same == (state.phase is Phase.FIND or away)
        seen.add(state.phase)
        if just_searched:
            view.draw(surface, *2 * (at(state, -0.5, 0.1),), 1.0, 1.0)
            view.draw(other, *2 * (elsewhere,), 1.0, 1.0)
            assert equal(surface, other)
            after_search += 1
    assert seen == set(Phase)
    assert after_search


@pytest.mark.parametrize("theme", THEMES)
def test_the_limits_look_the_same_however_far_somebody_leans(theme: Theme) -> None:
    """Nothing lights up at a line: the picture differs by the own light only."""
    surface, other = pygame.Surface(SMALL).convert(), pygame.Surface(SMALL).convert()
    *_, (view, state, _) = played("limits_of_stability/four", look(theme), 4.0)
    assert state.seconds_left > 0
    near, far = at(state, 0.0, 0.5), at(state, 0.0, -1.2)
    view.draw(surface, near, near, 1.0, 1.0)
    view.draw(other, far, far, 1.0, 9.0)
    changed = np.abs(pixels(surface) - pixels(other)).max(axis=2) > 2
    assert 0 < changed.mean() < 0.06
