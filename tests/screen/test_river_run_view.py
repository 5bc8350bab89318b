"""The view of River Run: honest places, no flashes, every state drawn, in both themes."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.core.control import Control
from game.core.event import Collected, Event, Missed, Reached
from game.core.feedback import Feedback, Mode
from game.core.level import Dial
from game.core.span import Span
from game.exercises import river_run
from game.screen.look import Theme
from game.screen.views.river_depth import (
    BOAT_Z,
    HULL_PX,
    REACH_PX,
    Course,
    Lens,
    boat_x,
    row_y,
)
from game.screen.views.river_ground import Ground
from game.screen.views.river_run import CUES, RiverRun
from tests.screen.viewing import THEMES, Heard, look

pytestmark = pytest.mark.usefixtures("display")

LEVEL = river_run.Level(
    d=Dial(start=0.4),
    dial=river_run.Spans(
        speed=Span(0.05, 0.3),
        half_width=Span(0.45, 0.12),
        curve_hz=Span(0.06, 0.3),
        look_ahead_s=Span(6, 2),
        gain=Span(1, 1),
        obstacles=Span(4, 8),
    ),
    plan=river_run.Plan(bout_s=24, stretch_s=6),
)
FRAME_STEPS = 2
"""60 frames a second."""


Frame = tuple[river_run.State, river_run.State, list[Event], float]


def played(
    seconds: float,
    every: int = FRAME_STEPS,
    off_at: tuple[float, float] = (99, 99),
    level: river_run.Level = LEVEL,
) -> Iterator[Frame]:
    """States and events of a bout: steered well, but far out between two times."""
    before = after = river_run.start(level, 3)
    events: list[Event] = []
    for step in range(round(seconds * 120)):
        if river_run.done(after):
            return
        out = off_at[0] <= step / 120 < off_at[1]
        before = after
        after, new = river_run.step(after, Control(-0.9, 0.0) if out else river_run.aim(after))
        events += new
        if (step + 1) % every == 0:
            yield before, after, events, (step + 1) / 120
            events = []


@pytest.mark.few(3)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("width", "height", "every"), [(640, 360, 30), (1920, 1080, 120)])
def test_every_state_of_a_bout_is_drawn(theme: Theme, width: int, height: int, every: int) -> None:
    here = look(theme, (width, height))
    view, surface = RiverRun(here, LEVEL), pygame.Surface((width, height))
    kinds: set[type[Event]] = set()
    for before, after, events, t_s in played(40, every, off_at=(9, 16)):
        view.happen(events, t_s)
        view.draw(surface, before, after, 0.5, t_s)
        kinds |= {type(event) for event in events}
    assert {Reached, Missed, Collected} <= kinds
    assert pygame.surfarray.array3d(surface).std() > 20


def test_every_cue_that_the_view_plays_is_made() -> None:
    here = look("child", (640, 360))
    view = RiverRun(here, LEVEL)
    for _, _, events, t_s in played(14):
        view.happen(events, t_s)
    assert isinstance(here.sound, Heard)
    assert set(here.sound.names) <= set(CUES.values())
    assert "chime" in here.sound.names


def test_the_boat_is_drawn_where_it_is() -> None:
    """From the middle of the river, in design pixels, the boat's place is exactly linear."""
    here = look("child", (1920, 1080), calm=True)
    view, surface = RiverRun(here, LEVEL), pygame.Surface((1920, 1080))
    for before, after, _, t_s in played(20, 90, off_at=(6, 12)):
        view.draw(surface, before, after, 1.0, t_s)
        shown = (view.boat_place[0] - float(view.course.middle(BOAT_Z))) / REACH_PX
        assert shown == pytest.approx(after.boat - after.centre, abs=0.004)


def test_the_hull_touches_the_bank_where_the_river_of_the_rules_ends() -> None:
    course = Course()
    for _, after, _, _ in played(20, 90):
        course.see(after, after.step)
        bank = float(course.half(BOAT_Z)) - HULL_PX
        assert bank / REACH_PX == pytest.approx(after.half_width, abs=0.004)


def test_the_lean_moves_the_boat_at_once_and_evenly() -> None:
    places = [boat_x(x, 0.1) for x in (-0.5, 0.0, 0.5)]
    assert places[1] - places[0] == places[2] - places[1] == REACH_PX / 2


def test_the_picture_lies_between_two_states() -> None:
    here = look("child", (640, 360), calm=True)
    view, surface = RiverRun(here, LEVEL), pygame.Surface((640, 360))
    before, after, *_ = list(played(8, 60))[-1]
    places = []
    for alpha in (0.0, 0.5, 1.0):
        view.draw(surface, before, after, alpha, 8.0)
        places.append(view.boat_place[0])
    assert places[1] == pytest.approx((places[0] + places[2]) / 2, abs=0.05)


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_flashes(theme: Theme) -> None:
    """20 s at 30 frames a second: the whole picture hardly changes its light, and no large part
    swings to and fro more than three times a second."""
    here = look(theme, (640, 360))
    view, surface = RiverRun(here, LEVEL), pygame.Surface((640, 360))
    grids = []
    for before, after, events, t_s in played(20, 4, off_at=(9, 14)):
        view.happen(events, t_s)
        view.draw(surface, before, after, 1.0, t_s)
        grids.append(luminance(surface))
    light = np.array(grids)
    whole = light.mean((1, 2))
    for start in range(len(whole) - 30):
        second = whole[start : start + 30]
        assert second.max() - second.min() <= 0.10
    assert share_swinging(light, 30) <= 0.25


def luminance(surface: pygame.Surface) -> NDArray[np.float64]:
    """Relative luminance of 32 x 18 cells, 0 to 1."""
    small = pygame.transform.smoothscale(surface, (32, 18))
    linear = (pygame.surfarray.array3d(small) / 255) ** 2.2
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def share_swinging(light: NDArray[np.float64], rate_hz: int) -> float:
    """The largest share of cells with more than three pairs of opposing changes of 10 % within
    any second. Source: WCAG 2.3.1, general flash."""
    turns = np.zeros(light.shape, np.int64)
    anchor, rising = light[0].copy(), np.zeros(light[0].shape, np.int64)
    for n in range(1, len(light)):
        change = light[n] - anchor
        way = np.where(change > 0.1, 1, np.where(change < -0.1, -1, 0))
        turns[n] = (way != 0) & (way == -rising)
        rising = np.where(way != 0, way, rising)
        anchor = np.where(way != 0, light[n], anchor)
    counts = np.array([turns[n : n + rate_hz].sum(0) for n in range(len(turns) - rate_hz)])
    return float((counts > 6).mean((1, 2)).max())


def test_the_horizon_never_moves() -> None:
    here = look("child", (640, 360))
    view, surface = RiverRun(here, LEVEL), pygame.Surface((640, 360))
    skies = []
    for before, after, _, t_s in played(20, 120):
        view.draw(surface, before, after, 1.0, t_s)
        if t_s > 6:
            skies.append(pygame.surfarray.array3d(surface)[:, 40:88].astype(int))
    assert max(np.abs(sky - skies[0]).max() for sky in skies) <= 60
    assert np.mean([np.abs(sky - skies[0]).mean() for sky in skies]) < 0.5


def test_calm_water_holds_still_while_play_stands_still() -> None:
    here = look("child", (640, 360), calm=True)
    view, surface = RiverRun(here, LEVEL), pygame.Surface((640, 360))
    _, state, *_ = list(played(8, 60))[-1]
    pictures = []
    for t_s in (20.0, 30.0, 31.3):
        view.draw(surface, state, state, 1.0, t_s)
        pictures.append(pygame.surfarray.array3d(surface))
    assert np.array_equal(pictures[1], pictures[2])


@pytest.mark.parametrize("theme", THEMES)
def test_the_view_is_ready_soon(theme: Theme) -> None:
    here = look(theme, (1920, 1080))
    began_s = time.process_time()
    RiverRun(here, LEVEL)
    assert time.process_time() - began_s < 1.5


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_painted_once_the_view_is_ready(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No frame of a bout waits for a picture: all are loaded, drawn and scaled beforehand."""
    view, surface = RiverRun(look(theme, (640, 360)), LEVEL), pygame.Surface((640, 360))
    painted = []
    for module, name in (
        (pygame.image, "load"), (pygame.image, "load_sized_svg"), (pygame.image, "frombuffer"),
        (pygame.surfarray, "make_surface"), (pygame.transform, "smoothscale"),
        (pygame.transform, "scale"), (pygame.transform, "rotozoom"), (pygame.transform, "flip"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, lambda *_, name=name: painted.append(name))
    for before, after, events, t_s in played(40, 6, off_at=(9, 16)):
        view.happen(events, t_s)
        view.draw(surface, before, after, 0.5, t_s)
    assert painted == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768)])
def test_windows_of_other_shapes_show_the_boat_on_its_river(width: int, height: int) -> None:
    """The boat's place and the banks keep their measure where the picture is cut at the sides."""
    here = look("child", (width, height), calm=True)
    view, surface = RiverRun(here, LEVEL), pygame.Surface((width, height))
    scale = max(width / 1920, height / 1080)
    for before, after, _, t_s in played(12, 120):
        view.draw(surface, before, after, 1.0, t_s)
        middle_px = width / 2 + (float(view.course.middle(BOAT_Z)) - 960) * scale
        shown = (view.boat_place[0] - middle_px) / scale / REACH_PX
        assert shown == pytest.approx(after.boat - after.centre, abs=0.004)


def test_no_meadow_shows_through_the_river_and_no_river_on_the_meadow() -> None:
    """Along a row the middle of the river is water, and land begins at its banks."""
    here = look("child", (1920, 1080), calm=True)
    ground, course = Ground(here, Lens.of(1920, 1080)), Course()
    surface = pygame.Surface((1920, 1080))
    blue_less_red = []
    for _, after, _, _ in played(20, 120):
        course.see(after, after.step)
        ground.draw(surface, course, 0.0)
        for z in (1.05, 1.6, 2.5):
            row = round(row_y(z))
            middle, half = float(course.middle(z)), float(course.half(z))
            water = [surface.get_at((round(middle + part * half), row)) for part in (-0.6, 0, 0.6)]
            land = [
                surface.get_at((round(middle + side * (half + 260 / z)), row)) for side in (-1, 1)
            ]
            blue_less_red.append(
                (min(c.b - c.r for c in water), max(c.b - max(c.r, c.g) for c in land))
            )
    assert min(water for water, _ in blue_less_red) > 0
    assert max(land for _, land in blue_less_red) < 10


@pytest.mark.parametrize("mode", ["terminal", "none"])
def test_a_hidden_stretch_is_steered_in_silence(mode: Mode) -> None:
    plan = river_run.Plan(bout_s=24, stretch_s=6, feedback=Feedback(mode=mode))
    level = msgspec.structs.replace(LEVEL, plan=plan)
    here = look("child", (640, 360))
    view, surface, heard = RiverRun(here, level), pygame.Surface((640, 360)), set()
    assert isinstance(here.sound, Heard)
    met: set[type[Event]] = set()
    for before, after, events, t_s in played(13, 12, off_at=(10, 11.5), level=level):
        here.sound.names.clear()
        view.happen(events, t_s)
        view.draw(surface, before, after, 1.0, t_s)
        if after.judged and after.since > 12:
            heard |= set(here.sound.names)
            met |= {type(event) for event in events}
    assert Collected in met
    assert heard.isdisjoint({"collect", "splash"})


def test_a_win_out_of_sight_shines_on_the_river_and_not_at_the_boat() -> None:
    """Where the boat is, is not told after such a stretch either."""
    plan = river_run.Plan(bout_s=24, stretch_s=6, feedback=Feedback(mode="none"))
    level = msgspec.structs.replace(LEVEL, plan=plan)
    states = [after for _, after, *_ in played(20, 12, level=level)]
    state = next(one for one in states if one.successes and not one.judged)
    pictures = []
    for boat in (state.centre, state.centre + 0.5):
        view, surface = RiverRun(look("child", (640, 360)), level), pygame.Surface((640, 360))
        there = msgspec.structs.replace(state, boat=boat)
        for t_s in (1.0, 2.0):
            view.draw(surface, there, there, 1.0, t_s)
        view.happen([Reached(step=1, attempt=1, quality=1.0, time_s=6.0, x=0.0, y=0.0)], 2.0)
        view.draw(surface, there, there, 1.0, 2.3)
        pictures.append(pygame.surfarray.array3d(surface))
    assert (pictures[0] == pictures[1]).all()
