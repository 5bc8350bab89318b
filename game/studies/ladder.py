"""Is every rung harder than the one before, and does every person find theirs?

Every profile plays every rung of an exercise, each level held where it starts (exercises 2.7);
those who cheat play too. What goes against the acceptance rules is told by `ladder_rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from game.core.errors import SetupError, near_miss
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels
from game.patients.condition import on_condition
from game.patients.profile import ATHLETE, CHEATS, PEOPLE, Profile
from game.studies.cells import BLOCK, Cell, Wanted, count_blocks, play_cells
from game.studies.ladder_rules import Violation, violations
from game.studies.ladder_table import Row, Table

Told = Callable[[int, int], None]
"""Told how many jobs are done, and of how many."""

HARDER: Mapping[str, Mapping[str, int]] = {
    "thick foam": {"surface": 2},
    "one leg": {"base": 5},
}
"""Where the athlete is tried, for whom firm ground asks too little: steps on the scales of the
clinical design, 4.1. Source: exercises 9, E17."""


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it."""

    attempts: int
    """Of each cell."""
    seed: int
    tables: tuple[Table, ...]
    """One an exercise."""
    violations: tuple[Violation, ...]


def scored_exercises() -> list[str]:
    """The names of the exercises that have a ladder."""
    return [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]


def rungs(exercise: str) -> list[LevelEntry]:
    """The levels of an exercise's ladder, easiest first.

    Raises SetupError for a name that is not known, and for an exercise without a ladder.
    """
    if exercise not in scored_exercises():
        hint = near_miss(exercise, scored_exercises())
        what = "has no ladder" if exercise in EXERCISES else "is not an exercise"
        raise SetupError(f"'{exercise}' {what}. {hint}")
    entries = [entry for entry in all_levels() if entry.exercise == exercise and entry.rung]
    return sorted(entries, key=lambda entry: entry.rung or 0)


def climb(
    exercises: Sequence[str],
    *,
    attempts: int,
    seed: int,
    scheduler: str | None = None,
    told: Told = lambda done, of: None,
) -> Ladder:
    """The ladders of these exercises.

    attempts: of each cell, 1 or more; a cheat that wins nothing in the first block of them is
    played no further, for a rule that it could still break would need it to win often. The same
    seed gives the same ladders, on however many cores. scheduler: as in `crew.each`. told: for
    a progress bar, how many jobs are done, and of how many; there may be more in the end than at
    the start. Raises SetupError for a cluster that cannot be reached, and as `rungs`.
    """
    levels = [entry for name in exercises for entry in rungs(name)]
    people = [_held(entry, profile, attempts) for entry in levels for profile in PEOPLE]
    harder = [_harder(entry, name, attempts) for entry in levels for name in HARDER]
    cheats = [_held(entry, cheat, min(attempts, BLOCK)) for entry in levels for cheat in CHEATS]
    wanted = [*people, *harder, *cheats]
    bar = _Bar(count_blocks(wanted), told)
    played = play_cells(wanted, seed=seed, scheduler=scheduler, done=bar.done)
    paid = [n for n, cell in enumerate(played) if len(cell.wins) < attempts and any(cell.wins)]
    again = [msgspec.structs.replace(wanted[n], attempts=attempts) for n in paid]
    bar.add(count_blocks(again))
    more = play_cells(again, seed=seed, scheduler=scheduler, done=bar.done)
    for n, cell in zip(paid, more, strict=True):
        played[n] = cell
    tables = tuple(table_of(name, played) for name in exercises)
    broken = tuple(violation for table in tables for violation in violations(table))
    return Ladder(attempts=attempts, seed=seed, tables=tables, violations=broken)


def _held(entry: LevelEntry, profile: Profile, attempts: int) -> Wanted:
    return Wanted(entry, entry.level.clamp(entry.level.d.start), profile, attempts)


def _harder(entry: LevelEntry, name: str, attempts: int) -> Wanted:
    condition = msgspec.structs.replace(entry.level.condition, **HARDER[name])
    profile = on_condition(ATHLETE, condition)
    return _held(entry, msgspec.structs.replace(profile, name=name), attempts)


class _Bar:
    """Counts jobs for a progress bar."""

    def __init__(self, of: int, told: Told) -> None:
        self._done, self._of, self._told = 0, of, told
        told(0, of)

    def add(self, more: int) -> None:
        self._of += more

    def done(self) -> None:
        self._done += 1
        self._told(self._done, self._of)


def table_of(exercise: str, played: Sequence[Cell]) -> Table:
    """The cells of one exercise, by who played."""
    own = [cell for cell in played if cell.exercise == exercise]

    def rows(names: Iterable[str]) -> dict[str, Row]:
        return {name: tuple(cell for cell in own if cell.patient == name) for name in names}

    return Table(
        exercise=exercise,
        people=rows(profile.name for profile in PEOPLE),
        cheats=rows(profile.name for profile in CHEATS),
        harder=rows(HARDER),
    )
