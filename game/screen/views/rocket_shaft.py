"""What both skins of Rocket Legs share: where a height is in the picture, the ring that shows the
pace, and the arrows that say which way comes next."""

from __future__ import annotations

import pygame

from game.exercises.rocket_legs import Phase, State
from game.screen.look import Look
from game.screen.stroke import faded, put_middle, vector

HIGHEST, LOWEST = -0.12, 1.05
"""Beyond either end the picture gives way so far, as `low`."""
LEVELS = 6
STILL_S = 1.5
"""Somebody who is apart from the ring for so long is shown the way."""
ROUND_S = 2.4
"""The arrows come, stay and go in this time."""


class Shaft:
    """Heights in the picture. axis_x, high_y, low_y: design units, of the middle of what rides."""

    def __init__(self, look: Look, axis_x: float, high_y: float, low_y: float) -> None:
        self._look, self._high, self._low = look, high_y, low_y
        self.x = look.at(axis_x, 0)[0]

    def y(self, low: float) -> float:
        """Window pixels of a height; never eased, so that what rides answers at once."""
        low = max(HIGHEST, min(low, LOWEST))
        return self._look.at(0, 0)[1] + self._look.scale * (
            self._high + low * (self._low - self._high)
        )

    def rider_y(self, before: State, after: State, alpha: float) -> float:
        """Of the player, between two steps."""
        return self.y(before.low + (after.low - before.low) * alpha)

    def ring_y(self, before: State, after: State, alpha: float) -> float:
        """Of the ring."""
        return self.y(before.ring_low + (after.ring_low - before.ring_low) * alpha)


class Ring:
    """A hoop that goes round what rides: its back is drawn first, its front last."""

    def __init__(
        self, look: Look, radii: tuple[float, float], waiting: str, beside: str, dark: str
    ) -> None:
        """radii: across and along, design units. waiting, beside: colours while what rides is
        elsewhere, and with it."""
        self._look, self._radii = look, radii
        self._halves = [
            [
                self._drawn(front, waiting, beside, dark, level / LEVELS)
                for level in range(LEVELS + 1)
            ]
            for front in (False, True)
        ]
        self._station = self._drawn_station(waiting)
        self._share = 0.0
        self._at_s = 0.0

    def _drawn(
        self, front: bool, waiting: str, beside: str, dark: str, share: float
    ) -> pygame.Surface:
        """One half; the nearer to `beside`, the broader and the fuller. Form says it too: a second,
        inner line, and pearls at its sides."""
        rx, ry = self._radii
        arc = f"M{-rx} 0A{rx} {ry} 0 0 {int(not front)} {rx} 0"
        inner = f"M{-rx + 15} 0A{rx - 15} {ry - 5} 0 0 {int(not front)} {rx - 15} 0"
        fill, ends = 'fill="none"', 'stroke-linecap="round"'
        body = "".join(
            f'<path d="{arc}" {fill} stroke="{tone}" stroke-opacity="{part:.3f}" '
            f'stroke-width="{wide}" {ends}/>'
            for tone, part, wide in (
                (dark, 0.30, 19), (waiting, 0.10 * (1 - share), 30), (beside, 0.22 * share, 34),
                (waiting, 1 - share, 9), (beside, share, 9 + 5 * share),
                ("#FFFFFF", 0.55 * (1 if front else 0.5), 3),
            )
        )  # fmt: skip
        if share > 0:
            body += (
                f'<path d="{inner}" {fill} stroke="{beside}" stroke-opacity="{0.7 * share:.2f}" '
            )
            body += f'stroke-width="3.5" {ends}/>'
        if front:
            for x in (-rx, rx):
                body += f'<circle cx="{x}" cy="0" r="{9 + 5 * share}" fill="{dark}"/>'
                body += f'<circle cx="{x}" cy="0" r="{6 + 5 * share}" fill="{waiting}"/>'
                body += f'<circle cx="{x}" cy="0" r="{6 + 5 * share}" fill="{beside}" '
                body += f'fill-opacity="{share:.2f}"/>'
        half = (rx + 24, ry + 24)
        return vector(body, (-half[0], -half[1], 2 * half[0], 2 * half[1]), self._look.scale)

    def _drawn_station(self, tone: str) -> pygame.Surface:
        """The dotted hoop at either end of the way."""
        rx, ry = self._radii
        body = (
            f'<ellipse rx="{rx}" ry="{ry}" fill="none" stroke="{tone}" stroke-opacity="0.75" '
            'stroke-width="4.4" stroke-linecap="round" stroke-dasharray="0.1 15"/>'
        )
        return vector(body, (-rx - 8, -ry - 8, 2 * rx + 16, 2 * ry + 16), self._look.scale)

    def see(self, beside: bool, t_s: float) -> None:
        """Once a frame: it lights up within 0.25 s, and softly goes back."""
        passed_s, self._at_s = max(0.0, t_s - self._at_s), t_s
        change = passed_s / (0.25 if beside else 0.6)
        self._share = min(1.0, self._share + change) if beside else max(0.0, self._share - change)

    def draw_station(self, surface: pygame.Surface, place: tuple[float, float]) -> None:
        put_middle(surface, self._station, place)

    def draw_half(
        self, surface: pygame.Surface, place: tuple[float, float], *, front: bool
    ) -> None:
        put_middle(surface, self._halves[front][round(self._share * LEVELS)], place)


class Ways:
    """Three arrows up or down beside the ring: before a way begins, and for who stays behind."""

    def __init__(self, look: Look, shade: str) -> None:
        self._look = look
        up = [_arrow(look, shade, 25 + 3 * k) for k in range(3)]
        self._arrows = {-1: up, 1: [pygame.transform.flip(one, False, True) for one in up]}
        self._apart_s: float | None = None

    def draw(
        self, surface: pygame.Surface, state: State, place: tuple[float, float], t_s: float
    ) -> None:
        """place: beside the ring, window pixels."""
        way, share = self._due(state, t_s)
        if share <= 0:
            return
        within = 1.2 if self._look.calm else t_s % ROUND_S
        for k, arrow in enumerate(self._arrows[way]):
            lit = min(1.0, max(0.25, (within - 0.35 * k) / 0.4)) * min(
                1.0, (ROUND_S - within) / 0.4
            )
            y = place[1] + way * self._look.px(46) * (k - 1)
            put_middle(surface, faded(arrow, share * max(0.25, lit)), (place[0], y))

    def _due(self, state: State, t_s: float) -> tuple[int, float]:
        """Down 1 or up -1, and how strongly."""
        if state.phase is Phase.SETTLE:
            ahead = 1 if state.start_low < 0.5 else -1
            self._apart_s = None
            return (ahead, state.ready_share) if state.ready else (-ahead, 1.0)
        if state.phase is Phase.TURN or abs(state.low - state.ring_low) < 0.3 or not state.guided:
            self._apart_s = None
            return 1, 0.0
        if self._apart_s is None:
            self._apart_s = t_s
        way = 1 if state.ring_low > state.low else -1
        return way, min(1.0, max(0.0, (t_s - self._apart_s - STILL_S) / 0.5))


def _arrow(look: Look, shade: str, size: float) -> pygame.Surface:
    path = f'<path d="M{-size} {size * 0.4}L0 {-size * 0.4}L{size} {size * 0.4}" fill="none" '
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    body = f'{path}stroke="{shade}" stroke-opacity="0.6" stroke-width="20" {ends}/>'
    body += f'{path}stroke="#FFFFFF" stroke-width="11" {ends}/>'
    return vector(body, (-48, -34, 96, 68), look.scale)
