"""A ladder that nobody played, and that keeps every rule."""

from __future__ import annotations

import random

from game.studies.cells import Cell
from game.studies.ladder_table import Table

ATTEMPTS = 200
GOOD = {
    "athlete": [100, 100, 100, 100, 100, 100, 100, 99, 98, 95],
    "adult": [100, 100, 100, 100, 100, 100, 98, 95, 85, 40],
    "older": [100, 100, 100, 100, 98, 92, 80, 60, 20, 5],
    "cp12": [100, 100, 99, 95, 85, 60, 35, 15, 2, 0],
    "cp3": [97, 92, 80, 65, 40, 20, 5, 1, 0, 0],
}
CHEATED = {
    "still": [5, 3, 0, 0, 0, 0, 0, 0, 0, 0],
    "random": [90, 70, 40, 20, 5, 2, 0, 0, 0, 0],
    "edge": [0] * 10,
}
HARDER = {
    "thick foam": [100, 100, 100, 100, 100, 97, 90, 75, 40, 20],
    "one leg": [100, 100, 100, 100, 97, 90, 75, 40, 20, 10],
}


def cell(who, rung, percent, quality=None):
    """A cell with so much success, its wins at fixed places."""
    wins = [n < round(percent * ATTEMPTS / 100) for n in range(ATTEMPTS)]
    random.Random(3).shuffle(wins)
    mean = 0.8 if quality is None else quality
    spread = random.Random(f"{who} {rung}")
    return Cell(
        exercise="made_up",
        level=f"made_up/{rung:02d}-rung",
        rung=rung,
        patient=who,
        d=0.5,
        wins=tuple(wins),
        qualities=tuple(mean + spread.uniform(-0.1, 0.1) for _ in range(ATTEMPTS)),
    )


def rows(percents):
    return {
        who: tuple(cell(who, rung, share) for rung, share in enumerate(shares, start=1))
        for who, shares in percents.items()
    }


def made_up_table():
    """Ten rungs of an exercise called 'made_up'."""
    return Table(exercise="made_up", people=rows(GOOD), cheats=rows(CHEATED), harder=rows(HARDER))
