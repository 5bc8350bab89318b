"""Who somebody is, as a round picture: an animal or a treasure for the child, a monogram in
brass for the adult."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

import pygame

from game.core.patient import GUEST, Patient, Theme
from game.screen.keeping import kept
from game.screen.lettering import put
from game.screen.look import Look
from game.screen.palette import CREAM, IVORY, PLUM
from game.screen.scenes.paper import STRONG
from game.screen.stroke import put_middle, vector

AVATARS: Mapping[str, tuple[str, float, float]] = {
    "otter": ("otter_front_centre", 1.16, 0.0),
    "star": ("star", 0.66, 0.0),
    "fish": ("fish", 0.72, 0.0),
    "shell": ("shell", 0.66, 0.0),
    "lantern": ("lantern_lit", 0.46, 0.0),
    "lighthouse": ("lighthouse", 0.34, 0.06),
    "tree": ("tree_blossom", 0.58, 0.06),
    "palm": ("tree_palm", 0.62, 0.06),
}
"""Sprite, its width and how far it is drawn down, in diameters of the round picture."""
OUTLINE, OUTLINE_TURNS = 5, 16
"""Around it for whoever needs more contrast: how wide, design units, and drawn so many times."""

_STOPS: Mapping[Theme, tuple[str, str, str]] = {
    "child": ("#8FD0E8", "#3F6FB0", "#FFF3DC"),
    "adult": ("#2B3F4C", "#111C26", "#C9A46A"),
}


@lru_cache(maxsize=24)
def _disc(theme: Theme, radius: float, scale: float, strong: bool) -> pygame.Surface:
    """The ground of the round picture, with its rim and a soft shadow inside. strong: in a clear
    frame with a line around it, one of which stands out from whatever lies behind."""
    top, foot, rim = _STOPS[theme]
    body = (
        '<defs><linearGradient id="g" x1="0%" y1="0%" x2="0%" y2="100%">'
        f'<stop offset="0%" stop-color="{top}"/><stop offset="100%" stop-color="{foot}"/>'
        f'</linearGradient></defs><circle r="{radius - 3}" fill="url(#g)"/>'
        f'<circle r="{radius - 5}" fill="none" stroke="#101820" stroke-opacity="0.22" '
        f'stroke-width="8"/><circle r="{radius - 4}" fill="none" stroke="{rim}" stroke-width="6"/>'
    )
    half = radius + 2
    if strong:
        _, _, frame, around = STRONG[theme]
        body += (
            f'<circle r="{radius + 6}" fill="none" stroke="{around}" stroke-width="5"/>'
            f'<circle r="{radius}" fill="none" stroke="{frame}" stroke-width="8"/>'
        )
        half = radius + 10
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)


def draw_avatar(
    surface: pygame.Surface, look: Look, patient: Patient, x: float, y: float, radius: float
) -> None:
    """The round picture of a person; middle and radius in design units."""
    put_middle(surface, _disc(look.theme, radius, look.scale, look.contrast), look.at(x, y))
    if look.theme == "child":
        name, wide, down = AVATARS.get(patient.avatar, AVATARS["otter"])
        put_middle(surface, _cut(look, name, radius, wide, down), look.at(x, y))
    else:
        name = look.words("Guest") if patient.alias == GUEST else patient.alias
        letters = "".join(one for one in name if one.isalnum())[:2].upper()
        line = look.letters.on_sheet(letters, "medium", radius * 0.8, IVORY)
        put(surface, line, *look.at(x, y))


def draw_sign(
    surface: pygame.Surface, look: Look, sign: str, x: float, y: float, radius: float
) -> None:
    """A round picture with a sign in place of a face, such as '+'."""
    put_middle(surface, _disc(look.theme, radius, look.scale, look.contrast), look.at(x, y))
    size, child = radius * 1.2, look.theme == "child"
    if child and look.contrast:  # the child's ground is neither light nor dark
        line = look.letters.line(sign, "medium", size, CREAM)
    else:
        line = look.letters.on_sheet(sign, "medium", size, PLUM if child else IVORY)
    put(surface, line, *look.at(x, y))


@kept(24)
def _cut(look: Look, name: str, radius: float, wide: float, down: float) -> pygame.Surface:
    """The sprite, cut to the round picture: the bust of a tall one, the whole of a small one."""
    inner = look.px(2 * (radius - 7))
    sprite = look.pictures.sprite(name, round(inner * wide))
    cut = pygame.Surface((inner, inner), pygame.SRCALPHA)
    high = sprite.get_height()
    top = (inner - high) / 2 if high <= inner else inner * 0.10
    place = ((inner - sprite.get_width()) / 2, top + inner * down * (high <= inner))
    if look.contrast:
        _draw_outline(cut, sprite, place, look.px(OUTLINE))
    cut.blit(sprite, place)
    mask = pygame.Surface((inner, inner), pygame.SRCALPHA)
    mask.fill((0, 0, 0, 0))
    pygame.draw.circle(mask, (255, 255, 255, 255), (inner / 2, inner / 2), inner / 2)
    cut.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return cut


def _draw_outline(
    surface: pygame.Surface, sprite: pygame.Surface, place: tuple[float, float], wide: int
) -> None:
    """A dark line around what a sprite shows, which is drawn over it then. wide: pixels."""
    shape = pygame.mask.from_surface(sprite).to_surface(
        setcolor=STRONG["child"][2], unsetcolor=(0, 0, 0, 0)
    )
    for turn in range(OUTLINE_TURNS):
        angle = 2 * math.pi * turn / OUTLINE_TURNS
        x, y = place[0] + wide * math.cos(angle), place[1] + wide * math.sin(angle)
        surface.blit(shape, (round(x), round(y)))
