"""Who the coach is proved on: virtual players, who are nothing but a curve, and simulated people,
who play real levels."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import msgspec

from game.coach import METHODS, Attempt, Start
from game.core.level import Level
from game.core.plan import Method
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels
from game.patients.profile import Profile
from game.patients.simulate import Told, simulate

LAPSE = 0.03
VIRTUAL_START = 0.15
"""Of the virtual players. Source: clinical design, R3 and C5."""
TRIES = 8
"""Attempts on a rung, to find the one that suits a person (ours)."""
END_TRIES = 12
"""Attempts at each end of the dial, to tell whether it reaches the wish (ours)."""
MARGIN = 0.08
"""By so much the ends must lie on either side of the wish, as few attempts tell little (ours)."""


class Course(msgspec.Struct, frozen=True):
    """What one person met under a coach, attempt by attempt."""

    told: Sequence[Attempt | Told]
    reached: bool
    """The dial of this level could give this person the wished success."""
    level: str = ""


class Virtual(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who succeeds along a logistic curve. Source: clinical design, R3."""

    method: Method
    target: float
    threshold: float
    slope: float
    attempts: int
    seed: int

    def play(self) -> Course:
        """So many attempts under the coach, from 0.15."""
        source = random.Random(self.seed)
        coach = METHODS[self.method](Start(d=VIRTUAL_START, target=self.target))
        told, easy = [], False
        for _ in range(self.attempts):
            told.append(Attempt(source.random() < self.chance(coach.d), coach.d, "all", easy))
            coach, move = coach.propose(told[-1])
            easy = move.easier_on_purpose
        return Course(tuple(told), self.chance(0.0) >= self.target >= self.chance(1.0))

    def chance(self, d: float) -> float:
        """Of success at d, 0 to 1."""
        return (1 - LAPSE) / (1 + math.exp((d - self.threshold) / self.slope))


class Real(msgspec.Struct, frozen=True, kw_only=True):
    """A simulated person who is to play an exercise."""

    method: Method
    target: float
    profile: Profile
    exercise: str
    attempts: int
    seed: int

    def play(self) -> Course:
        """So many attempts under the coach, on the rung that suits this person best."""
        entry = self._rung()
        level: Level = entry.level
        easiest = self._success(entry, level.clamp(0.0), END_TRIES)
        hardest = self._success(entry, level.clamp(1.0), END_TRIES)
        start = Start(
            d=level.d.start, target=self.target, low=level.clamp(0.0), high=level.clamp(1.0)
        )
        outcome = simulate(
            EXERCISES[self.exercise],
            level,
            self.profile,
            attempts=self.attempts,
            seed=self.seed,
            coach=METHODS[self.method](start),
        )
        reached = easiest - MARGIN >= self.target >= hardest + MARGIN
        return Course(outcome.told, reached, entry.id)

    def _rung(self) -> LevelEntry:
        """The highest rung, where a few tries at its start go as wished or better."""
        rungs = ladder(self.exercise)
        low, high = 0, len(rungs) - 1
        while low < high:
            middle = (low + high + 1) // 2
            start_d = rungs[middle].level.d.start
            if self._success(rungs[middle], start_d, TRIES) >= self.target:
                low = middle
            else:
                high = middle - 1
        return rungs[low]

    def _success(self, entry: LevelEntry, d: float, attempts: int) -> float:
        """Share of successes at a fixed d, in bouts other than those under the coach."""
        outcome = simulate(
            EXERCISES[self.exercise],
            entry.level,
            self.profile,
            attempts=attempts,
            seed=self.seed + (1 << 40),
            fixed_d=d,
        )
        return outcome.success


def play(job: Virtual | Real) -> Course:
    """For `crew.each`."""
    return job.play()


def ladder(exercise: str) -> Sequence[LevelEntry]:
    """The ten rungs, easiest first."""
    rungs = [entry for entry in all_levels() if entry.exercise == exercise and entry.rung]
    return sorted(rungs, key=lambda entry: entry.rung or 0)
