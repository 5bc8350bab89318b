"""The therapist's hand on the dial in play: harder, easier, lock, limits, and the way back."""

from __future__ import annotations

import msgspec

from game.core.command import BoundDial, LockDial, MoveDial
from game.core.dial import OUT_OF_BOUNDS
from game.core.event import DialBounded, DialLocked, DialMoved, Event
from game.screen.actions import Do
from game.session import LiveBout
from game.text import Words, mark

DIAL_STEP = 0.05
BY_HAND = "by hand"
TAKEN_BACK = "taken back"
DOES = frozenset({Do.DIAL_UP, Do.DIAL_DOWN, Do.LOCK, Do.NO_HARDER, Do.NO_EASIER, Do.UNDO})
LOCKED = {
    True: mark("Difficulty locked at {d} %, this visit"),
    False: mark("The difficulty moves again"),
}


class Change(msgspec.Struct, frozen=True):
    """One change by hand, as much of it as the way back needs."""

    before: LockDial | BoundDial | None = None
    added: float = 0.0
    """To the dial."""


class DialHand:
    """Asks a bout for changes of its dial and remembers the way back. Source: hazard H16, a change
    takes effect at the next attempt, with a notice and an undo."""

    def __init__(self, live: LiveBout) -> None:
        self._live = live
        self._changes: list[Change] = []

    def take(self, do: Do) -> None:
        """Do what a key of `DOES` asks."""
        dial = self._live.bout.dial_ahead
        low, high = dial.bounds
        match do:
            case Do.DIAL_UP | Do.DIAL_DOWN:
                self._turn(DIAL_STEP if do is Do.DIAL_UP else -DIAL_STEP)
            case Do.LOCK:
                self._lock(not dial.locked)
            case Do.NO_HARDER:
                self._bound(low, 1.0 if high < 1.0 else max(low, self._live.bout.state.d))
            case Do.NO_EASIER:
                self._bound(0.0 if low > 0.0 else min(high, self._live.bout.state.d), high)
            case Do.UNDO if self._changes:
                self._undo(self._changes.pop())

    def _turn(self, by: float) -> None:
        bout = self._live.bout
        before, (low, high) = bout.dial_ahead.d, bout.dial_ahead.bounds
        after = max(low, min(bout.level.clamp(before + by), high))
        self._live.ask(MoveDial(after, "therapist", BY_HAND))
        if after != before:
            self._changes.append(Change(added=after - before))

    def _lock(self, locked: bool) -> None:
        added = self._live.lock() if locked else 0.0
        if not locked:
            self._live.ask(LockDial(False))
        self._changes.append(Change(LockDial(not locked), added))

    def _bound(self, low: float, high: float) -> None:
        """New limits may draw the dial with them; the way back then returns it too."""
        dial = self._live.bout.dial_ahead
        drawn = max(low, min(dial.d, high)) - dial.d
        self._changes.append(Change(BoundDial(*dial.bounds), drawn))
        self._live.ask(BoundDial(low, high))

    def _undo(self, change: Change) -> None:
        """Takes off what was added, from wherever the coach has gone since."""
        if change.before is not None:
            self._live.ask(change.before)
        if change.added:
            d = self._live.bout.dial_ahead.d - change.added
            self._live.ask(MoveDial(max(0.0, min(1.0, d)), "therapist", TAKEN_BACK))

    def notice(self, event: Event, words: Words) -> tuple[str, ...]:
        """A line for a change of the dial by a person, and how to undo it; empty for anything
        else, and for what a bout begins with, which the panel shows."""
        if event.step <= 1:
            return ()
        said = _said(event, self._live.bout.state.pending_d, words)
        by_player = isinstance(event, DialMoved) and event.by == "player"
        undo = (words("U: undo"),) if self._changes and not by_player else ()
        return (said, *undo) if said else ()


def _said(event: Event, d: float, words: Words) -> str | None:
    match event:
        case DialMoved(by="player"):
            return words("Easier from the next try")
        case DialMoved(by="therapist", reason=reason) if reason != OUT_OF_BOUNDS:
            return words("From the next try: {d} %", d=round(100 * event.after))
        case DialLocked():
            return words(LOCKED[event.locked], d=round(100 * d))
        case DialBounded(low=0.0, high=1.0):
            return words("The limits are lifted")
        case DialBounded():
            low, high = round(100 * event.low), round(100 * event.high)
            return words("Difficulty {low} to {high} %, this visit", low=low, high=high)
    return None
