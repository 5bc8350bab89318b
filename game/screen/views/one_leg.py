"""How One-Leg Stance looks: the still picture of Quiet Stance, and two footprints, of which the one
that stays on the board is lit. The ring fills while the other is up.

Nothing steers, nothing is scored, and a touch-down looks and sounds as calm as the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Missed, Reached, Shown
from game.exercises.one_leg import Level as OneLegLevel
from game.exercises.one_leg import State, done
from game.screen.look import Look
from game.screen.stroke import put_middle
from game.screen.views.still_picture import MARK, StillPicture

FEET_Y = 812.0
FOOT_HIGH = 132.0
APART = 62.0
"""Of each footprint from the middle, design units."""
PALE = 60
"""Alpha of the footprint that goes."""
CUES: dict[type[Event], str] = {Shown: "collect", Reached: "chime", Missed: "soft"}


class OneLeg:
    """The view of one trial."""

    def __init__(self, look: Look, level: OneLegLevel) -> None:
        self._look, self._leg = look, level.plan.leg
        self._picture = StillPicture(look)
        self._right = self._drawn_foot()
        self._left = pygame.transform.flip(self._right, True, False)

    def _drawn_foot(self) -> pygame.Surface:
        look = self._look
        foot = look.pictures.sprite("adult_foot", max(2, look.px(FOOT_HIGH * 200 / 460))).copy()
        tone = (255, 210, 122) if look.theme == "child" else (221, 191, 134)
        foot.fill((*tone, 255), special_flags=pygame.BLEND_RGBA_MAX)
        shape = look.pictures.sprite("adult_foot", max(2, look.px(FOOT_HIGH * 200 / 460)))
        pygame.surfarray.pixels_alpha(foot)[:] = pygame.surfarray.array_alpha(shape)
        return foot

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
        for leg, foot, way in (("left", self._left, -1), ("right", self._right, 1)):
            foot.set_alpha(255 if leg == self._leg else PALE)
            put_middle(surface, foot, self._look.at(MARK[0] + way * APART, FEET_Y))

    def _said(self, state: State) -> str:
        words = self._look.words
        if done(state):
            return words("Thank you, both sides down")
        if state.since is not None:
            return words("Hold, as long as is comfortable")
        if self._leg == "left":
            return words("Stand on the left, the other side up")
        return words("Stand on the right, the other side up")
