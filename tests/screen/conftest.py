"""What windows of tests are opened with."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec
import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.core.patient import Patient
from game.screen.look import Look
from game.screen.scenes.studio import Clock
from game.screen.views.river_depth import Lens
from game.screen.views.river_scenery import Stock
from game.screen.window import Options, Window
from tests.screen.bouts import wait

LARGE_PX = 160_000
"""Of a drawing; one of this many pixels takes 640 kB."""
WIDEST_KEPT_PX, STOCKS_KEPT = 960, 4
"""A stock for a window of 640 takes 20 MB."""


@pytest.fixture(autouse=True, scope="session")
def drawn_once() -> Iterator[None]:
    """A picture is decoded once a run, 20 ms each, and a drawing is rasterised once a size, and
    every window has a copy: some forty windows of these tests open the same river. A worker keeps
    24 pictures and the small ones among the last 1500 drawings, some 300 MB at most."""
    decoded = lru_cache(maxsize=24)(pygame.image.load)
    rasterised = lru_cache(maxsize=1500)(_rasterised)
    plain = pygame.image.load_sized_svg

    def load_sized_svg(file: Path | io.BytesIO, size: tuple[int, int]) -> pygame.Surface:
        if size[0] * size[1] > LARGE_PX:
            return plain(file, size)
        named = file.getvalue() if isinstance(file, io.BytesIO) else file
        return rasterised(plain, named, size).copy()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pygame.image, "load", lambda path: decoded(path).copy())
        patch.setattr(pygame.image, "load_sized_svg", load_sized_svg)
        yield


@pytest.fixture(autouse=True, scope="session")
def sown_once() -> Iterator[None]:
    """What stands on the banks of the river, in sixty sizes, is made once for the last windows of
    one size and theme; nothing is ever painted on it."""
    stocks: dict[tuple[str, Lens], Stock] = {}

    def stock_of(look: Look, lens: Lens) -> Stock:
        if look.width > WIDEST_KEPT_PX:
            return Stock(look, lens)
        key = look.theme, lens
        if key not in stocks:
            if len(stocks) == STOCKS_KEPT:
                del stocks[next(iter(stocks))]
            stocks[key] = Stock(look, lens)
        return stocks[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.screen.views.river_run.Stock", stock_of)
        yield


def _rasterised(
    load: Callable[..., pygame.Surface], drawing: Path | bytes, size: tuple[int, int]
) -> pygame.Surface:
    return load(io.BytesIO(drawing) if isinstance(drawing, bytes) else drawing, size)


@pytest.fixture
def display() -> Iterator[None]:
    """For views that are drawn without a window."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 36))
    yield
    pygame.display.quit()


@pytest.fixture
def no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A station without one, where no sound is made: making them takes longer than most visits."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "none")


@pytest.fixture
def window(data: Path) -> Iterator[Window]:
    """Somebody at a level whose dial stays where it is, so that there is always something easier,
    with a mouse that nobody moves: the boat goes straight on, and no bend is kept."""
    clock = Clock()
    options = Options(folder=data, device="mouse:", size=(640, 360), theme="child", seed=2)
    window = Window(options, clock=clock, sleep=clock.sleep)
    window.load()
    window.stage.doors.store.add_patient(Patient(alias="Mika"))
    window.stage.doors.come(window.stage, "Mika")
    session = window.stage.here.session
    session.keep(session.typical_calibration("test"))
    session.plan = msgspec.structs.replace(session.plan, adapt="fixed")
    wait(window, 0.5)
    yield window
    window.close()
