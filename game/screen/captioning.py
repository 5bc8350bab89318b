"""What a cue says, in words: for whoever hears little, or plays with the sound off.

Captions are quiet. Each is one line of at most 40 letters in any language, and at most two stand
at once. A cue that comes again while its words stand changes nothing but how long they stay. They
come and go softly, and never where play has something (`caption_plate`). Source: clinical design
9.6.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from game.text import mark

MOST_LINES = 2
LONGEST = 40
"""Letters of a line. Source: clinical design 9.6."""
STANDS_S = 2.6
"""Long enough to be found and read at two words a second, and never hurried away (ours)."""
LEAST_S = 1.4
"""One that others wait behind stands no shorter than this (ours)."""
STALE_S = 2.5
"""What could not be shown for so long is not news any more (ours)."""
COMES_S, GOES_S = 0.25, 0.6

CAPTIONS: Mapping[str, str] = {
    "chime": mark("A bright bell"),
    "soft": mark("A soft low bell"),
    "collect": mark("A light bell"),
    "complete": mark("A little tune"),
    "splash": mark("Water splashes"),
    "count": mark("A tick"),
    "pause": mark("Falling bells: pause"),
    "resume": mark("Rising bells: play"),
    "drum_left": mark("The drum beats"),
    "drum_right": mark("The drum beats"),
    "drum_rim": mark("Taps on the rim"),
    "lift_up": mark("Wind goes up"),
    "lift_down": mark("Wind goes down"),
    "swell_left": mark("A wave from the left"),
    "swell_right": mark("A wave from the right"),
    "search": mark("Shell horn: search now"),
    "home": mark("Shell horn: come back"),
    "wood": mark("Two taps on wood"),
    "turn_left": mark("Beep on the left"),
    "turn_right": mark("Beep on the right"),
    "turn_up": mark("A high beep"),
    "turn_down": mark("A low beep"),
    "sign": mark("A tap: look at the sign"),
    "answer": mark("A click: answered"),
}
"""By cue of `sound.CUES`. Both skins of a drum share their words: which one is struck is seen, and
words that change with every beat would flicker."""
UNWRITTEN: Mapping[str, str] = {}
"""Cues without words, and why what is seen is enough. There is none; a menu makes no sound."""


class Standing(NamedTuple):
    """One caption as it stands now."""

    slot: int
    """0 is nearest to the edge of the picture."""
    text: str
    """A message id."""
    strength: float
    """0 to 1."""


class _Line(msgspec.Struct):
    text: str
    since_s: float
    until_s: float
    """It begins to go."""


class Captions:
    """The lines that stand, and those that wait; time is the window's."""

    def __init__(self) -> None:
        self._slots: list[_Line | None] = [None] * MOST_LINES
        self._waiting: dict[str, float] = {}
        """Texts in order, and when each was heard."""

    def hear(self, cue: str, now_s: float) -> None:
        """A cue was played; what it says stands at once, or as soon as there is room."""
        text = CAPTIONS.get(cue)
        if text is None:
            return
        for line in self._slots:
            if line is not None and line.text == text and now_s < line.until_s:
                line.until_s = now_s + STANDS_S
                return
        self._waiting[text] = now_s

    def advance(self, now_s: float) -> None:
        """Let lines go whose time is over, and others come."""
        self._slots = [
            None if line is None or now_s >= line.until_s + GOES_S else line for line in self._slots
        ]
        self._waiting = {
            text: heard_s for text, heard_s in self._waiting.items() if now_s - heard_s < STALE_S
        }
        while self._waiting and None in self._slots:
            text = next(iter(self._waiting))
            del self._waiting[text]
            self._slots[self._slots.index(None)] = _Line(text, now_s, now_s + STANDS_S)
        if self._waiting:
            self._make_room(now_s)

    def clear(self) -> None:
        """Nobody wants captions now."""
        self._slots = [None] * MOST_LINES
        self._waiting.clear()

    def standing(self, now_s: float) -> list[Standing]:
        """What is to be drawn now."""
        return [
            Standing(slot, line.text, _strength(line, now_s))
            for slot, line in enumerate(self._slots)
            if line is not None
        ]

    def _make_room(self, now_s: float) -> None:
        """The line that has stood longest goes, once it could be read; only one at a time."""
        lines = [line for line in self._slots if line is not None]
        if any(now_s >= line.until_s for line in lines):
            return
        oldest = min(lines, key=lambda line: line.since_s)
        oldest.until_s = min(oldest.until_s, max(now_s, oldest.since_s + LEAST_S))


def _strength(line: _Line, now_s: float) -> float:
    came = min(1.0, (now_s - line.since_s) / COMES_S)
    gone = max(0.0, (now_s - line.until_s) / GOES_S)
    share = max(0.0, min(came, 1.0 - gone))
    return 0.5 - 0.5 * math.cos(math.pi * share)
