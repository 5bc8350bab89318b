"""What a state says of itself where play goes attempt by attempt, each as the dial stood when it
began."""

from __future__ import annotations

from typing import Protocol

from game.core.feedback import Mode, guided
from game.core.level import Level


class Drawn(Protocol):
    """What is asked of an attempt."""

    @property
    def d(self) -> float: ...

    @property
    def feedback(self) -> Mode: ...


class Tries(Protocol):
    """What a State says itself."""

    @property
    def trying(self) -> Drawn | None:
        """The present attempt, or in between the last one; None before the first."""

    @property
    def level(self) -> Level:
        """That is played."""


class AttemptByAttempt:
    """For the State of an exercise, which is one that `Tries`."""

    __slots__ = ()

    @property
    def d(self: Tries) -> float:
        """The difficulty in force."""
        trying, level = self.trying, self.level
        return trying.d if trying else level.clamp(level.d.start)

    @property
    def feedback(self: Tries) -> Mode:
        """Of the present attempt, and of the time after it; a bout begins in sight."""
        trying = self.trying
        return trying.feedback if trying else "concurrent"

    @property
    def guided(self: Tries) -> bool:
        """Is the player told how it goes while the attempt lasts?"""
        trying = self.trying
        return trying is None or guided(trying.feedback)
