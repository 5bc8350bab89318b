"""Two people on one board, one after another: whose turn it is, and what they have given to what
they do together. Pure, and blind to who they are.

Every turn is worth the same, whoever has it and however hard it was set: what counts of it is the
share of its tries that was made, whatever came of them. So a weaker player gives as much, nothing
is ever taken away, and there is nothing to compare. Source: clinical design 7.3, rule 6.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Player = Literal[0, 1]
PLAYERS: tuple[Player, Player] = (0, 1)


def other(player: Player) -> Player:
    """The one who rests meanwhile."""
    return 1 if player == 0 else 0


class Turn(msgspec.Struct, frozen=True):
    """A turn that is over."""

    player: Player
    share: float
    """Of its tries, how many were made: 0 to 1."""


class Turns(msgspec.Struct, frozen=True):
    """The order of turns, and how far it has come."""

    planned: tuple[int, int]
    """Turns of each, as their own doses say."""
    played: tuple[Turn, ...] = ()
    gone: tuple[Player, ...] = ()
    """Who has gone home before the last turn of theirs."""

    def to_come(self, player: Player) -> int:
        """Turns that this player still has."""
        if player in self.gone:
            return 0
        return max(0, self.planned[player] - sum(turn.player == player for turn in self.played))

    @property
    def next(self) -> Player | None:
        """Whose turn it is: the other's after every turn, as long as they have one; None once
        nobody has."""
        first = other(self.played[-1].player) if self.played else 0
        return next((one for one in (first, other(first)) if self.to_come(one)), None)

    def given(self, player: Player) -> float:
        """What a player has given, in whole turns."""
        return sum(turn.share for turn in self.played if turn.player == player)

    @property
    def fullness(self) -> float:
        """How much of what they do together is there: 0 to 1, never less than before.

        It is full when the last turn is over, also where a turn was cut short or somebody has gone
        home: then there is less to fill, never something missing.
        """
        given = self.given(0) + self.given(1)
        whole = given + self.to_come(0) + self.to_come(1)
        return given / whole if whole else 0.0

    def after(self, player: Player, share: float) -> Turns:
        """The same after a turn. share: as of `share_made`."""
        assert 0.0 <= share <= 1.0, share
        return msgspec.structs.replace(self, played=(*self.played, Turn(player, share)))

    def without(self, player: Player) -> Turns:
        """The same when somebody has gone home; what they gave stays."""
        if player in self.gone or not self.to_come(player):
            return self
        return msgspec.structs.replace(self, gone=(*self.gone, player))


def share_made(attempts: int, planned: int, *, done: bool) -> float:
    """How much of a bout was made: all of one that went on to its end, else the share of its
    tries."""
    if done:
        return 1.0
    return min(1.0, attempts / planned) if planned > 0 else 0.0
