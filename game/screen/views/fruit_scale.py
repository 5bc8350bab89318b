"""The parts of the market scale: frame and rail of brass, rider, plumb, pans and weights."""

from __future__ import annotations

import pygame

from game.screen.look import Look
from game.screen.stroke import vector

RAIL_Y, ROD_Y, COUNTER_Y = 716.0, 412.0, 902.0
HALF = 630.0
"""The frame, from the middle to either post."""
PAN_X, PAN_Y, PULLEY_Y, CHAIN = 400.0, 832.0, 742.0, 58.0
PLAYER, TARGET = "#F5A91E", "#F6EC6A"
BRASS = (
    '<defs><linearGradient id="b" x1="50%" y1="0%" x2="50%" y2="100%"><stop offset="0" '
    'stop-color="#FFF3CF"/><stop offset="0.25" stop-color="#DDBF86"/><stop offset="0.6" '
    'stop-color="#A77F48"/><stop offset="1" stop-color="#5E4426"/></linearGradient>'
    '<linearGradient id="u" x1="0%" y1="50%" x2="100%" y2="50%"><stop offset="0" '
    'stop-color="#6B4F2C"/><stop offset="0.35" stop-color="#F3E2B8"/><stop offset="0.6" '
    'stop-color="#B8935A"/><stop offset="1" stop-color="#4E3820"/></linearGradient>'
    '<linearGradient id="w" x1="0%" y1="50%" x2="100%" y2="50%"><stop offset="0" '
    'stop-color="#2A1812"/><stop offset="0.4" stop-color="#7C5436"/><stop offset="1" '
    'stop-color="#1C100C"/></linearGradient></defs>'
)
"""b: lying brass, u: upright brass, w: upright walnut."""


def frame(look: Look, reach: float) -> pygame.Surface:
    """Two posts, the rod above and the rail with its graduation; the corner is at (-720, -60) from
    the middle of the rod."""
    rail, foot = RAIL_Y - ROD_Y, COUNTER_Y - ROD_Y
    body = BRASS
    for way in (-1, 1):
        x = way * HALF
        body += f'<path d="M{x - 17} 24L{x - 13} {foot - 34}L{x + 13} {foot - 34}L{x + 17} 24Z" '
        body += 'fill="url(#w)" stroke="#0A0605" stroke-width="2"/>'
        for y, half, high in ((8, 24, 20), (rail - 24, 25, 48), (foot - 40, 30, 16)):
            body += _block(x, y, half, high)
        body += _block(x, foot - 24, 62, 30)
        body += f'<circle cx="{x}" cy="-4" r="15" fill="url(#u)" stroke="#3A2814"/>'
    body += _bar(-HALF, HALF, 12, 11) + _bar(-HALF, HALF, rail - 13, 26)
    for k in range(-20, 21):
        x, long = k * reach / 20, 13 if k % 10 == 0 else 9 if k % 5 == 0 else 5.5
        body += f'<path d="M{x:.1f} {rail - 9}L{x:.1f} {rail - 9 + long}" stroke="#2C1F10" '
        body += f'stroke-width="{3 if k % 5 == 0 else 1.8}" stroke-linecap="round"/>'
    for way in (-1, 1):
        body += f'<circle cx="{way * PAN_X}" cy="{rail + 26}" r="20" fill="url(#b)" '
        body += f'stroke="#3A2814" stroke-width="2"/><circle cx="{way * PAN_X}" cy="{rail + 26}" '
        body += 'r="7" fill="#2C1F10"/>'
    body += _medallion(rail + 44)
    return vector(body, (-720, -60, 1440, foot + 80), look.scale)


def _block(x: float, y: float, half: float, high: float) -> str:
    return (
        f'<rect x="{x - half}" y="{y}" width="{2 * half}" height="{high}" rx="5" fill="url(#u)" '
        'stroke="#33230F" stroke-width="2"/>'
        f'<path d="M{x - half + 4} {y + 2.5}L{x + half - 4} {y + 2.5}" stroke="#FFF6DC" '
        'stroke-opacity="0.7" stroke-width="2"/>'
    )


def _bar(left: float, right: float, y: float, high: float) -> str:
    return (
        f'<rect x="{left}" y="{y}" width="{right - left}" height="{high}" fill="url(#b)" '
        'stroke="#33230F" stroke-width="2"/>'
    )


def _medallion(y: float) -> str:
    """A rose of the house under the middle of the rail."""
    petals = "".join(
        f'<path d="M0 -5C6 -14 5 -26 0 -34C-5 -26 -6 -14 0 -5Z" fill="#F3E2B8" '
        f'fill-opacity="{0.95 if k % 2 else 0.6}" transform="rotate({45 * k})"/>'
        for k in range(8)
    )
    return (
        f'<g transform="translate(0,{y})"><circle r="46" fill="#14222C" stroke="url(#b)" '
        f'stroke-width="8"/><circle r="38" fill="none" stroke="#B8935A" stroke-width="1.6"/>'
        f"{petals}</g>"
    )


def rider(look: Look) -> pygame.Surface:
    """What the lean moves: a brass rider astride the rail with a cup on top, its window in the
    player's own orange. Its middle is on the rail."""
    body = BRASS + (
        '<path d="M-60 -44Q-60 -74 -42 -76L42 -76Q60 -74 60 -44L46 -30L-46 -30Z" fill="url(#u)" '
        'stroke="#33230F" stroke-width="2.5"/><ellipse cy="-74" rx="44" ry="9" fill="#241709"/>'
        '<path d="M-44 -74A44 9 0 0 0 44 -74" fill="none" stroke="#FFF3CF" stroke-width="3"/>'
        '<rect x="-52" y="-34" width="104" height="78" rx="12" fill="url(#u)" stroke="#33230F" '
        'stroke-width="2.5"/><path d="M-46 -30L46 -30" stroke="#FFF6DC" stroke-opacity="0.8" '
        'stroke-width="2.5"/><rect x="-34" y="-19" width="68" height="42" rx="9" fill="#0A141D" '
        f'stroke="{PLAYER}" stroke-width="6.5"/><path d="M0 -15L0 19" stroke="#FFF6E2" '
        'stroke-width="6" stroke-linecap="round"/>'
        f'<path d="M-13 56L0 38L13 56Z" fill="{PLAYER}" stroke="#33230F" stroke-width="2"/>'
    )
    return vector(f'<g transform="scale(0.84)">{body}</g>', (-60, -76, 120, 136), look.scale)


def plumb(look: Look) -> pygame.Surface:
    """A turned weight, drawn around its middle."""
    body = BRASS + (
        '<path d="M0 -48L0 -34" stroke="#F3E2B8" stroke-width="3"/><circle cy="-34" r="9" '
        'fill="none" stroke="#DDBF86" stroke-width="5"/>'
        '<path d="M-13 -26L13 -26L16 -12Q34 -6 34 10L28 34Q26 40 18 40L-18 40Q-26 40 -28 34'
        'L-34 10Q-34 -6 -16 -12Z" fill="url(#u)" stroke="#33230F" stroke-width="2.5"/>'
        '<path d="M-31 8L31 8M-28 22L28 22" stroke="#33230F" stroke-opacity="0.6" '
        'stroke-width="2"/><path d="M-12 -24L12 -24" stroke="#FFF6DC" stroke-width="2.5"/>'
    )
    return vector(body, (-46, -56, 92, 112), look.scale)


def weight(look: Look) -> pygame.Surface:
    """A weight that was set down in a pan, small."""
    body = BRASS + (
        '<circle cy="-19" r="6" fill="url(#b)" stroke="#33230F" stroke-width="1.6"/><path d="M-13 '
        '-12L13 -12L16 16L-16 16Z" fill="url(#u)" stroke="#33230F" stroke-width="2" '
        'stroke-linejoin="round"/>'
    )
    return vector(body, (-20, -28, 40, 48), look.scale)


def pan(look: Look) -> pygame.Surface:
    """A shallow pan on three chains, drawn around the middle of its rim."""
    chain = 'fill="none" stroke="#C9A86A" stroke-width="2.6" stroke-dasharray="5 3.2"/>'
    body = BRASS + (
        f'<path d="M0 {-CHAIN}L-104 0M0 {-CHAIN}L104 0M0 {-CHAIN}L8 4" {chain}'
        f'<circle cy="{-CHAIN}" r="6" fill="#DDBF86"/>'
        '<path d="M-116 0C-100 40 100 40 116 0Z" fill="url(#u)" stroke="#33230F" '
        'stroke-width="2.5"/><ellipse rx="116" ry="13" fill="#3A2814" stroke="#F3E2B8" '
        'stroke-width="3"/>'
    )
    return vector(body, (-124, -70, 248, 140), look.scale)


def lip(look: Look) -> pygame.Surface:
    """The near wall of a pan, before its weights."""
    body = BRASS + (
        '<path d="M-116 0A116 13 0 0 0 116 0C100 40 -100 40 -116 0Z" fill="url(#u)" '
        'stroke="#33230F" stroke-width="2.5"/><path d="M-116 0A116 13 0 0 0 116 0" fill="none" '
        'stroke="#FFF3CF" stroke-width="3"/>'
    )
    return vector(body, (-124, -16, 248, 60), look.scale)


def bracket(look: Look, half: float, tone: str) -> pygame.Surface:
    """So far to either side counts: two upright jaws over the rail and a band between them."""
    jaw = (
        f'<path d="M{{0}} -62L{{0}} 34" stroke="#0A141D" stroke-width="15" '
        f'stroke-linecap="round"/><path d="M{{0}} -62L{{0}} 34" stroke="{tone}" stroke-width="8" '
        f'stroke-linecap="round"/><path d="M{{0}} -62L{{1}} -62M{{0}} 34L{{1}} 34" '
        f'stroke="{tone}" stroke-width="8" stroke-linecap="round"/>'
    )
    body = f'<rect x="{-half}" y="-58" width="{2 * half}" height="88" fill="{tone}" '
    body += 'fill-opacity="0.13"/>'
    body += jaw.format(-half, -half + 14) + jaw.format(half, half - 14)
    return vector(body, (-half - 14, -76, 2 * half + 28, 124), look.scale)


def tick(look: Look) -> pygame.Surface:
    """Done: green with a notch, as the pills of progress."""
    body = (
        '<circle r="40" fill="#0B1620" fill-opacity="0.85" stroke="#25B78C" stroke-width="9"/>'
        '<path d="M-17 1L-5 14L18 -13" fill="none" stroke="#7FE3C2" stroke-width="9" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return vector(body, (-50, -50, 100, 100), look.scale)
