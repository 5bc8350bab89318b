"""Where somebody begins who has played the level before. Source: clinical design, R4."""

from __future__ import annotations

from collections.abc import Sequence

from game.coach.bayes import believed
from game.coach.move import Attempt

WENT_WELL = 0.85
BELOW_LAST = 0.10
FEWEST = 5
"""Fewer attempts tell nothing (ours)."""
LAST_VISIT_DAYS = 1.0
"""Attempts of the last visit; where they are few, those before it count as well (ours)."""


def first_d(earlier: Sequence[Attempt]) -> float | None:
    """A little below what went well last time; None where too little is known.

    earlier: attempts at this level in earlier visits, oldest first. What gave 85 % success is read
    from a curve through the attempts of the last visit, which holds even where all succeeded or
    all failed; it is never harder nor easier than what was played.
    """
    fair = [attempt for attempt in earlier if not attempt.easy]
    if len(fair) < FEWEST:
        return None
    last_days = min(attempt.days_ago for attempt in fair) + LAST_VISIT_DAYS
    last = [attempt for attempt in fair if attempt.days_ago < last_days]
    if len(last) < FEWEST:
        last = fair
    went_well = believed(last, most=len(last)).d_for(WENT_WELL)
    hardest, easiest = max(a.d for a in last), min(a.d for a in last)
    return max(0.0, max(easiest, min(went_well, hardest)) - BELOW_LAST)
