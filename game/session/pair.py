"""Two people who play on one device, one after another: in turns, or on one voyage together.

Each has a whole `Session` of their own: plan, calibration, dial, questions, recordings and what is
suggested. What is common lives here and only here, for as long as both play: whose turn it is,
until when the other rests, and how much they have done together. No session knows the other, and
nothing that is kept names them.
"""

from __future__ import annotations

from game.coach.rest import Gate
from game.core.handover import Handover
from game.core.turns import PLAYERS, Player, Turns, other
from game.session.crew import Crew
from game.session.live_handover import LiveHandover
from game.session.session import Session


class Pair:
    """Two visits, and their turns. The caller opens the device before and closes it after."""

    def __init__(
        self, sessions: tuple[Session, Session], *, together: bool, crew: Crew | None = None
    ) -> None:
        """together: what both do fills one thing. crew: the simulated people of a `sim:`
        device."""
        self.sessions, self.together = sessions, together
        self.at: Player = 0
        """Whose place the board is now."""
        first, second = (session.caring.dose.bouts for session in sessions)
        self.turns = Turns(planned=(first, second))
        self._crew = crew
        self._counted = [0, 0]
        self._closed: set[Player] = set()
        self._rests_until_s: list[float | None] = [None, None]
        self._zero_n = [0.0, 0.0]
        """What the empty board showed when each was calibrated."""
        self._handover: LiveHandover | None = None

    @property
    def here(self) -> Session:
        """The session of whoever the board is for now."""
        return self.sessions[self.at]

    def number_of(self, session: Session) -> Player:
        """Whose session it is."""
        return PLAYERS[self.sessions.index(session)]

    # turns

    def count(self) -> None:
        """Take up what was played since it was counted last; a probe is nobody's turn."""
        for player in PLAYERS:
            played = self.sessions[player].played_for_dose
            for summary in played[self._counted[player] :]:
                self.turns = self.turns.after(player, summary.share)
            self._counted[player] = len(played)

    def step_down(self, now_s: float, gate: Gate) -> None:
        """Whoever has played rests from now on: as long as usual, or as the gate asks."""
        self.count()
        self._rests_until_s[self.at] = now_s + max(self.here.rest_s, gate.rest_s)

    def rest_left_s(self, now_s: float) -> float:
        """What is left of the rest of whoever the board is for now; the other's turn counts."""
        until_s = self._rests_until_s[self.at]
        return 0.0 if until_s is None else max(0.0, until_s - now_s)

    def rested(self) -> None:
        """Their rest is over; what was asked for was taken."""
        if self._rests_until_s[self.at] is not None:
            self._rests_until_s[self.at] = None
            self.here.chose("rested")

    # from one to the other

    @property
    def over(self) -> bool:
        """Nobody has a turn any more."""
        return self.turns.next is None

    @property
    def changes(self) -> bool:
        """The other is next."""
        return self.turns.next not in (None, self.at)

    def hand_over(self) -> LiveHandover | None:
        """The board is for whoever is next; what watches that it is them. None where it is theirs
        already: whoever goes on alone does not step off."""
        self.count()
        player = self.turns.next
        assert player is not None
        if player == self.at:
            return None
        self.at = player
        if self._crew is not None:
            self.here.device.read()  # so that they change places now, not when it was read last
            self._crew.change(player)
        own, others = self.here, self.sessions[other(player)]
        handover = Handover(
            own.calibration,
            others.calibration,
            own.geometry,
            own.info.kind,
            zero_n=self._zero_n[player],
        )
        self._handover = LiveHandover(handover, own.device, own.geometry)
        return self._handover

    def calibrate_anew(self) -> None:
        """The calibration of whoever is here holds no more, or there is none: they are calibrated
        on the board as it is now."""
        if self._handover is not None:
            self._zero_n[self.at] = self._handover.handover.empty_n
        self.here.calibration = None

    # ends

    def close(self, reason: str | None) -> None:
        """The visit of whoever is here is over; the other's goes on. reason: as of `Session`."""
        self.count()
        self.turns = self.turns.without(self.at)
        self._close(self.at, reason)

    def close_all(self, reason: str) -> None:
        """Both are over, as when the window closes. One that was over already stays as it ended."""
        self.count()
        for player in PLAYERS:
            self._close(player, reason)

    def _close(self, player: Player, reason: str | None) -> None:
        if player not in self._closed:
            self._closed.add(player)
            self.sessions[player].close(reason)
