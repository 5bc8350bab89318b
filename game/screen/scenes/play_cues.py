"""What is heard of a bout whatever its view: when play stands still or goes on, and the count."""

from __future__ import annotations

import math
from collections.abc import Mapping

from game.core.event import Began, CountingIn, Ended, Event, Paused, Resumed
from game.screen.sound import Sound

CUES: Mapping[type[Event], str] = {Paused: "pause", Resumed: "resume"}
BLIND_CUES: Mapping[type[Event], str] = {**CUES, Began: "resume", Ended: "soft"}
"""Whoever does not see has to hear that play begins and ends."""


class PlayCues:
    """The cues of one bout."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._counted = 0

    def happen(self, event: Event, *, blind: bool) -> None:
        """What the rules said. blind: the player does not see the picture."""
        cue = (BLIND_CUES if blind else CUES).get(type(event))
        if cue is not None:
            self._sound.play(cue)
        if isinstance(event, (Began, CountingIn)):
            self._counted = 0

    def count(self, left_s: float) -> None:
        """Once a frame. left_s: seconds of the countdown; 0 outside it."""
        number = math.ceil(left_s)
        if number and number != self._counted:
            self._sound.play("count")
        self._counted = number
