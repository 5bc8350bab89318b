"""The contract of an exercise: a module with these names is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import msgspec

from game.core.control import Control
from game.core.event import Event
from game.core.lane import Lane
from game.core.level import Level, Limits
from game.core.mounted import LEANING, Place
from game.core.span import Bound


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What people are told of an exercise. All words are message ids for the catalogues, marked
    with `game.text.mark`."""

    title: str
    goal: str
    """What to do, in at most 40 letters, about the effect and never the body: 'Keep the boat on the
    river'."""
    trains: str
    stand: str
    stop: str
    """When to stop."""
    island: str
    """'balance_bay', 'coordination_cove' …"""
    domain: str
    """'balance', 'coordination', 'posture', 'proprioception', 'strength' or 'flexibility'."""
    needs: tuple[tuple[str, ...], ...]
    """Sets of capabilities, any one of which is enough: (('cop',), ('tilt2',))."""
    scored: bool = True
    """False for probes and assessments: no score is shown."""
    weight_moves: bool = False
    """True where changes of the load are the movement, as in a squat or a march, and no sign of a
    stumble. Source: clinical design, C24."""
    sits: bool = False
    """True where the feet are relieved on purpose, as by sitting down on a chair behind the board:
    then little load is no stepping off, and an empty board still is; only on levels that have a
    chair. Source: clinical design, C24."""

    worn: tuple[Place, ...] = LEANING
    """Where a worn sensor tells what is played, the best first; of no account on a board."""
    own_signs: bool = False
    """True where the exercise itself has signs to let pass: then no others are asked beside it."""


class State(Protocol):
    """Everything the rules need, frozen. These fields every exercise has; each adds its own."""

    @property
    def step(self) -> int:
        """Played steps since the start."""

    @property
    def d(self) -> float:
        """The difficulty in force."""

    @property
    def pending_d(self) -> float:
        """The difficulty from the next attempt on."""

    @property
    def attempts(self) -> int:
        """Attempts that have ended."""

    @property
    def successes(self) -> int: ...

    @property
    def planned(self) -> int:
        """Attempts after which the bout is done."""

    @property
    def lane_ahead(self) -> Lane:
        """The side of the next attempt, known as soon as the one before has ended; 'all' where
        attempts have none. The coach may move the dial for this side."""


class Exercise(Protocol):
    """A module under `game/exercises/`. Pure: the same level, seed and controls give the same
    states and events.

    The Level and State types differ from exercise to exercise; each module's own functions are
    fully typed, and only this table of them is not, since a State never leaves the exercise that
    made it but to its own view.
    """

    ID: str
    CARD: Card
    BOUNDS: Mapping[str, Bound]
    Level: type[Any]

    def start(self, level: Any, seed: int) -> Any:
        """The state before the first step: all the randomness there will ever be."""

    def dial(self, state: Any, d: float) -> Any:
        """The same state with another difficulty waiting for the next attempt; clamped by
        `level.clamp`."""

    def step(self, state: Any, control: Control) -> tuple[Any, Sequence[Event]]:
        """1/120 s later. Reward within 0.95 of own reach only; targets within 0.85."""

    def aim(self, state: Any) -> Control:
        """Where a perfect player would lean now."""

    def done(self, state: Any) -> bool: ...


def with_limits(level: Level, limits: Limits) -> Level:
    """The level as this person may play it: of the level's own limits and the person's, the
    narrower of each; the side is the person's where they have one."""
    own = level.limits
    sided = limits if limits.affected_side != "none" else own
    both = Limits(
        d_min=max(own.d_min, limits.d_min),
        d_max=min(own.d_max, limits.d_max),
        behind=limits.behind,
        affected_side=sided.affected_side,
        affected_share=sided.affected_share,
        least_time_limit_s=max(own.least_time_limit_s, limits.least_time_limit_s),
        no_time_limit=own.no_time_limit or limits.no_time_limit,
        most_speed=min(own.most_speed, limits.most_speed),
        pace=min(own.pace, limits.pace),
    )
    return msgspec.structs.replace(level, limits=both)
