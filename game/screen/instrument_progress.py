"""How far along: a rope of lanterns for children, a row of pills for adults."""

from __future__ import annotations

import math
from typing import Protocol

import pygame

from game.screen.look import Look
from game.screen.stroke import faded, glow, put_middle, shine, vector

FADE_S = 0.3
SWAY_DEG = 3.0


class Progress(Protocol):
    """So many of so many."""

    def draw(self, surface: pygame.Surface, done: int, t_s: float) -> None:
        """done: how many are complete. t_s: display time."""


class LanternRope:
    """n lanterns on a rope that sags; what is done is lit and fades up in 0.3 s.

    left, right, top: of the rope's ends, design units. best: index of the own-best ribbon.
    """

    def __init__(
        self,
        look: Look,
        n: int,
        *,
        left: float = 420,
        right: float = 1500,
        top: float = 128,
        sag: float = 62,
        best: int | None = None,
    ) -> None:
        self._look, self._n, self._best = look, n, best
        self._left, self._right, self._top, self._sag = left, right, top, sag
        self._wide = min(54.0, (right - left) / (n + 1) * 0.62)
        self._rope = self._drawn_rope()
        angles = range(-round(SWAY_DEG), round(SWAY_DEG) + 1)
        wide = look.px(self._wide)
        sprite = look.pictures.sprite
        self._lit = {a: sprite("lantern_lit", wide, angle=a) for a in angles}
        self._unlit = {a: sprite("lantern_unlit", wide, angle=a) for a in angles}
        self._light = glow("#FFA850", look.px(self._wide * 1.7), 62)
        self._faint = glow("#FFA850", look.px(self._wide * 1.7), 30)
        self._since: dict[int, float] = {}
        self._shown = False

    def _drawn_rope(self) -> pygame.Surface:
        left, right, top, sag = self._left, self._right, self._top, self._sag
        path = f"M{left} {top}Q{(left + right) / 2} {top + 2 * sag} {right} {top}"
        style = 'fill="none" stroke-linecap="round"'
        body = (
            f'<path d="{path}" {style} stroke="#4A2E48" stroke-opacity="0.5" stroke-width="7"/>'
            f'<path d="{path}" {style} stroke="#C98C5E" stroke-width="3.6"/>'
        )
        return vector(body, (left - 6, top - 6, right - left + 12, sag + 14), self._look.scale)

    def place(self, k: int) -> tuple[float, float]:
        """Where lantern k hangs from the rope, design units."""
        t = (k + 1) / (self._n + 1)
        return (
            self._left + (self._right - self._left) * t,
            self._top + 4 * self._sag * t * (1 - t),
        )

    def draw(self, surface: pygame.Surface, done: int, t_s: float) -> None:
        look = self._look
        corner = look.corner(self._left - 6, self._top - 6, self._right - self._left + 12)
        surface.blit(self._rope, corner, special_flags=pygame.BLEND_PREMULTIPLIED)
        shown_before, self._shown = self._shown, True
        for k in range(self._n):
            if k >= done:
                self._since.pop(k, None)
                self._hang(surface, k, 0.0, t_s)
                continue
            # What is lit already when the rope first shows has no fade to play.
            since = self._since.setdefault(k, t_s if shown_before else t_s - FADE_S)
            self._hang(surface, k, min(1.0, (t_s - since) / FADE_S), t_s)
        if self._best is not None:
            ribbon = look.pictures.sprite("best_mark", look.px(self._wide * 0.6))
            x, y = self.place(self._best)
            put_middle(surface, ribbon, look.at(x + self._wide, y + self._wide * 0.42))

    def _hang(self, surface: pygame.Surface, k: int, lit: float, t_s: float) -> None:
        look = self._look
        x, y = self.place(k)
        sway = 0.0 if look.calm else SWAY_DEG * math.sin(1.3 * t_s + 2.1 * k)
        turn, arm = math.radians(sway), self._wide * 0.6
        middle = look.at(x + arm * math.sin(turn), y + arm * math.cos(turn))
        angle = round(sway)
        if lit < 1:
            put_middle(surface, self._unlit[angle], middle)
        if lit > 0:
            picture = self._lit[angle]
            put_middle(surface, picture if lit == 1 else faded(picture, lit), middle)
            shine(surface, self._light if lit > 0.6 else self._faint, middle)


class ProgressPills:
    """n pills in a row: done is green with a notch, the one in play yellow, the rest slate.

    left, right, y: design units."""

    def __init__(
        self, look: Look, n: int, *, left: float = 1040, right: float = 1540, y: float = 992
    ) -> None:
        self._look, self._n = look, n
        self._left, self._y = left, y
        step = (right - left) / n
        wide = step - min(28.0, step * 0.3)
        self._step, self._wide = step, wide
        self._parts = {
            name: vector(_pill(wide, tone, name), (-10, -14, wide + 20, 28), look.scale)
            for name, tone in (("done", "#25B78C"), ("now", "#F6EC6A"), ("next", "#6C7C87"))
        }

    def draw(self, surface: pygame.Surface, done: int, t_s: float) -> None:
        for k in range(self._n):
            name = "done" if k < done else "now" if k == done else "next"
            left = self._left + self._step * k - 10
            corner = self._look.corner(left, self._y - 14, self._wide + 20)
            surface.blit(self._parts[name], corner, special_flags=pygame.BLEND_PREMULTIPLIED)


def _pill(wide: float, tone: str, name: str) -> str:
    """Shape says it beside the colour: done is thick, now has open ends, next is thin."""
    thick = {"done": 15, "now": 15, "next": 8}[name]
    line = f'<path d="M0 0L{wide} 0" stroke="{tone}" stroke-width="{thick}" '
    body = line + 'stroke-linecap="round"/>'
    if name == "now":
        dot = min(4.2, wide / 6)
        body += f'<circle cx="{wide / 2}" cy="0" r="{dot}" fill="#14222C"/>'
    return body


def progress(look: Look, n: int) -> Progress:
    """The player's kind of progress at its usual place."""
    return LanternRope(look, n) if look.theme == "child" else ProgressPills(look, n)
