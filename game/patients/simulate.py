"""Plays a level with a simulated person, without device, window or clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from game.core.event import Event, Missed, Reached, Shown
from game.core.exercise import Exercise
from game.core.lane import Lane, for_the_lane_met, lane_of
from game.core.level import Level
from game.core.time import seconds
from game.patients.habits import NONE, Habits
from game.patients.player import Player, body_for, player
from game.patients.profile import BodyKind, Profile
from game.patients.wrappers import Absences

__all__ = ["Coach", "Move", "Outcome", "Player", "Told", "player", "simulate"]


class Move(Protocol):
    """What a coach answers."""

    @property
    def d(self) -> float:
        """The difficulty of the next attempt."""

    @property
    def easier_on_purpose(self) -> bool:
        """It is there to succeed."""


class Coach(Protocol):
    """Whoever moves the dial after each attempt."""

    def propose(self, attempt: Any, *, lane_ahead: Lane) -> tuple[Any, Move]:
        """The coach after that attempt, and the move for the next."""


class Told(msgspec.Struct, frozen=True):
    """What a coach is told of an attempt, in the form that `game.coach.Attempt` has: rooms of one
    rank are blind to each other."""

    success: bool
    d: float
    lane: Lane = "all"
    easy: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """What came of it."""

    attempts: int
    success: float
    """Share of the attempts that succeeded, 0 to 1; 0 without any."""
    final_d: float
    """The difficulty of the last attempt, or that was waiting for a first."""
    mean_d: float
    simulated_s: float
    events: int
    wins: tuple[bool, ...]
    """Of each attempt, in order. Who plays the same level with the same seed gets the same targets
    in the same order, so that two people can be compared attempt by attempt."""
    qualities: tuple[float, ...]
    """Of each attempt, 0 to 1, by the exercise's own rule."""
    told: tuple[Told, ...]
    """Of each attempt, what a coach is told, whether or not there is one."""


def simulate(
    exercise: Exercise,
    level: Level,
    profile: Profile,
    *,
    attempts: int,
    seed: int,
    coach: Coach | None = None,
    fixed_d: float | None = None,
    habits: Habits = NONE,
    body: BodyKind | None = None,
) -> Outcome:
    """Bout after bout until so many attempts have ended, or until a bout ends without any: who does
    not get ready for one would not in the next either.

    profile: a kind of person, or one person of it (`individual`, `on_condition`). body: what
    carries the sensor; None takes what the exercise needs.
    attempts: 1 or more. coach: asked after each attempt; None leaves the dial where the level
    starts, or at fixed_d, both within the level's limits.
    """
    off = Absences(habits, seed).off if habits.steps_off_per_min else None
    tally = _Tally(exercise, coach, off)
    person = player(profile, seed, habits, body or body_for(exercise.CARD.needs))
    d, bout = fixed_d, 0
    while tally.attempts < attempts:
        before = tally.attempts
        state = exercise.start(level, seed + bout)
        if d is not None:
            state = exercise.dial(state, d)
        moved_d = tally.play(state, person, attempts)
        d = fixed_d if coach is None else moved_d
        bout += 1
        if tally.attempts == before:
            break
    return tally.outcome(state.pending_d)


class _Tally:
    """Counts over several bouts."""

    def __init__(
        self, exercise: Exercise, coach: Coach | None, off: Callable[[int], bool] | None
    ) -> None:
        self._exercise, self._coach, self._off = exercise, coach, off
        self._steps = self._events = 0
        self._shown_d = 0.0
        self._easy = False
        self._told: list[Told] = []
        self._qualities: list[float] = []

    @property
    def attempts(self) -> int:
        """Those that have ended."""
        return len(self._told)

    def play(self, state: Any, person: Player, attempts: int) -> float:
        """One bout, or less where that is enough attempts. Gives the difficulty to go on with."""
        exercise = self._exercise
        aim, step, done, lean = exercise.aim, exercise.step, exercise.done, person.lean
        now = self._steps
        told, off = self._told, self._off
        while not done(state):
            if off is not None and off(now):  # nobody is there: play stands still
                now += 1
                continue
            state, events = step(state, lean(aim(state), now))
            now += 1
            if events:
                for event in events:
                    state = self._see(state, event)
                    person.notice(event)
                if len(told) >= attempts:
                    break
        self._steps = now
        pending_d: float = state.pending_d
        return pending_d

    def _see(self, state: Any, event: Event) -> Any:
        self._events += 1
        if isinstance(event, Shown):
            self._shown_d = event.d
        if isinstance(event, (Reached, Missed)):
            success = isinstance(event, Reached)
            told = Told(success, self._shown_d, lane_of(event.label), self._easy)
            self._told.append(told)
            self._qualities.append(event.quality)
            if self._coach is not None:
                return self._ask(self._coach, told, state)
        return state

    def _ask(self, coach: Coach, told: Told, state: Any) -> Any:
        dial = self._exercise.dial
        self._coach, move = for_the_lane_met(
            lambda lane: coach.propose(told, lane_ahead=lane),
            lambda d: dial(state, d).lane_ahead,
            state.lane_ahead,
        )
        self._easy = move.easier_on_purpose
        return dial(state, move.d)

    def outcome(self, waiting_d: float) -> Outcome:
        """waiting_d: the difficulty that the next attempt would have had."""
        told = tuple(self._told)
        ds = [one.d for one in told] or [waiting_d]
        return Outcome(
            self.attempts,
            sum(one.success for one in told) / max(1, self.attempts),
            ds[-1],
            sum(ds) / len(ds),
            seconds(self._steps),
            self._events,
            tuple(one.success for one in told),
            tuple(self._qualities),
            told,
        )
