"""How Weight Shift looks: a ball that swings like a pendulum, and the own light beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Shown
from game.exercises.weight_shift import Level as ShiftLevel
from game.exercises.weight_shift import State, done, place
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.lean_picture import LeanPicture

BALL = 0.15
"""Its radius, reach units."""


class WeightShift:
    """The view of one run."""

    def __init__(self, look: Look, level: ShiftLevel) -> None:
        self._look, self._level = look, level
        self._picture = LeanPicture(look)
        self._ball = self._drawn_ball()
        self._track = self._drawn_track()

    def _drawn_ball(self) -> pygame.Surface:
        """A moon for a child, a brass bob for an adult."""
        light, dark = ("#FFFFFF", "#8FA8E8") if self._picture.child else ("#F3E2B8", "#8C6B3E")
        far = BALL * self._picture.reach
        body = (
            f'<defs><radialGradient id="b" gradientUnits="userSpaceOnUse" cx="{-far / 3}" '
            f'cy="{-far / 3}" r="{1.5 * far}"><stop offset="0" stop-color="{light}"/>'
            f'<stop offset="1" stop-color="{dark}"/></radialGradient></defs>'
            f'<circle r="{far + 5}" fill="#0A0F24" fill-opacity="0.55"/>'
            f'<circle r="{far}" fill="url(#b)"/>'
        )
        half = far + 8
        return vector(body, (-half, -half, 2 * half, 2 * half), self._look.scale)

    def _drawn_track(self) -> pygame.Surface:
        """The line of the swing with its two ends."""
        reach, tone = self._picture.reach, self._picture.tones[0]
        (ax, ay), (bx, by) = (place(self._level, share) for share in (-1.0, 1.0))
        ends = ((ax * reach, -ay * reach), (bx * reach, -by * reach))
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in ends)
        body = (
            f'<path d="M{line}" stroke="#0A0F24" stroke-opacity="0.5" stroke-width="14" '
            f'stroke-linecap="round"/><path d="M{line}" stroke="{tone}" stroke-opacity="0.75" '
            'stroke-width="5" stroke-linecap="round"/>'
        )
        body += "".join(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="13" fill="#0B1620" stroke="{tone}" '
            'stroke-width="5"/>'
            for x, y in ends
        )
        return vector(body, (-reach, -reach, 2 * reach, 2 * reach), self._look.scale)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A bar at every turn of the ball, always the same."""
        if any(isinstance(event, Shown) for event in events):
            self._look.sound.play("count")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The ball and the light."""
        state: State = after
        picture, words = self._picture, self._look.words
        picture.draw_still(surface)
        put_middle(surface, self._track, picture.middle)
        (ax, ay), (bx, by) = before.ball, state.ball
        ball = picture.place(ax + (bx - ax) * alpha, ay + (by - ay) * alpha)
        shine(surface, glow(picture.tones[0], self._look.px(110), 30), ball)
        put_middle(surface, self._ball, ball)
        picture.draw_light(surface, before, state, alpha, t_s)
        said = words("Thank you") if done(state) else words("Swing along with the ball")
        picture.write(surface, said)
