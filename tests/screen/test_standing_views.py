"""Quiet stance with closed eyes, and one leg, on the screen: calm, and nothing to steer by."""

from __future__ import annotations

import msgspec
import numpy as np
import pygame
import pytest

from game.core.control import Control
from game.core.event import Began
from game.exercises import one_leg, quiet_stance
from game.exercises.library import find_level
from game.screen.look import Theme
from game.screen.views.one_leg import OneLeg
from game.screen.views.quiet_stance import QuietStance
from tests.screen.test_star_map_view import SKINS
from tests.screen.viewing import Heard, look

pytestmark = pytest.mark.usefixtures("display")


@pytest.mark.parametrize(("theme", "size"), SKINS)
def test_with_closed_eyes_the_picture_is_dim_and_tones_begin_and_end_it(
    theme: Theme, size: tuple[int, int]
) -> None:
    heard = Heard()
    here = look(theme, size, sound=heard)
    closed = find_level("quiet_stance/foam-eyes-closed").level
    state = quiet_stance.start(closed, seed=1)
    dark, bright = pygame.Surface(size), pygame.Surface(size)
    QuietStance(here, closed).draw(dark, state, state, 1.0, 1.0)
    QuietStance(here, quiet_stance.Level()).draw(bright, state, state, 1.0, 1.0)
    assert pygame.surfarray.array3d(dark).mean() < 0.6 * pygame.surfarray.array3d(bright).mean()
    view, events = QuietStance(here, closed), [Began(step=0)]
    while not quiet_stance.done(state):
        state, happened = quiet_stance.step(state, Control(0.0, 0.0))
        events += happened
    view.happen(events, 33.0)
    assert heard.names == ["resume", "chime"]


@pytest.mark.parametrize(("theme", "size"), SKINS)
@pytest.mark.parametrize("leg", ["left", "right"])
def test_one_leg_shows_which_side_stays_and_for_how_long(
    theme: Theme, size: tuple[int, int], leg: str
) -> None:
    heard = Heard()
    here = look(theme, size, sound=heard)
    level = find_level(f"one_leg/{leg}").level
    view, state = OneLeg(here, level), one_leg.start(level, seed=1)
    first, later, aside = (pygame.Surface(size) for _ in range(3))
    view.draw(first, state, state, 1.0, 1.0)
    left, right = (sum(first.get_at(here.at(960 + way * 62, 812))[:3]) for way in (-1, 1))
    assert (left > right) is (leg == "left")
    assert abs(left - right) > 60
    for _ in range(1200):
        state, events = one_leg.step(state, one_leg.aim(state))
        view.happen(events, 1.0)
    view.draw(later, state, state, 1.0, 1.0)
    assert not np.array_equal(pygame.surfarray.array3d(first), pygame.surfarray.array3d(later))
    lean = msgspec.structs.replace(one_leg.aim(state), x=0.6, y=-0.4)
    elsewhere, _ = one_leg.step(msgspec.structs.replace(state, step=state.step - 1), lean)
    view.draw(aside, state, elsewhere, 1.0, 1.0)
    assert np.array_equal(pygame.surfarray.array3d(later), pygame.surfarray.array3d(aside))
    assert heard.names == ["collect"]


@pytest.mark.parametrize("theme", ["child", "adult"])
def test_a_touch_down_sounds_as_calm_as_the_end(theme: Theme) -> None:
    heard = Heard()
    level = find_level("one_leg/right").level
    view, state = OneLeg(look(theme, (640, 360), sound=heard), level), one_leg.start(level, seed=1)
    surface = pygame.Surface((640, 360))
    for n in range(600):
        state, events = one_leg.step(state, one_leg.aim(state) if n < 400 else Control(0.0, 0.0))
        view.happen(events, 1.0)
    view.draw(surface, state, state, 1.0, 1.0)
    assert heard.names == ["collect", "soft"]
