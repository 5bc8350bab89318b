"""Bodies: simulated people who really play visits, and what they are truly able to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import brentq

from game.coach import METHODS, Start
from game.coach.ability import evidence
from game.coach.ability_evidence import abilities
from game.core.difficulty import Difficulties, expected_success
from game.core.patient import Group, Patient
from game.exercises import EXERCISES
from game.exercises.difficulties import DOMAINS
from game.exercises.library import LevelEntry, ladder_levels
from game.patients.individual import individual
from game.patients.profile import PEOPLE, Profile
from game.patients.simulate import simulate
from game.session.offering import Known, offers
from game.studies.ability import VISITS, Pair
from game.studies.crew import each

BOUTS = 4
"""Of a visit, as a plan has them when it says nothing."""
TARGET = 0.75
FIRST_LOOK = 3
LONG_RUN = 240
"""Attempts at each rung of a ladder to find where the outcome is in doubt, and then at these places
together: they leave a standard error of 0.2 logits to the truth."""
IN_DOUBT = 6
STILL_AT = (0.0, 0.25, 0.5, 0.75, 1.0)
"""How many places these are, and where on the dials of all rungs they are looked for."""
GROUPS: dict[str, Group] = {
    "athlete": "athlete",
    "adult": "adult_msk",
    "older": "older",
    "cp12": "child_cp",
    "cp3": "child_cp",
}


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One person, with all that another process needs to play their visits and their long run."""

    profile: Profile
    kind: str
    difficulties: Difficulties
    levels: tuple[LevelEntry, ...]
    seed: int
    long_run: int


def bodies(
    people: int,
    difficulties: Difficulties,
    *,
    seed: int,
    long_run: int = LONG_RUN,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> list[Pair]:
    """People of all kinds in equal shares, each in every domain they played.

    people: a multiple of the profiles makes the shares equal. long_run: attempts that the truth
    rests on in each exercise. The same seed gives the same pairs, on however many cores. scheduler
    and done: as in `crew.each`; one job a person.
    """
    levels = tuple(ladder_levels())
    jobs = [
        Job(
            profile=individual(PEOPLE[n % len(PEOPLE)], seed * 100_000 + n),
            kind=PEOPLE[n % len(PEOPLE)].name,
            difficulties=difficulties,
            levels=levels,
            seed=seed * 100_000 + n,
            long_run=long_run,
        )
        for n in range(people)
    ]
    return [pair for pairs in each(body, jobs, scheduler=scheduler, done=done) for pair in pairs]


def body(job: Job) -> list[Pair]:
    """The visits of one person, and what they are truly able to."""
    group = GROUPS[job.kind]
    bouts: list[Bout] = []
    for visit in range(VISITS):
        for _ in range(BOUTS):
            bouts.append(_bout(job, _chosen(job, group, bouts, visit), visit, len(bouts)))
    found = abilities(bouts, DOMAINS, job.difficulties, group)
    return [
        Pair(domain=domain, kind=job.kind, truth=true_ability(job, domain), ability=ability)
        for domain, ability in found.items()
        if ability.attempts
    ]


class Bout(msgspec.Struct, frozen=True, kw_only=True):
    """A bout as `game.coach.ability_evidence` asks for it."""

    session: str
    exercise: str
    level_id: str
    level_sha256: str
    tried: tuple[Any, ...]
    purpose: str = "play"
    own_calibration: bool = True


def _chosen(job: Job, group: Group, bouts: Sequence[Bout], visit: int) -> LevelEntry:
    """As the game chooses. At the first visit the therapist has prescribed a rung: where somebody
    typical of this kind should be, or one beside it."""
    prescribed = {} if visit else _prescribed(job)
    patient = Patient(alias="somebody", group=group, wished_success=TARGET, levels=prescribed)
    known = Known(
        patient=patient,
        bouts=bouts,
        session=str(visit),
        abilities=abilities(bouts, DOMAINS, job.difficulties, group),
        difficulties=job.difficulties,
    )
    best = offers(known, job.levels)[0].level
    return next(entry for entry in job.levels if entry.id == best)


def _prescribed(job: Job) -> dict[str, str]:
    source = np.random.default_rng(job.seed)
    chosen = {}
    for exercise in dict.fromkeys(entry.exercise for entry in job.levels):
        ladder = [entry for entry in job.levels if entry.exercise == exercise]
        typical = job.difficulties.typical[DOMAINS[exercise]][job.kind]
        gaps = [abs(expected_success(typical, 0.0, _hard(job, entry)) - TARGET) for entry in ladder]
        rung = int(np.argmin(gaps)) + int(source.integers(-1, 2))
        chosen[exercise] = ladder[max(0, min(rung, len(ladder) - 1))].id
    return chosen


def _hard(job: Job, entry: LevelEntry, d: float | None = None) -> float:
    known = job.difficulties.of(entry.id)
    assert known is not None, entry.id
    return known.at(entry.level.d.start if d is None else d)


def _bout(job: Job, entry: LevelEntry, visit: int, number: int) -> Bout:
    level, exercise = entry.level, EXERCISES[entry.exercise]
    start = Start(
        d=level.clamp(level.d.start), target=TARGET, low=level.clamp(0), high=level.clamp(1)
    )
    coach = METHODS["wud"](start)
    seed = (job.seed * 100 + number) * 1000
    planned = exercise.start(level, seed).planned
    outcome = simulate(exercise, level, job.profile, attempts=planned, seed=seed, coach=coach)
    return Bout(
        session=str(visit),
        exercise=entry.exercise,
        level_id=entry.id,
        level_sha256=entry.sha256,
        tried=outcome.told,
    )


def true_ability(job: Job, domain: str) -> float:
    """What this person's long-run success says, logits."""
    own = [entry for entry in job.levels if DOMAINS[entry.exercise] == domain]
    first = [_still(job, entry, entry.level.d.start, FIRST_LOOK) for entry in own]
    rough = _likeliest(first)
    places = [(entry, d) for entry in own for d in STILL_AT]
    doubtful = sorted(places, key=lambda place: abs(rough - _hard(job, *place)))[:IN_DOUBT]
    count = max(1, job.long_run // len(doubtful))
    return _likeliest(first + [_still(job, entry, d, count) for entry, d in doubtful])


def _still(job: Job, entry: LevelEntry, d: float, attempts: int) -> tuple[float, int, int]:
    """Difficulty, successes and attempts with the dial held at d."""
    d = entry.level.clamp(d)
    place = len(job.levels) * round(100 * d) + job.levels.index(entry)
    seed = job.seed * 10_000_000 + 5_000_000 + 1000 * place
    outcome = simulate(
        EXERCISES[entry.exercise],
        entry.level,
        job.profile,
        attempts=attempts,
        seed=seed,
        fixed_d=d,
    )
    return _hard(job, entry, d), sum(outcome.wins), attempts


def _likeliest(played: Sequence[tuple[float, int, int]]) -> float:
    """The ability at which this is likeliest; far off where everything or nothing succeeded."""
    hard, wins, attempts = (
        np.array(column, dtype=np.float64) for column in zip(*played, strict=True)
    )

    def slope(ability: float) -> float:
        return float(evidence(ability - hard, wins, attempts)[1].sum())

    low, high = float(hard.min()) - 5, float(hard.max()) + 5
    if slope(low) <= 0:
        return low
    return high if slope(high) >= 0 else float(brentq(slope, low, high))
