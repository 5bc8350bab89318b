"""What came of one bout: the numbers for the result screen, the command line and the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from game.core.event import (
    Began,
    Collected,
    Ended,
    Event,
    Missed,
    Paused,
    Reached,
    Reason,
    Resumed,
    Shown,
)
from game.core.time import seconds

How = Literal["done", "stopped", "interrupted"]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One bout in numbers. Times in s; success is `successes / attempts`."""

    folder: str
    level: str
    exercise: str
    ended: How
    attempts: int
    successes: int
    collected: int
    samples: int
    active_s: float
    paused_s: float
    pauses: tuple[tuple[float, Reason], ...]
    """When play stood still, s of bout time, and why."""
    median_d: float | None
    own_best: bool = False

    @property
    def success(self) -> float | None:
        """0 to 1; None before the first attempt has ended."""
        return self.successes / self.attempts if self.attempts else None


class Tally:
    """Counts events as they come."""

    def __init__(self) -> None:
        self.attempts = self.successes = self.collected = 0
        self.pauses: list[tuple[float, Reason]] = []
        self.difficulties: list[float] = []
        self._active_steps = self._last = 0
        self._from: int | None = None

    def count(self, events: Iterable[Event]) -> None:
        """Take up events, oldest first."""
        for event in events:
            self._last = event.step
            match event:
                case Reached():
                    self.attempts += 1
                    self.successes += 1
                case Missed():
                    self.attempts += 1
                case Collected():
                    self.collected += 1
                case Shown(d=d):
                    self.difficulties.append(d)
                case Began() | Resumed():
                    self._from = event.step
                case Paused(reason=reason):
                    self.pauses.append((seconds(event.step), reason))
                    self._stand_still(event.step)
                case Ended():
                    self._stand_still(event.step)

    def _stand_still(self, step: int) -> None:
        if self._from is not None:
            self._active_steps += step - self._from
            self._from = None

    def active_s(self, step: int) -> float:
        """Seconds of play until a step."""
        open_steps = step - self._from if self._from is not None else 0
        return seconds(self._active_steps + open_steps)

    @property
    def median_d(self) -> float | None:
        """The middle difficulty of the attempts shown."""
        values = sorted(self.difficulties)
        return values[len(values) // 2] if values else None
