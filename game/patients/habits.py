"""What real people do besides playing well: tire, learn, look away, step off, hold the rail.

All off by default: the bare profile plays as levels were tuned. Source of the values: exercises
8.5.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Mapping

import msgspec

from game.core.errors import SetupError
from game.patients.profile import Profile

NOISE_PER_MIN = 0.01
REACTION_PER_MIN = 0.10 / 5
LEARNING_TRIALS = 60
LEARNING_FLOOR = 0.7


class Habits(msgspec.Struct, frozen=True, kw_only=True):
    """Each off at its default."""

    fatigue: float = 0.0
    """1: as in exercises 8.5; 2: twice as fast."""
    learning: bool = False
    lapses: float = 0.0
    """Share of the attempts that pass them by."""
    distractions_per_min: float = 0.0
    steps_off_per_min: float = 0.0
    rail: bool = False
    """Part of their weight hangs on a rail."""
    sensor: bool = False
    """A board that measures 100 times a second, not exactly, and now and then not at all."""

    @property
    def changing(self) -> bool:
        """Tomorrow is not as today: they tire or learn."""
        return self.fatigue > 0 or self.learning

    @property
    def wandering(self) -> bool:
        """They do not always look."""
        return self.lapses > 0 or self.distractions_per_min > 0

    def noise_after(self, minutes: float) -> float:
        """Factor on sway and scatter, by tiredness."""
        return 1 + self.fatigue * NOISE_PER_MIN * minutes

    def after(self, profile: Profile, minutes: float, trials: int) -> Profile:
        """How well they play after so long and so many attempts; the sway of the profile itself is
        left to `noise_after`, since it is on its way already."""
        slower = 1 + self.fatigue * REACTION_PER_MIN * minutes
        learnt = max(LEARNING_FLOOR, math.exp(-trials / LEARNING_TRIALS)) if self.learning else 1.0
        return msgspec.structs.replace(
            profile,
            endpoint_noise=learnt * self.noise_after(minutes) * profile.endpoint_noise,
            fitts_a_s=learnt * profile.fitts_a_s,
            reaction_s=slower * profile.reaction_s,
        )


NONE = Habits()


class _Value(msgspec.Struct, frozen=True):
    field: str
    grown_up: float | bool
    child: float | bool


HABITS: Mapping[str, _Value] = {
    "fatigue": _Value("fatigue", 1.0, 1.0),
    "strong_fatigue": _Value("fatigue", 3.0, 3.0),
    "learning": _Value("learning", True, True),
    "lapses": _Value("lapses", 0.05, 0.10),
    "distraction": _Value("distractions_per_min", 0.5, 1.0),
    "step_off": _Value("steps_off_per_min", 0.02, 0.1),
    "rail": _Value("rail", True, True),
    "sensor": _Value("sensor", True, True),
}
"""By name, for grown-ups and for children. How often somebody is distracted, and how much strong
fatigue is, are ours."""


def find_habits(names: Collection[str], profile: Profile) -> Habits:
    """These habits as somebody of this profile has them. Raises SetupError for an unknown name,
    with the nearest known one."""
    values: dict[str, float | bool] = {}
    for name in names:
        if name not in HABITS:
            near = difflib.get_close_matches(name, HABITS, n=1)
            hint = f"Did you mean '{near[0]}'? " if near else ""
            raise SetupError(f"unknown habit '{name}'. {hint}Known: {', '.join(HABITS)}.")
        value = HABITS[name]
        values[value.field] = value.child if profile.child else value.grown_up
    return msgspec.convert(values, Habits)


def split_names(text: str) -> tuple[str, ...]:
    """The names in 'fatigue,lapses'."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
