"""What many people make of many levels: the table that the ladder is judged by, and that levels are
placed by on the scale of ability."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from game.core.level import Level
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry
from game.patients.profile import Profile
from game.patients.simulate import simulate
from game.studies.crew import each

BLOCK = 20
"""Attempts of one job: long enough to be worth sending to another process, short enough that all
cores are busy to the end (ours)."""
SEEDS = 1 << 20
"""Seeds of one study lie closer together than this, so that another seed shares none with it."""

Played = tuple[tuple[bool, ...], tuple[float, ...]]
"""Success and quality of each attempt."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One person on one level at one difficulty."""

    exercise: str
    level: str
    rung: int | None
    patient: str
    d: float
    wins: tuple[bool, ...]
    """Of each attempt, in order: the n-th attempts of two cells of one level met the same target,
    so they can be compared in pairs."""
    qualities: tuple[float, ...]
    """Of each attempt, 0 to 1, by the exercise's own rule."""

    @property
    def success(self) -> float:
        """Share of the attempts that succeeded, 0 to 1."""
        return sum(self.wins) / len(self.wins)

    @property
    def quality(self) -> float:
        """Mean over the attempts, 0 to 1."""
        return sum(self.qualities) / len(self.qualities)


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A block of a cell, with all that another process needs to play it."""

    exercise: str
    level_id: str
    rung: int | None
    level: Level
    profile: Profile
    d: float
    attempts: int
    seed: int


def cells(
    levels: Sequence[LevelEntry],
    profiles: Sequence[Profile],
    ds: Sequence[float] | None = None,
    *,
    attempts: int,
    seed: int,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> list[Cell]:
    """Every profile on every level at every difficulty, in that order: by level, then d, then
    profile.

    ds: 0 to 1, held within the level's limits; None for each level's own start. attempts: of each
    cell, 1 or more. The same seed gives the same table, however many cores play it. scheduler and
    done: as in `crew.each`; there are as many calls of `done` as `jobs` gives jobs. Raises
    SetupError for a cluster that cannot be reached.
    """
    wanted = jobs(levels, profiles, ds, attempts=attempts, seed=seed)
    played = each(play, wanted, scheduler=scheduler, done=done)
    size = len(_blocks(attempts))
    return [
        _cell(wanted[first], played[first : first + size]) for first in range(0, len(wanted), size)
    ]


def jobs(
    levels: Sequence[LevelEntry],
    profiles: Sequence[Profile],
    ds: Sequence[float] | None = None,
    *,
    attempts: int,
    seed: int,
) -> list[Job]:
    """The blocks that `cells` plays, cell by cell."""
    return [
        Job(
            exercise=entry.exercise,
            level_id=entry.id,
            rung=entry.rung,
            level=entry.level,
            profile=profile,
            d=entry.level.clamp(d),
            attempts=count,
            seed=seed * SEEDS + first,
        )
        for entry in levels
        for d in (ds if ds is not None else (entry.level.d.start,))
        for profile in profiles
        for first, count in _blocks(attempts)
    ]


def _blocks(attempts: int) -> list[tuple[int, int]]:
    """Number of the first attempt, and how many. Bouts of a block are numbered on from its seed,
    and a bout has an attempt or more, so that no bout is played twice."""
    return [(first, min(BLOCK, attempts - first)) for first in range(0, attempts, BLOCK)]


def play(job: Job) -> Played:
    """A block, from its own first bout on."""
    outcome = simulate(
        EXERCISES[job.exercise],
        job.level,
        job.profile,
        attempts=job.attempts,
        seed=job.seed,
        fixed_d=job.d,
    )
    return outcome.wins, outcome.qualities


def _cell(job: Job, blocks: Sequence[Played]) -> Cell:
    return Cell(
        exercise=job.exercise,
        level=job.level_id,
        rung=job.rung,
        patient=job.profile.name,
        d=job.d,
        wins=tuple(win for wins, _ in blocks for win in wins),
        qualities=tuple(quality for _, qualities in blocks for quality in qualities),
    )
