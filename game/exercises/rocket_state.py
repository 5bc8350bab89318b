"""The rocket, the ring that shows the pace, and the repetition they are in."""

from __future__ import annotations

import enum

import msgspec

from game.core.ease import eased
from game.core.feedback import Mode, guided, seen
from game.core.lane import Lane
from game.core.time import seconds
from game.exercises.rocket_gauge import Gauge
from game.exercises.rocket_level import Asked, Kind, Level

BESIDE = 0.22
"""The rocket is with the ring when it is this near, as a share of the whole way (ours)."""
AT_EASE = 0.35
"""So near to the height from which a repetition begins it is at rest there (ours)."""

BEARING = 0.5
"""The legs are compared while somebody is higher than this: sitting, the feet carry little."""


class Phase(enum.StrEnum):
    """What the player is about."""

    SETTLE = "settle"
    """Getting to where a repetition begins: seated, or standing; and a moment of quiet there."""
    AWAY = "away"
    """The first way: up from the chair, or down into the squat."""
    TURN = "turn"
    """A moment at the end of it."""
    BACK = "back"
    """The second way, to where it began."""


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """A repetition that is over."""

    reached: bool
    in_tempo: bool
    even: bool | None
    """None where the device does not tell the legs apart: then it is not judged."""
    farthest: float
    """How much of the first way was done, 0 to 1."""


class Course(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    pauses: tuple[int, ...]
    """Steps of quiet before each repetition, so that nobody learns to set out before the ring."""
    feedback: tuple[Mode, ...]
    """Of each repetition."""


class State(msgspec.Struct, frozen=True, gc=False):
    """How low somebody is (0 standing, 1 on the chair or at the depth), and where the ring is."""

    course: Course
    step: int
    d: float
    pending_d: float
    attempts: int
    successes: int
    phase: Phase
    since: int
    """Steps since the phase began."""
    asked: Asked
    """The present repetition, or in between the last one."""
    gauge: Gauge
    held: int
    """Steps so far where this phase leads, without a break."""
    arrived: int
    """Steps into this way at which they were there; 0 before."""
    there: int
    """The same of the first way, once it is over; 0 for never."""
    shown: int
    """Step at which the repetition began."""
    aside: float
    """How much more the right leg carries, -1 to 1 of what both do; 0 where nobody can tell."""
    judged: int
    """Steps of this repetition on which the legs were compared …"""
    uneven: int
    """… and those outside the band."""
    farthest: float
    """The farthest of the first way, 0 to 1."""
    welcomed: bool
    """They have got ready once."""
    outcomes: tuple[Outcome, ...]

    x = y = 0.0
    """Nobody leans here: it is a height that is steered."""

    @property
    def lane_ahead(self) -> Lane:
        """Both legs work together."""
        return "all"

    @property
    def planned(self) -> int:
        """Repetitions in this bout."""
        return self.course.level.plan.reps

    @property
    def kind(self) -> Kind:
        return self.gauge.kind

    @property
    def low(self) -> float:
        """How low the player is, 0 standing; a little beyond either end at times."""
        return self.gauge.low

    @property
    def away_share(self) -> float:
        """How far the ring is from where the repetition begins, 0 to 1."""
        if self.phase is Phase.AWAY:
            return eased(self.since / self.asked.tempo_steps)
        if self.phase is Phase.BACK:
            return 1 - eased(self.since / self.asked.tempo_steps)
        return 1.0 if self.phase is Phase.TURN else 0.0

    @property
    def ring_low(self) -> float:
        """Where the ring is, as `low`."""
        return 1 - self.away_share if self.kind == "rise" else self.away_share

    @property
    def start_low(self) -> float:
        """Where a repetition begins and ends, as `low`."""
        return 1.0 if self.kind == "rise" else 0.0

    @property
    def ready(self) -> bool:
        """They are where a repetition begins."""
        return self.phase is Phase.SETTLE and self.held > 0

    @property
    def ready_share(self) -> float:
        """How much of the quiet before a repetition is over, 0 to 1."""
        pause = self.course.pauses[min(self.attempts, self.planned - 1)]
        return min(1.0, self.held / pause) if self.phase is Phase.SETTLE else 0.0

    @property
    def way_s(self) -> float:
        """For how long this way, or this quiet, has lasted, s."""
        return seconds(self.since)

    @property
    def beside(self) -> bool:
        """The rocket is with the ring."""
        return abs(self.low - self.ring_low) <= BESIDE

    @property
    def bears(self) -> bool:
        """The legs bear the body, and can be compared."""
        return self.kind == "squat" or self.low < BEARING

    @property
    def even(self) -> bool:
        """Neither leg carries too much now, as far as anybody can tell."""
        return abs(self.aside) <= self.asked.band

    @property
    def feedback(self) -> Mode:
        """Of the present repetition, and of the quiet after it."""
        over = self.phase is Phase.SETTLE
        return self.course.feedback[max(0, self.attempts - over)]

    @property
    def rocket_seen(self) -> bool:
        """May the player see the rocket? Between repetitions it shows where they are, but after one
        without any feedback only once it is at rest again."""
        if self.phase is not Phase.SETTLE:
            return seen(self.feedback, inside=self.beside)
        return self.feedback != "none" or abs(self.low - self.start_low) <= AT_EASE

    @property
    def guided(self) -> bool:
        """Is the player told how it goes while the repetition lasts?"""
        return guided(self.feedback)
