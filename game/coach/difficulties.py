"""How hard levels are, from who succeeded where: persons and levels in one fit.

The chance of a success is a lapse-guarded logistic of ability - difficulty (Rasch 1960). A person
and a level have an effect of their own on each other besides, normal around 0, as items of one
testlet have (Bradlow, Wainer & Wang 1999, Psychometrika 64:153-168): without it levels come out too
close together and intervals too narrow. The fit is the mode of everything together; the spreads
follow from it by repetition, as in penalised quasi-likelihood (Breslow & Clayton 1993, J Am Stat
Assoc 88:9-25). One discrimination serves all levels: one for each gained 9 and 15 units of
log-likelihood for 10 more numbers, most of it a common factor (an earlier table of levels).
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from game.coach.ability import evidence
from game.core.difficulty import FloatArray

KNOTS = (0.0, 0.25, 0.5, 0.75, 0.875, 1.0)
"""Places of the dial where a level's difficulty is estimated; closer at the hard end, where little
more of the dial can be the end of all success."""
ABILITY_SD = 20.0
"""Of the weak prior that keeps people who always or never succeed on the scale, logits. A narrow
one would press the whole scale together: with 6 everything lay 1.2 times too close, and estimates
0.2 logits too high."""
PIECES = np.diff(KNOTS)
CURVE_SD = 6.0
"""How far the slope of a level's difficulty may change from one piece of its dial to the next
before it costs as much as one standard deviation, logits over the whole dial (ours)."""
LEVEL_SD = 20.0
RISE_SD = 8.0
"""Of weak priors of a level's difficulty and of its rise from knot to knot: where nobody ever fails
or everybody does, there is no end to how easy or hard a level could be (ours)."""
LEAST_SPREAD = 0.05
ROUNDS = 12

IntArray = NDArray[np.int64]


class Cells(msgspec.Struct, frozen=True):
    """Who did how well where; arrays of one length, a cell an entry."""

    person: IntArray
    level: IntArray
    """Numbers from 0; so are exercises."""
    exercise: IntArray
    d: FloatArray
    successes: FloatArray
    attempts: FloatArray


class Fitted(msgspec.Struct, frozen=True):
    """What the fit found, logits; the place of 0 means nothing yet."""

    abilities: FloatArray
    """By person."""
    curves: FloatArray
    """(levels, KNOTS); rising along the dial."""
    errors: FloatArray
    """Standard error of each level as a whole."""
    level_sd: float
    exercise_sd: float
    """0 with one exercise."""
    log_likelihood: float


def fit(cells: Cells) -> Fitted:
    """Persons, levels and spreads of one domain. Cells without attempts are not allowed."""
    work = _Work(cells)
    level_sd, exercise_sd = 0.5, 0.5 if work.exercises > 1 else 0.0
    found = np.zeros(work.size)
    for _ in range(ROUNDS):
        found = work.mode(found, level_sd, exercise_sd)
        level_sd, exercise_sd = work.spreads(found, level_sd, exercise_sd)
    return work.fitted(found, level_sd, exercise_sd)


class _Work:
    """The parameters in one row: abilities, first knots, rises, own effects on levels and on
    exercises."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.people = int(cells.person.max()) + 1
        self.levels = int(cells.level.max()) + 1
        self.exercises = int(cells.exercise.max()) + 1
        self.knots = _hats(cells.d)
        self.own_level = cells.person * self.levels + cells.level
        self.own_exercise = cells.person * self.exercises + cells.exercise
        rises = len(KNOTS) - 1
        self.sizes = (
            self.people,
            self.levels,
            self.levels * rises,
            self.people * self.levels,
            self.people * self.exercises if self.exercises > 1 else 0,
        )
        self.size = sum(self.sizes)

    def parts(self, found: FloatArray) -> list[FloatArray]:
        """The five parts of the row."""
        return np.split(found, np.cumsum(self.sizes)[:-1])

    def ahead(self, found: FloatArray) -> FloatArray:
        """Ability less difficulty in each cell."""
        ability, first, rise, level, exercise = self.parts(found)
        curves = _curves(first, rise)
        ahead: FloatArray = ability[self.cells.person] + level[self.own_level]
        ahead = ahead - (self.knots * curves[self.cells.level]).sum(axis=1)
        return ahead + exercise[self.own_exercise] if exercise.size else ahead

    def mode(self, start: FloatArray, level_sd: float, exercise_sd: float) -> FloatArray:
        """Where everything together is likeliest."""
        free = (None, None)
        rises = self.sizes[2]
        before = sum(self.sizes[:2])
        bounds = [free] * before + [(0.0, None)] * rises
        bounds += [free] * (self.size - len(bounds))
        best = minimize(
            self._loss,
            start,
            args=(level_sd, exercise_sd),
            jac=True,
            bounds=bounds,
            method="L-BFGS-B",
            options={"maxiter": 400, "maxcor": 20},
        )
        return np.asarray(best.x, dtype=np.float64)

    def _loss(
        self, found: FloatArray, level_sd: float, exercise_sd: float
    ) -> tuple[float, FloatArray]:
        ability, first, rise, level, exercise = self.parts(found)
        cells = self.cells
        log, score, _ = evidence(self.ahead(found), cells.successes, cells.attempts)
        steep = rise.reshape(self.levels, -1) / PIECES
        bends = np.diff(steep, axis=1) / CURVE_SD
        loss = -log.sum() + 0.5 * (
            (ability**2).sum() / ABILITY_SD**2 + (level**2).sum() / level_sd**2 + (bends**2).sum()
        )
        down = np.zeros((self.levels, len(KNOTS)))
        np.add.at(down, cells.level, self.knots * score[:, None])
        later = np.cumsum(down[:, ::-1], axis=1)[:, ::-1]
        bend = np.zeros_like(steep)
        bend[:, 1:] += bends / CURVE_SD
        bend[:, :-1] -= bends / CURVE_SD
        bend /= PIECES
        slopes = [
            ability / ABILITY_SD**2 - np.bincount(cells.person, score, self.people),
            later[:, 0] + first / LEVEL_SD**2,
            (later[:, 1:] + bend).ravel() + rise / RISE_SD**2,
            level / level_sd**2 - np.bincount(self.own_level, score, level.size),
        ]
        if exercise.size:
            loss += 0.5 * (exercise**2).sum() / exercise_sd**2
            own = np.bincount(self.own_exercise, score, exercise.size)
            slopes.append(exercise / exercise_sd**2 - own)
        return float(loss), np.concatenate(slopes)

    def spreads(
        self, found: FloatArray, level_sd: float, exercise_sd: float
    ) -> tuple[float, float]:
        """The spreads that these effects and what is not known of them speak for."""
        *_, level, exercise = self.parts(found)
        _, _, weight = evidence(self.ahead(found), self.cells.successes, self.cells.attempts)

        def spread(own: FloatArray, index: IntArray, sd: float) -> float:
            known = np.bincount(index, weight, own.size)
            met = known > 0
            variance = (own**2 + 1 / (known + 1 / sd**2))[met].mean()
            return float(max(LEAST_SPREAD, np.sqrt(variance)))

        level_sd = spread(level, self.own_level, level_sd)
        if exercise.size:
            exercise_sd = spread(exercise, self.own_exercise, exercise_sd)
        return level_sd, exercise_sd

    def fitted(self, found: FloatArray, level_sd: float, exercise_sd: float) -> Fitted:
        """The result, with the errors of the levels: each person counts as one, however many
        attempts they made."""
        ability, first, rise, *_ = self.parts(found)
        cells = self.cells
        log, _, weight = evidence(self.ahead(found), cells.successes, cells.attempts)
        known = np.bincount(self.own_level, weight, self.people * self.levels)
        each = known / (1 + known * level_sd**2)
        total = each.reshape(self.people, self.levels).sum(axis=0)
        errors = 1 / np.sqrt(total + 1 / LEVEL_SD**2)
        curves = _curves(first, rise)
        return Fitted(ability, curves, errors, level_sd, exercise_sd, float(log.sum()))


def _curves(first: FloatArray, rise: FloatArray) -> FloatArray:
    rises = np.cumsum(rise.reshape(first.size, -1), axis=1)
    curves: FloatArray = first[:, None] + np.pad(rises, ((0, 0), (1, 0)))
    return curves


def _hats(d: FloatArray) -> FloatArray:
    """(cells, KNOTS): how much each knot counts at each d, for straight lines between them."""
    return np.column_stack([np.interp(d, KNOTS, row) for row in np.eye(len(KNOTS))])
