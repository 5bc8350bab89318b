"""One scene goes over into the next softly, however long the next one takes to draw itself."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest

from game.screen.crossing import FADE_S, LONGEST_STEP_S, Crossing

SIZE = (8, 8)
OLD, NEW = (200, 200, 200), (40, 40, 40)


def seen(crossing: Crossing, now_s: float) -> int:
    """How light a picture of the new scene is with what stands over it."""
    surface = pygame.Surface(SIZE)
    surface.fill(NEW)
    crossing.draw(surface, now_s)
    return surface.get_at((4, 4))[0]


@pytest.fixture
def crossing() -> Crossing:
    old = pygame.Surface(SIZE)
    old.fill(OLD)
    crossing = Crossing()
    crossing.begin(old)
    return crossing


@pytest.mark.parametrize("drawn_s", [0.01, 1.5])
def test_a_scene_that_takes_long_to_draw_comes_as_softly(
    crossing: Crossing, drawn_s: float
) -> None:
    """drawn_s: from the first picture of the new scene to the second."""
    times_s = [5.0, *(5.0 + drawn_s + n / 60 for n in range(40))]
    light = [seen(crossing, now_s) for now_s in times_s]
    greatest = (OLD[0] - NEW[0]) * 1.5 * max(1 / 60, LONGEST_STEP_S) / FADE_S + 2
    assert light[0] == OLD[0]
    assert light[-1] == NEW[0]
    assert all(0 <= a - b <= greatest for a, b in pairwise(light))


def test_a_window_out_of_sight_opens_on_the_new_scene(crossing: Crossing) -> None:
    crossing.end()
    assert seen(crossing, 5.0) == NEW[0]
