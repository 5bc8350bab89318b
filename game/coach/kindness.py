"""Kindness around any rule: small steps, rescue, a sure success, an end that went well.

Source: clinical design, R5, 7.3 and hazard H5.
"""

from __future__ import annotations

import msgspec

from game.coach.move import Attempt, Move
from game.coach.rule import Rule
from game.core.dial import MOST_DOWN, MOST_UP
from game.core.lane import Lane
from game.text import mark

RESCUE_AFTER = 2
CONFIDENCE = 0.20
"""After two failures in a row, which together drop the dial by two easier steps, one attempt lies
another 0.20 lower. Source: R5; that the two steps are counted together is our reading, since it
comes nearest to the success simulated there."""
SURE_WITHIN = 3
"""A child succeeds within the first so many attempts. Source: clinical design 7.3, rule 3."""
SAME = 1e-9

HARDER = mark("It went well: a little harder.")
EASIER = mark("That was hard: easier.")
RESCUED = mark("{failures} times not yet: clearly easier, so that the next one goes well.")
BACK = mark("Back to where it was, a little easier than before.")
STAYS_EASY = mark("{failures} times not yet: it stays this easy. Time for a pause?")
ENDS_WELL = mark("The last one is easier, so that it ends well.")
HARDEST = mark("It went well, and this is as hard as it may be.")
EASIEST = mark("That was hard, and this is as easy as it may be.")
STAYS = mark("This suits: it stays as it is.")
SETTLES = mark("It went well, and something a little easier suits even better.")
OTHER_WAY = mark("The next one goes another way, which has a difficulty of its own.")
BEGINS = mark("It begins where the level begins.")
BEGINS_SURE = mark("It begins easy, so that the first one goes well.")
BEGINS_KNOWN = mark("It begins a little below what went well before.")
BY_HAND = mark("It stays where it was set by hand.")
GOES_ON = mark("It goes on where it was.")


class KindCoach(msgspec.Struct, frozen=True):
    """A coach: a rule that wishes, and what is kind to the person who plays."""

    rule: Rule
    d: float
    """The difficulty of the attempt to come."""
    low: float
    high: float
    easy: bool = False
    """The attempt to come is given to succeed."""
    failures: int = 0
    """In a row, on whichever side."""
    sure: int = 0
    """Attempts left within which a success is made sure of; 0 after one."""
    turned: bool = False
    """Somebody has turned the dial to d; the attempt underway then was played before."""
    begins: str = BEGINS
    """Why a bout begins where it does."""

    def begun(self, lane_ahead: Lane = "all") -> tuple[KindCoach, Move]:
        """The coach as a bout begins, and the move for its first attempt."""
        d = self._within(self.d)  # limits may have been set since earlier bouts of today
        if self.rule.sided and not self.easy:
            d = self._near(d, self.rule.wish(lane_ahead))
        return msgspec.structs.replace(self, d=d), Move(d, self.begins, {}, self.easy)

    def propose(
        self, attempt: Attempt, *, lane_ahead: Lane = "all", last_next: bool = False
    ) -> tuple[KindCoach, Move]:
        """The coach after an attempt, and the move for the next one."""
        as_proposed = abs(attempt.d - self.d) < SAME
        if self.turned and not as_proposed:
            return msgspec.structs.replace(self, turned=False), Move(self.d, BY_HAND)
        after = msgspec.structs.replace(
            self,
            rule=self.rule.learned(attempt, as_proposed=as_proposed),
            failures=0 if attempt.success else self.failures + 1,
            sure=0 if attempt.success else max(0, self.sure - 1),
        )
        move = after._move(attempt, lane_ahead, last_next)
        easy = move.easier_on_purpose
        return msgspec.structs.replace(after, d=move.d, easy=easy, turned=False), move

    def moved(self, d: float) -> KindCoach:
        """After the therapist has turned the dial: it goes on from there, with a fresh count."""
        d = self._within(d)
        return msgspec.structs.replace(
            self, rule=self.rule.moved(d), d=d, easy=False, failures=0, turned=True
        )

    def _move(self, attempt: Attempt, lane_ahead: Lane, last_next: bool) -> Move:
        wished = self.rule.wish(lane_ahead)
        failures = {"failures": self.failures}
        if last_next:
            lowest = min(wished, attempt.d - CONFIDENCE)
            return Move(self._near(attempt.d, lowest), ENDS_WELL, {}, True)
        if self.sure and self.failures:
            d = self._near(attempt.d, min(wished, attempt.d) - CONFIDENCE)
            return Move(d, RESCUED, failures, True)
        if self.failures >= RESCUE_AFTER and not attempt.easy:
            d = self._near(attempt.d, wished - CONFIDENCE)
            return Move(d, RESCUED, failures, True)
        if self.failures >= RESCUE_AFTER:
            d = self._near(attempt.d, min(wished, attempt.d))
            return Move(d, STAYS_EASY, failures)
        return self._stepped(attempt, lane_ahead, wished)

    def _stepped(self, attempt: Attempt, lane_ahead: Lane, wished: float) -> Move:
        same_way = not self.rule.sided or lane_ahead == attempt.lane
        if same_way and not attempt.success:
            wished = min(wished, attempt.d)
        if not same_way:
            return Move(self._near(attempt.d, wished), OTHER_WAY)
        d = self._near(attempt.d, max(wished, attempt.d - self.rule.most_down))
        return Move(d, self._why(attempt, d))

    def _why(self, attempt: Attempt, d: float) -> str:
        if abs(d - attempt.d) < SAME:
            if attempt.success and d >= self.high - SAME:
                return HARDEST
            if not attempt.success and d <= self.low + SAME:
                return EASIEST
            return STAYS
        if d > attempt.d:
            return BACK if attempt.easy else HARDER
        return SETTLES if attempt.success else EASIER

    def _near(self, played_d: float, d: float) -> float:
        """As near to d as the limits and hazard H5 allow after an attempt at played_d."""
        small = max(played_d - MOST_DOWN, min(d, played_d + MOST_UP))
        return self._within(small)

    def _within(self, d: float) -> float:
        return max(self.low, min(d, self.high))
