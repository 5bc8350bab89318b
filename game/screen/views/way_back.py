"""Three soft chevrons beside whoever has been off the way for a while, towards it."""

from __future__ import annotations

import pygame

from game.screen.look import Look
from game.screen.stroke import faded, put_middle, vector
from game.screen.views.sparkles import STEPS, Place

SWELL_S, BETWEEN_S = 1.2, 0.3
OUT, APART = 196, 50
"""How far beside the place the first one stands, and the next ones from it, design units."""


class WayBack:
    """They come one after another, and go as soon as the way is found again."""

    def __init__(
        self,
        look: Look,
        *,
        after_s: float = 4.0,
        up: float = 120,
        tones: tuple[str, str] | None = None,
    ) -> None:
        """after_s: off the way before the first one comes. up: above the place, design units.
        tones: of the chevrons and of their dark edge; None: those of the theme."""
        tone, edge = tones or ("#FFE7A0" if look.theme == "child" else "#F6EC6A", "#17304A")
        path = "M-14 -34L16 0L-14 34"
        style = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
        body = (
            f'<path d="{path}" {style} stroke="{edge}" stroke-opacity="0.55" stroke-width="22"/>'
            f'<path d="{path}" {style} stroke="{tone}" stroke-width="13"/>'
        )
        right = vector(body, (-40, -50, 80, 100), look.scale)
        pictures = (pygame.transform.flip(right, True, False), right)
        self._arrows = [[faded(p, n / STEPS) for n in range(STEPS + 1)] for p in pictures]
        self._look, self._after_s, self._up = look, after_s, up
        self._outside_since: float | None = None

    def feel(self, inside: bool, t_s: float) -> None:
        """Whether the way is kept now."""
        if inside:
            self._outside_since = None
        elif self._outside_since is None:
            self._outside_since = t_s

    def draw(self, surface: pygame.Surface, at: Place, to_right: bool, t_s: float) -> None:
        """Beside a place in window pixels, pointing to the way."""
        if self._outside_since is None:
            return
        since_s = t_s - self._outside_since - self._after_s
        for k in range(3):
            share = min(1.0, max(0.0, (since_s - BETWEEN_S * k) / SWELL_S))
            if share > 0:
                out = self._look.px(OUT + APART * k) * (1 if to_right else -1)
                picture = self._arrows[int(to_right)][round(share * STEPS)]
                put_middle(surface, picture, (at[0] + out, at[1] - self._look.px(self._up)))
