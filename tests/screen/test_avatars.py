"""Whoever needs more contrast sees where a round picture ends, whatever lies behind it."""

from __future__ import annotations

import math

import pygame
import pytest

from game.core.access import Access
from game.core.patient import Patient
from game.screen.contrast import contrast_of
from game.screen.look import Look, Theme
from game.screen.scenes.avatar import draw_avatar
from game.screen.seeing import Seen, look_of
from game.screen.sound import Sound
from tests.screen.viewing import THEMES

pytestmark = pytest.mark.usefixtures("display")
SIZE = (960, 540)
RADIUS = 122.0
OUTLINED = 3.0
"""Source: clinical design 9.3, 3:1 for things."""


def look(theme: Theme, *, contrast: bool) -> Look:
    pygame.display.set_mode(SIZE)
    access = Access(contrast=contrast)
    return look_of(Seen(SIZE, SIZE, theme, "en", access), Sound(lambda: 0.0))


def drawn(look: Look, behind: str, avatar: str = "otter") -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    surface.fill(behind)
    person = Patient(alias="Mika", theme=look.theme, avatar=avatar)
    draw_avatar(surface, look, person, 960, 540, RADIUS)
    return surface


def hex_of(colour: pygame.Color) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour[:3])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("behind", ["#FFFFFF", "#FFF8E8", "#7F7F7F", "#0E1820", "#000000"])
def test_a_round_picture_has_an_edge_on_anything(theme: Theme, behind: str) -> None:
    here = look(theme, contrast=True)
    picture = drawn(here, behind)
    x, y = here.at(960, 540)
    for turn in range(24):
        way = math.cos(math.pi * turn / 12), math.sin(math.pi * turn / 12)
        edge = [
            hex_of(picture.get_at((round(x + way[0] * out), round(y + way[1] * out))))
            for out in range(here.px(RADIUS - 4), here.px(RADIUS + 9))
        ]
        assert max(contrast_of(one, behind) for one in edge) >= OUTLINED, turn


def test_what_it_shows_has_an_outline_of_its_own() -> None:
    """The fish lies on the blue ground of the child's picture: dark where it ends."""
    plain, strong = (drawn(look("child", contrast=on), "#FFFFFF", "fish") for on in (False, True))
    dark = [
        pygame.mask.from_threshold(one, (30, 15, 36), (16, 16, 16, 255)) for one in (plain, strong)
    ]
    middle = pygame.Surface(SIZE, pygame.SRCALPHA)
    pygame.draw.circle(middle, "#FFFFFF", (480, 270), 48)
    inner = pygame.mask.from_surface(middle)
    counts = [one.overlap_area(inner, (0, 0)) for one in dark]
    assert counts[1] > counts[0] + 100


def test_larger_words_need_no_other_pictures() -> None:
    pygame.display.set_mode(SIZE)
    seen = Seen(SIZE, SIZE, "child", "en", Access())
    before = look_of(seen, Sound(lambda: 0.0))

    def after(access: Access, theme: Theme = "child", size: tuple[int, int] = SIZE) -> bool:
        now = Seen(size, SIZE, theme, "es", access)
        return look_of(now, before.sound, before).pictures is before.pictures

    assert after(Access(text=1.5, calm=True))
    assert not after(Access(contrast=True))
    assert not after(Access(), size=(640, 360))
    assert not after(Access(), theme="adult")
