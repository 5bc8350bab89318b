"""A picture of the report on the screen: at the same places, in our letters, in both themes."""

from __future__ import annotations

import os
from typing import get_args

import pygame
import pytest

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.report.picture_style import LOOKS, STYLE, look_of
from game.report.svg import Drawing
from game.screen.chart import LEAST_SIZE, PALETTES, chart
from game.screen.lettering import Lettering
from game.screen.look import Look, Theme
from game.text import Words

THEMES: tuple[Theme, ...] = get_args(Theme)


@pytest.fixture(autouse=True)
def _window() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    pygame.font.init()


def look(theme: Theme) -> Look:
    """A window of 1920 x 1080 with nothing to hear and no pictures."""
    nothing = None
    return Look(1920, 1080, theme, Words.load("en"), nothing, Lettering(1.0), nothing)  # type: ignore[arg-type]


def at(picture: pygame.Surface, x: float, y: float) -> pygame.Color:
    return picture.get_at((round(x), round(y)))


def tone(theme: Theme, name: str) -> pygame.Color:
    return pygame.Color(PALETTES[theme][name])


@pytest.mark.parametrize("theme", THEMES)
def test_a_point_lies_where_the_page_has_it_in_the_colours_of_the_theme(theme: Theme) -> None:
    drawing = Drawing("x", 100, 100, "x")
    drawing.dot(25, 75, 5, "full")
    picture = chart(drawing, look(theme), 400, 400)
    assert at(picture, 100, 300) == tone(theme, "blue")
    assert at(picture, 300, 100) == tone(theme, "paper")


def test_a_picture_of_another_shape_stands_in_the_middle_of_its_sheet() -> None:
    drawing = Drawing("x", 100, 50, "x")
    drawing.dot(50, 25, 10, "full")
    picture = chart(drawing, look("adult"), 400, 400)
    assert picture.get_size() == (400, 400)
    assert at(picture, 200, 200) == tone("adult", "blue")
    assert at(picture, 200, 100) == tone("adult", "paper")


def test_nothing_is_seen_outside_a_window_and_everything_after_it() -> None:
    drawing = Drawing("x", 100, 100, "x")
    drawing.window(0, 0, 50, 100)
    drawing.line([(0, 50), (100, 50)], "pause")
    drawing.whole()
    drawing.line([(0, 80), (100, 80)], "pause")
    picture = chart(drawing, look("child"), 400, 400)
    red, paper = tone("child", "red"), tone("child", "paper")
    assert [at(picture, x, 200) for x in (100, 300)] == [red, paper]
    assert [at(picture, x, 320) for x in (100, 300)] == [red, red]


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_words_are_written_at_their_anchor_above_their_base_line(anchor: str) -> None:
    drawing = Drawing("x", 200, 100, "x")
    drawing.text(100, 50, "HHHH", "strong", anchor=anchor)  # type: ignore[arg-type]
    picture = chart(drawing, look("adult"), 800, 400)
    ink = pygame.mask.from_threshold(picture, tone("adult", "ink"), (40, 40, 40, 255))
    box = ink.get_bounding_rects()
    left, right = min(one.left for one in box), max(one.right for one in box)
    foot = max(one.bottom for one in box)
    assert foot == pytest.approx(200, abs=3)
    assert {"start": left, "middle": (left + right) / 2, "end": right}[anchor] == pytest.approx(
        400, abs=5
    )


def test_small_words_are_no_smaller_than_a_laptop_can_show() -> None:
    drawing = Drawing("x", 100, 100, "x")
    drawing.text(0, 50, "H", "strong")
    picture = chart(drawing, look("adult"), 100, 100)
    ink = pygame.mask.from_threshold(picture, tone("adult", "ink"), (40, 40, 40, 255))
    high = max(one.height for one in ink.get_bounding_rects())
    assert high >= 0.6 * LEAST_SIZE


def test_a_square_is_written_as_a_small_raised_2() -> None:
    letters = Lettering(1.0)
    square, two, plain = (letters.line(text, "bold", 100, "#ffffff") for text in ("m²", "m2", "m"))
    assert plain.get_width() < square.get_width() < two.get_width()
    ink = pygame.mask.from_surface(square.subsurface((plain.get_width(), 0, *_rest(square, plain))))
    below = pygame.mask.from_surface(plain).get_bounding_rects()[0].bottom
    assert ink.get_bounding_rects()[0].bottom < below


def _rest(whole: pygame.Surface, part: pygame.Surface) -> tuple[int, int]:
    return whole.get_width() - part.get_width(), whole.get_height()


def test_the_page_and_the_screen_read_one_table_of_looks() -> None:
    for kind, rules in LOOKS.items():
        assert f".picture .{kind} {{ " in STYLE
        assert set(look_of(kind, PALETTES["child"])) == set(rules)
    assert "var(" not in " ".join(look_of(" ".join(LOOKS), PALETTES["adult"]).values())
