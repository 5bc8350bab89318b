"""How Limits of Stability looks: an arrow shows the way, and a part of the soft rim is lit.
Nothing is to be crossed and nothing counts; how far is up to the person."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pygame

from game.core.event import Event
from game.exercises.limits_of_stability import Level as LimitsLevel
from game.exercises.limits_of_stability import Phase, State
from game.exercises.star_order import BEARINGS_DEG
from game.screen.look import Look
from game.screen.stroke import Paint, distance, put_middle, vector
from game.screen.views.lean_picture import LeanPicture
from game.screen.views.trial_cues import play_cues

WIDE_DEG = 20.0
"""Half of the part of the rim that is lit."""


class LimitsOfStability:
    """The view of one round."""

    def __init__(self, look: Look, level: LimitsLevel) -> None:
        self._look = look
        self._picture = LeanPicture(look)
        self._shown: dict[str, pygame.Surface] = {}

    def _direction(self, name: str, bearing_deg: float) -> pygame.Surface:
        """The lit part of the rim, and the arrow to it; made when first needed."""
        if name not in self._shown:
            picture = self._painted_rim(bearing_deg)
            middle = picture.get_width() / 2
            put_middle(picture, self._drawn_arrow(bearing_deg), (middle, middle))
            self._shown[name] = picture
        return self._shown[name]

    def _painted_rim(self, bearing_deg: float) -> pygame.Surface:
        far = self._picture.reach * self._look.scale
        side = 2 * math.ceil(1.3 * far)
        apart = distance(side, side, side / 2, side / 2) / far
        rows, columns = np.mgrid[0:side, 0:side] + 0.5 - side / 2
        turn = np.degrees(np.arctan2(columns, -rows)) - bearing_deg
        off = np.abs((turn + 180) % 360 - 180) / WIDE_DEG
        soft = np.exp(-(((apart - 0.92) / 0.11) ** 2)) * np.exp(-(off**4))
        paint = Paint(side, side)
        paint.over(soft.astype(np.float32), "#F0E442", 0.75)
        paint.shine(soft.astype(np.float32), "#FFF6B0", 0.35)
        return paint.surface()

    def _drawn_arrow(self, bearing_deg: float) -> pygame.Surface:
        reach = self._picture.reach
        tip, tail = -0.76 * reach, -0.32 * reach
        path = f'<path d="M0 {tail}L0 {tip + 18}M-38 {tip + 44}L0 {tip}L38 {tip + 44}" fill="none" '
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        body = (
            f'<g transform="rotate({bearing_deg})">'
            f'{path}stroke="#0B1138" stroke-opacity="0.6" stroke-width="28" {ends}/>'
            f'{path}stroke="#FFFFFF" stroke-width="15" {ends}/></g>'
        )
        return vector(body, (-reach, -reach, 2 * reach, 2 * reach), self._look.scale)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone as the arrow lights up, a low one as it fades."""
        play_cues(self._look.sound, events)

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The middle, or the way to lean."""
        state: State = after
        picture, words = self._picture, self._look.words
        picture.draw_still(surface)
        if state.phase is Phase.MIDDLE:
            picture.draw_home(surface)
            picture.write(surface, words("Rest in the middle"))
        else:
            bearing = BEARINGS_DEG[state.direction]
            put_middle(surface, self._direction(state.direction, bearing), picture.middle)
            picture.write(surface, words("As far as is safe for you. Hold."))
        picture.draw_light(surface, before, state, alpha, t_s)
