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
BOWL = (
    '<path d="M-190 -24C-190 104 -104 156 0 156C104 156 190 104 190 -24Z" fill="{dark}" '
    'stroke="{rim}" stroke-width="10" stroke-linejoin="round"/>'
    '<path d="M-206 -24L206 -24" stroke="{rim}" stroke-width="16" stroke-linecap="round"/>'
    '<path d="M-128 44C-112 94 -70 120 -22 128" fill="none" stroke="#FFFFFF" '
    'stroke-opacity="0.35" stroke-width="10" stroke-linecap="round"/>'
)


class PelvicRange:
    """The view of one trial."""

    def __init__(self, look: Look, level: RangeLevel) -> None:
        self._look, self._axis = look, level.plan.axis
        self._picture = LeanPicture(look)
        child = self._picture.child
        dark, rim = ("#3D63B8", "#FFD27A") if child else ("#33505A", "#DDBF86")
        box = (-230.0, -170.0, 460.0, 340.0)
        self._bowl = vector(BOWL.format(dark=dark, rim=rim), box, look.scale)
        self._water = vector(
            '<ellipse cy="-24" rx="176" ry="26" fill="#9FD2F0" fill-opacity="0.92"/>'
            '<ellipse cx="-40" cy="-29" rx="70" ry="8" fill="#FFFFFF" fill-opacity="0.55"/>',
            box,
            look.scale,
        )

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
        tipped = pygame.transform.rotozoom(self._bowl, -TIP_DEG * swing, 1.0)
        put_middle(surface, tipped, picture.middle)
        put_middle(surface, self._water, picture.middle)
        picture.write(surface, self._said(state))

    def _said(self, state: State) -> str:
        words = self._look.words
        if done(state):
            return words("Thank you")
        if state.neutral_left_s:
            return words("Stand still and easy")
        if state.hasty:
            return words("Slowly, so that no water spills")
        if self._axis == "sideways":
            return words("Tip slowly from side to side")
        return words("Tip slowly forward and back")
