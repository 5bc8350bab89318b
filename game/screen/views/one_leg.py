"""How One-Leg Stance looks: the still picture of Quiet Stance, and two footprints, of which the one
that stays on the board is lit. The ring fills while the other is up.

Nothing steers, nothing is scored, and a touch-down looks and sounds as calm as the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pygame

from game.core.event import Event, Missed, Reached, Shown
from game.core.lifted_foot import Leg
from game.exercises.one_leg import Level as OneLegLevel
from game.exercises.one_leg import State, done
from game.screen.look import Look
from game.screen.stroke import Paint, put_middle
from game.screen.views.still_picture import MARK, StillPicture

FEET_Y = 812.0
FOOT_HIGH = 120.0
APART = 62.0
"""Of each footprint from the middle, design units."""
PALE = 0.25
"""How much of the footprint that goes is seen."""
CUES: dict[type[Event], str] = {Shown: "collect", Reached: "chime", Missed: "soft"}


class OneLeg:
    """The view of one trial."""

    def __init__(self, look: Look, level: OneLegLevel) -> None:
        self._look, self._leg = look, level.plan.leg
        self._picture = StillPicture(look)
        self._feet = {"left": self._drawn_foot("left"), "right": self._drawn_foot("right")}

    def _drawn_foot(self, side: Leg) -> pygame.Surface:
        """A footprint, bright on the leg that stays."""
        look = self._look
        foot = look.pictures.sprite("adult_foot", max(2, look.px(FOOT_HIGH * 200 / 460)))
        mask = pygame.surfarray.array_alpha(foot).T.astype(np.float32) / 255
        if side == "left":
            mask = mask[:, ::-1]
        high, wide = mask.shape
        paint = Paint(wide, high)
        tone = "#FFD27A" if look.theme == "child" else "#DDBF86"
        paint.over(mask, tone, 0.95 if side == self._leg else PALE)
        return paint.surface()

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A light tone when the clock starts, a quiet one at the end."""
        for event in events:
            cue = CUES.get(type(event))
            if cue is not None:
                self._look.sound.play(cue)

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The picture, the footprints, and for how long one of them has been gone."""
        state: State = after
        self._picture.draw(surface, state.held_s / state.plan.cap_s, self._said(state), t_s)
        for foot, way in ((self._feet["left"], -1), (self._feet["right"], 1)):
            put_middle(surface, foot, self._look.at(MARK[0] + way * APART, FEET_Y))

    def _said(self, state: State) -> str:
        words = self._look.words
        if done(state):
            return words("Thank you, both sides down")
        if state.since is not None:
            return words("Hold, as long as is comfortable")
        if self._leg == "left":
            return words("Stand left, the other side up")
        return words("Stand right, the other side up")
