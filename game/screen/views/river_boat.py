"""The boat and who is in it, leaning at once; wake, splash and shadow."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.screen.look import Look
from game.screen.stroke import faded
from game.screen.views.river_depth import BOAT_Y, Lens
from game.screen.views.river_ground import loaded
from game.screen.views.river_scenery import soft_patch

FRAME, COLUMNS, LEANS = (520, 500), 6, 17
PIVOT = (260, 430)
DRAWN = 0.86
"""Design pixels per pixel of the baked boat."""
WAKE_LEVELS, MELT = 6, 8.0
SPLASH_S = 0.7
SPLASH_SPEED = 0.9
"""Leans per second from which water splashes."""
BOB_PX, BOB_HZ = 4.0, 0.3


class Boat:
    """Draws the boat at a lean. Remembers the last lean only for the splash and the wake."""

    def __init__(self, look: Look, lens: Lens) -> None:
        self._lens, self._calm = lens, look.calm
        self._scale = DRAWN * lens.scale
        sheet = loaded(f"river_{look.theme}_boat", self._scale)
        wide, high = FRAME[0] * self._scale, FRAME[1] * self._scale
        frames = [
            pygame.Rect(
                math.ceil(n % COLUMNS * wide), math.ceil(n // COLUMNS * high),
                math.floor(wide) - 1, math.floor(high) - 1,
            )
            for n in range(LEANS)
        ]  # fmt: skip
        self._frames = [_cropped(sheet.subsurface(frame)) for frame in frames]
        wake = loaded(f"river_{look.theme}_wake", lens.scale)
        sides = [_half(wake, right=right) for right in (False, True)]
        shares = [0.45 + 0.55 * n / (WAKE_LEVELS - 1) for n in range(WAKE_LEVELS)]
        self._wake_dx = [dx - wake.get_width() / 2 for _, dx in sides]
        self._wake = [[faded(side, share) for share in shares] for side, _ in sides]
        dark = "#0F3450" if look.theme == "child" else "#0C1A26"
        wide_px, high_px = look.px(460), look.px(120)
        self._shadow = soft_patch(wide_px, high_px, dark, 0.8, 0)
        self._splashes = self._made_splashes(look)
        self._lean = 0.0
        self._lean_s = 0.0
        self._splash: tuple[float, int] | None = None

    def _made_splashes(self, look: Look) -> list[list[pygame.Surface]]:
        """Left and right, growing and fading."""
        strength = 0.95 if look.theme == "child" else 0.55
        sides = []
        for flip in (False, True):
            steps = []
            for n in range(8):
                picture = look.pictures.sprite("splash", look.px(110 + 14 * n), flip=flip)
                steps.append(faded(picture, strength * min(1.0, (8 - n) / 4)))
            sides.append(steps)
        return sides

    def feel(self, lean: float, t_s: float) -> bool:
        """Take up the lean; True when a splash starts."""
        passed_s, self._lean_s = t_s - self._lean_s, t_s
        speed = (lean - self._lean) / passed_s if 0 < passed_s < 0.5 else 0.0
        self._lean = lean
        over = self._splash is None or t_s - self._splash[0] > SPLASH_S
        if over and abs(speed) > SPLASH_SPEED:
            self._splash = (t_s, 1 if speed > 0 else 0)
            return True
        return False

    def place(self, x: float, t_s: float) -> tuple[float, float]:
        """Where the boat sits in the window: design x, and the water line with its bob."""
        bob = 0.0 if self._calm else BOB_PX * math.sin(2 * math.pi * BOB_HZ * t_s)
        return self._lens.at(x, BOAT_Y + bob)

    def draw(self, surface: pygame.Surface, x: float, t_s: float, sight: float = 1.0) -> None:
        """Shadow, wake, boat, splash; x: design. sight: 0 hidden to 1, for attempts on which the
        boat is not seen."""
        left, top = self.place(x, t_s)
        if sight < 1:
            self._draw_fading(surface, left, top, sight)
            return
        flags = pygame.BLEND_PREMULTIPLIED
        shadow, unit = self._shadow, self._lens.scale
        corner = (left - shadow.get_width() / 2, top - 8 * unit - shadow.get_height() / 2)
        surface.blit(shadow, corner, special_flags=flags)
        self._draw_wake(surface, left, top)
        frame, dx, dy = self._frame()
        corner = (left - PIVOT[0] * self._scale + dx, top - PIVOT[1] * self._scale + dy)
        surface.blit(frame, corner, special_flags=flags)
        self._draw_splash(surface, left, top, t_s)

    def _draw_fading(self, surface: pygame.Surface, left: float, top: float, sight: float) -> None:
        """The boat alone: shadow, wake and splash would tell where it is."""
        if sight > 0:
            frame, dx, dy = self._frame()
            corner = (left - PIVOT[0] * self._scale + dx, top - PIVOT[1] * self._scale + dy)
            surface.blit(faded(frame, sight), corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _frame(self) -> tuple[pygame.Surface, int, int]:
        return self._frames[round((self._lean + 1) / 2 * (LEANS - 1))]

    def _draw_wake(self, surface: pygame.Surface, left: float, top: float) -> None:
        for side, sign in enumerate((-1, 1)):
            level = round((0.5 + 0.5 * sign * self._lean) * (WAKE_LEVELS - 1))
            wake = self._wake[side][level]
            corner = (left + self._wake_dx[side], top - 6 * self._lens.scale)
            surface.blit(wake, corner, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_splash(self, surface: pygame.Surface, left: float, top: float, t_s: float) -> None:
        if self._splash is None or not 0 <= t_s - self._splash[0] < SPLASH_S:
            return
        age, side = (t_s - self._splash[0]) / SPLASH_S, self._splash[1]
        picture = self._splashes[side][min(7, int(age * 8))]
        out = (165 + 30 * age) * self._lens.scale * (1 if side else -1)
        corner = (
            left + out - picture.get_width() / 2,
            top + 34 * self._lens.scale - picture.get_height(),
        )
        surface.blit(picture, corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def _cropped(frame: pygame.Surface) -> tuple[pygame.Surface, int, int]:
    """What is drawn of a frame, and where it begins."""
    seen = frame.get_bounding_rect(min_alpha=2)
    return frame.subsurface(seen), seen.x, seen.y


def _half(wake: pygame.Surface, *, right: bool) -> tuple[pygame.Surface, int]:
    """One side of the wake, melting into the other, and where it begins; both together are the
    whole."""
    half = wake.copy()
    wide, high = wake.get_size()
    share = np.clip((np.arange(wide) / wide - 0.5) * MELT + 0.5, 0, 1)
    part = np.rint((share if right else 1 - share) * 255).astype(np.uint8)
    fade = pygame.Surface((wide, 1), pygame.SRCALPHA)
    for x, value in enumerate(part.tolist()):
        fade.set_at((x, 0), (value, value, value, value))
    fade = pygame.transform.scale(fade, (wide, high))
    half.blit(fade, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    seen = half.get_bounding_rect(min_alpha=2)
    return half.subsurface((seen.x, 0, seen.width, high)), seen.x
