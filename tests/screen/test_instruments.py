"""The shared parts of screens: they draw in both skins, and say what they are told."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest

from game.screen import instruments
from game.screen.instrument_cards import _fitting
from game.screen.lettering import Face
from game.screen.look import Look, Theme
from game.screen.set_up_picture import SetUpPicture
from tests.screen import viewing
from tests.screen.viewing import THEMES

pytestmark = pytest.mark.usefixtures("display")
SIZE = (960, 540)
WATER = {"adult": (85, 166, 217), "child": (78, 176, 224)}
"""Halfway down a foot."""
ASKS = ("stand", "right", "left", "forward", "back")


def look(theme: Theme) -> Look:
    return viewing.look(theme, SIZE)


def sheet() -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    surface.fill("#1E2C50")
    return surface


def bright(surface: pygame.Surface) -> int:
    """How many pixels are as bright and yellow as a filled ring."""
    mask = pygame.mask.from_threshold(surface, (250, 240, 130), (30, 30, 60, 255))
    return mask.count()


@pytest.mark.parametrize("theme", THEMES)
def test_a_dwell_ring_fills_evenly(theme: Theme) -> None:
    ring, counts = instruments.DwellRing(look(theme), 100, 14), []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        surface = sheet()
        ring.draw(surface, (300, 300), share)
        counts.append(bright(surface))
    rises = [b - a for a, b in pairwise(counts)]
    assert counts[0] == 0
    assert all(rise == pytest.approx(counts[-1] / 4, rel=0.15) for rise in rises)


@pytest.mark.parametrize("theme", THEMES)
def test_a_dwell_ring_fills_clockwise_from_the_top(theme: Theme) -> None:
    surface = sheet()
    instruments.DwellRing(look(theme), 100, 14).draw(surface, (300, 300), 0.2)
    assert bright(surface.subsurface((300, 240, 70, 60))) > 50
    assert bright(surface.subsurface((230, 240, 62, 120))) == 0


@pytest.mark.parametrize("theme", THEMES)
def test_the_quarter_of_a_lean_fills_and_the_others_stay(theme: Theme) -> None:
    ring, pictures = instruments.LeanRing(look(theme)), []
    for share in (0.0, 0.5, 1.0):
        surface = sheet()
        ring.draw(surface, (960, 540), ("done", "active", "waiting", "waiting"), share)
        pictures.append(surface)
    right = pygame.Rect(480, 160, 200, 220)
    filled = [bright(one.subsurface(right)) for one in pictures]
    assert filled[0] < filled[1] < filled[2]
    for one in pictures:
        one.fill("black", right)
    rest = {pygame.image.tobytes(one, "RGB") for one in pictures}
    assert len(rest) == 1
    assert rest != {pygame.image.tobytes(sheet(), "RGB")}


@pytest.mark.parametrize("theme", THEMES)
def test_a_foot_is_fuller_the_more_it_bears(theme: Theme) -> None:
    feet, water = instruments.FeetLoad(look(theme), words=False), []
    for step in range(0, 51, 5):
        surface = sheet()
        feet.draw(surface, (900, 500), step / 50, 100.0 * (step + 1))  # long settled
        left = surface.subsurface((380, 175, 68, 150))
        water.append(pygame.mask.from_threshold(left, WATER[theme], (50, 45, 45, 255)).count())
    assert all(a < b for a, b in pairwise(water))


@pytest.mark.parametrize("theme", THEMES)
def test_every_instrument_draws_in_both_skins(theme: Theme) -> None:
    here, plain = look(theme), pygame.image.tobytes(sheet(), "RGB")
    picture = pygame.Surface((400, 300))
    parts = {
        "panel": lambda s: instruments.panel(here, s, (100, 100, 600, 400)),
        "rose": lambda s: instruments.ReachRose(here, 200).draw(
            s, (500, 500), (1, 0.8, 0.5, 0.9), (0.7, 0.6, 0.4, 0.6)
        ),
        "feet": lambda s: instruments.FeetLoad(here).draw(s, (900, 500), 0.38, 1.0),
        "leans": lambda s: instruments.LeanRing(here).draw(
            s, (900, 500), ("done", "active", "waiting", "waiting"), 0.4
        ),
        "progress": lambda s: instruments.progress(here, 9).draw(s, 4, 0.0),
        "rope": lambda s: instruments.LanternRope(here, 9, best=4).draw(s, 4, 0.0),
        "pills": lambda s: instruments.ProgressPills(here, 9).draw(s, 4, 0.0),
        "effort": lambda s: instruments.Strip(here, "effort", low="a", high="b").draw(s, 7),
        "pain": lambda s: instruments.Strip(here, "pain").draw(s, None),
        "choice": lambda s: instruments.ChoiceCard(
            here, "Star Map", (200, 200, 500, 600), picture
        ).draw(s, 0.5, 1.0),
    }
    for name, draw in parts.items():
        surface = sheet()
        draw(surface)
        assert pygame.image.tobytes(surface, "RGB") != plain, name


@pytest.mark.parametrize("theme", THEMES)
def test_a_pointer_finds_the_numbers_of_a_strip(theme: Theme) -> None:
    strip = instruments.Strip(look(theme), "pain")
    for number in range(11):
        x, y = strip.place(number)
        assert strip.number_at(look(theme).at(x, y)) == number
    assert strip.number_at((2, 2)) is None


def test_water_in_the_feet_settles_and_never_overshoots() -> None:
    feet, surface = instruments.FeetLoad(look("adult")), sheet()
    levels = []
    for frame in range(60):
        feet.draw(surface, (900, 500), 0.2, frame / 60)
        levels.append(feet._left)
    assert levels == sorted(levels, reverse=True)
    assert levels[24] == pytest.approx(0.2, abs=0.02)
    assert min(levels) >= 0.2


def test_a_lantern_fades_up_where_it_was_lit() -> None:
    here = look("child")
    rope = instruments.LanternRope(here, 5)
    x, y = here.at(*rope.place(2))
    around, lights = pygame.Rect(x - 12, y, 24, 30), []
    for done, t_s in ((2, 0.0), (3, 1.0), (3, 1.15), (3, 1.4)):
        surface = sheet()
        rope.draw(surface, done, t_s)
        lights.append(sum(pygame.transform.average_color(surface, around)[:3]))
    assert lights[0] <= lights[1] < lights[2] < lights[3]


@pytest.mark.parametrize("theme", THEMES)
def test_the_set_up_picture_leans_with_the_person(theme: Theme) -> None:
    picture, seen = SetUpPicture(look(theme)), set()
    for lean in ((0.0, 0.0), (0.8, 0.0), (-0.8, 0.0), (0.0, 0.9), None):
        surface = sheet()
        picture.draw(surface, lean, "stand", 0.0)
        seen.add(pygame.image.tobytes(surface, "RGB"))
    assert len(seen) == 5


@pytest.mark.parametrize("theme", THEMES)
def test_each_lean_that_is_asked_for_has_its_own_arrow(theme: Theme) -> None:
    picture, seen = SetUpPicture(look(theme)), set()
    for ask in ASKS:
        surface = sheet()
        picture.draw(surface, (0.0, 0.0), ask, 0.0)  # type: ignore[arg-type]
        seen.add(pygame.image.tobytes(surface, "RGB"))
    assert len(seen) == len(ASKS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("title", ["Sway", "Donaudampfschiff", "Two words of some length"])
def test_a_title_ends_before_the_ring_of_its_card(theme: Theme, title: str) -> None:
    here, room = look(theme), 290.0
    face: Face = "display" if theme == "child" else "medium"
    size, lines = _fitting(here, title, face, room)
    assert " ".join(lines) == title
    assert len(lines) <= 2
    assert all(here.letters.wide(one, face, size) <= here.px(room) for one in lines)
