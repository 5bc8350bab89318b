"""How hard the next attempt of a bout is, and what holds it: limits, a lock, small steps."""

from __future__ import annotations

import msgspec

from game.core.command import AnyCommand, BoundDial, LockDial, MoveDial

MOST_UP = 0.10
MOST_DOWN = 0.35
"""Farther a coach cannot move the dial from one attempt to the next. Source: hazard H5."""
OUT_OF_BOUNDS = "It lay outside the new limits."


class HeldDial(msgspec.Struct, frozen=True):
    """However a coach thinks, and whatever a player wishes, moves are small, within the bounds, and
    none while the dial is locked; the therapist may go farther at once. Source: hazard H5."""

    d: float
    bounds: tuple[float, float]
    """The least and the most, within the level's own."""
    locked: bool

    def after(self, command: AnyCommand, played_d: float | None) -> HeldDial:
        """What a command makes of it.

        played_d: the difficulty of the attempt underway; None before the first, when there is
        nothing to jump from.
        """
        match command:
            case LockDial(locked):
                return HeldDial(self.d, self.bounds, locked)
            case BoundDial(low, high):
                bounds = (low, max(low, high))
                return HeldDial(_within(bounds, self.d), bounds, self.locked)
            case MoveDial() if self.lets(command):
                d = _within(self.bounds, _near(command, played_d))
                return HeldDial(d, self.bounds, self.locked)
        return self

    def lets(self, move: MoveDial) -> bool:
        """May whoever asks for it move the dial?"""
        return move.by == "therapist" or not self.locked


def _near(move: MoveDial, played_d: float | None) -> float:
    if move.by == "therapist" or played_d is None:
        return move.d
    return _within((played_d - MOST_DOWN, played_d + MOST_UP), move.d)


def _within(bounds: tuple[float, float], d: float) -> float:
    return max(bounds[0], min(d, bounds[1]))
