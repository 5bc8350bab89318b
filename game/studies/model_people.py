"""Model people: their ability is drawn, and they succeed as the model says."""

from __future__ import annotations

import numpy as np

from game.coach.ability import WALK_SD, Prior, Tally, estimate
from game.core.difficulty import Spread, successes
from game.studies.ability import VISITS, Pair

USUAL = Spread(level=0.45)
"""About what simulated people show."""


def model_people(
    people: int,
    *,
    seed: int,
    spread: Spread = USUAL,
    believed: Spread | None = None,
    attempts: int = 12,
) -> list[Pair]:
    """People whose ability walks from visit to visit and who succeed as the model says.

    In each of three visits they try two levels, so many attempts each, at difficulties around
    where they should succeed three times of four. believed: the spread that the estimate takes for
    theirs; None for the true one.
    """
    source = np.random.default_rng(seed)
    return [_model_person(source, spread, believed or spread, attempts) for _ in range(people)]


def _model_person(
    source: np.random.Generator, spread: Spread, believed: Spread, attempts: int
) -> Pair:
    prior = Prior(-2.0, 2.5)
    ability = source.normal(prior.mean, prior.sd)
    suits = source.normal(0, spread.level, 4)
    tallies = []
    for visit in range(VISITS):
        if visit:
            ability += source.normal(0, WALK_SD)
        for level in source.choice(4, 2, replace=False):
            # the coach finds the person only roughly
            hard = ability - 1.1 + source.normal(0, 1.0, attempts)
            won = source.random(attempts) < successes(ability + suits[level] - hard)
            tallies += [
                Tally(
                    visit=visit,
                    level=f"level {level}",
                    exercise="model",
                    difficulty=float(one),
                    error=0.0,
                    successes=int(win),
                    attempts=1,
                )
                for one, win in zip(hard, won, strict=True)
            ]
    found = estimate("model", tallies, believed, prior)
    return Pair(domain="model", kind="model", truth=float(ability), ability=found)
