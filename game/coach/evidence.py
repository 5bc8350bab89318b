"""What a bout tells of whether this person has outgrown what was played."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import msgspec

from game.coach.move import Attempt

NEAR_CEILING = 0.10
"""A bout is at the ceiling when the middle of its difficulties is no farther below it than the
dial may rise in one attempt: the dial falls after each failure and climbs back (ours)."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One bout, as it bears on what comes next."""

    attempts: tuple[Attempt, ...]
    ceiling_d: float
    """The most difficulty that level and limits allowed."""
    today: bool = True
    """It belongs to the visit that has just ended."""
    losses: int = 0
    """Stumbles and steps off the board."""
    rating: int | None = None
    """Perceived difficulty, 0 to 10; None where nobody asked, as for pain."""
    pain: int | None = None
    pain_before: int | None = None
    """At check-in."""
    effort: int | None = None
    """Perceived exertion, 0 to 10."""
    stop_reason: str = ""
    """Why its visit ended early, such as 'pain'; empty where it did not."""
    limited: bool = False
    """The ceiling is the therapist's limit, and lower than the level's own."""

    @property
    def counted(self) -> tuple[Attempt, ...]:
        """Attempts that say something of skill: none that was given to succeed (R5)."""
        return tuple(attempt for attempt in self.attempts if not attempt.easy)

    @property
    def pain_rise(self) -> int:
        """How far pain went up since check-in."""
        if self.pain is None or self.pain_before is None:
            return 0
        return self.pain - self.pain_before

    @property
    def middle_d(self) -> float:
        """Median difficulty of what counts; 0 without any."""
        return statistics.median(one.d for one in self.counted) if self.counted else 0.0

    @property
    def at_ceiling(self) -> bool:
        """The dial was as high as it may go. Source: C16."""
        return bool(self.counted) and self.middle_d >= self.ceiling_d - NEAR_CEILING


def attempts_of(bouts: Sequence[Evidence]) -> list[Attempt]:
    """All that say something of skill, oldest first."""
    return [attempt for one in bouts for attempt in one.counted]


def latest(bouts: Sequence[Evidence], count: int, attempts: int) -> Sequence[Evidence]:
    """The latest bouts: at the least so many, and so many that they hold so many attempts."""
    for size in range(max(1, count), len(bouts)):
        if len(attempts_of(bouts[-size:])) >= attempts:
            return bouts[-size:]
    return bouts


def share_of(attempts: Sequence[Attempt]) -> float:
    """Of them that succeeded, 0 to 1; there must be one."""
    return sum(one.success for one in attempts) / len(attempts)


def count_of(attempts: Sequence[Attempt]) -> dict[str, float]:
    """The numbers that most reasons name."""
    return {"successes": sum(one.success for one in attempts), "attempts": len(attempts)}
