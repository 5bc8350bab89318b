"""Two visits at one window: whose turn it is, and what they have done together so far."""

from __future__ import annotations

from collections.abc import Callable

from game.coach.rest import FINE, Gate
from game.core.turns import Turns, other
from game.screen.scenes.visit import Visit
from game.session.live_handover import LiveHandover
from game.session.pair import Pair


class Company:
    """Both visits of a pair, the first of them here."""

    def __init__(self, pair: Pair, clock: Callable[[], float]) -> None:
        self.pair, self._clock = pair, clock
        first, second = (Visit(one.patient, one, clock()) for one in pair.sessions)
        self.visits = (first, second)
        for visit in self.visits:
            visit.company = self
        self.shown = 0.0
        """How full what they do together was when it was seen last."""

    @property
    def here(self) -> Visit:
        """The visit of whoever the board is for now."""
        return self.visits[self.pair.at]

    @property
    def resting(self) -> Visit:
        """The other's."""
        return self.visits[other(self.pair.at)]

    @property
    def together(self) -> bool:
        """What both do fills one thing."""
        return self.pair.together

    @property
    def aliases(self) -> tuple[str, ...]:
        """Who they are; known here alone, and never kept."""
        return tuple(visit.patient.alias for visit in self.visits)

    @property
    def fullness(self) -> float:
        """How full what they do together is, 0 to 1."""
        return self.pair.turns.fullness

    @property
    def active_s(self) -> float:
        """What both have played, probes left out, s."""
        played = (one for visit in self.visits for one in visit.session.played_for_dose)
        return sum(summary.active_s for summary in played)

    def has_seen(self) -> None:
        """What is new in it was seen."""
        self.shown = self.fullness

    # turns

    def step_down(self, gate: Gate | None) -> None:
        """Whoever has played rests from now on."""
        self.pair.step_down(self._clock(), gate or FINE)

    def rest_left_s(self) -> float:
        """What is left of the rest of who is here; the other's turn counts."""
        return self.pair.rest_left_s(self._clock())

    def step_up(self) -> LiveHandover | None:
        """The board goes to whoever is next; what watches that it is them."""
        return self.pair.hand_over()

    # ends

    @property
    def celebrates(self) -> bool:
        """Both are through, and there is something to celebrate: what they did together. Pain of
        one takes nothing from the other."""
        return self._celebrates(self.pair.turns)

    @property
    def goes_on(self) -> bool:
        """After the visit of who is here there is something still: the other's, or what both
        celebrate."""
        after = self.pair.turns.without(self.pair.at)
        return after.next is not None or self._celebrates(after)

    def _celebrates(self, turns: Turns) -> bool:
        done = any(visit.reason == "done" and visit.begun for visit in self.visits)
        return self.together and turns.next is None and turns.fullness > 0 and done

    def end_here(self) -> None:
        """The visit of who is here is over."""
        reason = self.here.reason
        self.pair.close(None if reason == "done" else reason)

    def part(self, reason: str) -> None:
        """Both are over: of who is here with this reason, of the other, where it still went on,
        as stopped."""
        self.pair.close(None if reason == "done" else reason)
        self.pair.close_all("stopped")
