"""The bull's-eye level of Still Lake for adults: its glass, its bubble and its marks."""

from __future__ import annotations

import pygame

from game.exercises.still_lake import LIGHT_RADIUS
from game.screen.stroke import vector
from game.screen.views.star_adult import IVORY

GLASS, BUBBLE, BEADS_AT = 352.0, 30.0, 396.0
"""Radii, design units; the beads stand around the bezel."""


def drawn_glass(scale: float) -> pygame.Surface:
    """Water under domed glass, with etched rings and the light of a window in it."""
    body = (
        '<defs><radialGradient id="w" cx="46%" cy="38%" r="66%">'
        '<stop offset="0" stop-color="#5F9C95"/><stop offset="0.45" stop-color="#2F6468"/>'
        '<stop offset="0.85" stop-color="#17363F"/><stop offset="1" stop-color="#0C1D26"/>'
        '</radialGradient><linearGradient id="g" x1="20%" y1="0%" x2="60%" y2="100%">'
        '<stop offset="0" stop-color="#FFFFFF" stop-opacity="0.34"/>'
        '<stop offset="1" stop-color="#FFFFFF" stop-opacity="0"/></linearGradient></defs>'
        f'<circle r="{GLASS}" fill="url(#w)" fill-opacity="0.92"/>'
    )
    for radius in (0.25 * GLASS, 0.5 * GLASS, 0.75 * GLASS):
        body += f'<circle r="{radius}" fill="none" stroke="{IVORY}" '
        body += 'stroke-opacity="0.22" stroke-width="1.8"/>'
    cross = f"M{-GLASS} 0L{GLASS} 0M0 {-GLASS}L0 {GLASS}"
    body += f'<path d="{cross}" stroke="{IVORY}" stroke-opacity="0.13" stroke-width="1.6"/>'
    body += (
        '<path d="M-300 -72A308 308 0 0 1 -72 -300A400 400 0 0 0 -300 -72Z" '
        'fill="url(#g)"/>'
        f'<circle r="{BEADS_AT}" fill="none" stroke="{IVORY}" stroke-opacity="0.16" '
        'stroke-width="2"/>'
    )
    half = BEADS_AT + 4
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)


def drawn_bubble(scale: float) -> pygame.Surface:
    """Bright, with the same window in it."""
    body = (
        '<defs><radialGradient id="b" cx="42%" cy="34%" r="70%">'
        '<stop offset="0" stop-color="#FFFFFF"/><stop offset="0.35" stop-color="#F3F9EE"/>'
        '<stop offset="0.8" stop-color="#BFE0CF"/><stop offset="1" stop-color="#7FB8AC"/>'
        '</radialGradient></defs><circle cx="2" cy="5" r="33" fill="#06121A" '
        f'fill-opacity="0.35"/><circle r="{BUBBLE}" fill="url(#b)" stroke="#F5FFF8" '
        'stroke-width="2.6"/><ellipse cx="-9" cy="-12" rx="10" ry="6.5" fill="#FFFFFF"/>'
    )
    return vector(body, (-40, -40, 80, 80), scale)


def drawn_mark(scale: float, reach: float) -> pygame.Surface:
    """Where the bubble is wanted: a ring with four ticks."""
    far = LIGHT_RADIUS * reach
    tick = f"M0 {-far - 14}L0 {-far + 14}M0 {far - 14}L0 {far + 14}"
    tick += f"M{-far - 14} 0L{-far + 14} 0M{far - 14} 0L{far + 14} 0"
    body = (
        f'<circle r="{far}" fill="#F0E442" fill-opacity="0.10" stroke="#F6EC6A" '
        f'stroke-width="6"/><path d="{tick}" stroke="#F6EC6A" stroke-width="6" '
        'stroke-linecap="round"/><circle r="7" fill="#F6EC6A"/>'
    )
    half = far + 22
    return vector(body, (-half, -half, 2 * half, 2 * half), scale)
