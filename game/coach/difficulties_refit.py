"""Levels put right by what real people did at them.

Simulated people say roughly how hard a level is; real ones say where that is wrong. Each level may
be harder or easier than simulated by so much as fits everybody's attempts best, held back by a
prior; persons' abilities, their walk and their own effects on levels are solved for along with it
and eliminated, so that one person with many attempts moves a level little, and many move it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from game.coach.ability import Course, Prior, Tally
from game.core.difficulty import Difficulties, Difficulty, FloatArray, Spread

MISPLACED_SD = 0.7
"""How far simulated people may misplace a level for real ones, logits: the prior of its correction
(ours). In the published ladder neighbours lay 0.2 to 0.4 out of order (exercises 7)."""
MOST_ROUNDS = 30
NEAR = 1e-4
LEAST_ATTEMPTS = 15
"""Fewer at a level leave it as it was. Source: clinical design, `min_trials_to_report`."""


class Player(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one domain."""

    domain: str
    tallies: tuple[Tally, ...]
    """One or more, with the difficulties that are to be put right."""
    prior: Prior


def refit(difficulties: Difficulties, players: Sequence[Player]) -> Difficulties:
    """The same, corrected. difficulties: of simulated people; corrections are never corrected
    again, so that everybody's bouts count once."""
    found = dict[str, tuple[float, float, int]]()
    for domain, spread in difficulties.spreads.items():
        own = [player for player in players if player.domain == domain]
        found |= _domain(difficulties, own, spread) if own else {}
    levels = tuple(_corrected(level, found.get(level.level)) for level in difficulties.levels)
    return msgspec.structs.replace(difficulties, levels=levels)


def _corrected(level: Difficulty, found: tuple[float, float, int] | None) -> Difficulty:
    if found is None:
        return level
    by, error, attempts = found
    return msgspec.structs.replace(
        level.shifted(by), error=round(error, 3), attempts=attempts, origin="bouts"
    )


def _domain(
    difficulties: Difficulties, players: Sequence[Player], spread: Spread
) -> Mapping[str, tuple[float, float, int]]:
    """By level: correction and its error, logits, and the attempts that speak for it."""
    attempts: Counter[str] = Counter()
    for player in players:
        for tally in player.tallies:
            attempts[tally.level] += tally.attempts
    levels = [name for name, count in attempts.items() if count >= LEAST_ATTEMPTS]
    errors = [level.error for name in levels if (level := difficulties.of(name))]
    assert len(errors) == len(levels), levels
    prior = 1 / (MISPLACED_SD**2 + np.square(errors))
    by = np.zeros(len(levels))
    for _ in range(MOST_ROUNDS):
        slope, pull = -prior * by, np.diag(prior)
        for player in players:
            more, known = _says(player, spread, levels, by)
            slope, pull = slope + more, pull + known
        step = np.linalg.solve(pull, slope)
        by = by + step
        if not step.size or np.abs(step).max() < NEAR:
            break
    sure = np.sqrt(np.diag(np.linalg.inv(pull)))
    return {
        name: (round(float(one), 3), float(error), attempts[name])
        for name, one, error in zip(levels, by, sure, strict=True)
    }


def _says(
    player: Player, spread: Spread, levels: Sequence[str], by: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """What one person's attempts say of the corrections: slope and curvature of the log-likelihood
    with everything else of this person at its likeliest.

    A level that is harder for all is like an own effect turned round, so that both follow from the
    certainty and the place of the own effects.
    """
    corrections = dict(zip(levels, by.tolist(), strict=True))
    tallies = [
        msgspec.structs.replace(
            tally, difficulty=tally.difficulty + corrections.get(tally.level, 0.0), error=0.0
        )
        for tally in player.tallies
    ]
    course = Course(tallies, spread, player.prior)
    free = np.ones(len(course.before), dtype=bool)
    found, _, pull = course.mode(course.before[None, :], free)
    seen = pull[0] - course.certainty
    left = seen - seen @ np.linalg.solve(pull[0], seen)
    slope, known = np.zeros(len(levels)), np.zeros((len(levels), len(levels)))
    here = [(n, course.levels[name]) for n, name in enumerate(levels) if name in course.levels]
    for n, at in here:
        slope[n] = -course.certainty[at, at] * found[0, at]
        for m, to in here:
            known[n, m] = left[at, to]
    return slope, known
