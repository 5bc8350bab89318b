"""The drawn parts of the adult's dial in Treasure Sense: glass, shutter, mark, pointer, bolts."""

from __future__ import annotations

import math

import pygame

from game.screen.stroke import Paint, distance, vector
from game.screen.views.star_adult import IVORY

GLASS, BOLT_AT = 330.0, 392.0
"""Radii, design units: of the dial's glass, and of the ring of bolts."""
AMBER = "#F5A91E"
BLADES = 9


def drawn_dial(scale: float) -> pygame.Surface:
    """A brass rim with fine ticks, and dark glass with rings and a cross for the middle."""
    body = (
        '<defs><linearGradient id="r" x1="15%" y1="5%" x2="85%" y2="95%">'
        '<stop offset="0" stop-color="#F2DCAA"/><stop offset="0.4" stop-color="#A9874F"/>'
        '<stop offset="0.6" stop-color="#7C6138"/><stop offset="1" stop-color="#D9BC85"/>'
        '</linearGradient><radialGradient id="g" cx="46%" cy="40%" r="64%">'
        '<stop offset="0" stop-color="#25506A"/><stop offset="0.6" stop-color="#163346"/>'
        '<stop offset="1" stop-color="#0A1A26"/></radialGradient></defs>'
        f'<circle cx="4" cy="9" r="{GLASS + 22}" fill="#03070B" fill-opacity="0.55"/>'
        f'<circle r="{GLASS + 18}" fill="url(#r)"/>'
        f'<circle r="{GLASS + 4}" fill="#0A1620"/><circle r="{GLASS}" fill="url(#g)"/>'
    )
    for share in (0.25, 0.5, 0.75, 1.0):
        dash = ' stroke-dasharray="2 9" stroke-linecap="round"' if share == 0.25 else ""
        body += f'<circle r="{296 * share}" fill="none" stroke="{IVORY}" stroke-opacity="0.24" '
        body += f'stroke-width="{3.2 if dash else 1.8}"{dash}/>'
    for k in range(72):
        turn = math.radians(5 * k)
        near = GLASS - (26 if k % 6 == 0 else 14)
        x, y = math.sin(turn), -math.cos(turn)
        body += f'<path d="M{x * near:.1f} {y * near:.1f}L{x * (GLASS - 4):.1f} '
        body += f'{y * (GLASS - 4):.1f}" stroke="#E6CB94" stroke-opacity="0.7" '
        body += f'stroke-width="{3.4 if k % 6 == 0 else 1.6}"/>'
    body += f'<path d="M-13 0H13M0 -13V13" stroke="{IVORY}" stroke-opacity="0.8" stroke-width="3"/>'
    half = GLASS + 40
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)


def drawn_shutter(scale: float) -> pygame.Surface:
    """Nine steel blades that close over the glass; their middle stays marked."""
    far = (GLASS - 2) * scale
    side = 2 * math.ceil(far + 2)
    paint = Paint(side, side)
    away = distance(side, side, side / 2, side / 2)
    paint.over((far - away + 0.5).clip(0, 1), "#16242F")
    lines = "".join(
        f'<path d="M{34 * math.sin(a):.1f} {-34 * math.cos(a):.1f}'
        f"Q{190 * math.sin(a + 0.5):.1f} {-190 * math.cos(a + 0.5):.1f} "
        f'{GLASS * math.sin(a + 0.62):.1f} {-GLASS * math.cos(a + 0.62):.1f}" '
        'stroke="#070D13" stroke-opacity="0.9" stroke-width="5" fill="none"/>'
        f'<path d="M{38 * math.sin(a + 0.05):.1f} {-38 * math.cos(a + 0.05):.1f}'
        f"Q{192 * math.sin(a + 0.525):.1f} {-192 * math.cos(a + 0.525):.1f} "
        f'{GLASS * math.sin(a + 0.637):.1f} {-GLASS * math.cos(a + 0.637):.1f}" '
        'stroke="#8AA4B6" stroke-opacity="0.35" stroke-width="2.2" fill="none"/>'
        for a in (2 * math.pi * k / BLADES for k in range(BLADES))
    )
    body = (
        '<defs><radialGradient id="b" cx="38%" cy="30%" r="80%">'
        '<stop offset="0" stop-color="#6A8294" stop-opacity="0.5"/>'
        '<stop offset="1" stop-color="#0A131B" stop-opacity="0.4"/></radialGradient></defs>'
        f'<circle r="{GLASS - 2}" fill="url(#b)"/>{lines}'
        '<circle r="36" fill="#0B161F" stroke="#8AA4B6" stroke-opacity="0.6" stroke-width="3"/>'
        f'<path d="M-13 0H13M0 -13V13" stroke="{IVORY}" stroke-opacity="0.7" stroke-width="3"/>'
    )
    picture = paint.surface()
    over = vector(body, (-GLASS, -GLASS, 2 * GLASS, 2 * GLASS), scale)
    corner = ((side - over.get_width()) // 2, (side - over.get_height()) // 2)
    picture.blit(over, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
    return picture


def drawn_mark(scale: float) -> pygame.Surface:
    """The place: a yellow keyhole plate with four ticks, told by its shape as well."""
    body = (
        '<circle r="30" fill="#0B1620" fill-opacity="0.75" stroke="#F6EC6A" stroke-width="5"/>'
        '<path d="M0 -46V-34M0 46V34M-46 0H-34M46 0H34" stroke="#F6EC6A" stroke-width="5" '
        'stroke-linecap="round"/>'
        '<path d="M0 -13a8.5 8.5 0 0 1 4.6 15.6L8 16H-8L-4.6 2.6A8.5 8.5 0 0 1 0 -13Z" '
        'fill="#F6EC6A"/>'
    )
    return vector(body, (-52, -52, 104, 104), scale)


def drawn_pointer(scale: float) -> pygame.Surface:
    """The own lean: amber ring, bright heart."""
    body = (
        f'<circle r="25" fill="#0A141D" fill-opacity="0.7" stroke="{AMBER}" stroke-width="6.5"/>'
        '<circle r="11" fill="#FFF6E2"/>'
    )
    return vector(body, (-32, -32, 64, 64), scale)


def drawn_hit(scale: float) -> pygame.Surface:
    """Where it was looked for: an open ring, as the pointer's shadow."""
    body = (
        '<circle r="19" fill="#0A141D" fill-opacity="0.6" stroke="#FFD680" stroke-width="5" '
        'stroke-dasharray="12 7.9"/><circle r="5" fill="#FFD680"/>'
    )
    return vector(body, (-26, -26, 52, 52), scale)


def drawn_bolt(scale: float, k: int, count: int) -> tuple[pygame.Surface, pygame.Surface]:
    """Bolt k of so many around the door: shut, of dull steel; drawn back, of lit brass."""
    turn = 360 * k / count
    pictures = []
    for tones, edge in ((("#8CA0AE", "#3A4B58"), "#0A131B"), (("#FFF0C4", "#D9962E"), "#4A3212")):
        body = (
            f'<defs><linearGradient id="m"><stop offset="0" stop-color="{tones[1]}"/>'
            f'<stop offset="0.4" stop-color="{tones[0]}"/><stop offset="1" '
            f'stop-color="{tones[1]}"/></linearGradient></defs><g transform="rotate({turn})">'
            f'<rect x="-17" y="-28" width="34" height="56" rx="9" fill="url(#m)" stroke="{edge}" '
            f'stroke-width="3"/><path d="M-9 -14H9M-9 14H9" stroke="{edge}" stroke-opacity="0.6" '
            'stroke-width="3" stroke-linecap="round"/></g>'
        )
        pictures.append(vector(body, (-46, -46, 92, 92), scale))
    return pictures[0], pictures[1]
