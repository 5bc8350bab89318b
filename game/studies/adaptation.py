"""Does the coach keep what it promises? The success that people meet, their longest run of failures
and the largest step up, on virtual players and on simulated people.

All attempts count as a person lives them, easy ones too. Figures: success over attempts 20 to 60
within 0.03 of the wish, at most 4 failures in a row in 95 % of the people, never up by more than
0.10 (clinical design, R3, R5 and H5).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from statistics import fmean, pstdev

import msgspec

from game.core.dial import MOST_UP
from game.core.plan import Method
from game.exercises import EXERCISES
from game.patients.individual import individual
from game.patients.profile import PEOPLE
from game.studies.adaptation_players import Course, Real, Virtual, play
from game.studies.cells import SEEDS
from game.studies.crew import each

ATTEMPTS = 60
SETTLED = 20
NEAR = 0.03
FEW_FAILURES = 4
MOST_PEOPLE = 0.95
"""What the coach must keep."""
THRESHOLDS = (0.25, 0.85)
"""Source: clinical design, R3."""
TARGETS = (0.70, 0.75, 0.80)
SLOPES = (0.04, 0.08, 0.15)
WISHES = {"athlete": 0.70, "cp12": 0.80, "cp3": 0.80}
"""Of the profiles; all others 0.75. Source: clinical design, rule 2."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What people of one kind met."""

    who: str
    method: Method
    target: float
    people: int
    left_out: int
    """More, whom the dial of their level cannot give the wished success."""
    success: float
    """Mean over the people, attempts 20 to 60."""
    sd: float
    """Between people."""
    longest_95: int
    """Longest run of failures over all attempts, 95th percentile."""
    few_failures: float
    """Share of people with at most 4 in a row."""
    most_up: float
    """Largest step of the difficulty between two attempts."""

    @property
    def kept(self) -> bool:
        """All three figures."""
        near = abs(self.success - self.target) <= NEAR
        return near and self.few_failures >= MOST_PEOPLE and self.most_up <= MOST_UP + 1e-9


class Adaptation(msgspec.Struct, frozen=True):
    """The result of the study."""

    rows: tuple[Row, ...]

    @property
    def kept(self) -> bool:
        """Every row keeps what the coach promises."""
        return all(row.kept for row in self.rows)

    def text(self) -> str:
        """A line for every row, under a heading."""
        heading = (
            f"{'who':24}{'method':>7}{'wish':>6}{'people':>8}{'left out':>10}"
            f"{'success':>9}{'sd':>7}{'failures':>10}{'<= 4':>7}{'up':>7}"
        )
        lines = [
            f"{row.who:24}{row.method:>7}{row.target:6.2f}{row.people:8}{row.left_out:10}"
            f"{row.success:9.3f}{row.sd:7.3f}{row.longest_95:10}{row.few_failures:7.3f}"
            f"{row.most_up:7.3f}{'' if row.kept else '  not kept'}"
            for row in self.rows
        ]
        return "\n".join([heading, *lines])

    def document(self) -> dict[str, object]:
        """The same as plain values, for JSON."""
        return {
            "kept": self.kept,
            "rows": [{**msgspec.structs.asdict(row), "kept": row.kept} for row in self.rows],
        }


def adaptation_study(
    people: int,
    seed: int,
    *,
    method: Method = "wud",
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> Adaptation:
    """The study on so many people of every kind.

    scheduler and done: as in `crew.each`; there are as many calls of `done` as `jobs` gives jobs.
    """
    named = jobs(people, seed, method=method)
    courses = each(play, [job for _, job in named], scheduler=scheduler, done=done)
    pairs = list(zip((who for who, _ in named), named, courses, strict=True))
    rows = []
    for who, group in groupby(pairs, key=lambda pair: pair[0]):
        members = list(group)
        rows.append(row_of(who, members[0][1][1], [course for _, _, course in members]))
    return Adaptation(tuple(rows))


def jobs(people: int, seed: int, *, method: Method = "wud") -> list[tuple[str, Virtual | Real]]:
    """Everybody who plays, under the name of their kind."""
    return [*virtual_jobs(people, seed, method), *real_jobs(people, seed, method)]


def virtual_jobs(
    people: int,
    seed: int,
    method: Method,
    targets: Iterable[float] = TARGETS,
    slopes: Iterable[float] = SLOPES,
    thresholds: tuple[float, float] = THRESHOLDS,
) -> list[tuple[str, Virtual | Real]]:
    """Virtual players of each slope and wish; thresholds uniform between the two."""
    found: list[tuple[str, Virtual | Real]] = []
    for slope in slopes:
        for target in targets:
            source = random.Random(f"{seed} {slope} {target}")
            for _ in range(people):
                someone = Virtual(
                    method=method,
                    target=target,
                    threshold=source.uniform(*thresholds),
                    slope=slope,
                    attempts=ATTEMPTS,
                    seed=source.getrandbits(40),
                )
                found.append((f"slope {slope:.2f}, wish {target:.2f}", someone))
    return found


def real_jobs(people: int, seed: int, method: Method) -> list[tuple[str, Virtual | Real]]:
    """Different people of every profile, who take the exercises in turn."""
    exercises = [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]
    return [
        (
            profile.name,
            Real(
                method=method,
                target=WISHES.get(profile.name, 0.75),
                profile=individual(profile, seed * SEEDS + number),
                exercise=exercises[number % len(exercises)],
                attempts=ATTEMPTS,
                seed=seed * SEEDS + number * ATTEMPTS,
            ),
        )
        for profile in PEOPLE
        for number in range(people)
    ]


def row_of(who: str, job: Virtual | Real, courses: Sequence[Course]) -> Row:
    """What they met; those whose dial cannot give the wish are left out. job: any of theirs."""
    reached = [course for course in courses if course.reached]
    successes = [fmean(a.success for a in course.told[SETTLED:]) for course in reached]
    longest = sorted(longest_run(course) for course in reached)
    return Row(
        who=who,
        method=job.method,
        target=job.target,
        people=len(reached),
        left_out=len(courses) - len(reached),
        success=fmean(successes) if successes else 0.0,
        sd=pstdev(successes) if successes else 0.0,
        longest_95=longest[-(len(longest) // 20) - 1] if longest else 0,
        few_failures=sum(run <= FEW_FAILURES for run in longest) / max(1, len(longest)),
        most_up=max((up for course in reached for up in _ups(course)), default=0.0),
    )


def longest_run(course: Course) -> int:
    """Most failures in a row, over all attempts."""
    runs = (
        len(list(run)) for success, run in groupby(a.success for a in course.told) if not success
    )
    return max(runs, default=0)


def _ups(course: Course) -> Iterable[float]:
    return (after.d - before.d for before, after in pairwise(course.told))
