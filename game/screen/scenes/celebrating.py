"""The end of a visit whose dose is done: lanterns rise slowly from the harbour, and what has come
to the islands today is shown. Nothing flashes; calm mode stands still."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pygame

from game.core.ease import eased
from game.screen.life import Living
from game.screen.look import Look
from game.screen.scenes.life_picture import GROW_S
from game.screen.scenes.map_picture import NAMES
from game.screen.scenes.writing import Role, write
from game.screen.stroke import glow, put_middle, shine

RISE_S = 22.0
"""From the water to the top of the sky: one screen in 3 s is the fastest that anything may move."""
FROM_Y, TO_Y = 700.0, -90.0
LANTERNS = (
    (130, 40, 0.05), (470, 30, 0.42), (640, 44, 0.70), (1290, 36, 0.20), (1450, 46, 0.55),
    (1790, 32, 0.86), (300, 26, 0.66), (1640, 28, 0.36), (820, 24, 0.92), (1120, 26, 0.12),
)  # fmt: skip
"""Where each rises, how wide it is, and how far it is when the scene begins."""
FADE_IN_S = 2.0
SIDES = (345.0, 1575.0)
MOST_EACH, MOST_ISLANDS = 5, 4
FIRST_S, BETWEEN_S = 0.8, 0.45


def draw_lanterns(surface: pygame.Surface, look: Look, t_s: float) -> None:
    """t_s: since the scene began."""
    child = look.theme == "child"
    for i, (x, wide, start) in enumerate(LANTERNS if child else LANTERNS[::2]):
        share = start if look.calm else (start + t_s / RISE_S) % 1.0
        drift = 0.0 if look.calm else 14 * math.sin(0.4 * t_s + 1.9 * i)
        strength = min(1.0, t_s / FADE_IN_S) * math.sin(math.pi * share) ** 0.5
        place = look.at(x + drift, FROM_Y + (TO_Y - FROM_Y) * share)
        lantern = look.pictures.sprite("lantern_lit", look.px(1.5 * wide if child else 0.6 * wide))
        if strength < 1:
            lantern = lantern.copy()
            part = round(255 * strength)
            lantern.fill((part,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        put_middle(surface, lantern, place)
        shine(
            surface,
            glow("#FFA850", look.px((2.2 if child else 1.5) * wide), round(5 * strength) * 7),
            place,
        )


def draw_came(
    surface: pygame.Surface, look: Look, came: Mapping[str, Sequence[Living]], t_s: float
) -> None:
    """The name of each island and what came to it, one after another. came: by island."""
    shown = list(came.items())[:MOST_ISLANDS]
    before = 0
    for i, (island, living) in enumerate(shown):
        x, y, room = _room(look, i, len(shown))
        role: Role = "note" if look.theme == "child" else "paper_note"
        size = 46 if look.theme == "child" else 38
        name = look.words(NAMES[island])
        write(surface, look, name, role, x, y, width=room, size=size, shrink=True)
        things = living[:MOST_EACH]
        step = min(112.0, room / max(1, len(things)))
        for k, one in enumerate(things):
            share = (t_s - FIRST_S - BETWEEN_S * (before + k)) / GROW_S
            at_x = x + step * (k - (len(things) - 1) / 2)
            _draw_one(surface, look, one, (at_x, y + 136), 0.88 * step, min(1.0, share))
        before += len(things)


def _room(look: Look, i: int, n: int) -> tuple[float, float, float]:
    """Middle, height of the name, and width of the room of island i of n, design units."""
    if look.theme == "child":
        return SIDES[i % 2], 262 + 190 * (i // 2), 560
    wide = 1400 / n
    return 960 + wide * (i - (n - 1) / 2), 716, min(560, wide - 40)


def _draw_one(
    surface: pygame.Surface,
    look: Look,
    one: Living,
    foot: tuple[float, float],
    room: float,
    share: float,
) -> None:
    """Standing at a place, as large as the room lets it be, growing in."""
    if share <= 0:
        return
    picture = look.pictures.sprite(one.picture, look.px(room))
    most = look.px(100)
    scale = min(1.0, most / picture.get_height()) * max(0.05, eased(share))
    if scale < 1:
        picture = pygame.transform.smoothscale_by(picture, scale)
    x, y = look.at(*foot)
    put_middle(surface, picture, (x, y - picture.get_height() / 2))
