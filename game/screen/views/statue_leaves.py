"""Clipped foliage and what blossoms on it: drawings, in design units around their middle."""

from __future__ import annotations

import math
import random

Tone = tuple[int, int, int]
SPRING: tuple[Tone, Tone, Tone] = (42, 116, 74), (96, 174, 84), (204, 232, 122)
CEDAR: tuple[Tone, Tone, Tone] = (26, 48, 48), (66, 96, 76), (164, 176, 122)
"""Foliage in the shade, between, and in the light."""
PETALS = (("#FFF6EC", "#F3B6BE"), ("#FFB3C4", "#E5718F"), ("#FFD36E", "#E8962E"))
KINDS = ("giraffe", "llama", "dragon")


def clump(
    wide: float,
    high: float,
    seed: int,
    leaf: float = 15.0,
    tones: tuple[Tone, Tone, Tone] = SPRING,
) -> str:
    """A ball of small leaves, lit from above on the right."""
    source = random.Random(seed)
    body = f'<ellipse rx="{wide * 0.96:.1f}" ry="{high * 0.96:.1f}" fill="{_shade(0.06, tones)}"/>'
    leaves = []
    for _ in range(round(wide * high / (leaf * leaf) * 4.6)):
        far, turn = math.sqrt(source.random()), source.uniform(0, 2 * math.pi)
        leaves.append((far * math.cos(turn), far * math.sin(turn), source.random()))
    for x, y, chance in sorted(leaves, key=lambda one: 0.4 * one[0] - one[1]):
        light = 0.5 - 0.42 * y + 0.2 * x + 0.3 * (chance - 0.5)
        turn = math.degrees(math.atan2(x, -y)) * 0.7 + 70 * (chance - 0.5)
        body += f'<path d="M0 {leaf * 0.5:.1f}C{leaf * 0.55:.1f} {leaf * 0.1:.1f} '
        body += f"{leaf * 0.4:.1f} {-leaf * 0.6:.1f} 0 {-leaf * 0.8:.1f}"
        body += f"C{-leaf * 0.4:.1f} {-leaf * 0.6:.1f} {-leaf * 0.55:.1f} {leaf * 0.1:.1f} "
        body += f'0 {leaf * 0.5:.1f}Z" fill="{_shade(light, tones)}" transform="translate('
        body += f'{x * wide * 0.93:.1f} {y * high * 0.93:.1f}) rotate({turn:.0f})"/>'
    return body


def _shade(light: float, tones: tuple[Tone, Tone, Tone]) -> str:
    light = max(0.0, min(1.0, light))
    first = int(light >= 0.5)
    low, high, share = tones[first], tones[first + 1], 2 * light - first
    mixed = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def blossom(kind: int, size: float) -> str:
    """Five petals. size: radius."""
    petal, edge = PETALS[kind % len(PETALS)]
    body = f'<circle cy="{size * 0.16:.1f}" r="{size:.1f}" fill="#1E5A40" fill-opacity="0.35"/>'
    for k in range(5):
        body += f'<ellipse cy="{-0.52 * size:.1f}" rx="{0.42 * size:.1f}" ry="{0.52 * size:.1f}" '
        body += f'fill="{petal}" stroke="{edge}" stroke-width="{0.07 * size:.1f}" '
        body += f'transform="rotate({72 * k})"/>'
    heart = "#B5651D" if kind % 3 == 2 else "#FFC94F"
    return body + f'<circle r="{0.28 * size:.1f}" fill="{heart}"/>'


def head(kind: str) -> str:
    """A friendly head of leaves, seen from the front; its chin at the middle."""
    body = {"giraffe": _giraffe, "llama": _llama, "dragon": _dragon}[kind]()
    body += f'<g transform="translate(0 -62)">{clump(82, 76, 5, 13)}</g>'
    body += '<defs><radialGradient id="m" gradientUnits="userSpaceOnUse" cx="10" cy="-44" r="66">'
    body += '<stop offset="0" stop-color="#EAF6B4"/><stop offset="1" stop-color="#9CCB6C"/>'
    body += "</radialGradient></defs>"
    body += '<ellipse cy="-26" rx="54" ry="37" fill="url(#m)" stroke="#5E9E58" stroke-width="3"/>'
    for side in (-1, 1):
        body += f'<ellipse cx="{side * 18}" cy="-38" rx="5" ry="3.6" fill="#4C7A46"/>'
        body += f'<ellipse cx="{side * 58}" cy="-50" rx="13" ry="8.5" fill="#F59AA6" '
        body += 'fill-opacity="0.75"/>'
        body += f'<ellipse cx="{side * 36}" cy="-78" rx="17" ry="19.5" fill="#FFFDF2"/>'
        body += f'<circle cx="{side * 34}" cy="-79" r="13.5" fill="#2C2A3E"/>'
        body += f'<circle cx="{side * 34 + 4.5}" cy="-85" r="5" fill="#FFFFFF"/>'
        body += f'<circle cx="{side * 34 - 4}" cy="-73" r="2.4" fill="#FFFFFF" '
        body += 'fill-opacity="0.85"/>'
    return body + (
        '<path d="M-22 -21Q0 -3 22 -21" fill="none" stroke="#3F6A40" stroke-width="5" '
        'stroke-linecap="round"/>'
    )


def _ear(x: float, y: float, turn: float, long: float, wide: float) -> str:
    body = ""
    for share, tone in ((1.0, "#3F8E50"), (0.62, "#F7C6B4")):
        h, w = long * share, wide * share
        body += f'<path d="M0 0C{-w:.1f} {-h * 0.3:.1f} {-w * 0.8:.1f} {-h * 0.8:.1f} 0 {-h:.1f}'
        body += f'C{w * 0.8:.1f} {-h * 0.8:.1f} {w:.1f} {-h * 0.3:.1f} 0 0Z" fill="{tone}" '
        body += f'transform="translate({x} {y}) rotate({turn})"/>'
    return body


def _giraffe() -> str:
    body = _ear(-66, -92, -66, 62, 26) + _ear(66, -92, 66, 62, 26)
    for side in (-1, 1):
        body += f'<path d="M{side * 26} -112L{side * 32} -166" stroke="#8A6A48" stroke-width="13" '
        body += f'stroke-linecap="round"/><circle cx="{side * 32}" cy="-170" r="15" '
        body += f'fill="#F4A93C"/><circle cx="{side * 32 + 4}" cy="-175" r="5" fill="#FFE3A0"/>'
    return body


def _llama() -> str:
    body = _ear(-42, -112, -16, 84, 25) + _ear(42, -112, 16, 84, 25)
    for x, y, size in ((-26, -142, 26), (26, -142, 26), (0, -162, 32)):
        body += f'<g transform="translate({x} {y})">{clump(size, size, 9 + x, 12)}</g>'
    return body


def _dragon() -> str:
    body = ""
    for side in (-1, 1):
        horn = "M0 0C-14 -22 -8 -50 14 -68C18 -42 20 -20 18 -2Z"
        body += f'<g transform="translate({side * 42} -112) scale({side} 1) rotate(14)">'
        body += f'<path d="{horn}" fill="#FFE2A6" stroke="#D9A95C" stroke-width="3"/></g>'
        body += _ear(side * 72, -84, side * 82, 66, 32)
    for k, high in ((-1, 30), (1, 30), (0, 44)):
        body += f'<path d="M{22 * k - 14} -124L{22 * k} {-128 - high}L{22 * k + 14} -124Z" '
        body += 'fill="#F4A93C" stroke="#D9822B" stroke-width="3" stroke-linejoin="round"/>'
    return body


def planter_back(wide: float, high: float) -> str:
    """The rim of a bowl and the earth in it; the middle of the rim is the middle."""
    w = wide / 2
    body = f'<ellipse rx="{w:.1f}" ry="{0.16 * high + 4:.1f}" fill="#2A5F7C"/>'
    return body + f'<ellipse rx="{0.94 * w:.1f}" ry="{0.12 * high + 3:.1f}" fill="#6B4A3A"/>'


def planter_front(wide: float, high: float) -> str:
    """The rounded side of a bowl of glazed clay."""
    w, h, flat = wide / 2, high, 0.16 * high + 4
    body = '<defs><linearGradient id="c" gradientUnits="userSpaceOnUse" '
    body += f'x1="{-w}" y1="0" x2="{w}" y2="0"><stop offset="0" stop-color="#2D6E8E"/>'
    body += '<stop offset="0.55" stop-color="#4FA3BE"/><stop offset="0.8" stop-color="#9ADBE2"/>'
    body += '<stop offset="1" stop-color="#3D8BA8"/></linearGradient></defs>'
    body += f'<path d="M{-w:.1f} 0C{-w:.1f} {0.7 * h:.1f} {-0.7 * w:.1f} {h:.1f} {-0.5 * w:.1f} '
    body += f"{h:.1f}L{0.5 * w:.1f} {h:.1f}C{0.7 * w:.1f} {h:.1f} {w:.1f} {0.7 * h:.1f} {w:.1f} 0"
    body += f'A{w:.1f} {flat:.1f} 0 0 1 {-w:.1f} 0Z" fill="url(#c)"/>'
    for k in range(1, 6):
        x = 0.94 * w * math.sin((k - 3) * 0.44)
        body += f'<ellipse cx="{x:.1f}" cy="{0.55 * h:.1f}" ry="{0.042 * wide:.1f}" '
        body += f'rx="{0.042 * wide * math.cos((k - 3) * 0.36):.1f}" fill="#FFF3DC" '
        body += 'fill-opacity="0.85"/>'
    return body + (
        f'<path d="M{-w:.1f} 0A{w:.1f} {flat:.1f} 0 0 0 {w:.1f} 0" fill="none" '
        f'stroke="#CFF2F0" stroke-opacity="0.85" stroke-width="{0.014 * wide:.1f}"/>'
    )
