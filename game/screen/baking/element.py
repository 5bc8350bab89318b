"""Elements from `assets/svg` as premultiplied float pictures: shaded, rimmed, mirrored and laid
down on a canvas."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
import numpy as np
import pygame

from game.screen.baking.brush import FloatArray, blur, rgb, smooth_step

SVG = Path(__file__).resolve().parents[3] / "assets" / "svg"


@dataclass
class Element:
    """Premultiplied colour (height, width, 3) and alpha (height, width). Its methods change it and
    give it back, so that they can be chained."""

    colour: FloatArray
    alpha: FloatArray

    @property
    def width(self) -> int:
        return int(self.alpha.shape[1])

    @property
    def height(self) -> int:
        return int(self.alpha.shape[0])

    def copy(self) -> Element:
        return Element(self.colour.copy(), self.alpha.copy())

    def hazed(self, colour: str, share: float) -> Element:
        """Mixed with the colour of the air."""
        self.colour = self.colour * (1 - share) + rgb(colour) * self.alpha[..., None] * share
        return self

    def dimmed(self, colour: str, share: float = 1.0) -> Element:
        """Multiplied with a colour, as at night or asleep."""
        self.colour = self.colour * (1 - share + share * rgb(colour))
        return self

    def greyed(self, share: float) -> Element:
        """With less colour."""
        grey = self.colour.mean(-1, keepdims=True)
        self.colour = self.colour * (1 - share) + grey * share
        return self

    def faded(self, share: float) -> Element:
        """Less of it."""
        self.colour, self.alpha = self.colour * share, self.alpha * share
        return self

    def shaded_foot(self, colour: str, share: float, power: float = 1.5) -> Element:
        """Deeper towards the foot."""
        down = (np.linspace(0, 1, self.height, dtype=np.float32) ** power)[:, None, None] * share
        self.colour = self.colour * (1 - down + down * rgb(colour))
        return self

    def melting(self, start: float, end: float) -> Element:
        """Fading out between two shares of its height: blades into a meadow, cloud into haze."""
        stay = smooth_step(end, start, np.linspace(0, 1, self.height))[:, None]
        self.colour, self.alpha = self.colour * stay[..., None], self.alpha * stay
        return self

    def rimmed(
        self,
        dx: float,
        dy: float,
        colour: str = "#FFE2A0",
        strength: float = 0.8,
        soft: float = 1.2,
    ) -> Element:
        """Lit along the edge that (dx, dy) points to, in pixels."""
        moved = np.roll(blur(self.alpha, soft), (round(-dy), round(-dx)), (0, 1))
        edge = np.clip(self.alpha - moved, 0, 1) * self.alpha
        light = edge[..., None] * rgb(colour) * strength
        lit = self.colour + light * (1 - self.colour * 0.6)
        self.colour = np.minimum(lit, self.alpha[..., None])
        return self

    def softened(self, radius: float) -> Element:
        self.colour, self.alpha = blur(self.colour, radius), blur(self.alpha, radius)
        return self


def window_open() -> None:
    """Alpha surfaces need a display mode; a hidden one of 8 x 8 is enough."""
    if not pygame.display.get_init():
        pygame.display.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((8, 8))


def from_surface(surface: pygame.Surface) -> Element:
    """A premultiplied surface as floats."""
    colour = pygame.surfarray.array3d(surface).transpose(1, 0, 2)
    alpha = pygame.surfarray.array_alpha(surface).transpose(1, 0)
    return Element(np.float32(1 / 255) * colour, np.float32(1 / 255) * alpha)


def drawing_size(name: str) -> tuple[int, int]:
    """Width and height of the drawing in its own units."""
    return pygame.image.load(SVG / f"{name}.svg").get_size()


def rasterised(name: str, width: float) -> pygame.Surface:
    """The drawing at twice a width in pixels, premultiplied."""
    window_open()
    wide, high = drawing_size(name)
    size = (max(1, round(width * 2)), max(1, round(width * 2 * high / wide)))
    picture = pygame.image.load_sized_svg(SVG / f"{name}.svg", size)
    return picture.convert_alpha().premul_alpha()


def _halved(surface: pygame.Surface, angle: float, flip: bool) -> Element:
    if flip:
        surface = pygame.transform.flip(surface, True, False)
    if angle:
        surface = pygame.transform.rotozoom(surface, angle, 1.0)
    half = (max(1, surface.get_width() // 2), max(1, surface.get_height() // 2))
    return from_surface(pygame.transform.smoothscale(surface, half))


@lru_cache(maxsize=400)
def _element(name: str, width: int, angle: float, flip: bool) -> Element:
    return _halved(rasterised(name, width), angle, flip)


def element(name: str, width: float, angle: float = 0.0, flip: bool = False) -> Element:
    """`assets/svg/<name>.svg` at a width in pixels; angle in degrees counter-clockwise."""
    return _element(name, max(1, round(width)), round(angle, 1), flip).copy()


Part = tuple[str, float, float, float]
"""One drawing of a stack: name, left, top and width in units of the stack's box."""


def stacked(
    parts: Sequence[Part], width: float, box: tuple[float, float], angle: float = 0.0
) -> Element:
    """Several drawings in one space, later ones in front."""
    window_open()
    scale = 2 * width / box[0]
    sheet = pygame.Surface((round(box[0] * scale), round(box[1] * scale)), pygame.SRCALPHA)
    for name, left, top, part_width in parts:
        picture = rasterised(name, part_width * scale / 2)
        place = (round(left * scale), round(top * scale))
        sheet.blit(picture, place, special_flags=pygame.BLEND_PREMULTIPLIED)
    return _halved(sheet, angle, False)


def lay(canvas: FloatArray, what: Element, x: float, y: float, share: float = 1.0) -> None:
    """Put an element with its top left corner at (x, y)."""
    left, top = round(x), round(y)
    x0, y0 = max(0, left), max(0, top)
    x1, y1 = min(canvas.shape[1], left + what.width), min(canvas.shape[0], top + what.height)
    if x0 >= x1 or y0 >= y1:
        return
    part = slice(y0 - top, y1 - top), slice(x0 - left, x1 - left)
    under = canvas[y0:y1, x0:x1]
    under *= 1 - what.alpha[part][..., None] * share
    under += what.colour[part] * share


def lay_centre(canvas: FloatArray, what: Element, x: float, y: float, share: float = 1.0) -> None:
    """Put an element with its middle at (x, y)."""
    lay(canvas, what, x - what.width / 2, y - what.height / 2, share)


def lay_foot(canvas: FloatArray, what: Element, x: float, y: float, share: float = 1.0) -> None:
    """Put an element standing at (x, y)."""
    lay(canvas, what, x - what.width / 2, y - what.height, share)


def mirrored(
    canvas: FloatArray,
    what: Element,
    x: float,
    foot: float,
    *,
    squash: float = 0.55,
    strength: float = 0.5,
    colour: str = "#2C5F78",
    share: float = 0.45,
    wave: float = 5.0,
    seed: float = 0.0,
) -> None:
    """The mirror picture on water below a foot line: flipped, squashed, wavy by rows, fading."""
    high = int(what.height * squash)
    if high < 2:
        return
    down = np.arange(high)
    rows = np.clip((what.height - 1 - down / squash).astype(int), 0, what.height - 1)
    colours, alpha = what.colour[rows].copy(), what.alpha[rows].copy()
    bend = np.sin(down * 0.55 + seed) + 0.6 * np.sin(down * 0.23 + 2 * seed)
    shifts = np.rint(bend * wave * (0.25 + down / high)).astype(int)
    for row, shift in enumerate(shifts):
        colours[row], alpha[row] = np.roll(colours[row], shift, 0), np.roll(alpha[row], shift, 0)
    fade = (np.linspace(1, 0, high, dtype=np.float32) ** 1.1)[:, None]
    picture = Element(colours, alpha).hazed(colour, share)
    picture = Element(picture.colour * fade[..., None], picture.alpha * fade).softened(1.4)
    lay(canvas, picture, x - what.width / 2, foot, strength)
