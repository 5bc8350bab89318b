"""What becomes of a dial that somebody turns, locks or bounds, as the exercise takes it up."""

from __future__ import annotations

from typing import Any

import msgspec

from game.core.command import AnyCommand, BoundDial, LockDial, MoveDial
from game.core.dial import OUT_OF_BOUNDS, HeldDial
from game.core.event import DialBounded, DialLocked, DialMoved, Event
from game.core.exercise import Exercise


class Turned(msgspec.Struct, frozen=True):
    """A state whose dial was turned, what holds the dial now, and what happened."""

    state: Any
    held: HeldDial
    events: tuple[Event, ...] = ()


def dial_after(
    exercise: Exercise, state: Any, dial: HeldDial, command: AnyCommand, *, played: bool
) -> HeldDial:
    """The dial after a command, within what the level allows. played: an attempt is underway, from
    which moves are small."""
    held = dial.after(command, state.d if played else None)
    if held.d == dial.d:
        return held
    d = exercise.dial(state, held.d).pending_d
    return HeldDial(d, held.bounds, held.locked)


def turned(
    exercise: Exercise,
    state: Any,
    dial: HeldDial,
    command: MoveDial | LockDial | BoundDial,
    *,
    step: int,
    played: bool,
) -> Turned:
    """What a command makes of a state and its dial. step: of the bout. played: as of
    `dial_after`."""
    after = dial_after(exercise, state, dial, command, played=played)
    match command:
        case LockDial(locked):
            return Turned(state, after, (DialLocked(step=step, locked=locked),))
        case BoundDial():
            low, high = after.bounds
            bounded = DialBounded(step=step, low=low, high=high)
            if low <= dial.d <= high:
                return Turned(state, after, (bounded,))
            drawn = MoveDial(after.d, "therapist", OUT_OF_BOUNDS)
            later, moved = _moved(exercise, state, drawn, step)
            return Turned(later, after, (bounded, moved))
        case MoveDial() if dial.lets(command):
            move = msgspec.structs.replace(command, d=after.d)
            later, moved = _moved(exercise, state, move, step)
            return Turned(later, after, (moved,))
    return Turned(state, after)


def _moved(exercise: Exercise, state: Any, move: MoveDial, step: int) -> tuple[Any, Event]:
    later = exercise.dial(state, move.d)
    return later, DialMoved(
        step=step,
        before=state.pending_d,
        after=later.pending_d,
        by=move.by,
        reason=move.reason,
        easy=move.easy,
    )
