"""Buttons: a sheet with words that always fit on it."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.screen.look import Look
from game.screen.scenes.choosing import Chooser, Place
from game.screen.scenes.paper import put_sheet
from game.screen.scenes.writing import write

WORDS_HIGH = 0.76
"""Of the height of a button: the room for its words."""


def draw_button(
    surface: pygame.Surface,
    look: Look,
    place: Place,
    words: str,
    *,
    lit: bool = True,
    size: float | None = None,
) -> None:
    """One button; lit: in focus."""
    put_sheet(surface, look, place.x, place.y, place.width, place.height, kind="button", lit=lit)
    write(
        surface, look, words, "button", place.x, place.y,
        size=size, width=place.width - 60, high=WORDS_HIGH * place.height,
    )  # fmt: skip


def draw_buttons(
    surface: pygame.Surface,
    look: Look,
    chooser: Chooser,
    words: Mapping[str, str],
    size: float | None = None,
) -> None:
    """The buttons of a chooser that have words, the one in focus last, so that its light lies
    over the others."""
    places = [place for place in chooser.places if place.key in words]
    for place in sorted(places, key=lambda place: place.key == chooser.focus):
        lit = place.key == chooser.focus
        draw_button(surface, look, place, words[place.key], lit=lit, size=size)
