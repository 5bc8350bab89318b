"""Which music goes with a bout, and how it follows play: calm between attempts, and a melody over
it during them."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.event import Began, Ended, Event, Missed, Paused, Reached, Resumed, Shown
from game.exercises import EXERCISES
from game.screen.look import Look

EFFORT: Mapping[type[Event], float] = {Began: 0.0, Shown: 1.0, Reached: 0.0, Missed: 0.0}
"""From then on, but for pauses, which are calm."""
ALWAYS_CALM = frozenset({"still_lake", "statue_stretch", "drum_march"})
"""Stillness wants no pulse, and the drum that is marched to shall be the only one."""


class Accompaniment:
    """The music of one bout."""

    def __init__(self, look: Look, exercise: str, *, blind: bool) -> None:
        """blind: a tone leads, and nothing sounds beside it."""
        self._sound = look.sound
        self.piece = None if blind else EXERCISES[exercise].CARD.island
        self._moves = not (blind or look.calm or exercise in ALWAYS_CALM)
        self._effort = 0.0

    def happen(self, event: Event) -> None:
        """What the rules said."""
        if not self._moves:
            return
        self._effort = EFFORT.get(type(event), self._effort)
        still = isinstance(event, (Paused, Ended))
        if still or isinstance(event, (Resumed, *EFFORT)):
            self._sound.follow(0.0 if still else self._effort)
