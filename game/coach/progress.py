"""Between visits: has this person outgrown what was played, is it too much, or right as it is?

A rule from rounds to a verdict, which says why in numbers. It proposes nothing by itself: what lies
above and below is for those to say who know the ladder and the prescription. Nothing that is
missing speaks against going on: an answer that nobody asked for is no obstacle (ours).

Source: clinical design 4.3, R6 and C16; what is ours is marked.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from game.coach.move import Attempt
from game.coach.rest import EFFORT_STOP
from game.text import mark

UP_FROM = 0.80
DOWN_BELOW = 0.60
BELOW_WISHED = 0.10
"""Where a therapist wishes for less than 0.70, a visit that comes out a little below 0.60 is what
was wished for: down is suggested 0.10 below the wish only (ours)."""
ROUNDS_UP = 2
LEAST_ATTEMPTS = 15
"""Fewer say nothing: rounds are short, so that two may be too few (R2, `min_trials_to_report`)."""
NEAR_CEILING = 0.10
"""A round is at the ceiling when the middle of its difficulties is no farther below it than the
dial may rise in one attempt: the dial falls after each failure and climbs back (ours)."""
MASTERED = 0.95
MASTERED_OVER = 20
"""R6: so large a share of so many attempts at the highest difficulty."""
AT_CEILING = 0.005
RATING_UP = 5
RATING_DOWN = 8
"""Of perceived difficulty, 0 to 10."""
LOSSES_DOWN = 2
"""Losses of balance in one round."""
PAIN_RISE_UP = 1
VISITS_AFTER_PAIN = 2
"""So many good visits come between a visit with pain at the limit and anything harder (ours)."""
AGAIN_AFTER = 2
"""What was declined is proposed again on so many times the usual evidence, all of it newer (ours).
Down is not held back: new signs of danger are always told."""

Way = Literal["down", "stay", "up", "mastered"]
"""From careful to bold. 'mastered': there is nothing higher to play, and R6 holds."""

PAIN_REACHED = mark("Pain of {pain} of 10 reached the limit of {limit}.")
BALANCE_LOST = mark("Balance was lost {losses} times in one bout.")
RATED_TOO_HARD = mark("One bout was rated {rating} of 10 for difficulty.")
TOO_FEW = mark("{successes} of {attempts} attempts succeeded: less than {share} %.")
SUCCEEDS = mark(
    "{successes} of {attempts} attempts in {bouts} bouts succeeded, with the dial at its ceiling."
)
SUCCEEDS_LIMITED = mark(
    "{successes} of {attempts} attempts in {bouts} bouts succeeded, with the dial at its highest "
    "within your limit of {limit} %."
)
MASTERS = mark("{successes} of the last {attempts} attempts at the highest difficulty succeeded.")
MASTERS_LIMITED = mark(
    "{successes} of the last {attempts} attempts at your limit of {limit} %\u00a0succeeded."
)
NOT_ENOUGH = mark("{attempts} attempts so far: {needed} are needed to say more.")
RIGHT = mark("{successes} of {attempts} attempts succeeded: it fits as it is.")
ROOM_LEFT = mark("The dial still has room: it stood at {d} %, and may go to {ceiling} %.")
UNSTEADY = mark("Balance was lost in one of the last bouts.")
RATED_HARD = mark("One of the last bouts was rated {rating} of 10 for difficulty.")
PAIN_ROSE = mark("Pain rose by {rise} in one of the last bouts.")
EXHAUSTED = mark("Effort was {effort} of 10 in one of the last bouts.")
AFTER_PAIN = mark(
    "Pain had reached the limit: {needed} good visits come before anything harder, {visits} so far."
)
ENDED = mark("One of the last visits was ended early.")
ENDED_BY: Mapping[str, str] = {
    "pain": mark("One of the last visits was ended because of pain."),
    "effort": mark("One of the last visits was ended, as the effort was enough for that day."),
    "tired": mark("One of the last visits was ended, as signs of fatigue showed."),
}
"""Why a visit ended early, where more is known than that it did."""
DIAL_LOCKED = mark("It goes well; the difficulty is locked, and nothing harder is suggested.")
TOP = mark(
    "It goes well, and there is no higher level to suggest: at the highest difficulty {successes} "
    "of {attempts} attempts succeeded."
)
AFTER_DECLINE = mark(
    "It goes well; this was declined, and is suggested again after {bouts} more bouts like these."
)


class Round(msgspec.Struct, frozen=True, kw_only=True):
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


class Verdict(msgspec.Struct, frozen=True):
    """What the evidence says, and why."""

    way: Way
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: Mapping[str, float] = {}

    @property
    def text(self) -> str:
        """The reason in English."""
        return self.reason.format(**self.values)


def judge(
    rounds: Sequence[Round],
    *,
    target: float,
    pain_limit: int,
    higher: bool,
    times: int = 1,
    good_visits: int | None = None,
    dial_locked: bool = False,
) -> Verdict:
    """What these rounds say, all of one level played in one way, oldest first; none gives 'stay'.

    target: the wished share of successes. pain_limit: the pain, 0 to 10, that ends a visit.
    higher: there is a level above that may be played. times: how many times the usual evidence it
    takes for more, after it was declined. good_visits: how many there were since pain had
    reached the limit; None where it never did. dial_locked: the therapist holds the difficulty.
    """
    down = _too_much([one for one in rounds if one.today], rounds, target, pain_limit)
    if down is not None:
        return down
    attempts = _attempts(rounds)
    if len(attempts) < LEAST_ATTEMPTS:
        values = {"attempts": len(attempts), "needed": LEAST_ATTEMPTS}
        return Verdict("stay", NOT_ENOUGH, values)
    row = _latest(rounds, ROUNDS_UP * times, LEAST_ATTEMPTS * times)
    held = _held(row)
    if held is not None:
        return held
    if len(row) < ROUNDS_UP * times or len(_attempts(row)) < LEAST_ATTEMPTS * times:
        return Verdict("stay", *_waiting(row, times))
    if good_visits is not None and good_visits < VISITS_AFTER_PAIN:
        return Verdict("stay", AFTER_PAIN, {"needed": VISITS_AFTER_PAIN, "visits": good_visits})
    if dial_locked:
        return Verdict("stay", DIAL_LOCKED)
    return _up(row) if higher else _mastered(rounds, times)


def _too_much(
    today: Sequence[Round], rounds: Sequence[Round], target: float, pain_limit: int
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
    played = _attempts(_latest(rounds, len(today), LEAST_ATTEMPTS))
    least = min(DOWN_BELOW, target - BELOW_WISHED)
    if today and len(played) >= LEAST_ATTEMPTS and _share(played) < least - 1e-9:
        return Verdict("down", TOO_FEW, {**_count(played), "share": round(100 * least)})
    return None


def _held(row: Sequence[Round]) -> Verdict | None:
    """Why it stays as it is; None where nothing speaks against more."""
    troubled = _troubled(row)
    if troubled is not None:
        return troubled
    if any(one.counted and _share(one.counted) < UP_FROM - 1e-9 for one in row):
        return Verdict("stay", RIGHT, _count(_attempts(row)))
    below = [one for one in row if one.counted and not one.at_ceiling]
    if below:
        d, ceiling = round(100 * below[-1].middle_d), round(100 * below[-1].ceiling_d)
        return Verdict("stay", ROOM_LEFT, {"d": d, "ceiling": ceiling})
    return None


def good(visit: Sequence[Round]) -> bool:
    """Did these rounds, all of one visit, go well and without a sign against more?"""
    played = _attempts(visit)
    return bool(played) and _share(played) >= UP_FROM - 1e-9 and _troubled(visit) is None


def _troubled(row: Sequence[Round]) -> Verdict | None:
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


def _waiting(row: Sequence[Round], times: int) -> tuple[str, Mapping[str, float]]:
    """All went well, and there is not enough of it yet."""
    if times > 1:
        return AFTER_DECLINE, {"bouts": max(1, ROUNDS_UP * times - len(row))}
    return RIGHT, _count(_attempts(row))


def _up(row: Sequence[Round]) -> Verdict:
    values = {**_count(_attempts(row)), "bouts": len(row)}
    if row[-1].limited:
        limit = round(100 * row[-1].ceiling_d)
        return Verdict("up", SUCCEEDS_LIMITED, {**values, "limit": limit})
    return Verdict("up", SUCCEEDS, values)


def _mastered(rounds: Sequence[Round], times: int) -> Verdict:
    """R6: only attempts at the very ceiling count, the latest of them."""
    highest = [
        attempt
        for one in rounds
        for attempt in one.counted
        if attempt.d >= one.ceiling_d - AT_CEILING
    ][-MASTERED_OVER * times :]
    enough = len(highest) >= MASTERED_OVER * times
    if enough and _share(highest) >= MASTERED - 1e-9:
        if rounds[-1].limited:
            limit = round(100 * rounds[-1].ceiling_d)
            return Verdict("mastered", MASTERS_LIMITED, {**_count(highest), "limit": limit})
        return Verdict("mastered", MASTERS, _count(highest))
    return Verdict("stay", TOP, _count(highest))


def _latest(rounds: Sequence[Round], count: int, attempts: int) -> Sequence[Round]:
    """The latest rounds: at the least so many, and so many that they hold so many attempts."""
    for size in range(max(1, count), len(rounds)):
        if len(_attempts(rounds[-size:])) >= attempts:
            return rounds[-size:]
    return rounds


def _attempts(rounds: Sequence[Round]) -> list[Attempt]:
    return [attempt for one in rounds for attempt in one.counted]


def _share(attempts: Sequence[Attempt]) -> float:
    return sum(one.success for one in attempts) / len(attempts)


def _count(attempts: Sequence[Attempt]) -> dict[str, float]:
    return {"successes": sum(one.success for one in attempts), "attempts": len(attempts)}
