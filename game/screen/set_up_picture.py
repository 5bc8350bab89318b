"""The safe place, and somebody in it who leans as the person leans: the left half of the set-up
card and of the calibration."""

from __future__ import annotations

import io
from collections import OrderedDict
from typing import Literal

import pygame

from game.screen.lettering import put
from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.set_up_otter import Jetty
from game.screen.stroke import blurred, faded, put_middle, vector
from game.text import mark

Ask = Literal["stand", "right", "left", "forward", "back"]
Lean = tuple[float, float]

ORIGIN, SCALE = (528.0, 632.0), 0.85
"""Where the middle of the board is, design units, and design units per drawing unit."""
BOX = (-500.0, -640.0, 1000.0, 900.0)
QUAY_BOX = (-640.0, -300.0, 1240.0, 740.0)
WHOLE = (-640.0, -640.0, 1240.0, 1180.0)
METRE = (259.8, 150.0)
"""Drawing units on the screen, right and down, for a metre to the person's right; forward is right
and up."""
MOST_SHIFT = 104.0
"""How far the head moves at a full reach, drawing units."""
HEAD_HEIGHT = 540.0
LEADER_GAP = 14
"""Between a word and its line."""
POSES = 40
WAYS: dict[Ask, tuple[int, int]] = {
    "forward": (0, 1),
    "right": (1, 0),
    "back": (0, -1),
    "left": (-1, 0),
}
SLANT, ARM, HAND = 'transform="skewX(-4.2)"', "M33 -411 C2 -394 -48 -376 -88 -367", (-88, -367)
"""What is replaced in the drawing of the person: the lean of the body, and the arm to the rail."""


class SetUpPicture:
    """Rail, chair, board and a leaning figure: an adult on a quay, or the otter on a jetty.

    Both look away from us, so that left and right are the person's own."""

    def __init__(self, look: Look) -> None:
        self._skin = Jetty(look) if look.theme == "child" else Quay(look)

    def draw(
        self,
        surface: pygame.Surface,
        lean: Lean | None,
        ask: Ask,
        t_s: float,
        place: tuple[float, float] = ORIGIN,
    ) -> None:
        """lean: right and forward, reach units; None: nobody stands there. place: design units of
        the board's middle; the picture reaches some 500 to each side and 370 below."""
        self._skin.draw(surface, lean, ask, t_s, place)


class Quay:
    """The adult's place, drawn like a model."""

    def __init__(self, look: Look) -> None:
        self._look, self._scale = look, look.scale * SCALE
        self._still = self._drawn_still()
        self._arrows = {ask: self._drawn_arrow(ask) for ask in WAYS}
        plumb = (
            '<path d="M0 -20L0 -590" stroke="#F2EBDB" stroke-width="3.4" stroke-opacity="0.75" '
            'stroke-dasharray="0.1 12" stroke-linecap="round"/>'
        )
        self._plumb = vector(plumb, (-8, -600, 16, 600), self._scale)
        self._figure = (ASSETS / "svg" / "adult_figure.svg").read_text(encoding="utf-8")
        assert SLANT in self._figure
        assert ARM in self._figure
        self._poses: OrderedDict[tuple[int, int], pygame.Surface] = OrderedDict()

    def _drawn_still(self) -> pygame.Surface:
        size = (round(WHOLE[2] * self._scale), round(WHOLE[3] * self._scale))
        still = pygame.Surface(size, pygame.SRCALPHA)
        self._stand(still, self._shadow("adult_quay", QUAY_BOX), QUAY_BOX, 50)
        self._lay(still, "adult_quay", QUAY_BOX)
        for x, y, wide, high in ((26, 40, 200, 86), (-262, 164, 170, 78), (-250, -20, 190, 60)):
            self._spot(still, x, y, wide, high)
        self._lay(still, "adult_rail", BOX)
        self._dim_arrows(still)
        self._lay(still, "adult_board", BOX)
        self._spot(still, 12, -14, 92, 42)
        self._lay(still, "adult_chair", BOX)
        return still

    def _lay(self, still: pygame.Surface, name: str, box: tuple[float, ...]) -> None:
        sprite = self._look.pictures.sprite(name, round(box[2] * self._scale))
        self._stand(still, sprite, box, 0)

    def _stand(
        self, still: pygame.Surface, part: pygame.Surface, box: tuple[float, ...], lower: float
    ) -> None:
        x, y = (box[0] - WHOLE[0]) * self._scale, (box[1] - WHOLE[1] + lower) * self._scale
        still.blit(part, (round(x), round(y)), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _shadow(self, name: str, box: tuple[float, ...]) -> pygame.Surface:
        """The dark, dissolving mirror of the stone under its own edge."""
        dark = self._look.pictures.sprite(name, round(box[2] * self._scale)).copy()
        dark.fill((0, 0, 0, 120), special_flags=pygame.BLEND_RGBA_MULT)
        return blurred(dark, max(1, round(20 * self._scale)))

    def _spot(self, still: pygame.Surface, x: float, y: float, wide: float, high: float) -> None:
        """A soft shadow where something touches the stone."""
        spot = (
            '<defs><radialGradient id="s" cx="50%" cy="50%" r="50%"><stop offset="0" '
            'stop-color="#0A131A" stop-opacity="0.6"/><stop offset="0.6" stop-color="#0A131A" '
            'stop-opacity="0.26"/><stop offset="1" stop-color="#0A131A" stop-opacity="0"/>'
            f'</radialGradient></defs><ellipse rx="{wide}" ry="{high}" fill="url(#s)"/>'
        )
        box = (-wide, -high, 2 * wide, 2 * high)
        place = (x - wide, y - high)
        self._stand(still, vector(spot, box, self._scale), place, 0)

    def _dim_arrows(self, still: pygame.Surface) -> None:
        body = "".join(_arrow(way, (0.43, 0.575, 0.02, 0.085, 0.05)) for way in WAYS.values())
        shapes = f'<g fill="#F2EBDB" fill-opacity="0.6">{body}</g>'
        self._stand(still, vector(shapes, BOX, self._scale), BOX, 0)

    def _drawn_arrow(self, ask: Ask) -> pygame.Surface:
        shape = _arrow(WAYS[ask], (0.43, 0.84, 0.042, 0.20, 0.11))
        soft = "".join(
            f'<g fill="none" stroke="#F0E442" stroke-opacity="0.07" stroke-width="{wide}" '
            f'stroke-linejoin="round">{shape}</g>'
            for wide in (30, 22, 14)
        )
        return vector(f'{soft}<g fill="#F6EC6A">{shape}</g>', BOX, self._scale)

    def _pose(self, lean: Lean) -> pygame.Surface:
        """The person at a lean; the feet stay, the hand stays at the rail."""
        key = (round(max(-1.2, min(1.2, lean[0])) * 30), round(max(-1.2, min(1.2, lean[1])) * 30))
        if key in self._poses:
            self._poses.move_to_end(key)
            return self._poses[key]
        x, y = key[0] / 30 * MOST_SHIFT, key[1] / 30 * MOST_SHIFT
        across, down = 0.866 * (x + y) / HEAD_HEIGHT, 0.5 * (x - y) / HEAD_HEIGHT
        body = f'transform="matrix(1 0 {-across:.4f} {1 - down:.4f} 0 0)"'
        shoulder = (4 + 411 * across, -411 * (1 - down))
        middle = ((shoulder[0] + HAND[0]) / 2, (shoulder[1] + HAND[1]) / 2 + 14)
        arm = f"M{shoulder[0]:.1f} {shoulder[1]:.1f} "
        arm += f"Q{middle[0]:.1f} {middle[1]:.1f} {HAND[0]} {HAND[1]}"
        text = self._figure.replace(SLANT, body).replace(ARM, arm)
        size = (round(BOX[2] * self._scale), round(BOX[3] * self._scale))
        drawn = pygame.image.load_sized_svg(io.BytesIO(text.encode()), size).convert_alpha()
        self._poses[key] = drawn.premul_alpha()
        if len(self._poses) > POSES:
            self._poses.popitem(last=False)
        return self._poses[key]

    def draw(
        self,
        surface: pygame.Surface,
        lean: Lean | None,
        ask: Ask,
        t_s: float,
        place: tuple[float, float],
    ) -> None:
        """The still picture, the arrow that is asked for, the plumb line, the person."""
        look = self._look
        x, y = look.at(*place)
        corner = (round(x + WHOLE[0] * self._scale), round(y + WHOLE[1] * self._scale))
        surface.blit(self._still, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        in_box = (round(x + BOX[0] * self._scale), round(y + BOX[1] * self._scale))
        if ask in self._arrows:
            surface.blit(self._arrows[ask], in_box, special_flags=pygame.BLEND_PREMULTIPLIED)
        put_middle(surface, self._plumb, (x + 36 * self._scale, y - 300 * self._scale))
        pose = self._pose(lean or (0.0, 0.0))
        shown = pose if lean is not None else faded(pose, 0.4)
        surface.blit(shown, in_box, special_flags=pygame.BLEND_PREMULTIPLIED)
        self._name(surface, mark("Rail"), (96, 330), place, (-322, -256))
        self._name(surface, mark("Chair"), (60, 990), place, (-275, 188))

    def _name(
        self,
        surface: pygame.Surface,
        name: str,
        words: tuple[float, float],
        place: tuple[float, float],
        end: tuple[float, float],
    ) -> None:
        """A word with a leader line behind it, as on an engineer's drawing."""
        look = self._look
        said = look.words(name)
        size = look.letters.fitting(said, "medium", 58, 260, 76)
        text = look.letters.line(said, "medium", size, "#F2EBDB")
        x, y = look.at(words[0] + place[0] - ORIGIN[0], words[1] + place[1] - ORIGIN[1])
        a = (x + text.get_width() + look.px(LEADER_GAP), y)
        b = look.at(place[0] + end[0] * SCALE, place[1] + end[1] * SCALE)
        pygame.draw.aaline(surface, "#D8D2C4", a, b, look.px(2.6))
        pygame.draw.aacircle(surface, "#F2EBDB", b, look.px(9))
        pygame.draw.aacircle(surface, "#0D1822", b, look.px(6))
        put(surface, text, x, y, "left")


def _arrow(way: tuple[int, int], shape: tuple[float, float, float, float, float]) -> str:
    """An arrow lying on the quay. shape: start, end, half width, head length, half head, m."""
    dx, dy = way
    start, end, half, head, wing = shape

    def at(along: float, across: float) -> str:
        x, y = along * dx - across * dy, along * dy + across * dx
        return f"{METRE[0] * (x + y):.1f} {METRE[1] * (x - y):.1f}"

    neck = end - head
    corners = (
        (start, -half),
        (neck, -half),
        (neck, -wing),
        (end, 0.0),
        (neck, wing),
        (neck, half),
        (start, half),
    )
    return f'<path d="M{"L".join(at(*corner) for corner in corners)}Z"/>'
