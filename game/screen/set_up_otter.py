"""The child's safe place: a jetty with a rail, a chair and a round raft, and the otter on it."""

from __future__ import annotations

import math

import pygame

from game.screen.lettering import put
from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.text import mark

OTTER_WIDTH = 430.0
FOOT = (0.49, 0.945)
"""Where the otter stands in its drawing, shares of width and height."""
LEAN_DEG = 15.0
MOST_TURN_DEG = 18
BOX = (-520.0, -560.0, 1040.0, 920.0)
AHEAD = '<path d="M-20 -372L-15 -432L-48 -428L0 -492L48 -428L15 -432L20 -372Z"/>'
"""The arrow away from us floats over the head, which would hide it on the planks."""
WAYS = {"forward": (0, 1), "right": (1, 0), "back": (0, -1), "left": (-1, 0)}


def _on_planks(x: float, y: float) -> tuple[float, float]:
    """Steps to the right and away from us, to design units from the raft's middle."""
    far = 1 / (1 + 0.2 * y)
    return 190 * x * far, -84 * y * far


def _arrow(way: tuple[int, int], start: float, end: float, half: float) -> str:
    dx, dy = way
    neck, wing = end - 2.6 * half, 2.5 * half

    def at(along: float, across: float) -> str:
        x, y = _on_planks(along * dx - across * dy, along * dy + across * dx)
        return f"{x:.1f} {y:.1f}"

    corners = (
        (start, -half), (neck, -half), (neck, -wing), (end, 0.0),
        (neck, wing), (neck, half), (start, half),
    )  # fmt: skip
    return f'<path d="M{"L".join(at(*corner) for corner in corners)}Z"/>'


def _ramp(name: str, top: str, foot: str, y1: float, y2: float) -> str:
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" y1="{y1}" x2="0" '
        f'y2="{y2}"><stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{foot}"/>'
        "</linearGradient>"
    )


def _planks() -> str:
    """The jetty from above and behind, narrower far away, its near end cut off by the picture."""
    body = f"<defs>{_ramp('p', '#E2A983', '#8F5568', -170, 360)}</defs>"
    body += '<path d="M-268 -160L268 -160L500 350L-500 350Z" fill="url(#p)"/>'
    body += '<path d="M-500 350L500 350L500 360L-500 360Z" fill="#5A3648"/>'
    for k in range(1, 9):
        y = -160 + 510 * (k / 9) ** 1.35
        half = 268 + 232 * (y + 160) / 510
        body += f'<path d="M{-half:.0f} {y:.0f}L{half:.0f} {y:.0f}" stroke="#6B3F52" '
        body += f'stroke-opacity="0.6" stroke-width="{2.5 + 0.5 * k}"/>'
        body += f'<path d="M{-half:.0f} {y + 4:.0f}L{half:.0f} {y + 4:.0f}" stroke="#FFDDB0" '
        body += 'stroke-opacity="0.30" stroke-width="2"/>'
    body += '<path d="M-268 -160L268 -160" stroke="#FFE6BC" stroke-width="5"/>'
    return (
        body + '<path d="M-268 -160L-500 350M268 -160L500 350" stroke="#6B3F52" stroke-width="5"/>'
    )


def _rail() -> str:
    """Two posts and a bar at the otter's left hand, running away from us."""
    body = f"<defs>{_ramp('r', '#D9985E', '#7A4B50', -330, 300)}</defs>"
    body += '<ellipse cx="-352" cy="202" rx="52" ry="15" fill="#4A2E48" fill-opacity="0.4"/>'
    body += '<ellipse cx="-262" cy="-52" rx="36" ry="10" fill="#4A2E48" fill-opacity="0.4"/>'
    post = 'fill="url(#r)" stroke="#6B3F46" stroke-width="3" stroke-linejoin="round"/>'
    body += f'<path d="M-276 -58L-274 -292L-250 -292L-248 -58Z" {post}'
    body += f'<path d="M-374 196L-372 -226L-334 -226L-332 196Z" {post}'
    bar = 'd="M-362 -236L-256 -300" stroke-linecap="round"'
    body += f'<path {bar} stroke="#8A3A34" stroke-width="42"/>'
    body += f'<path {bar} stroke="#E8573F" stroke-width="34"/>'
    return (
        body
        + '<path d="M-362 -246L-258 -309" stroke="#FFB49A" stroke-width="7" '
        + ('stroke-linecap="round"/>')
    )


def _chair() -> str:
    """A small sturdy chair at the right, turned to the otter."""
    wood, edge = "#3E93A6", 'stroke="#245E78" stroke-width="3" stroke-linejoin="round"'
    body = '<ellipse cx="352" cy="226" rx="104" ry="26" fill="#4A2E48" fill-opacity="0.4"/>'
    for x, y in ((296, 90), (398, 74), (286, 138), (416, 122)):
        body += f'<path d="M{x} {y - 30}L{x} {y + 96}L{x + 18} {y + 96}L{x + 18} {y - 30}Z" '
        body += f'fill="#2C7890" {edge}/>'
    body += f'<path d="M406 124L406 -96C406 -110 430 -110 430 -96L430 118Z" fill="{wood}" {edge}/>'
    body += f'<path d="M402 66L402 -116C402 -128 420 -128 420 -116L424 74Z" fill="{wood}" {edge}/>'
    body += f'<path d="M276 98L400 78L432 118L300 142Z" fill="#5FBAC4" {edge}/>'
    body += '<path d="M288 101L396 84L412 104L306 124Z" fill="#FFD99A" fill-opacity="0.9"/>'
    return body + '<path d="M404 -78L430 -66L430 -22L404 -32Z" fill="#FFD99A" fill-opacity="0.9"/>'


def _raft() -> str:
    """The round board under the feet."""
    body = f"<defs>{_ramp('b', '#FFF0CE', '#EFB984', -60, 70)}</defs>"
    body += '<ellipse cy="44" rx="206" ry="74" fill="#4A2E48" fill-opacity="0.42"/>'
    body += '<path d="M-186 0L-186 20C-186 58 -104 88 0 88C104 88 186 58 186 20L186 0Z" '
    body += 'fill="#B9714F"/><ellipse rx="186" ry="68" fill="url(#b)"/>'
    body += '<ellipse rx="160" ry="57" fill="none" stroke="#C98C5E" stroke-width="4"/>'
    return (
        body
        + '<path d="M0 -57L0 57M-160 0L160 0" stroke="#C98C5E" stroke-opacity="0.5" '
        + ('stroke-width="3"/>')
    )


def _feet() -> str:
    """Feet and tail of the otter as seen from behind."""
    return (
        '<ellipse cx="-52" cy="-4" rx="44" ry="17" fill="#6B402C"/><ellipse cx="52" cy="-4" '
        'rx="44" ry="17" fill="#6B402C"/><ellipse cx="-52" cy="-9" rx="41" ry="14" '
        'fill="#8A5638"/><ellipse cx="52" cy="-9" rx="41" ry="14" fill="#8A5638"/>'
        '<path d="M-16 -46C-26 4 22 34 92 20C104 14 98 4 88 4C54 8 28 -6 24 -46Z" '
        'fill="#7A4B31" stroke="#5E3826" stroke-width="3" stroke-linejoin="round"/>'
    )


class Jetty:
    """The child's skin of the set-up picture."""

    def __init__(self, look: Look) -> None:
        self._look = look
        back = _planks() + _rail() + _chair()
        dim = "".join(_arrow(way, 1.12, 1.62, 0.05) for way in WAYS.values())
        back += f'<g fill="#FFF6E0" fill-opacity="0.75">{dim}</g>'
        self._still = vector(back + _raft(), BOX, look.scale)
        self._feet = vector(_feet(), (-110, -60, 230, 110), look.scale)
        self._arrows = {name: self._drawn_arrow(way) for name, way in WAYS.items()}
        self._glow = glow("#FFC94F", look.px(120), 22, 45)
        self._unmade = iter(range(-MOST_TURN_DEG, MOST_TURN_DEG + 1))

    def _drawn_arrow(self, way: tuple[int, int]) -> pygame.Surface:
        shape = _arrow(way, 1.08, 1.98, 0.10) if way != (0, 1) else AHEAD
        edge = 'stroke="#8A4A2E" stroke-width="7" stroke-linejoin="round"'
        body = f'<g fill="#FFE14F" {edge}>{shape}</g><g fill="#FFE86A">{shape}</g>'
        return vector(body, BOX, self._look.scale)

    def draw(
        self,
        surface: pygame.Surface,
        lean: tuple[float, float] | None,
        ask: str,
        t_s: float,
        place: tuple[float, float],
    ) -> None:
        """The jetty, the arrow that is asked for, and the otter from behind."""
        look = self._look
        place = (place[0], place[1] + 130)
        corner = look.at(place[0] + BOX[0], place[1] + BOX[1])
        surface.blit(self._still, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        if ask in self._arrows:
            ahead = ask == "forward"
            x, y = (0.0, -420.0) if ahead else _on_planks(*(1.5 * step for step in WAYS[ask]))
            shine(surface, self._glow, look.at(place[0] + x, place[1] + y))
            surface.blit(self._arrows[ask], corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._draw_otter(surface, lean, t_s, place)
        self._prepare()
        for name, x, y in ((mark("Rail"), -300, -372), (mark("Chair"), 372, 254)):
            said = look.words(name)
            size = look.letters.fitting(said, "display", 54, 280, 76)
            text = look.letters.line(said, "display", size, "#FFF6DC", "#2A2040")
            put(surface, text, *look.at(place[0] + x, place[1] + y))

    def _prepare(self) -> None:
        """One more of the otter's leans, a frame each: all at once they would hold up the scene."""
        turn = next(self._unmade, None)
        if turn is not None:
            self._sprite(turn / LEAN_DEG)

    def _sprite(self, x: float) -> tuple[pygame.Surface, int]:
        """The otter leaning by x, and by how much its drawing was turned, degrees."""
        name, own = "otter_back_centre", 0.0
        if abs(x) > 0.3:
            name, own = ("otter_back_right", LEAN_DEG) if x > 0 else ("otter_back_left", -LEAN_DEG)
        turn = round(own - LEAN_DEG * x)
        return self._look.pictures.sprite(name, self._look.px(OTTER_WIDTH), angle=turn), turn

    def _draw_otter(
        self,
        surface: pygame.Surface,
        lean: tuple[float, float] | None,
        t_s: float,
        place: tuple[float, float],
    ) -> None:
        look = self._look
        x, y = (max(-1.2, min(1.2, part)) for part in (lean or (0.0, 0.0)))
        sprite, turn = self._sprite(x)
        breath = 0.0 if look.calm else 1.6 * math.sin(1.57 * t_s)
        away = 1 - 0.05 * y
        width = OTTER_WIDTH * away
        if abs(y) > 0.03:
            size = (round(sprite.get_width() * away), round(sprite.get_height() * away))
            sprite = pygame.transform.smoothscale(sprite, size)
        high = width * 490 / 520
        foot = ((FOOT[0] - 0.5) * width, (FOOT[1] - 0.5) * high)
        a = math.radians(turn)
        turned_x = foot[0] * math.cos(a) + foot[1] * math.sin(a)
        turned_y = -foot[0] * math.sin(a) + foot[1] * math.cos(a)
        ground = (place[0], place[1] + 6 - 12 * y)
        middle = look.at(ground[0] - turned_x, ground[1] - turned_y - breath)
        parts = [(self._feet, look.at(place[0] + 5, place[1] + 12)), (sprite, middle)]
        for picture, where in parts:
            put_middle(surface, picture if lean else faded(picture, 0.4), where)
