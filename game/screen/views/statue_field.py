"""What both skins of Statue Stretch share: where a lean is in the picture, how the stem bends to
it, and what of a hold may be seen.

A lean to the side bends the stem about its foot, as far as a fan opens; a lean forward lengthens
it.
"""

from __future__ import annotations

import math

from game.core.time import seconds
from game.exercises.statue_stretch import Phase, State
from game.screen.look import Look
from game.screen.views.veil import Veil

SPREAD = 1.12
"""Radians that a lean of 1 to the side bends the stem …"""
LONGER = 0.30
"""… and by how much of its length one forward lengthens it."""
MOST_X, MOST_Y = 1.25, 0.95
"""Nothing is drawn farther out."""
SPINE = 24
HELP_S = 4.0
"""Arrows come when a place has waited for so long."""
GROW_PER_S, FADE_PER_S = 0.9, 1.4
TRAIL_S, TRAILED = 0.25, 240
HASTE_S = 1.5
"""For so long a word about haste stays, and it comes in a hold only: on the way there and back
nobody is told how to move."""
FOLLOW_S = 0.4
SHOW_S = 2.4
"""For so long the way of a hidden lean is shown after a hold."""
Place = tuple[float, float]


class Fan:
    """Reach units to window pixels. foot: of the stem; length: upright; design units."""

    def __init__(self, look: Look, foot: Place, length: float) -> None:
        self._look, self.length = look, length
        self.foot = look.at(*foot)

    def angle(self, x: float) -> float:
        """How far the stem bends to the right, radians."""
        return SPREAD * max(-MOST_X, min(MOST_X, x))

    def place(self, x: float, y: float) -> Place:
        """The place of a lean: where the tip of the stem is."""
        angle = self.angle(x)
        long = self._long(y)
        return self.foot[0] + long * math.sin(angle), self.foot[1] - long * math.cos(angle)

    def _long(self, y: float) -> float:
        y = max(-MOST_Y, min(MOST_Y, y))
        return self.length * self._look.scale * (1 + LONGER * y)

    def lean(self, before: State, after: State, alpha: float) -> Place:
        """The player, now: between two steps, never eased."""
        return self.place(
            before.x + (after.x - before.x) * alpha, before.y + (after.y - before.y) * alpha
        )

    def reach(self, radius: float) -> float:
        """Design units that a radius in reach units covers, to the side."""
        return radius * SPREAD * self.length

    def spine(self, x: float, y: float, parts: int = SPINE) -> list[tuple[float, float, float]]:
        """The stem from its foot to its tip in so many parts: places, and the way it points,
        radians from upright. It leaves the ground upright and bends more and more."""
        tip, long = self.place(x, y), self._long(y)
        a = self.foot[0], self.foot[1] - 0.52 * long
        bend = 1.35 * self.angle(x)
        b = tip[0] - 0.3 * long * math.sin(bend), tip[1] + 0.3 * long * math.cos(bend)
        return [_on_curve(k / parts, (self.foot, a, b, tip)) for k in range(parts + 1)]


def _on_curve(t: float, points: tuple[Place, Place, Place, Place]) -> tuple[float, float, float]:
    """A place on a cubic curve (Bezier), and its direction."""
    s = 1 - t
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    dx = s * s * (x1 - x0) + 2 * s * t * (x2 - x1) + t * t * (x3 - x2)
    dy = s * s * (y1 - y0) + 2 * s * t * (y2 - y1) + t * t * (y3 - y2)
    x, y = a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
    return x, y, math.atan2(dx, -dy)


class Growing:
    """The stem as it may be seen: its lean, how much has grown, where it was."""

    def __init__(self) -> None:
        self.x = self.y = 0.0
        """Where the tip is drawn, reach units: the lean, or the place to hold where the lean is
        hidden."""
        self.seen = 1.0
        """How much of the own lean is in sight, 0 to 1."""
        self.grown = 0.0
        """Of the present statue, as far as it may be told, 0 to 1; it comes and goes softly."""
        self.place = (0.0, 0.0)
        """To lean to, reach units: it goes a little way to where the stretch is comfortable."""
        self.hasty = False
        """The lean was too quick for growth, just now, and may know it."""
        self.trail: list[Place] = []
        self.over_s = -math.inf
        """When the last hold ended."""
        self._veil = Veil()
        self._at_s = self._next_s = 0.0
        self._hasty_s = -math.inf
        self._held = False

    def follow(self, before: State, after: State, alpha: float, t_s: float) -> None:
        """Take up this frame."""
        passed_s, self._at_s = max(0.0, t_s - self._at_s), t_s
        x = before.x + (after.x - before.x) * alpha
        y = before.y + (after.y - before.y) * alpha
        self.seen = self._veil.share(after.lean_seen, t_s)
        stretch = after.stretch
        if stretch is not None and self.seen < 1:
            x = stretch.x + (x - stretch.x) * self.seen
            y = stretch.y + (y - stretch.y) * self.seen
        self.x, self.y = x, y
        wanted = _told(after)
        pace = passed_s * (GROW_PER_S if wanted > self.grown else FADE_PER_S)
        self.grown += max(-pace, min(pace, wanted - self.grown))
        self._move_place(after, passed_s)
        if after.phase is Phase.HOLD and after.hasty and after.guided:
            self._hasty_s = t_s
        self.hasty = t_s - self._hasty_s < HASTE_S
        self._remember(after, t_s)

    def _move_place(self, state: State, passed_s: float) -> None:
        stretch = state.stretch
        if stretch is None:
            return
        if state.phase is not Phase.HOLD:
            self.place = stretch.x, stretch.y
            return
        x, y = state.middle
        x, y = stretch.x + (x - stretch.x) * self.seen, stretch.y + (y - stretch.y) * self.seen
        share = 1 - math.exp(-passed_s / FOLLOW_S)
        self.place = (
            self.place[0] + (x - self.place[0]) * share,
            self.place[1] + (y - self.place[1]) * share,
        )

    def _remember(self, state: State, t_s: float) -> None:
        holding = state.phase is Phase.HOLD
        if holding and not self._held:
            self.trail, self._next_s = [], t_s
        if holding and t_s >= self._next_s:
            self._next_s = t_s + TRAIL_S
            self.trail = [*self.trail[1 - TRAILED :], (state.x, state.y)]
        if self._held and not holding:
            self.over_s = t_s
        self._held = holding

    def shown_trail(self, state: State, t_s: float) -> list[Place]:
        """Where the lean was, for a moment after a hold with terminal feedback."""
        late = t_s - self.over_s > SHOW_S
        if state.phase is not Phase.BETWEEN or state.feedback != "terminal" or late:
            return []
        return self.trail


def _told(state: State) -> float:
    """How much has grown, as far as the player may be told."""
    if state.phase is Phase.HOLD:
        return state.grown if state.guided else 0.0
    if state.phase is Phase.BETWEEN and state.feedback == "none" and state.grown < 1:
        return 0.0
    return state.grown


def help_s(state: State) -> float:
    """Seconds since arrows are due; below 0 while they are not."""
    return seconds(state.since) - HELP_S if state.phase is Phase.FIND else -HELP_S
