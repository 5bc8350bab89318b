"""How the attempts of a bout told how they went, and what the player asked to be shown afterwards.

Where results are given less and less, whoever wants one may ask for it: feedback that is asked for
teaches better than feedback that always comes. Source: clinical design 3.1 and R8.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from game.core.event import Event, Faded, LookedBack, Missed, Reached
from game.core.feedback import Mode


class Withheld:
    """Which result may be asked for now: of the last attempt that is over, where it came with less
    than a light to follow; once. Pure like the bout that holds it."""

    def __init__(self) -> None:
        self._faded: int | None = None
        self.attempt: int | None = None
        """None where there is nothing to ask for."""

    def hear(self, events: Iterable[Event]) -> None:
        """What has just happened in play."""
        for event in events:
            if isinstance(event, Faded):
                self._faded = event.attempt
            elif isinstance(event, Reached | Missed):
                self.attempt = event.attempt if event.attempt == self._faded else None

    def asked(self, step: int) -> list[Event]:
        """The player wants to see it; nothing where there is none. step: of the bout."""
        if self.attempt is None:
            return []
        attempt, self.attempt = self.attempt, None
        return [LookedBack(step=step, attempt=attempt)]


class Told(msgspec.Struct, frozen=True):
    """Attempts that are over, by what they came with, and results that were asked for."""

    concurrent: int = 0
    bandwidth: int = 0
    terminal: int = 0
    none: int = 0
    asked: int = 0

    @property
    def attempts(self) -> int:
        """Of which it is known; 0 for a bout of an older program."""
        return self.concurrent + self.bandwidth + self.terminal + self.none

    @property
    def shown_share(self) -> float | None:
        """Of the attempts, those that were shown all the time, 0 to 1; None without any."""
        return self.concurrent / self.attempts if self.attempts else None

    @property
    def fades(self) -> bool:
        """Some came with less."""
        return self.attempts > self.concurrent


def told_of(events: Iterable[Event]) -> Told:
    """Of a whole bout. events: in order."""
    counts: dict[str, int] = dict.fromkeys(Told.__struct_fields__, 0)
    modes: dict[int, Mode] = {}
    for event in events:
        if isinstance(event, Faded):
            modes[event.attempt] = event.mode
        elif isinstance(event, Reached | Missed):
            counts[modes.get(event.attempt, "concurrent")] += 1
        elif isinstance(event, LookedBack):
            counts["asked"] += 1
    return Told(**counts)
