"""What trials of leaning sound like: both ends alike, so that nobody is told how far it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.core.event import Event, Missed, Reached, Shown
from game.screen.sound import Sound

CUES: Mapping[type[Event], str] = {Shown: "count", Reached: "soft", Missed: "soft"}


def play_cues(sound: Sound, events: Sequence[Event]) -> None:
    """A tone as something is asked for, a low one at its end."""
    for event in events:
        if type(event) in CUES:
            sound.play(CUES[type(event)])
