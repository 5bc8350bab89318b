"""What many people make of many levels: the table that the ladder is judged by, and that levels are
placed by on the scale of ability."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

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
    def earned(self) -> tuple[float, ...]:
        """Of each attempt: its quality where it succeeded, else 0. An exercise judges what failed
        by another measure than what succeeded, so that the two cannot be averaged."""
        return tuple(
            quality if win else 0.0 for win, quality in zip(self.wins, self.qualities, strict=True)
        )

    @property
    def score(self) -> float:
        """Mean of what was earned, 0 to 1."""
        return sum(self.earned) / len(self.wins)

    @property
    def quality(self) -> float:
        """Mean over the attempts, 0 to 1."""
        return sum(self.qualities) / len(self.qualities)


class Wanted(msgspec.Struct, frozen=True):
    """A cell that is to be played."""

    level: LevelEntry
    d: float
    profile: Profile
    attempts: int


class Job(msgspec.Struct, frozen=True):
    """A block of a cell, with all that another process needs to play it."""

    exercise: str
    level: Level
    d: float
    profile: Profile
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
    done: as in `crew.each`, of as many jobs as `count_blocks` says. Raises SetupError for a cluster
    that cannot be reached.
    """
    wanted = [
        Wanted(entry, entry.level.clamp(d), profile, attempts)
        for entry in levels
        for d in (ds if ds is not None else (entry.level.d.start,))
        for profile in profiles
    ]
    return play_cells(wanted, seed=seed, scheduler=scheduler, done=done)


def play_cells(
    wanted: Sequence[Wanted],
    *,
    seed: int,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> list[Cell]:
    """The cells that are wanted, in their order; otherwise as `cells`."""
    jobs = [blocks(one, seed) for one in wanted]
    played = iter(each(play, [job for one in jobs for job in one], scheduler=scheduler, done=done))
    return [
        _cell(one, list(islice(played, len(own)))) for one, own in zip(wanted, jobs, strict=True)
    ]


def blocks(wanted: Wanted, seed: int) -> list[Job]:
    """The jobs of a cell. Bouts of a block are numbered on from its seed, and a bout has an attempt
    or more, so that no bout is played twice; fewer attempts are the first of more."""
    return [
        Job(
            exercise=wanted.level.exercise,
            level=wanted.level.level,
            d=wanted.d,
            profile=wanted.profile,
            attempts=min(BLOCK, wanted.attempts - first),
            seed=seed * SEEDS + first,
        )
        for first in range(0, wanted.attempts, BLOCK)
    ]


def count_blocks(wanted: Iterable[Wanted]) -> int:
    """How many jobs these cells are, for a progress bar."""
    return sum(len(blocks(one, 0)) for one in wanted)


def play(job: Job) -> Played:
    """A block, from its own first bout on. Attempts that somebody never got ready for were not
    won: all cells of a level are of one length."""
    outcome = simulate(
        EXERCISES[job.exercise],
        job.level,
        job.profile,
        attempts=job.attempts,
        seed=job.seed,
        fixed_d=job.d,
    )
    missing = job.attempts - outcome.attempts
    return outcome.wins + (False,) * missing, outcome.qualities + (0.0,) * missing


def _cell(wanted: Wanted, played: Sequence[Played]) -> Cell:
    return Cell(
        exercise=wanted.level.exercise,
        level=wanted.level.id,
        rung=wanted.level.rung,
        patient=wanted.profile.name,
        d=wanted.d,
        wins=tuple(win for wins, _ in played for win in wins),
        qualities=tuple(quality for _, qualities in played for quality in qualities),
    )
