"""Parts that many screens share, in both skins: dwell ring, reach rose, load in the feet, the ring
of four leans; and, from their own modules, cards, progress and the 0-10 strip.

Places and sizes are in design units (1920 x 1080); every constructor prepares, `draw` only places.
"""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.screen.instrument_cards import ChoiceCard, panel
from game.screen.instrument_dwell import DwellRing
from game.screen.instrument_feet import FeetLoad, LeanRing, LeanState
from game.screen.instrument_progress import LanternRope, Progress, ProgressPills, progress
from game.screen.instrument_strip import Strip
from game.screen.look import Look
from game.screen.stroke import put_middle, vector

__all__ = [
    "ChoiceCard",
    "DwellRing",
    "FeetLoad",
    "LanternRope",
    "LeanRing",
    "LeanState",
    "Progress",
    "ProgressPills",
    "ReachRose",
    "Strip",
    "panel",
    "progress",
]


class ReachRose:
    """Own reach in four directions on a compass card: today a solid line with open dots, the first
    visit dashed. radius: of the card, design units."""

    FULL = 0.72
    """Share of the card's radius at which a reach of 1 is drawn."""

    def __init__(self, look: Look, radius: float) -> None:
        self._look, self._radius = look, radius
        scale, size = look.scale, look.px(2 * radius)
        if look.theme == "adult":
            parts = ("adult_rose", "adult_bezel")
            self._card = [look.pictures.sprite(name, size) for name in parts]
        else:
            ring = (
                f'<circle r="{radius - 4}" fill="#FFF6E0" fill-opacity="0.92"/>'
                f'<circle r="{radius - 9}" fill="none" stroke="#EFC79E" stroke-width="6"/>'
                f'<circle r="{radius * self.FULL}" fill="none" stroke="#C98C7C" stroke-width="3" '
                'stroke-dasharray="1 11" stroke-linecap="round"/>'
            )
            box = (-radius, -radius, 2 * radius, 2 * radius)
            self._card = [vector(ring, box, scale)]
        self._lines: dict[tuple[tuple[float, ...], tuple[float, ...]], pygame.Surface] = {}

    def draw(
        self,
        surface: pygame.Surface,
        place: tuple[float, float],
        today: Sequence[float],
        first: Sequence[float] | None = None,
    ) -> None:
        """place: design units. today, first: forward, right, back, left; 1 reaches the ring."""
        middle = self._look.at(*place)
        for part in self._card:
            put_middle(surface, part, middle)
        key = (_rounded(today), _rounded(first or ()))
        if key not in self._lines:
            self._lines[key] = self._drawn(*key)
        put_middle(surface, self._lines[key], middle)

    def _drawn(self, today: tuple[float, ...], first: tuple[float, ...]) -> pygame.Surface:
        adult = self._look.theme == "adult"
        line, dash, heart = (
            ("#7CC6F2", "#F2EBDB", "#0B1620") if adult else ("#2B7FB8", "#8A5A6E", "#FFF6E0")
        )
        body = ""
        if first:
            body += f'<path d="{self._outline(first)}" fill="none" stroke="{dash}" '
            body += 'stroke-width="4" stroke-dasharray="13 9" stroke-linejoin="round"/>'
        body += f'<path d="{self._outline(today)}" fill="#56B4E9" fill-opacity="0.2" '
        body += f'stroke="{line}" stroke-width="5.5" stroke-linejoin="round"/>'
        for x, y in self._corners(today):
            body += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{heart}" stroke="{line}" '
            body += 'stroke-width="4.5"/>'
        radius = self._radius
        return vector(body, (-radius, -radius, 2 * radius, 2 * radius), self._look.scale)

    def _corners(self, shares: Sequence[float]) -> list[tuple[float, float]]:
        far = self._radius * self.FULL
        ways = ((0, -1), (1, 0), (0, 1), (-1, 0))
        held = [min(1.3, max(0.05, share)) * far for share in shares]
        return [(x * out, y * out) for (x, y), out in zip(ways, held, strict=True)]

    def _outline(self, shares: Sequence[float]) -> str:
        """Own reach is an ellipse in each quarter, as the calibration has it."""
        (_, up), (right, _), (_, down), (left, _) = self._corners(shares)
        quarters = ((right, -up, right, 0), (right, down, 0, down))
        path = f"M0 {up:.1f}"
        for wide, high, x, y in (*quarters, (-left, down, left, 0), (-left, -up, 0, up)):
            path += f"A{wide:.1f} {high:.1f} 0 0 1 {x:.1f} {y:.1f}"
        return path


def _rounded(shares: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(share, 2) for share in shares)
