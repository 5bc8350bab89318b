"""The signs of a second task as small round pictures. Shape tells them apart before colour does: a
circle is to be answered, a square is to pass."""

from __future__ import annotations

from collections.abc import Mapping

import pygame

from game.core.prompting import Sign
from game.screen.look import Look, Theme
from game.screen.palette import CREAM, GREEN, PURPLE, SKY, STAR, VERMILION
from game.screen.stroke import vector

RADIUS = 66.0
SEATS: Mapping[Theme, tuple[str, str]] = {
    "child": ("#2A2040", "#FFE9C4"),
    "adult": ("#0F1B25", "#B8935A"),
}
"""Ground and rim of the disc that a sign lies on."""

ARROW = f'<path d="M-34 -9H6V-29L38 0 6 29V9H-34Z" fill="{CREAM}" stroke-linejoin="round"/>'
BOAT = (
    f'<path d="M-34 14H34L22 33H-22Z" fill="{VERMILION}"/>'
    f'<path d="M-3 -36V8H-31Z" fill="{CREAM}"/><path d="M4 -28V8H27Z" fill="#DDBF86"/>'
)
SHELL = (
    '<path d="M0 32L-35 -4A36 33 0 0 1 35 -4Z" fill="#F2A7B5"/>'
    '<path d="M0 30V-35M-2 30L-20 -29M2 30L20 -29M-3 30L-33 -9M3 30L33 -9" '
    'stroke="#A6506B" stroke-width="3.5" stroke-linecap="round"/>'
    '<path d="M-13 33H13L8 22H-8Z" fill="#A6506B"/>'
)
STARFISH = (
    f'<path d="M0 -38L10 -12 37 -11 16 6 24 33 0 18 -24 33 -16 6 -37 -11 -10 -12Z" fill="{STAR}" '
    f'stroke="{STAR}" stroke-width="5" stroke-linejoin="round"/>'
)
FISH = (
    f'<path d="M-36 -21L-12 0 -36 21Z" fill="{SKY}"/>'
    f'<ellipse cx="7" cy="0" rx="29" ry="21" fill="{SKY}"/>'
    '<path d="M-2 -17Q7 0 -2 17" fill="none" stroke="#12506F" stroke-width="3.5"/>'
    '<circle cx="21" cy="-5" r="4.5" fill="#10202C"/>'
)
SHAPES: Mapping[Sign, str] = {
    "left": f'<g transform="rotate(180)">{ARROW}</g>',
    "right": ARROW,
    "up": f'<g transform="rotate(-90)">{ARROW}</g>',
    "down": f'<g transform="rotate(90)">{ARROW}</g>',
    "go": f'<circle r="35" fill="{GREEN}" stroke="{CREAM}" stroke-width="5"/>',
    "no_go": f'<rect x="-32" y="-32" width="64" height="64" rx="7" fill="{PURPLE}" '
    f'stroke="{CREAM}" stroke-width="5"/>',
    "boat": BOAT,
    "shell": SHELL,
    "star": STARFISH,
    "fish": FISH,
    "number": "",
    "on": "",
    "off": "",
}
"""A number is written on its disc; on and off are told in words, to the therapist."""


def sign_picture(look: Look, sign: Sign) -> pygame.Surface:
    """A sign on its disc; premultiplied."""
    return _on_disc(look, SHAPES[sign])


def answered_ring(look: Look) -> pygame.Surface:
    """The light around a sign whose answer was taken; premultiplied."""
    ring = f'<circle r="{RADIUS + 8}" fill="none" stroke="{CREAM}" stroke-width="7"/>'
    edge = RADIUS + 13
    return vector(ring, (-edge, -edge, 2 * edge, 2 * edge), look.scale)


def _on_disc(look: Look, shape: str) -> pygame.Surface:
    ground, rim = SEATS[look.theme]
    disc = f'<circle r="{RADIUS - 3}" fill="{ground}" fill-opacity="0.92"/>'
    disc += f'<circle r="{RADIUS - 3}" fill="none" stroke="{rim}" stroke-width="4"/>'
    return vector(disc + shape, (-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS), look.scale)
