"""The river and the boat on it, and what of it the player may see ahead."""

from __future__ import annotations

import msgspec

from game.core.feedback import Mode, seen
from game.core.lane import Lane
from game.core.time import STEPS_PER_S, seconds, steps
from game.exercises.river_course import PRIZE_STEPS, Stretch
from game.exercises.river_level import Course

SHINE_STEPS = steps(8.0)
"""The shine of the boat is full after so long on the water."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The river and the boat on it. Sideways places are picture units, right above 0."""

    course: Course
    stretch: Stretch
    step: int
    pending_d: float
    attempts: int
    successes: int
    boat: float
    """Where the boat is drawn: on the water as steered, or eased against a bank."""
    steered: float
    """gain * lean: where the boat would be without banks."""
    centre: float
    """The middle of the river beside the boat."""
    half_width: float
    inside: bool
    inside_steps: int
    """Of the present stretch, on the water."""
    from_boat: float
    """Where the boat was when the last stretch ended; steering in calm water counts."""
    from_centre: float
    asked: bool
    """The river has bent far enough since then to tell steering from standing still."""
    armed: bool
    """The boat has gone with it."""
    shine_steps: int
    """Grows on the water, falls to nothing at a rock; see `shine`."""
    bumps: int
    """Rocks touched in the present stretch."""
    outcomes: tuple[bool, ...]
    """One a finished stretch, True for a lit lantern."""
    collected: tuple[int, ...]
    """Numbers of the prizes picked up, into `course.prizes`."""

    @property
    def d(self) -> float:
        """The difficulty in force."""
        return self.stretch.d

    @property
    def lane_ahead(self) -> Lane:
        """A stretch of river has no side."""
        return "all"

    @property
    def planned(self) -> int:
        """Stretches in this bout."""
        return self.course.planned

    @property
    def feedback(self) -> Mode:
        """Of the present stretch, and of the calm water after it; a course begins in sight."""
        over = 0 < self.stretch.judged_steps <= self.since
        number = self.attempts - over if self.stretch.judged_steps else -1
        return self.course.feedback[number] if number >= 0 else "concurrent"

    @property
    def boat_seen(self) -> bool:
        """May the player see the boat? In calm water it comes in sight again, but for the stretch
        without any feedback."""
        if self.judged:
            return seen(self.feedback, inside=self.inside)
        return self.feedback != "none"

    @property
    def since(self) -> int:
        """Steps since the present stretch began."""
        return self.step - self.stretch.began

    @property
    def judged(self) -> bool:
        """False in calm water."""
        return 0 <= self.since < self.stretch.judged_steps

    @property
    def shine(self) -> float:
        """0 to 1."""
        return min(1.0, self.shine_steps / SHINE_STEPS)

    @property
    def look_ahead_s(self) -> float:
        """How far ahead the player may see, s."""
        return self.stretch.look_ahead_s


class Ahead(msgspec.Struct, frozen=True, gc=False):
    """A prize or a rock that the boat has yet to pass."""

    kind: str
    """'star', 'fish', 'shell' or 'rock'."""
    in_s: float
    """Seconds until the boat passes it."""
    x: float
    number: int
    """A name for it that stays the same while it comes nearer."""


def centre_at(state: State, seconds_ahead: float) -> float:
    """The middle of the river where the boat will be so many seconds from now."""
    since = state.since + seconds_ahead * STEPS_PER_S
    return state.stretch.centre(since, state.stretch.shape_at(since).amplitude)


def half_width_at(state: State, seconds_ahead: float) -> float:
    """Half the width of the river where the boat will be so many seconds from now."""
    return state.stretch.shape_at(state.since + seconds_ahead * STEPS_PER_S).half_width


def prizes_ahead(state: State) -> list[Ahead]:
    """The prizes within sight that have not been picked up or passed, nearest first."""
    first = state.step // PRIZE_STEPS
    found = []
    for number, prize in enumerate(state.course.prizes[first : first + 3], first):
        in_s = seconds(prize.step - state.step)
        if 0 < in_s <= state.look_ahead_s:
            found.append(_ahead(state, prize.kind, in_s, prize.offset, number))
    return found


def rocks_ahead(state: State) -> list[Ahead]:
    """The rocks within sight that have not been passed, nearest first."""
    found = []
    for rock in state.stretch.rocks:
        in_s = seconds(rock.since - state.since)
        if 0 < in_s <= state.look_ahead_s:
            found.append(_ahead(state, "rock", in_s, rock.offset, state.stretch.began + rock.since))
    return found


def _ahead(state: State, kind: str, in_s: float, offset: float, number: int) -> Ahead:
    x = centre_at(state, in_s) + offset * half_width_at(state, in_s)
    return Ahead(kind, in_s, x, number)
