"""How able a person is in a domain, from what they succeeded at, and how sure that is.

Ability and difficulty share one scale (`game.core.difficulty`). Beside ability there is what suits
a person: an effect of their own on each level and exercise, normal around 0 (a testlet, Bradlow,
Wainer & Wang 1999), so that a hundred attempts at one level do not pass for a hundred at many.
Between visits ability may walk at random. Everything but the ability of today is integrated out
around its mode at each point of a grid (Laplace's approximation; Tierney & Kadane 1986, J Am Stat
Assoc 81:82-86), which keeps the shape of the posterior where nearly all attempts succeed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from game.core.difficulty import LAPSE, LUCK, FloatArray, Spread, successes

WALK_SD = 0.15
"""Of the change of ability from one visit to the next, logits: over 12 visits 0.5 (ours)."""
GRID = 41
GRID_SD = 5.0
"""Points of the grid, and how far it reaches to either side of the mode, standard deviations of a
normal there."""
INSIDE = (0.025, 0.975)
MOST_ROUNDS = 50
NEAR = 1e-6
BOLDEST = 2.0
"""Largest step of one round, logits: the likelihood is not concave where lapses explain all."""


class Prior(msgspec.Struct, frozen=True):
    """What is known before the first attempt: normal, logits."""

    mean: float
    sd: float


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """Attempts at one level and one place of its dial in one visit."""

    visit: int
    """0, 1, … as they were; visits without an attempt in this domain count too."""
    level: str
    exercise: str
    difficulty: float
    """Logits, at the dial where they were made."""
    error: float
    """Standard error of the level's difficulty."""
    successes: int
    attempts: int


class Ability(msgspec.Struct, frozen=True, kw_only=True):
    """Of one person in one domain, at the last visit; logits."""

    domain: str
    mean: float
    sd: float
    low: float
    high: float
    """95 % lie between."""
    attempts: int
    """That it rests on."""
    visits: int


def estimate(domain: str, tallies: Sequence[Tally], spread: Spread, prior: Prior) -> Ability:
    """The ability at the last of these visits. Without a tally it is the prior."""
    if not tallies:
        low, high = prior.mean - 1.96 * prior.sd, prior.mean + 1.96 * prior.sd
        return Ability(
            domain=domain, mean=prior.mean, sd=prior.sd, low=low, high=high, attempts=0, visits=0
        )
    model = Course(tallies, spread, prior)
    grid, density = model.posterior()
    mean = float(density @ grid)
    low, high = np.interp(INSIDE, np.cumsum(density) - density / 2, grid)
    return Ability(
        domain=domain,
        mean=mean,
        sd=float(np.sqrt(density @ (grid - mean) ** 2)),
        low=float(low),
        high=float(high),
        attempts=sum(tally.attempts for tally in tallies),
        visits=len({tally.visit for tally in tallies}),
    )


class Course:
    """What is not known of one person in one domain, a row of it, normal beforehand: ability at
    each visit, own effect on each level, own effect on each exercise. `reach` says which of them
    the attempts of one visit at one level meet."""

    def __init__(self, tallies: Sequence[Tally], spread: Spread, prior: Prior) -> None:
        visits = sorted({tally.visit for tally in tallies})
        levels = {tally.level: tally.error for tally in tallies}
        self.levels = {name: len(visits) + n for n, name in enumerate(levels)}
        """Where the own effect on each level stands in the row."""
        exercises = sorted({tally.exercise for tally in tallies}) if spread.exercise else []
        names = [*visits, *levels, *exercises]
        place = {name: n for n, name in enumerate(names)}
        self.today = len(visits) - 1
        tallies = sorted(tallies, key=lambda tally: (tally.visit, tally.level))
        met = [(tally.visit, tally.level) for tally in tallies]
        self.firsts = np.array([n for n, one in enumerate(met) if n == 0 or one != met[n - 1]])
        self.sort = np.cumsum([n == 0 or one != met[n - 1] for n, one in enumerate(met)]) - 1
        self.reach = np.zeros((len(self.firsts), len(names)))
        for row, n in zip(self.reach, self.firsts, strict=True):
            row[[place[tallies[n].visit], place[tallies[n].level]]] = 1
            if exercises:
                row[place[tallies[n].exercise]] = 1
        self.difficulty = np.array([tally.difficulty for tally in tallies])
        self.wins = np.array([float(tally.successes) for tally in tallies])
        self.attempts = np.array([float(tally.attempts) for tally in tallies])
        self.before = np.zeros(len(names))
        self.before[: len(visits)] = prior.mean
        own = [np.hypot(spread.level, error) for error in levels.values()]
        own += [spread.exercise] * len(exercises)
        self.certainty = np.diag(np.concatenate([np.zeros(len(visits)), 1 / np.square(own)]))
        self.certainty[: len(visits), : len(visits)] = _walk(visits, prior.sd)

    def posterior(self) -> tuple[FloatArray, FloatArray]:
        """Ability today: a grid of it, logits, and the share of belief at each point, sum 1."""
        all_free = np.ones(len(self.before), dtype=bool)
        mode, _, pull = self.mode(self.before[None, :], all_free)
        spread = np.linalg.inv(pull[0])
        now = self.today
        sd = float(np.sqrt(spread[now, now]))
        grid = mode[0, now] + sd * np.linspace(-GRID_SD, GRID_SD, GRID)
        others = all_free.copy()
        others[now] = False
        start = mode + np.outer(grid - mode[0, now], spread[now] / spread[now, now])
        _, log, pull = self.mode(start, others)
        log = log - 0.5 * np.linalg.slogdet(pull)[1]
        density = np.exp(log - log.max())
        return grid, density / density.sum()

    def mode(
        self, start: FloatArray, free: NDArray[np.bool_]
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """From each start (starts, unknowns) the likeliest unknowns, moving only those that are
        free: these, their log-density up to a constant, and the curvature of the free ones there.
        """
        found, reach = start.copy(), self.reach[:, free]
        for _ in range(MOST_ROUNDS):
            off = (found - self.before) @ self.certainty
            ahead = (found @ self.reach.T)[:, self.sort] - self.difficulty
            log, score, weight = evidence(ahead, self.wins, self.attempts)
            weight = np.add.reduceat(weight, self.firsts, axis=1)
            score = np.add.reduceat(score, self.firsts, axis=1)
            pull = self.certainty[np.ix_(free, free)] + (weight[:, None, :] * reach.T) @ reach
            slope = score @ reach - off[:, free]
            step = np.linalg.solve(pull, slope[:, :, None])[:, :, 0]
            if not step.size or np.abs(step).max() < NEAR:
                break
            found[:, free] += np.clip(step, -BOLDEST, BOLDEST)
        log_density = log.sum(axis=1) - 0.5 * ((found - self.before) * off).sum(axis=1)
        return found, log_density, pull


def evidence(
    ahead: FloatArray, wins: FloatArray, attempts: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """What attempts say of being so far ahead, logits: log-likelihood, its slope, and the expected
    information. All of one shape."""
    share = successes(ahead)
    inner = (share - LUCK) / (1 - LUCK - LAPSE)
    slope = (1 - LUCK - LAPSE) * inner * (1 - inner)
    losses = attempts - wins
    log = wins * np.log(share) + losses * np.log1p(-share)
    score = (wins / share - losses / (1 - share)) * slope
    return log, score, attempts * slope**2 / (share * (1 - share))


def _walk(visits: Sequence[int], prior_sd: float) -> FloatArray:
    """Certainty (inverse covariance) of the abilities at these visits."""
    certainty = np.zeros((len(visits), len(visits)))
    certainty[0, 0] = 1 / prior_sd**2
    for n, (before, after) in enumerate(pairwise(visits)):
        known = 1 / (WALK_SD**2 * (after - before))
        certainty[n : n + 2, n : n + 2] += known * np.array([[1.0, -1.0], [-1.0, 1.0]])
    return certainty
