"""The ship that two dress: more lanterns burn with every turn, and none flashes."""

from __future__ import annotations

import pygame
import pytest

from game.core.turns import Turns
from game.screen.look import Theme
from game.screen.scenes.dressed_ship import DRESSES, LIGHTS, DressedShip, lights_of
from tests.screen.flashes import Film
from tests.screen.viewing import look


def test_more_lanterns_burn_with_every_turn_and_all_at_the_end() -> None:
    so_far, turns = [0], Turns(planned=(4, 4))
    for number in range(8):
        turns = turns.after(1 if number % 2 else 0, 1.0)
        so_far.append(lights_of(turns.fullness))
    assert so_far == sorted(set(so_far)), "every turn lights some"
    assert so_far[-1] == LIGHTS


@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("theme", list(DRESSES))
def test_the_ship_differs_as_it_fills(theme: Theme) -> None:
    here = look(theme)
    pictures = []
    for fullness in (0.0, 0.25, 0.5, 1.0):
        surface = pygame.Surface((here.width, here.height))
        DressedShip(here, 960, 850, 1.0).draw(surface, fullness, 1.0)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert len(set(pictures)) == 4


@pytest.mark.slow
@pytest.mark.usefixtures("display")
@pytest.mark.parametrize("theme", list(DRESSES))
def test_a_ship_that_fills_all_at_once_never_flashes(theme: Theme) -> None:
    """Quicker than it ever does: every lantern within seven seconds."""
    here = look(theme)
    surface, sea = pygame.Surface((here.width, here.height)), here.pictures.layer(f"{theme}_rest")
    ship, film = DressedShip(here, 960, 850, 1.0), Film((here.width // 2, here.height // 2), 30)
    for frame in range(240):
        surface.blit(sea, (0, 0))
        ship.draw(surface, 1.0, frame / 30, seen=0.0, grown_s=frame / 30)
        film.add(pygame.surfarray.array3d(surface).swapaxes(0, 1)[::2, ::2])
    assert film.verdict.passes, film.verdict
