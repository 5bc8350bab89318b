"""Where every level stands on the scale of ability, from simulated people.

The five typical people and many others, drawn from the least able to the most, play every level of
every ladder, the typical at nine places of its dial, the others at two of these in turns, so that
each place is played by people of every ability. Persons and levels are then fitted together
(`game.coach.difficulties`). What comes out is `levels/difficulty.json`, until real bouts correct
it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import groupby

import msgspec
import numpy as np

from game.coach.difficulties import KNOTS, Cells, Fitted, fit
from game.core.difficulty import Difficulties, Difficulty, Spread
from game.core.level import Level
from game.exercises import EXERCISES
from game.exercises.difficulties import DOMAINS
from game.exercises.library import LevelEntry, ladder_levels
from game.patients.individual import individual, of_ability
from game.patients.profile import ADULT, PEOPLE, Profile
from game.patients.simulate import simulate
from game.studies.crew import each

OTHERS = 115
"""People beside the typical five: 120 leave a standard error of about 0.1 logit to a level."""
ATTEMPTS = 6
"""Of each person at each place: the shortest bout of any exercise, so that every attempt of a bout
counts alike."""
PLACES = tuple(n / 8 for n in range(9))
"""Of the dial."""
DIGITS = 3
SEED_BYTES = 6


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Attempts of one person at one place, with all that another process needs to play them."""

    person: int
    level: int
    exercise: str
    settings: Level
    profile: Profile
    d: float
    seed: int


def measure(
    levels: Sequence[LevelEntry] | None = None,
    *,
    others: int = OTHERS,
    seed: int = 1,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> Difficulties:
    """The difficulty of every level; None: of every ladder.

    others: people beside the typical five. The same seed gives the same result, on however many
    cores. scheduler and done: as in `crew.each`, of as many jobs as `jobs` gives.
    """
    entries = list(levels) if levels is not None else ladder_levels()
    wanted = jobs(entries, others=others, seed=seed)
    wins = each(play, wanted, scheduler=scheduler, done=done)
    places = {domain: list(own) for domain, own in groupby(_by_domain(entries), _domain_of)}
    found = {domain: fit(_cells(wanted, wins, entries, own)) for domain, own in places.items()}
    zero = {domain: float(one.abilities[PEOPLE.index(ADULT)]) for domain, one in found.items()}
    return Difficulties(
        levels=tuple(
            level
            for domain, own in places.items()
            for level in _levels(own, found[domain], zero[domain], wanted, entries)
        ),
        spreads={
            domain: Spread(level=_short(one.level_sd), exercise=_short(one.exercise_sd))
            for domain, one in found.items()
        },
        typical={
            domain: {
                who.name: _short(float(one.abilities[n]) - zero[domain])
                for n, who in enumerate(PEOPLE)
            }
            for domain, one in found.items()
        },
        people=others + len(PEOPLE),
    )


def jobs(levels: Sequence[LevelEntry], *, others: int, seed: int) -> list[Job]:
    """Everything that `measure` lets be played, person by person."""
    people = [*PEOPLE, *(individual(of_ability((n + 0.5) / others), n) for n in range(others))]
    return [
        Job(
            person=n,
            level=k,
            exercise=entry.exercise,
            settings=entry.level,
            profile=person,
            d=entry.level.clamp(PLACES[place]),
            seed=_seed(seed, entry, n) + ATTEMPTS * place,
        )
        for n, person in enumerate(people)
        for k, entry in enumerate(levels)
        for place in _places(n, entry)
    ]


def _seed(seed: int, entry: LevelEntry, person: int) -> int:
    """Of this person at this level, whatever other levels are measured with it: a domain that is
    measured alone comes out as it does among all."""
    name = f"{seed} {entry.id} {person}".encode()
    return int.from_bytes(hashlib.sha256(name).digest()[:SEED_BYTES], "big")


def _places(person: int, entry: LevelEntry) -> Sequence[int]:
    """At which places of the dial this person plays there."""
    if person < len(PEOPLE):
        return range(len(PLACES))
    first = (person + 2 * (entry.rung or 0)) % len(PLACES)
    return sorted((first, (first + 4) % len(PLACES)))


def play(job: Job) -> int:
    """How many of these attempts succeed."""
    outcome = simulate(
        EXERCISES[job.exercise],
        job.settings,
        job.profile,
        attempts=ATTEMPTS,
        seed=job.seed,
        fixed_d=job.d,
    )
    return sum(outcome.wins)


def renewed(before: Difficulties, found: Difficulties) -> Difficulties:
    """What was known, with the domains that have been measured again in place of theirs. found: of
    whole domains, with as many people."""
    fresh = {DOMAINS[level.exercise] for level in found.levels}
    kept = [level for level in before.levels if DOMAINS.get(level.exercise) not in fresh]
    domains = list(dict.fromkeys([*before.typical, *found.typical]))
    order = {domain: n for n, domain in enumerate(sorted(domains))}
    levels = sorted((*kept, *found.levels), key=lambda level: order[DOMAINS[level.exercise]])
    return Difficulties(
        levels=tuple(levels),
        spreads={**before.spreads, **found.spreads},
        typical={**before.typical, **found.typical},
        people=found.people,
    )


def _domain_of(entry: LevelEntry) -> str:
    return DOMAINS[entry.exercise]


def _by_domain(entries: Sequence[LevelEntry]) -> list[LevelEntry]:
    return sorted(entries, key=_domain_of)


def _cells(
    wanted: Sequence[Job],
    wins: Sequence[int],
    entries: Sequence[LevelEntry],
    own: Sequence[LevelEntry],
) -> Cells:
    """What was played at the levels of one domain, with numbers for these alone."""
    place = {entries.index(entry): n for n, entry in enumerate(own)}
    names = list(dict.fromkeys(entry.exercise for entry in own))
    played = [(job, won) for job, won in zip(wanted, wins, strict=True) if job.level in place]
    return Cells(
        person=np.array([job.person for job, _ in played]),
        level=np.array([place[job.level] for job, _ in played]),
        exercise=np.array([names.index(job.exercise) for job, _ in played]),
        d=np.array([job.d for job, _ in played]),
        successes=np.array([float(won) for _, won in played]),
        attempts=np.full(len(played), float(ATTEMPTS)),
    )


def _levels(
    own: Sequence[LevelEntry],
    found: Fitted,
    zero: float,
    wanted: Sequence[Job],
    entries: Sequence[LevelEntry],
) -> list[Difficulty]:
    return [
        Difficulty(
            level=entry.id,
            exercise=entry.exercise,
            sha256=entry.sha256,
            knots=tuple(
                (d, _short(float(logit) - zero))
                for d, logit in zip(KNOTS, found.curves[n], strict=True)
            ),
            error=_short(float(found.errors[n])),
            attempts=ATTEMPTS * sum(job.level == entries.index(entry) for job in wanted),
        )
        for n, entry in enumerate(own)
    ]


def _short(value: float) -> float:
    return round(value, DIGITS)
