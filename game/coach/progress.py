"""Between visits: has this person outgrown what was played, is it too much, or right as it is?

A rule from bouts to a verdict, which says why in numbers. It proposes nothing by itself: what lies
above and below is for those to say who know the ladder and the prescription. Nothing that is
missing speaks against going on: an answer that nobody asked for is no obstacle (ours).

Source: clinical design 4.3, R6 and C16; what is ours is marked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.coach.evidence import Evidence, attempts_of, count_of, latest, share_of
from game.coach.rest import EFFORT_STOP
from game.coach.verdict import (
    AFTER_DECLINE,
    AFTER_PAIN,
    BALANCE_LOST,
    DIAL_LOCKED,
    ENDED,
    ENDED_BY,
    EXHAUSTED,
    MASTERS,
    MASTERS_LIMITED,
    NOT_ENOUGH,
    PAIN_REACHED,
    PAIN_ROSE,
    RATED_HARD,
    RATED_TOO_HARD,
    RIGHT,
    ROOM_LEFT,
    SUCCEEDS,
    SUCCEEDS_LIMITED,
    TOO_FEW,
    TOP,
    UNSTEADY,
    Verdict,
)

UP_FROM = 0.80
DOWN_BELOW = 0.60
BELOW_WISHED = 0.10
"""Where a therapist wishes for less than 0.70, a visit that comes out a little below 0.60 is what
was wished for: down is suggested 0.10 below the wish only (ours)."""
BOUTS_UP = 2
LEAST_ATTEMPTS = 15
"""Fewer say nothing: bouts are short, so that two may be too few (R2, `min_trials_to_report`)."""
MASTERED = 0.95
MASTERED_OVER = 20
"""R6: so large a share of so many attempts at the highest difficulty."""
AT_CEILING = 0.005
RATING_UP = 5
RATING_DOWN = 8
"""Of perceived difficulty, 0 to 10."""
LOSSES_DOWN = 2
"""Losses of balance in one bout."""
PAIN_RISE_UP = 1
VISITS_AFTER_PAIN = 2
"""So many good visits come between a visit with pain at the limit and anything harder (ours)."""
AGAIN_AFTER = 2
"""What was declined is proposed again on so many times the usual evidence, all of it newer (ours).
Down is not held back: new signs of danger are always told."""


def judge(
    bouts: Sequence[Evidence],
    *,
    target: float,
    pain_limit: int,
    higher: bool,
    times: int = 1,
    good_visits: int | None = None,
    dial_locked: bool = False,
) -> Verdict:
    """What these bouts say, all of one level played in one way, oldest first; none gives 'stay'.

    target: the wished share of successes. pain_limit: the pain, 0 to 10, that ends a visit.
    higher: there is a level above that may be played. times: how many times the usual evidence it
    takes for more, after it was declined. good_visits: how many there were since pain had
    reached the limit; None where it never did. dial_locked: the therapist holds the difficulty.
    """
    down = _too_much([one for one in bouts if one.today], bouts, target, pain_limit)
    if down is not None:
        return down
    attempts = attempts_of(bouts)
    if len(attempts) < LEAST_ATTEMPTS:
        values = {"attempts": len(attempts), "needed": LEAST_ATTEMPTS}
        return Verdict("stay", NOT_ENOUGH, values)
    row = latest(bouts, BOUTS_UP * times, LEAST_ATTEMPTS * times)
    held = _held(row)
    if held is not None:
        return held
    if len(row) < BOUTS_UP * times or len(attempts_of(row)) < LEAST_ATTEMPTS * times:
        return Verdict("stay", *_waiting(row, times))
    if good_visits is not None and good_visits < VISITS_AFTER_PAIN:
        return Verdict("stay", AFTER_PAIN, {"needed": VISITS_AFTER_PAIN, "visits": good_visits})
    if dial_locked:
        return Verdict("stay", DIAL_LOCKED)
    return _up(row) if higher else _mastered(bouts, times)


def _too_much(
    today: Sequence[Evidence], bouts: Sequence[Evidence], target: float, pain_limit: int
) -> Verdict | None:
    """Down, by the gravest sign of this visit; None without one."""
    pain = max((one.pain for one in today if one.pain is not None), default=0)
    losses = max((one.losses for one in today), default=0)
    rating = max((one.rating for one in today if one.rating is not None), default=0)
    if pain >= pain_limit:
        return Verdict("down", PAIN_REACHED, {"pain": pain, "limit": pain_limit})
    if losses >= LOSSES_DOWN:
        return Verdict("down", BALANCE_LOST, {"losses": losses})
    if rating >= RATING_DOWN:
        return Verdict("down", RATED_TOO_HARD, {"rating": rating})
    played = attempts_of(latest(bouts, len(today), LEAST_ATTEMPTS))
    least = min(DOWN_BELOW, target - BELOW_WISHED)
    if today and len(played) >= LEAST_ATTEMPTS and share_of(played) < least - 1e-9:
        return Verdict("down", TOO_FEW, {**count_of(played), "share": round(100 * least)})
    return None


def _held(row: Sequence[Evidence]) -> Verdict | None:
    """Why it stays as it is; None where nothing speaks against more."""
    troubled = _troubled(row)
    if troubled is not None:
        return troubled
    if any(one.counted and share_of(one.counted) < UP_FROM - 1e-9 for one in row):
        return Verdict("stay", RIGHT, count_of(attempts_of(row)))
    below = [one for one in row if one.counted and not one.at_ceiling]
    if below:
        d, ceiling = round(100 * below[-1].middle_d), round(100 * below[-1].ceiling_d)
        return Verdict("stay", ROOM_LEFT, {"d": d, "ceiling": ceiling})
    return None


def good(visit: Sequence[Evidence]) -> bool:
    """Did these bouts, all of one visit, go well and without a sign against more?"""
    played = attempts_of(visit)
    return bool(played) and share_of(played) >= UP_FROM - 1e-9 and _troubled(visit) is None


def _troubled(row: Sequence[Evidence]) -> Verdict | None:
    """A sign of balance, of the body or of the visit that speaks against more."""
    rating = max((one.rating for one in row if one.rating is not None), default=0)
    rise = max((one.pain_rise for one in row), default=0)
    if any(one.losses for one in row):
        return Verdict("stay", UNSTEADY)
    if rating > RATING_UP:
        return Verdict("stay", RATED_HARD, {"rating": rating})
    if rise > PAIN_RISE_UP:
        return Verdict("stay", PAIN_ROSE, {"rise": rise})
    effort = max((one.effort for one in row if one.effort is not None), default=0)
    if effort >= EFFORT_STOP:
        return Verdict("stay", EXHAUSTED, {"effort": effort})
    ended = [one.stop_reason for one in row if one.stop_reason]
    if ended:
        return Verdict("stay", ENDED_BY.get(ended[-1], ENDED))
    return None


def _waiting(row: Sequence[Evidence], times: int) -> tuple[str, Mapping[str, float]]:
    """All went well, and there is not enough of it yet."""
    if times > 1:
        return AFTER_DECLINE, {"bouts": max(1, BOUTS_UP * times - len(row))}
    return RIGHT, count_of(attempts_of(row))


def _up(row: Sequence[Evidence]) -> Verdict:
    values = {**count_of(attempts_of(row)), "bouts": len(row)}
    if row[-1].limited:
        limit = round(100 * row[-1].ceiling_d)
        return Verdict("up", SUCCEEDS_LIMITED, {**values, "limit": limit})
    return Verdict("up", SUCCEEDS, values)


def _mastered(bouts: Sequence[Evidence], times: int) -> Verdict:
    """R6: only attempts at the very ceiling count, the latest of them."""
    highest = [
        attempt
        for one in bouts
        for attempt in one.counted
        if attempt.d >= one.ceiling_d - AT_CEILING
    ][-MASTERED_OVER * times :]
    enough = len(highest) >= MASTERED_OVER * times
    if enough and share_of(highest) >= MASTERED - 1e-9:
        if bouts[-1].limited:
            limit = round(100 * bouts[-1].ceiling_d)
            return Verdict("mastered", MASTERS_LIMITED, {**count_of(highest), "limit": limit})
        return Verdict("mastered", MASTERS, count_of(highest))
    return Verdict("stay", TOP, count_of(highest))
