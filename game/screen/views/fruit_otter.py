"""The otter on its cart with a basket on its head: it leans as the player leans.

The drawing `otter_front_centre.svg` turned joint by joint, without the cap and with raised arms.
"""

from __future__ import annotations

import io
import math
import re

import pygame

from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.stroke import faded, put_middle
from game.screen.views.fruit_field import Field

POSES = 9
"""To either side."""
BODY_DEG, HEAD_DEG, HEAD_SHIFT = 13.0, -5.6, 10.0
"""At a whole lean, in the way of `otter_front_left.svg`."""
SCALE = 0.76
BOX = (-90.0, -20.0, 700.0, 500.0)
"""Of the drawing, room for the basket and the lean in it."""
BASKET_HIGH = 260.0
"""Of its upper part, in which the basket is."""
MIDDLE, FOOT_Y, TURN_Y = (260.0, 220.0), 464.0, 236.0
RIM_Y = -152.0
"""The basket's rim, in units of the head."""
DECK_Y, AXLE_Y = 874.0, 915.0
CART_WIDE, WHEEL_WIDE, AXLE_APART = 252.0, 64.0, 150.0
WHEEL_TURN_DEG = 72
"""Its five spokes look the same after so much."""
WICKER = (
    '<defs><linearGradient id="k" x1="100%" y1="0%" x2="0%" y2="60%"><stop offset="0" '
    'stop-color="#FFE3A4"/><stop offset="0.4" stop-color="#DDA25E"/><stop offset="1" '
    'stop-color="#8A5540"/></linearGradient></defs>'
)


def _inside() -> str:
    """The far wall of the basket and its rim."""
    return (
        f'<ellipse cx="0" cy="{RIM_Y}" rx="112" ry="24" fill="#5A3440"/>'
        f'<path d="M-112 {RIM_Y}A112 24 0 0 1 112 {RIM_Y}" fill="none" stroke="#C98C55" '
        'stroke-width="9" stroke-linecap="round"/>'
    )


def _front() -> str:
    """The near wall of wicker, the rim, and two paws that hold it."""
    top, foot = RIM_Y, -58.0
    wall = f"M-112 {top}A112 24 0 0 0 112 {top}L84 {foot}Q0 {foot + 26} -84 {foot}Z"
    body = f'{WICKER}<path d="{wall}" fill="url(#k)"/>'
    for k in range(4):
        y, half = top + 30 + 19 * k, 106 - 7 * k
        body += f'<path d="M{-half} {y}Q0 {y + 26} {half} {y}" fill="none" stroke="#7A4638" '
        body += 'stroke-width="4" stroke-opacity="0.55"/>'
        body += f'<path d="M{-half} {y + 5}Q0 {y + 31} {half} {y + 5}" fill="none" '
        body += 'stroke="#FFEBBC" stroke-width="2.4" stroke-opacity="0.55"/>'
    for k in range(-4, 5):
        body += f'<path d="M{24 * k} {top + 23 - 1.3 * k * k}L{18 * k} {foot + 12 - 0.7 * k * k}" '
        body += 'stroke="#7A4638" stroke-width="3.4" stroke-opacity="0.45"/>'
    body += f'<path d="M-112 {top}A112 24 0 0 0 112 {top}" fill="none" stroke="#8A5540" '
    body += 'stroke-width="15" stroke-linecap="round"/>'
    body += f'<path d="M-112 {top - 2}A112 24 0 0 0 112 {top - 2}" fill="none" '
    body += 'stroke="#F4C886" stroke-width="9" stroke-linecap="round"/>'
    for way in (-1, 1):
        body += f'<ellipse cx="{way * 100}" cy="-78" rx="21" ry="19" fill="#8A5540"/>'
        body += f'<ellipse cx="{way * 100 + 4}" cy="-84" rx="13" ry="10" fill="#B0744A"/>'
    return body


def _joints(lean: float) -> tuple[str, str]:
    """Transforms of body and head."""
    body = f"translate({MIDDLE[0]},{MIDDLE[1]}) rotate({BODY_DEG * lean:.2f} 0 {TURN_Y})"
    return body, f"translate({HEAD_SHIFT * lean:.2f},0) rotate({HEAD_DEG * lean:.2f})"


def _otter(lean: float) -> str:
    """The otter with the far wall of the basket."""
    svg = (ASSETS / "svg" / "otter_front_centre.svg").read_text(encoding="utf-8")
    body, head = _joints(lean)
    svg = svg.replace("translate(260,220) rotate(0.0 0 230)",
                      f"translate(260,220) rotate({9.6 * lean:.2f} 0 230)")  # fmt: skip
    svg = svg.replace("translate(260,220) rotate(0 0 236)", body)
    for way in (1, -1):
        found = f"translate({72 * way},96) rotate({-62 * way}) scale({way},1)"
        turn = -167 * way
        svg = svg.replace(found, f"translate({72 * way},96) rotate({turn}) scale({way},1.7)")
    svg = svg.replace("translate(0,0) rotate(0.0)", head)
    start = svg.index('<g transform="rotate(-5)">')
    svg = svg[:start] + _inside() + svg[svg.index("</g>", start) + len("</g>") :]
    return re.sub(r"^<svg[^>]*>|</svg>\s*$", "", svg.strip())


def _basket(lean: float) -> str:
    body, head = _joints(lean)
    return f'<g transform="{body}"><g transform="{head}">{_front()}</g></g>'


def rim_of(lean: float) -> tuple[float, float]:
    """The middle of the basket's rim from the middle of the feet, design units, y down."""
    turn, tilt = math.radians(HEAD_DEG * lean), math.radians(BODY_DEG * lean)
    x = HEAD_SHIFT * lean - RIM_Y * math.sin(turn)
    y = RIM_Y * math.cos(turn) - TURN_Y
    across = x * math.cos(tilt) - y * math.sin(tilt)
    up = x * math.sin(tilt) + y * math.cos(tilt) + TURN_Y
    return across * SCALE, (up - (FOOT_Y - MIDDLE[1])) * SCALE


class Otter:
    """Two pictures of every pose: what is behind a fruit in the basket, and what is before it."""

    def __init__(self, look: Look, field: Field) -> None:
        self._look, self._field = look, field
        self._behind, self._before = [], []
        for k in range(-POSES, POSES + 1):
            self._behind.append(self._drawn(_otter(k / POSES), BOX[3]))
            self._before.append(self._drawn(_basket(k / POSES), BASKET_HIGH))
        sprite = look.pictures.sprite
        self._cart = sprite("fruit_cart", look.px(CART_WIDE))
        turns = range(0, WHEEL_TURN_DEG, 4)
        self._wheels = [sprite("fruit_wheel", look.px(WHEEL_WIDE), angle=-a) for a in turns]

    def _drawn(self, body: str, high: float) -> pygame.Surface:
        x, y, wide, _ = BOX
        scale = self._look.scale * SCALE
        size = (math.ceil(wide * scale), math.ceil(high * scale))
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {wide} {high}">'
        file = io.BytesIO(f"{text}{body}</svg>".encode())
        big = pygame.image.load_sized_svg(file, (size[0] * 2, size[1] * 2)).convert_alpha()
        return pygame.transform.smoothscale(big.premul_alpha(), size)

    def rim(self, lean: float) -> tuple[float, float]:
        """Where a fruit lies in the basket, window pixels."""
        return self._field.at(lean, DECK_Y + rim_of(_clamped(lean))[1])

    def draw_behind(self, surface: pygame.Surface, lean: float, share: float) -> None:
        """Cart, otter and the far wall of the basket; the rim is where the lean is."""
        foot = self._foot(lean)
        self._draw_cart(surface, foot, share)
        self._put(surface, self._behind[_pose(lean)], foot, share)

    def draw_before(self, surface: pygame.Surface, lean: float, share: float) -> None:
        """The near wall of the basket."""
        self._put(surface, self._before[_pose(lean)], self._foot(lean), share)

    def _foot(self, lean: float) -> float:
        """Where it stands, design units."""
        return self._field.design_x(lean) - rim_of(_clamped(lean))[0]

    def _draw_cart(self, surface: pygame.Surface, foot: float, share: float) -> None:
        look = self._look
        rolled = math.degrees((foot - 960) / (WHEEL_WIDE / 2)) % WHEEL_TURN_DEG
        wheel = self._wheels[int(rolled / 4) % len(self._wheels)]
        cart_y = DECK_Y + 0.5 * CART_WIDE * 90 / 300 - 8
        for picture, x, y in (
            (self._cart, foot, cart_y),
            (wheel, foot - AXLE_APART / 2, AXLE_Y),
            (wheel, foot + AXLE_APART / 2, AXLE_Y),
        ):
            shown = picture if share >= 1 else faded(picture, share)
            put_middle(surface, shown, look.at(x, y))

    def _put(
        self, surface: pygame.Surface, picture: pygame.Surface, foot: float, share: float
    ) -> None:
        left = foot - (MIDDLE[0] - BOX[0]) * SCALE
        top = DECK_Y - (FOOT_Y - BOX[1]) * SCALE
        shown = picture if share >= 1 else faded(picture, share)
        surface.blit(shown, self._look.at(left, top), special_flags=pygame.BLEND_PREMULTIPLIED)


def _clamped(lean: float) -> float:
    return max(-1.0, min(1.0, lean))


def _pose(lean: float) -> int:
    return round(_clamped(lean) * POSES) + POSES
