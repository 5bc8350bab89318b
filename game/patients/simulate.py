"""Plays a level with a simulated person, without device, window or clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import msgspec

from game.core.control import Control
from game.core.event import Event, Missed, Reached, Shown
from game.core.exercise import Exercise
from game.core.lane import Lane, lane_of
from game.core.level import Level
from game.core.time import seconds
from game.patients.cheat import Edge, Random, Still
from game.patients.person import Person
from game.patients.profile import Play, Profile


class Player(Protocol):
    """Anybody who leans."""

    def notice(self, event: Event) -> None:
        """What they see happen."""

    def lean(self, aim: Control, step: int) -> Control:
        """Where they lean at this step; called once for each. Reach units."""


PLAYERS: Mapping[Play, Callable[[Profile, int], Player]] = {
    "fair": Person,
    "still": Still,
    "random": Random,
    "edge": Edge,
}


def player(profile: Profile, seed: int) -> Player:
    """Somebody of this profile, playing as it says."""
    return PLAYERS[profile.play](profile, seed)


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
    """Share of the attempts that succeeded, 0 to 1."""
    final_d: float
    """The difficulty of the last attempt."""
    mean_d: float
    simulated_s: float
    events: int
    wins: tuple[bool, ...]
    """Of each attempt, in order. Who plays the same level with the same seed gets the same targets
    in the same order, so that two people can be compared attempt by attempt."""
    qualities: tuple[float, ...]
    """Of each attempt, 0 to 1, by the exercise's own rule."""


def simulate(
    exercise: Exercise,
    level: Level,
    profile: Profile,
    *,
    attempts: int,
    seed: int,
    coach: Coach | None = None,
    fixed_d: float | None = None,
) -> Outcome:
    """Bout after bout until so many attempts have ended.

    attempts: 1 or more. coach: asked after each attempt; None leaves the dial where the level
    starts, or at fixed_d, both within the level's limits.
    """
    tally = _Tally(exercise, coach)
    person = player(profile, seed)
    d, bout = fixed_d, 0
    while tally.attempts < attempts:
        state = exercise.start(level, seed + bout)
        if d is not None:
            state = exercise.dial(state, d)
        moved_d = tally.play(state, person, attempts)
        d = fixed_d if coach is None else moved_d
        bout += 1
    return tally.outcome()


class _Tally:
    """Counts over several bouts."""

    def __init__(self, exercise: Exercise, coach: Coach | None) -> None:
        self._exercise, self._coach = exercise, coach
        self._steps = self._events = 0
        self._shown_d = 0.0
        self._easy = False
        self._ds: list[float] = []
        self._wins: list[bool] = []
        self._qualities: list[float] = []

    @property
    def attempts(self) -> int:
        """Those that have ended."""
        return len(self._wins)

    def play(self, state: Any, person: Player, attempts: int) -> float:
        """One bout, or less where that is enough attempts. Gives the difficulty to go on with."""
        exercise = self._exercise
        aim, step, done, lean = exercise.aim, exercise.step, exercise.done, person.lean
        now = self._steps
        wins = self._wins
        while len(wins) < attempts and not done(state):
            state, events = step(state, lean(aim(state), now))
            now += 1
            for event in events:
                state = self._see(state, event)
                person.notice(event)
        self._steps = now
        pending_d: float = state.pending_d
        return pending_d

    def _see(self, state: Any, event: Event) -> Any:
        self._events += 1
        if isinstance(event, Shown):
            self._shown_d = event.d
        if isinstance(event, (Reached, Missed)):
            success = isinstance(event, Reached)
            self._wins.append(success)
            self._qualities.append(event.quality)
            self._ds.append(self._shown_d)
            if self._coach is not None:
                told = Told(success, self._shown_d, lane_of(event.label), self._easy)
                self._coach, move = self._coach.propose(told, lane_ahead=state.lane_ahead)
                self._easy = move.easier_on_purpose
                return self._exercise.dial(state, move.d)
        return state

    def outcome(self) -> Outcome:
        return Outcome(
            self.attempts,
            sum(self._wins) / self.attempts,
            self._ds[-1],
            sum(self._ds) / len(self._ds),
            seconds(self._steps),
            self._events,
            tuple(self._wins),
            tuple(self._qualities),
        )
