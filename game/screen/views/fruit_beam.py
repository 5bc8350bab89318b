"""The light in which a fruit comes down: as wide as what counts, with a ring of petals on the
ground, so that its place is told by shape too."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.core.ease import all_eased
from game.screen.look import Look
from game.screen.stroke import faded, put_middle, vector
from game.screen.views.fruit_field import Field

TOP_Y, FOOT_Y = 120.0, 800.0
"""The light ends below the basket."""
STEPS = 6
BRIGHT_RADIUS = 0.2
NARROW = 128
"""The width that the light is painted in once; others are made from it."""
FLAT = 0.16
"""Height of a ring on the ground as a share of its width."""


class Beam:
    """reach: design units of a lean of 1. ground_y: of the rail. follows: how far the cart goes on
    it for a basket that goes 1, since whoever leans is ahead of their feet."""

    def __init__(self, look: Look, reach: float, ground_y: float, follows: float) -> None:
        self._look, self._reach, self._ground_y = look, reach, ground_y
        self._follows = follows
        self._high = look.px(FOOT_Y - TOP_Y)
        self._narrow = self._painted()
        self._made: dict[int, tuple[list[pygame.Surface], pygame.Surface]] = {}
        self._mark = self._ring(46.0, "#FFE2A0")

    def _painted(self) -> pygame.Surface:
        """Soft at its sides, faint under the boughs, brightest at the ground; light only."""
        x = (np.arange(NARROW) + 0.5) / NARROW * 2 - 1
        y = (np.arange(self._high) + 0.5) / self._high
        across = all_eased((1 - np.abs(x)) / 0.22) * (0.75 + 0.25 * np.abs(x))
        along = np.clip(y / 0.25, 0, 1) * (0.55 + 0.45 * y) * np.clip((1 - y) / 0.3, 0, 1)
        light = across[:, None] * along[None, :]
        tones = np.array([0.30, 0.24, 0.12]) * 255
        pixels = (light[..., None] * tones).astype(np.uint8)
        return pygame.surfarray.make_surface(pixels).convert()

    def _ring(self, half: float, tone: str) -> pygame.Surface:
        """Two strokes and posts at the ends of an ellipse on the ground."""
        ry = max(9.0, FLAT * half)
        style = f'rx="{half}" ry="{ry}" fill="none"'
        body = (
            f'<ellipse {style} stroke="#3A2440" stroke-opacity="0.45" stroke-width="13"/>'
            f'<ellipse {style} stroke="{tone}" stroke-width="6.5" stroke-dasharray="2 15" '
            'stroke-linecap="round"/>'
        )
        for way in (-1, 1):
            body += f'<path d="M{way * half} 0L{way * half} -34" stroke="#3A2440" '
            body += 'stroke-opacity="0.5" stroke-width="13" stroke-linecap="round"/>'
            body += f'<path d="M{way * half} 0L{way * half} -34" stroke="#FFF6DC" '
            body += 'stroke-width="7" stroke-linecap="round"/>'
            body += f'<circle cx="{way * half}" cy="-38" r="10" fill="{tone}" '
            body += 'stroke="#3A2440" stroke-opacity="0.5" stroke-width="3"/>'
        box = (-half - 16, -56.0, 2 * half + 32, 56 + ry + 16)
        return vector(body, box, self._look.scale)

    def prepare(self, radius: float) -> None:
        """Make the light of a target ready; the last few are kept."""
        key = round(radius * self._reach)
        if key in self._made:
            return
        if len(self._made) >= 6:
            self._made.pop(next(iter(self._made)))
        wide = max(2, self._look.px(2 * key))
        whole = pygame.transform.smoothscale(self._narrow, (wide, self._high))
        strong = min(1.0, BRIGHT_RADIUS / radius)  # a wide light is a weak one: nothing flashes
        self._made[key] = ([_dimmed(whole, strong * n / STEPS) for n in range(1, STEPS + 1)],
                           self._ring(key * self._follows, "#FFC94F"))  # fmt: skip

    def draw(
        self, surface: pygame.Surface, field: Field, x: float, radius: float, share: float
    ) -> None:
        """The light over a lean, at a share of its strength, and its ring."""
        self.prepare(radius)
        lights, ring = self._made[round(radius * self._reach)]
        step = math.ceil(share * STEPS)
        if step > 0:
            light = lights[min(STEPS, step) - 1]
            left, top = field.at(x, TOP_Y)
            place = (round(left - light.get_width() / 2), round(top))
            surface.blit(light, place, special_flags=pygame.BLEND_RGB_ADD)
        self._lay(surface, ring, field, x, share)

    def draw_ground(self, surface: pygame.Surface, field: Field, x: float, radius: float) -> None:
        """The ring alone."""
        self.prepare(radius)
        self._lay(surface, self._made[round(radius * self._reach)][1], field, x, 1.0)

    def draw_mark(self, surface: pygame.Surface, field: Field, x: float) -> None:
        """A small ring: it was here."""
        self._lay(surface, self._mark, field, x, 1.0)

    def _lay(
        self, surface: pygame.Surface, ring: pygame.Surface, field: Field, x: float, share: float
    ) -> None:
        shown = ring if share >= 1 else faded(ring, share)
        left, middle = field.at(x * self._follows, self._ground_y)
        high = ring.get_height() / self._look.scale
        put_middle(surface, shown, (left, middle + (high / 2 - 56) * self._look.scale))


def _dimmed(light: pygame.Surface, share: float) -> pygame.Surface:
    part = round(255 * share)
    copy = light.copy()
    copy.fill((part, part, part), special_flags=pygame.BLEND_RGB_MULT)
    return copy
