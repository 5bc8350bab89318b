"""How Pelvic Range looks: a bowl of water that tips to and fro by itself.

It keeps its own calm pace and the same small angle, whatever the person does: there is nothing to
reach, and no end of the range to be pushed to. Who moves in haste reads how to move.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Reached, Shown
from game.exercises.pelvic_range import MOVE, State, done
from game.exercises.pelvic_range import Level as RangeLevel
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.lean_picture import LeanPicture

TIP_DEG = 14.0
"""Of the bowl, to either side; it is no measure of anything."""
BOX = (-230.0, -230.0, 460.0, 460.0)
SHAPE = "M-190 -60C-190 84 -104 146 0 146C104 146 190 84 190 -60Z"
BOWL = (
    f'<path d="{SHAPE}" fill="{{dark}}" fill-opacity="0.55" stroke="{{rim}}" stroke-width="10" '
    'stroke-linejoin="round"/>'
    '<path d="M-206 -60L206 -60" stroke="{rim}" stroke-width="16" stroke-linecap="round"/>'
)
SHINE = (
    '<path d="M-140 14C-122 70 -76 100 -26 110" fill="none" stroke="#FFFFFF" '
    'stroke-opacity="0.4" stroke-width="10" stroke-linecap="round"/>'
)
WATER = (
    '<rect x="-230" y="-4" width="460" height="240" fill="#4C9BD6"/>'
    '<rect x="-230" y="-8" width="460" height="9" fill="#D6F0FF"/>'
)


class PelvicRange:
    """The view of one trial."""

    def __init__(self, look: Look, level: RangeLevel) -> None:
        self._look, self._axis = look, level.plan.axis
        self._picture = LeanPicture(look)
        child = self._picture.child
        dark, rim = ("#3D63B8", "#FFD27A") if child else ("#33505A", "#DDBF86")
        self._bowl = vector(BOWL.format(dark=dark, rim=rim), BOX, look.scale)
        self._inside = vector(f'<path d="{SHAPE}" fill="#FFFFFF"/>', BOX, look.scale)
        self._shine = vector(SHINE, BOX, look.scale)
        self._water = vector(WATER, BOX, look.scale)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone as the swinging begins, and one at its end."""
        for event in events:
            if isinstance(event, Shown) and event.label == MOVE:
                self._look.sound.play("resume")
            elif isinstance(event, Reached):
                self._look.sound.play("chime")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The bowl tips, and its water stays level."""
        state: State = after
        picture = self._picture
        picture.draw_still(surface)
        shine(surface, glow(picture.tones[0], self._look.px(260), 26), picture.middle)
        swing = before.swing + (state.swing - before.swing) * alpha
        for part in (self._water_in(swing), self._tipped(self._bowl, swing)):
            put_middle(surface, part, picture.middle)
        put_middle(surface, self._tipped(self._shine, swing), picture.middle)
        picture.write(surface, self._said(state))

    @staticmethod
    def _tipped(picture: pygame.Surface, swing: float) -> pygame.Surface:
        return pygame.transform.rotozoom(picture, -TIP_DEG * swing, 1.0)

    def _water_in(self, swing: float) -> pygame.Surface:
        """Level water, as far as the tipped bowl holds it."""
        water = self._water.copy()
        inside = self._tipped(self._inside, swing)
        place = inside.get_rect(center=water.get_rect().center)
        water.blit(inside, place, special_flags=pygame.BLEND_RGBA_MULT)
        return water

    def _said(self, state: State) -> str:
        words = self._look.words
        if done(state):
            return words("Thank you")
        if state.neutral_left_s:
            return words("Stand still and easy")
        if state.hasty:
            return words("Gently, so that no water spills")
        if self._axis == "sideways":
            return words("Tip gently from side to side")
        return words("Tip gently forward and back")
