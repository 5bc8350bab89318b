"""The captain's log: the lights of a chapter, and the word that one is complete."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import pygame

from game.screen.look import Look, Theme
from game.screen.scenes.island_card import lamp
from game.screen.scenes.writing import wide, write
from game.screen.stroke import glow, put_middle, shine, vector
from game.session.voyage import Chapter
from game.text import mark

LAMP_W, LAMP_STEP = 46.0, 66.0
ROOM_W, PAGE_W, SIZE = 700.0, 92.0, 40.0
FILLED: Mapping[Theme, str] = {
    "child": mark("A page of your log is full"),
    "adult": mark("Chapter {n} complete"),
}
FADE_S, AFTER_S = 0.6, 1.6
"""A page comes when what was gathered has been seen."""


def draw_chapter(
    surface: pygame.Surface, look: Look, chapter: Chapter, place: tuple[float, float]
) -> None:
    """Its lights in a row, and in words below. place: the middle of the row, design units."""
    x, y = place
    _draw_lamps(surface, look, chapter.lit, x, y)
    words = look.words(
        "Chapter {n} · {lit} of {all} lights",
        n=chapter.number, lit=sum(chapter.lit), all=len(chapter.lit),
    )  # fmt: skip
    write(surface, look, words, "note", x, y + 66, width=840, shrink=True, high=56)


def _draw_lamps(
    surface: pygame.Surface, look: Look, lit: tuple[bool, ...], x: float, y: float
) -> None:
    left = x - LAMP_STEP * (len(lit) - 1) / 2
    for i, on in enumerate(lit):
        place = look.at(left + LAMP_STEP * i, y)
        put_middle(surface, lamp(look, lit=on, width=LAMP_W), place)
        if on and look.theme == "child":
            shine(surface, glow("#FFA850", look.px(1.5 * LAMP_W), 46), place)


def draw_filled(
    surface: pygame.Surface, look: Look, chapter: int, place: tuple[float, float], t_s: float
) -> None:
    """A page of the log is full: a quiet line that fades in, and for the child the page. place: its
    middle, design units; t_s: since the scene began."""
    share = min(1.0, max(0.0, (t_s - AFTER_S) / FADE_S))
    if share <= 0:
        return
    child, (x, y) = look.theme == "child", place
    said = look.words(FILLED[look.theme], n=chapter)
    corner = look.corner(x - ROOM_W / 2, y - 56, ROOM_W)
    strip = pygame.Rect(corner, (look.px(ROOM_W), look.px(112)))
    strip = strip.clip(surface.get_rect())
    behind = surface.subsurface(strip).copy()
    if child:
        left = x - (PAGE_W + wide(look, said, "note", SIZE)) / 2
        put_middle(surface, _page(look.scale), look.at(left + PAGE_W / 2 - 14, y))
        x += PAGE_W / 2
    write(surface, look, said, "note", x, y, size=SIZE, width=ROOM_W - PAGE_W)
    if share < 1:
        behind.set_alpha(round(255 * (1 - share)))
        surface.blit(behind, strip)


@lru_cache(maxsize=4)
def _page(scale: float) -> pygame.Surface:
    """Parchment with five lines, each begun with a light."""
    body = (
        '<path d="M-34 -44Q0 -50 34 -44L36 42Q0 50 -36 42Z" fill="#FFF1D0" stroke="#C98C5E" '
        'stroke-width="3"/>'
    )
    for i in range(5):
        y = -28 + 14 * i
        body += f'<circle cx="-22" cy="{y}" r="4.6" fill="#F2A03E"/>'
        body += f'<path d="M-11 {y}H24" stroke="#8A5A48" stroke-width="3" stroke-linecap="round"/>'
    return vector(body, (-46, -56, 92, 112), scale)
