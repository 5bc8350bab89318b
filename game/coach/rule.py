"""What a way of adapting must say: where the next attempt should lie, after what has happened."""

from __future__ import annotations

from typing import Protocol

from game.coach.move import Attempt
from game.core.lane import Lane

TARGETS = (0.60, 0.90)
"""What a therapist may wish. Source: clinical design, rule 2."""


class Rule(Protocol):
    """Learns from every attempt, and wishes. Kindness and limits are none of its business."""

    @property
    def sided(self) -> bool:
        """It keeps a difficulty for each side."""

    @property
    def most_down(self) -> float:
        """Farther it does not go down from one attempt to the next, but for kindness."""

    def wish(self, lane: Lane) -> float:
        """The difficulty that it wants for the next attempt on this side."""

    def learned(self, attempt: Attempt, *, as_proposed: bool) -> Rule:
        """The rule after an attempt. as_proposed: False where somebody else has set its d."""

    def moved(self, d: float) -> Rule:
        """The rule after the therapist has turned the dial to d."""


def wished_success(target: float) -> float:
    """The target, drawn into what a therapist may wish."""
    return max(TARGETS[0], min(target, TARGETS[1]))
