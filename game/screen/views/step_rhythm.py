"""How Step Rhythm looks: two stones in the water, of which one lights up on each beat and fades
until the next. The beat is heard as well.

Where the weight is stays hidden, and nobody is told whether they came in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Event, Shown
from game.exercises.step_rhythm import Level as RhythmLevel
from game.exercises.step_rhythm import State, done
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.lean_picture import LeanPicture

STONE = (120.0, 84.0)
"""Half its width and height, design units."""
ASIDE = 0.54
"""Of each stone from the middle, as a share of the rim."""
SHADES = 12
"""Steps in which a light fades: soft, and never a flash."""


class StepRhythm:
    """The view of one trial."""

    def __init__(self, look: Look, level: RhythmLevel) -> None:
        self._look = look
        self._picture = LeanPicture(look)
        light, edge = ("#FFD27A", "#FFF3DC") if self._picture.child else ("#DDBF86", "#F3E2B8")
        self._pale = self._drawn_stone("#4A5A78" if self._picture.child else "#3E4E58", "#8FA3B8")
        lit = self._drawn_stone(light, edge)
        self._lit = [_faded(lit, shade / SHADES) for shade in range(SHADES + 1)]
        self._glow = glow(light, look.px(190), 60)

    def _drawn_stone(self, fill: str, edge: str) -> pygame.Surface:
        wide, high = STONE
        body = (
            f'<ellipse cy="14" rx="{wide}" ry="{high}" fill="#0A0F24" fill-opacity="0.5"/>'
            f'<ellipse rx="{wide - 6}" ry="{high - 6}" fill="{fill}" stroke="{edge}" '
            'stroke-width="6"/>'
            f'<ellipse cx="-28" cy="-30" rx="46" ry="18" fill="#FFFFFF" fill-opacity="0.22"/>'
        )
        box = (-wide - 6, -high - 6, 2 * wide + 12, 2 * high + 30)
        return vector(body, box, self._look.scale)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A soft beat, the same on either side."""
        if any(isinstance(event, Shown) for event in events):
            self._look.sound.play("count")

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """Both stones, and the light of the beat on one of them."""
        state: State = after
        picture, words = self._picture, self._look.words
        picture.draw_still(surface)
        left_share = 0.0 if done(state) else 1.0 - state.since_beat
        for way in (-1, 1):
            place = picture.place(way * ASIDE, 0.0)
            put_middle(surface, self._pale, place)
            if way == state.way and left_share:
                if left_share > 0.5:
                    shine(surface, self._glow, place)
                put_middle(surface, self._lit[round(left_share * SHADES)], place)
        if done(state):
            picture.write(surface, words("Thank you"))
        elif not state.beats:
            picture.write(surface, words("Listen for the beat"))
        else:
            picture.write(surface, words("Left and right, on the beat"))


def _faded(picture: pygame.Surface, share: float) -> pygame.Surface:
    """The same picture, so much of it seen, 0 to 1."""
    faded = picture.copy()
    faded.set_alpha(round(255 * share))
    return faded
