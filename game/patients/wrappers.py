"""Habits around a player: each changes what reaches the player, or what comes of it.

They know only `notice` and `lean`, so that they can be put around one another in any order, and
each draws from a seed of its own, so that switching one on changes no other. Source of the values:
exercises 8.5.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from game.core.calibration import Calibration
from game.core.control import CENTRE, EVEN, Control
from game.core.event import Event, Missed, Reached, Shown
from game.core.time import STEPS_PER_S, steps
from game.patients.body import clamped
from game.patients.habits import Habits
from game.patients.person import Person

if TYPE_CHECKING:
    from game.patients.player import Player

STEPS_PER_MIN = 60 * STEPS_PER_S
CHANGE_STEPS = steps(5.0)
"""So often tiredness and practice are looked at again (ours)."""
DISTRACTED_S = (2.0, 6.0)
OFF_S = (1.0, 5.0)
"""For how long somebody has stepped off (ours)."""
RAIL_WEIGHT = 0.85
SENSOR_HZ = 100
SENSOR_ERROR = {"mm": 1.5, "deg": 0.2}
"""To either side; in degrees ours, since the slow error of a tilt sensor is in the body already."""
DROPOUTS_PER_MIN = 2.0
DROPOUT_S = (0.05, 0.2)
"""Shorter than what pauses play (ours)."""


class Changing:
    """Tires and learns: noisier and slower by the minute, better by the attempt."""

    def __init__(self, person: Person, habits: Habits) -> None:
        self._person, self._habits = person, habits
        self._fresh = person.profile
        self._trials = 0
        self._next = 0

    def notice(self, event: Event) -> None:
        """What they see happen, attempts among it."""
        self._trials += isinstance(event, (Reached, Missed))
        self._person.notice(event)

    def lean(self, aim: Control, step: int) -> Control:
        """Where they lean, as they are by now."""
        if step >= self._next:
            self._next = step + CHANGE_STEPS
            minutes = step / STEPS_PER_MIN
            profile = self._habits.after(self._fresh, minutes, self._trials)
            self._person.become(profile, self._habits.noise_after(minutes))
        return self._person.lean(aim, step)


class Attention:
    """Misses whole attempts, and looks away for seconds: the aim stays where it was last seen."""

    def __init__(self, player: Player, habits: Habits, seed: int) -> None:
        self._player, self._habits = player, habits
        self._source = random.Random(f"attention {seed}")
        self._seen = CENTRE
        self._attempt = 0
        self._lapsed = False
        self._away_from = _wait(self._source, habits.distractions_per_min)
        self._away_until = 0.0

    def notice(self, event: Event) -> None:
        """What they see happen; at the first sight of an attempt it is drawn whether it passes them
        by."""
        if isinstance(event, Shown) and event.attempt != self._attempt:
            self._attempt = event.attempt
            self._lapsed = self._source.random() < self._habits.lapses
        elif isinstance(event, (Reached, Missed)):
            self._attempt, self._lapsed = 0, False
        self._player.notice(event)

    def lean(self, aim: Control, step: int) -> Control:
        """Where they lean, for what they have seen."""
        if step >= self._away_from:
            self._away_until = step + steps(self._source.uniform(*DISTRACTED_S))
            rate = self._habits.distractions_per_min
            self._away_from = self._away_until + _wait(self._source, rate)
        if not self._lapsed and step >= self._away_until:
            self._seen = aim
        return self._player.lean(self._seen, step)


class Absences:
    """When somebody has stepped off the board: they are no player then, and nobody leans."""

    def __init__(self, habits: Habits, seed: int) -> None:
        self._rate = habits.steps_off_per_min
        self._source = random.Random(f"stepping off {seed}")
        self._off_from = _wait(self._source, self._rate)
        self._off_until = 0.0

    def off(self, step: int) -> bool:
        """Are they off at this step? Steps are asked in order."""
        if step >= self._off_from:
            self._off_until = step + steps(self._source.uniform(*OFF_S))
            self._off_from = self._off_until + _wait(self._source, self._rate)
        return step < self._off_until


class Rail:
    """Hangs on a rail with part of their weight."""

    def __init__(self, player: Player) -> None:
        self._player = player

    def notice(self, event: Event) -> None:
        """What they see happen."""
        self._player.notice(event)

    def lean(self, aim: Control, step: int) -> Control:
        """The same lean with less weight."""
        lean = self._player.lean(aim, step)
        return Control(lean.x, lean.y, lean.turn, lean.lift, RAIL_WEIGHT * lean.load, lean.right)


class Sensor:
    """A lean as a middling sensor would give it, held from one reading to the next."""

    def __init__(self, player: Player, calibration: Calibration, seed: int) -> None:
        self._player = player
        self._source = random.Random(f"sensor {seed}")
        error, limits = SENSOR_ERROR[calibration.unit], calibration
        self._error_x = error / min(limits.right, limits.left)
        self._error_y = error / min(limits.forward, limits.back)
        self._reading = -1
        self._read: Control | None = None
        self._gone_from = _wait(self._source, DROPOUTS_PER_MIN)
        self._gone_until = 0.0

    def notice(self, event: Event) -> None:
        """What they see happen."""
        self._player.notice(event)

    def lean(self, aim: Control, step: int) -> Control:
        """The last reading."""
        lean = self._player.lean(aim, step)
        reading = step * SENSOR_HZ // STEPS_PER_S
        if step >= self._gone_from:
            self._gone_until = step + steps(self._source.uniform(*DROPOUT_S))
            self._gone_from = self._gone_until + _wait(self._source, DROPOUTS_PER_MIN)
        if self._read is None:
            self._read = lean
        elif reading != self._reading and step >= self._gone_until:
            x = lean.x + self._source.uniform(-self._error_x, self._error_x)
            y = lean.y + self._source.uniform(-self._error_y, self._error_y)
            if lean.right == EVEN:  # a foot stands farther out than some people can lean
                x, y = clamped(x), clamped(y)
            self._read = Control(x, y, lean.turn, lean.lift, lean.load, lean.right)
        self._reading = reading
        return self._read


def _wait(source: random.Random, per_min: float) -> float:
    """Steps until something that happens so often happens next."""
    return source.expovariate(per_min / STEPS_PER_MIN) if per_min > 0 else math.inf
