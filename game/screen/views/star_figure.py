"""A figure of the sky that fills with light, limb by limb, as its eight stars are lit."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.core.ease import eased
from game.screen.look import Look
from game.screen.pictures import ASSETS
from game.screen.stroke import faded, glow, put_middle, shine, vector
from game.screen.views.star_field import DIRECTIONS, unit

SIZE = 800
"""Design units of the painted figure; the light of its halo included."""
POINTS: dict[str, tuple[float, ...]] = {
    "turtle": (297, 289, 276, 255, 223, 248, 280, 293),
    "whale": (290, 208, 277, 230, 228, 230, 277, 208),
    "crane": (294, 276, 288, 222, 236, 222, 288, 276),
    "ship": (298, 276, 278, 246, 232, 246, 278, 276),
}
"""How far out the points lie, clockwise from forward, design units; all within 0.85 of a reach of
350."""
PROMISE = 0.17
"""How much of an unlit figure is to be seen."""
SWELL_S, THREAD_S, FILL_S, STROKE_S, FADE_S = 0.2, 0.4, 0.9, 3.0, 1.2


class Figure:
    """One figure. Stars are lit in any order; `done_at` is when the last limb has filled."""

    def __init__(self, look: Look, name: str, middle: tuple[float, float]) -> None:
        self._look, self.name = look, name
        self._middle = middle
        path = ASSETS / "layers" / f"star_figure_{name}.webp"
        side = look.px(SIZE)
        whole = pygame.image.load(path).convert_alpha().premul_alpha()
        self._full = pygame.transform.smoothscale(whole, (side, side))
        self._shown = faded(self._full, PROMISE)
        self._limbs = self._cut_limbs()
        self._filling: dict[int, float] = {}
        self.lit_at: dict[int, float] = {}
        self._threads = [self._thread(k) for k in range(len(DIRECTIONS))]
        self._mirror = self._mirrored()
        self._open = look.px(10)

    def point(self, k: int) -> tuple[float, float]:
        """A point of the figure, window pixels."""
        x, y = unit(k)
        far = POINTS[self.name][k] * self._look.scale
        return self._middle[0] + x * far, self._middle[1] + y * far

    @property
    def done_at(self) -> float | None:
        if len(self.lit_at) < len(DIRECTIONS):
            return None
        return max(self.lit_at.values()) + SWELL_S + FILL_S

    def nearest_unlit(self, direction: int) -> int:
        """The unlit point nearest to a direction; the figure must not be full."""
        waiting = [k for k in range(len(DIRECTIONS)) if k not in self.lit_at]
        return min(waiting, key=lambda k: (min((k - direction) % 8, (direction - k) % 8), k))

    def light(self, k: int, at_s: float) -> None:
        """The star of point k arrives at that time."""
        self.lit_at[k] = at_s
        self._filling[k] = at_s

    def _cut_limbs(self) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """What each star adds, so that all eight together are the whole figure."""
        cells = 100
        rows, columns = np.mgrid[0:cells, 0:cells] * (SIZE / cells) - SIZE / 2
        near = []
        for k, far in enumerate(POINTS[self.name]):
            x, y = unit(k)
            apart = np.hypot(columns - x * far * 0.8, rows - y * far * 0.8)
            near.append(np.exp(-((apart / 150) ** 2)) + 1e-5)
        total = np.sum(near, axis=0)
        return [self._limb(part / total) for part in near]

    def _limb(self, share: np.ndarray) -> tuple[pygame.Surface, tuple[int, int]]:
        weight = np.repeat((share * (1 - PROMISE) * 255)[..., None], 4, -1).astype(np.uint8)
        small = pygame.image.frombuffer(weight.tobytes(), share.shape[::-1], "RGBA")
        limb = self._full.copy()
        mask = pygame.transform.smoothscale(small, limb.get_size())
        limb.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        box = limb.get_bounding_rect(min_alpha=2)
        return limb.subsurface(box).copy(), box.topleft

    def _thread(self, k: int) -> tuple[pygame.Surface, tuple[float, float]]:
        """A thread of light from point k to the next one clockwise."""
        scale = self._look.scale
        (x0, y0), (x1, y1) = self.point(k), self.point((k + 1) % 8)
        left, top = min(x0, x1) / scale - 20, min(y0, y1) / scale - 20
        wide, high = abs(x1 - x0) / scale + 40, abs(y1 - y0) / scale + 40
        path = f'<path d="M{x0 / scale} {y0 / scale}L{x1 / scale} {y1 / scale}" fill="none" '
        body = "".join(
            f'{path} stroke="{tone}" stroke-opacity="{share}" stroke-width="{thick}" '
            'stroke-linecap="round"/>'
            for tone, share, thick in (
                ("#FFE9A0", 0.10, 20),
                ("#FFE9A0", 0.16, 12),
                ("#FFF6D6", 0.9, 3.6),
            )
        )
        return vector(body, (left, top, wide, high), scale), (left * scale, top * scale)

    def _mirrored(self) -> pygame.Surface:
        """Its soft light upside down on the sea."""
        side = self._full.get_width()
        flat = pygame.transform.smoothscale(self._shown, (side // 4, round(side / 4 / 1.95)))
        soft = pygame.transform.gaussian_blur(flat, max(1, self._look.px(5)))
        large = pygame.transform.smoothscale(soft, (side, round(side / 1.95)))
        large.fill((120, 120, 120, 255), special_flags=pygame.BLEND_RGBA_MULT)
        return pygame.transform.flip(large, False, True).convert()

    def draw_mirror(self, surface: pygame.Surface, horizon_px: float, strength: float) -> None:
        if strength > 0.98:
            y = horizon_px + (horizon_px - self._middle[1]) / 1.95
            put_middle(surface, self._mirror, (self._middle[0], y), pygame.BLEND_RGB_ADD)

    def draw(self, surface: pygame.Surface, t_s: float, strength: float) -> None:
        """The body and its threads. strength: fades the whole figure."""
        picture = self._filled(t_s)
        place, done = self._middle, self.done_at
        if done is not None and not self._look.calm and 0 < t_s - done < STROKE_S:
            picture, place = self._stroke(picture, (t_s - done) / STROKE_S)
        if strength < 1:
            picture = faded(picture, strength)
        put_middle(surface, picture, place)
        if done is None or t_s < done:
            self._draw_threads(surface, t_s)

    def _filled(self, t_s: float) -> pygame.Surface:
        picture = self._shown
        for k, at_s in list(self._filling.items()):
            share = eased((t_s - at_s - SWELL_S) / FILL_S)
            limb, corner = self._limbs[k]
            if share >= 1:
                self._shown.blit(limb, corner, special_flags=pygame.BLEND_RGBA_ADD)
                del self._filling[k]
                self._mirror = self._mirrored()
                picture = self._shown
            elif share > 0:
                picture = self._shown.copy() if picture is self._shown else picture
                part = faded(limb, share)
                picture.blit(part, corner, special_flags=pygame.BLEND_RGBA_ADD)
        return picture

    def _stroke(
        self, picture: pygame.Surface, share: float
    ) -> tuple[pygame.Surface, tuple[float, float]]:
        """One slow stroke: the limbs draw in, the body glides up, and comes to rest."""
        side = picture.get_width()
        pull = math.sin(math.pi * share) ** 2
        size = (round(side * (1 - 0.07 * pull)), round(side * (1 + 0.03 * pull)))
        rise = self._look.px(34) * eased(min(1, 2 * share)) * eased(min(1, 2 - 2 * share))
        place = (self._middle[0], self._middle[1] - rise)
        return pygame.transform.smoothscale(picture, size), place

    def _draw_threads(self, surface: pygame.Surface, t_s: float) -> None:
        for k in range(len(DIRECTIONS)):
            pair = self.lit_at.get(k), self.lit_at.get((k + 1) % 8)
            if pair[0] is None or pair[1] is None:
                continue
            grown = eased((t_s - max(pair[0], pair[1]) - SWELL_S) / THREAD_S)
            if grown <= 0:
                continue
            start, end = self.point(k), self.point((k + 1) % 8)
            if pair[1] < pair[0]:
                start, end = end, start
            tip = tuple(a + (b - a) * grown for a, b in zip(start, end, strict=True))
            self._draw_part(surface, k, start, (tip[0], tip[1]))

    def _draw_part(
        self, surface: pygame.Surface, k: int, start: tuple[float, float], tip: tuple[float, float]
    ) -> None:
        """The thread as far as it has grown: the rest is clipped away."""
        thread, corner = self._threads[k]
        left, top = min(start[0], tip[0]), min(start[1], tip[1])
        shown = pygame.Rect(left, top, abs(start[0] - tip[0]) + 1, abs(start[1] - tip[1]) + 1)
        surface.set_clip(shown.inflate(2 * self._open, 2 * self._open))
        surface.blit(thread, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        surface.set_clip(None)

    def keepsake(self) -> pygame.Surface:
        """A small copy for the far sky."""
        side = self._look.px(190)
        return pygame.transform.smoothscale(self._full, (side, side))


def draw_lit_star(
    surface: pygame.Surface, look: Look, star: pygame.Surface, place: tuple[float, float]
) -> None:
    """A star that stays lit, with its light."""
    shine(surface, glow("#FFE27A", look.px(88), 55), place)
    put_middle(surface, star, place)
