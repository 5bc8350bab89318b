"""How Sit to Stand looks: the still picture of Quiet Stance, and an arrow that says up or down.

The ring fills with the risings that were asked for, or with the time; nothing counts aloud, nothing
hurries. Every change of the arrow has a tone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pygame

from game.core.event import Collected, Event, Missed, Reached, Shown
from game.exercises.sit_to_stand import Level as RisingLevel
from game.exercises.sit_to_stand import Phase, State, done
from game.screen.look import Look
from game.screen.stroke import glow, put_middle, shine, vector
from game.screen.views.still_picture import MARK, StillPicture

ARROW_Y = 812.0
PHASE_CUES: dict[str, str] = {Phase.STAND: "soft", Phase.SIT: "count", Phase.GO: "resume"}
CUES: dict[type[Event], str] = {Collected: "soft", Reached: "chime", Missed: "chime"}


class SitToStand:
    """The view of one trial."""

    def __init__(self, look: Look, level: RisingLevel) -> None:
        self._look = look
        self._picture = StillPicture(look)
        self._tone = "#FFD27A" if look.theme == "child" else "#DDBF86"
        self._up = self._drawn_arrow()
        self._down = pygame.transform.flip(self._up, False, True)

    def _drawn_arrow(self) -> pygame.Surface:
        """Upwards, broad and round."""
        line = "M0 46L0 -40M-40 -4L0 -44L40 -4"
        body = (
            f'<path d="{line}" fill="none" stroke="#0A0F24" stroke-opacity="0.6" '
            'stroke-width="30" stroke-linecap="round" stroke-linejoin="round"/>'
            f'<path d="{line}" fill="none" stroke="{self._tone}" stroke-width="18" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )
        return vector(body, (-64, -64, 128, 128), self._look.scale)

    def happen(self, events: Sequence[Event], t_s: float) -> None:
        """A tone for each phase, a soft one for each rising, a quiet one at the end."""
        for event in events:
            cue = PHASE_CUES.get(event.label) if isinstance(event, Shown) else CUES.get(type(event))
            if cue is not None:
                self._look.sound.play(cue)

    def draw(
        self, surface: pygame.Surface, before: Any, after: Any, alpha: float, t_s: float
    ) -> None:
        """The picture, the ring, and the way to go."""
        state: State = after
        self._picture.draw(surface, state.share, self._said(state), t_s)
        if done(state) or state.phase is Phase.STAND or (state.phase is Phase.SIT and state.sat):
            return  # nothing to do but wait
        place = self._look.at(MARK[0], ARROW_Y)
        shine(surface, glow(self._tone, self._look.px(90), 40), place)
        put_middle(surface, self._down if state.sits else self._up, place)

    def _said(self, state: State) -> str:
        words = self._look.words
        if done(state):
            return words("Thank you")
        if state.phase is Phase.STAND:
            return words("Stand quietly")
        if state.phase is Phase.SIT:
            return words("Stay seated until it lights up") if state.sat else words("Sit down now")
        if state.sits:
            return words("Sit down")
        return words("Stay standing") if state.enough else words("Stand up fully")
