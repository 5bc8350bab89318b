"""Short cues that are felt: which there are, and what limits them.

Off unless a therapist has prescribed them, never the only way to know something, and no treatment:
whatever is asked for, what comes out stays within the limits here. A motor keeps the longest length
too, and stops by itself (device reference 4.5). Source of the limits: device reference 14. Which
events are felt, and how, is ours, unverified on patients.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from game.core.control import Control
from game.core.event import Event, Faded, Paused, Reached, Shown
from game.core.feedback import Mode, seen

Haptics = Literal["off", "gentle", "strong"]
"""As a therapist prescribes it."""
STRENGTH: Mapping[Haptics, float] = {"off": 0.0, "gentle": 0.5, "strong": 1.0}
"""Of what the motor can do."""

LONGEST_S = 0.5
MOST_SHARE = 0.25
WINDOW_S = 2.0
"""In any stretch of this length the motor runs for a quarter of it at most: one longest cue."""
LEAST_GAP_S = 0.3
"""Between two cues, so that they are felt as two (ours, unverified on patients)."""

EDGE = 1.0
"""Reach units: as far as this person leant at calibration."""
EDGE_AGAIN = 0.9
"""Back within this, the edge can be felt again."""


class Cue(msgspec.Struct, frozen=True):
    """One short run of a motor."""

    strength: float
    """0 to 1, of what the motor can do."""
    length_s: float


REACHED = Cue(1.0, 0.18)
AT_THE_EDGE = Cue(0.7, 0.10)


class Limiter:
    """Lets a cue through where all limits allow it. What is held back is never made up for."""

    def __init__(self) -> None:
        self._runs: deque[tuple[float, float]] = deque()
        """From and to, s; within the last WINDOW_S."""

    def admit(self, cue: Cue, now_s: float) -> Cue | None:
        """The cue as it may be given now, no longer than LONGEST_S; None: not now.

        now_s: when the motor would start, on one clock for the motor's whole life; a time before
        the last cue admits nothing.
        """
        strength = max(0.0, min(cue.strength, 1.0))
        length_s = min(cue.length_s, LONGEST_S)
        if not (strength > 0 and length_s > 0):  # nan is neither
            return None
        ends_s = now_s + length_s
        while self._runs and self._runs[0][1] <= now_s - WINDOW_S:
            self._runs.popleft()
        if self._runs and now_s < self._runs[-1][1] + LEAST_GAP_S:
            return None
        begins_s = ends_s - WINDOW_S
        ran_s = sum(max(0.0, to_s - max(from_s, begins_s)) for from_s, to_s in self._runs)
        if ran_s + length_s > MOST_SHARE * WINDOW_S:
            return None
        self._runs.append((now_s, ends_s))
        return Cue(strength, length_s)


class Felt:
    """What of a bout is felt: a success, and the edge of one's own reach. Pure like the bout.

    Not a pause: somebody who has just stepped off is not to be startled, and stillness is the cue.
    """

    def __init__(self) -> None:
        self._mode: Mode = "concurrent"
        self._at_edge = False

    def step(self, events: Iterable[Event], control: Control | None) -> Cue | None:
        """The cue that a step gives; None for most. control: None where play stands still."""
        cue = self._of_events(events)
        reach = control.reach if control is not None else 0.0
        arrives = reach >= EDGE and not self._at_edge
        self._at_edge = reach >= (EDGE_AGAIN if self._at_edge else EDGE)
        # where the own lean is not shown, it is not to be felt either
        told = arrives and seen(self._mode, inside=False)
        return cue or (AT_THE_EDGE if told else None)

    def _of_events(self, events: Iterable[Event]) -> Cue | None:
        cue = None
        for event in events:
            if isinstance(event, Shown):
                self._mode = "concurrent"
            elif isinstance(event, Faded):
                self._mode = event.mode
            elif isinstance(event, Reached):
                cue = REACHED
            elif isinstance(event, Paused):
                cue = None
        return cue
