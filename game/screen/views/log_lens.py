"""Where Log Walk lies in the picture: seen from behind the walker, into the depth of the water.

Sideways in reach units, right above 0; ahead in seconds of walking, 0 at the walker. Nothing rolls
and nothing zooms: the walker stays at one height, and the log comes along.
"""

from __future__ import annotations

import msgspec

from game.core.time import STEPS_PER_S, seconds
from game.exercises.log_walk import Phase, State, Stretch, next_stretch
from game.screen.look import Look

VANISH_Y, FOOT_Y, MIDDLE_X = 352.0, 884.0, 960.0
REACH = 560.0
"""Design units of a lean of 1 at the walker."""
DEPTH_S = 3.4
"""So far ahead everything is half as large: the ground passes slowly (one screen takes 3 s)."""
NEAREST_S, FARTHEST_S = -1.15, 17.0
ROCK_S = 3.0
"""So long is a rock; whoever rests longer stands in its middle."""


class Log(msgspec.Struct, frozen=True, gc=False):
    """A log in sight."""

    stretch: Stretch
    begins_s: float
    """Ahead of the walker; below 0 once they are on it."""

    @property
    def ends_s(self) -> float:
        return self.begins_s + self.stretch.hold_s

    def middle(self, ahead_s: float) -> float:
        """Of the log so far ahead of the walker."""
        return self.stretch.middle(max(0, round((ahead_s - self.begins_s) * STEPS_PER_S)))


class Sight(msgspec.Struct, frozen=True, gc=False):
    """What lies ahead, from near to far."""

    logs: tuple[Log, ...]
    rocks: tuple[float, ...]
    """Where the middle of each is."""


class Lens:
    """From the water to window pixels."""

    def __init__(self, look: Look) -> None:
        self._scale = look.scale
        self._left, self._top = look.at(0, 0)

    @staticmethod
    def share(ahead_s: float) -> float:
        """How large things are so far ahead; 1 at the walker."""
        return DEPTH_S / (DEPTH_S + ahead_s)

    def place(self, x: float, ahead_s: float, up: float = 0.0) -> tuple[float, float]:
        """up: above the water, design units at the walker."""
        share = DEPTH_S / (DEPTH_S + ahead_s)
        design_x = MIDDLE_X + REACH * x * share
        design_y = VANISH_Y + (FOOT_Y - VANISH_Y - up) * share
        return self._left + design_x * self._scale, self._top + design_y * self._scale


def sight(state: State, late: float) -> Sight:
    """What lies ahead so many steps before this state; late: 0 to 1 of a step."""
    after = next_stretch(state, state.pending_d)
    if state.phase is Phase.WALK and state.stretch is not None:
        now = Log(state.stretch, -(state.since - late) / STEPS_PER_S)
        beyond = now.ends_s
        rocks = [now.begins_s - ROCK_S / 2, beyond + ROCK_S / 2]
        logs = [now]
    else:
        beyond = -_walked(state, late)
        rocks = [beyond + ROCK_S / 2]
        logs = [_behind(state.stretch, beyond)] if state.stretch is not None else []
    if after is not None:
        logs.append(Log(after, beyond + ROCK_S))
        rocks.append(logs[-1].ends_s + ROCK_S / 2)
    return Sight(tuple(logs), tuple(rocks))


def _behind(stretch: Stretch, ends_s: float) -> Log:
    """The log that was just walked, seen in a rest."""
    return Log(stretch, ends_s - stretch.hold_s)


def _walked(state: State, late: float) -> float:
    """Seconds of walking since the beginning of the rock; a bout begins in its middle."""
    half, since_s = ROCK_S / 2, (state.since - late) / STEPS_PER_S
    pause_s = seconds(state.pause_steps)
    if state.stretch is None:
        return half + max(0.0, since_s - (pause_s - half))
    stay_s = pause_s - ROCK_S
    if stay_s < 0:
        return since_s * ROCK_S / pause_s
    return min(since_s, max(half, since_s - stay_s))
