"""Star Map and Quiet Stance on the screen: honest places, no flashes, both skins."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.span import Span
from game.exercises import quiet_stance, star_map
from game.screen.look import Theme
from game.screen.views.quiet_stance import QuietStance
from game.screen.views.star_field import DIRECTIONS, unit
from game.screen.views.star_figure import POINTS
from game.screen.views.star_map import StarMap
from tests.screen.viewing import Heard, look

pytestmark = pytest.mark.usefixtures("display")

SIZES = ((640, 360), (1920, 1080))
SKINS = [(theme, size) for theme in ("child", "adult") for size in SIZES]
STEPS_PER_FRAME = 12
FRAME_S = STEPS_PER_FRAME / 120


def level(stars: int = 9) -> star_map.Level:
    dial = star_map.Spans(
        directions=Span(5, 5),
        distance=Span(0.6, 0.8),
        radius=Span(0.3, 0.2),
        dwell_s=Span(0.5, 0.7),
    )
    return star_map.Level(dial=dial, plan=star_map.Plan(stars=stars))


def played(view: StarMap, surface: pygame.Surface, stars: int) -> Iterator[star_map.State]:
    """A whole bout by somebody who follows with a little sway, a picture every 0.1 s."""
    state = star_map.start(level(stars), seed=2)
    before, x, y, frame = state, 0.0, 0.0, 0
    while not star_map.done(state) and frame < 900:
        events = []
        for _ in range(STEPS_PER_FRAME):
            aim = star_map.aim(state)
            sway = 0.02 * math.sin(state.step / 40)
            x, y = x + (aim.x + sway - x) * 0.05, y + (aim.y - sway - y) * 0.05
            before = state
            state, said = star_map.step(state, Control(x, y))
            events += said
        view.happen(events, frame * FRAME_S)
        view.draw(surface, before, state, 1.0, frame * FRAME_S)
        frame += 1
        yield state


@pytest.mark.few(3)
@pytest.mark.parametrize(("theme", "size"), SKINS)
def test_a_whole_bout_is_drawn_in_both_skins_and_sizes(theme: Theme, size: tuple[int, int]) -> None:
    heard = Heard()
    here = look(theme, size, sound=heard)
    stars = 9 if size[0] < 1000 else 3
    surface = pygame.Surface(size)
    last = list(played(StarMap(here, level(stars)), surface, stars))[-1]
    assert last.attempts == stars
    assert heard.names.count("chime") == last.successes
    assert surface.get_clip() == surface.get_rect()


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_the_light_is_where_the_lean_is(theme: Theme) -> None:
    here = look(theme, (1920, 1080))
    view = StarMap(here, level())
    surface = pygame.Surface((1920, 1080))
    state = star_map.start(level(), seed=2)
    for lean in ((0.0, 0.0), (0.6, 0.0), (-0.5, 0.5), (0.0, -0.7)):
        state, _ = star_map.step(state, Control(*lean))
        for _ in range(2):  # twice at one time: the picture may not lag behind the state
            view.draw(surface, state, state, 1.0, 1.0)
        x, y = view.field.place(*lean)
        middle = view.field.middle
        far = view.field.reach
        assert (x - middle[0], middle[1] - y) == pytest.approx((lean[0] * far, lean[1] * far))
        red, green, blue, _ = surface.get_at((round(x), round(y)))
        assert min(red, green) > 200
        assert red >= blue


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_half_way_between_two_steps_the_light_is_half_way(theme: Theme) -> None:
    view = StarMap(look(theme, (640, 360)), level())
    before = star_map.start(level(), seed=2)
    after, _ = star_map.step(before, Control(0.4, 0.2))
    assert view.field.light(before, after, 0.5) == pytest.approx(view.field.place(0.2, 0.1))


@pytest.mark.parametrize("name", sorted(POINTS))
def test_the_points_of_a_figure_lie_on_the_directions_within_the_farthest_target(name: str) -> None:
    from game.screen.views.star_child import REACH

    assert len(POINTS[name]) == len(DIRECTIONS)
    assert all(0 < far <= 0.86 * REACH for far in POINTS[name])
    for label, bearing in star_map_bearings().items():
        x, y = unit(DIRECTIONS.index(label))
        turn = math.radians(bearing)
        assert (x, -y) == pytest.approx((math.sin(turn), math.cos(turn)), abs=1e-9)


def star_map_bearings() -> dict[str, float]:
    from game.exercises.star_order import BEARINGS_DEG

    return {str(label): deg for label, deg in BEARINGS_DEG.items()}


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_nothing_flashes(theme: Theme) -> None:
    """Twenty seconds: the whole picture's light never jumps by more than a tenth, and no large
    part of it by more than a fifth, from one frame to the next."""
    surface = pygame.Surface((640, 360))
    cells: list[np.ndarray] = []
    bout = played(StarMap(look(theme, (640, 360)), level(9)), surface, 9)
    for _ in islice(bout, 200):
        pixels = pygame.surfarray.array3d(surface).astype(np.float32) / 255
        light = pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        cells.append(light.reshape(8, 80, 6, 60).mean((1, 3)))
    steps = np.abs(np.diff(np.stack(cells), axis=0))
    assert np.abs(np.diff(np.stack(cells).mean((1, 2)))).max() < 0.1
    assert (steps > 0.2).mean(axis=(1, 2)).max() <= 0.1


@pytest.mark.parametrize(("theme", "size"), SKINS)
def test_quiet_stance_hides_where_the_weight_is(theme: Theme, size: tuple[int, int]) -> None:
    view = QuietStance(look(theme, size), quiet_stance.Level())
    still, moved = pygame.Surface(size), pygame.Surface(size)
    state = quiet_stance.start(quiet_stance.Level(), seed=1)
    for _ in range(120):
        state, _ = quiet_stance.step(state, Control(0.0, 0.0))
    elsewhere, _ = quiet_stance.step(state, Control(0.7, -0.6))
    state, _ = quiet_stance.step(state, Control(0.0, 0.0))
    view.draw(still, state, state, 1.0, 1.0)
    view.draw(moved, elsewhere, elsewhere, 1.0, 1.0)
    assert pygame.image.tobytes(still, "RGB") == pygame.image.tobytes(moved, "RGB")
