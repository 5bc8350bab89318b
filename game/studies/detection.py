"""How many probes does it take before the report sees a true improvement, and how often does it
speak of change where there is none?

Simulated people come to whole courses of therapy (`courses`). Their probes go through our own
measures (`probes`), and what is said of each visit is said by the report's own rule
(`report.usual`). Source of the question: issue 3, clinical design R12, C19 and C20, measures
reference 5.3.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise, product

import msgspec
import numpy as np
import numpy.typing as npt
from scipy import stats

from game.patients.profile import PEOPLE, Profile
from game.report.usual import BASELINE_DAYS, Said, band_of, said_of
from game.studies.courses import DAYS_BEFORE, MOST_PROBES, SESSIONS, Course
from game.studies.crew import each

Counts = npt.NDArray[np.int64]
"""Of each case: `below` and `above` at each session, then `ever`, then `twice`."""

IMPROVEMENTS = (0.0, 0.10, 0.20, 0.30, 0.40)
"""Shares by which the true sway velocity falls."""
DAY_SDS = (0.0, 0.05, 0.10, 0.15)
"""Standard deviations of the form of the day, of the logarithm."""
USUAL_DAY_SD = 0.10
"""Unverified: no study between days is known for this probe. One-leg velocity of children on a
board has an SEM of 6.9 % between days, path length on a Wii board an MDC of 26 to 28 %, an SEM of
about 9 % (measures reference 5.1); both hold day and trial together."""
BLOCK = 5
"""People of one job (ours)."""
SEEDS = 1 << 20
"""Seeds of one study lie closer together than this, so that another seed shares none with it."""
ALLOWED = 0.05
"""Share of false alarms at the end of a course. Source: issue 3."""
POWER = 0.80
"""Share of true improvements that should be seen. Source: issue 3."""
TRAIL = 2
"""`ever` and `twice` stand behind the sessions."""


class Plan(msgspec.Struct, frozen=True):
    """How many probes a visit has."""

    probes: int
    """Of every visit."""
    assessed: int
    """Of the visit of which something is to be said."""

    @property
    def every_visit(self) -> bool:
        """Something may be said of every visit; else only of the last."""
        return self.assessed == self.probes


PLANS = (*(Plan(count, count) for count in range(1, MOST_PROBES + 1)), Plan(1, 3))
"""The last is that of the clinical design: one probe a session draws the curve, and an assessment
of three speaks of change (C19)."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Courses of one kind, and what was said of them."""

    patient: str
    plan: Plan
    days_before: int
    day_sd: float
    improvement: float
    people: int
    below: tuple[int, ...]
    """Courses of which 'lower than usual' is said, by session; the true improvement is lower."""
    above: tuple[int, ...]
    """Courses of which 'higher than usual' is said, by session."""
    ever: int
    """Courses of which change is said at any visit."""
    twice: int
    """Courses of which the same change is said at two visits in a row."""

    @property
    def told_by_session(self) -> tuple[int, ...]:
        """Courses of which something that counts is said: 'lower' where there is an improvement,
        any change where there is none."""
        if self.improvement:
            return self.below
        return tuple(map(sum, zip(self.below, self.above, strict=True)))

    @property
    def told(self) -> float:
        """Share of these at the end: power, or false alarms."""
        return self.told_by_session[-1] / self.people

    def sessions_for(self, power: float) -> int | None:
        """From which session on this share of true improvements is seen; None: not within 12."""
        enough = [count >= power * self.people for count in self.below]
        return next((n for n in range(1, SESSIONS + 1) if all(enough[n - 1 :])), None)


@lru_cache(maxsize=4096)  # the cases of a study have few different counts
def interval(count: int, of: int) -> tuple[float, float]:
    """Where the true share lies in 95 of 100 studies. Source: Wilson 1927, J Am Stat Assoc
    22:209-212."""
    limits = stats.binomtest(count, of).proportion_ci(0.95, method="wilson")
    return float(limits.low), float(limits.high)


def too_many(cases: Sequence[Case]) -> list[Case]:
    """Cases with more false alarms at the end than are allowed, beyond chance.

    Exact binomial test, one-sided, at 1 % for all cases together (Bonferroni).
    """
    without = [case for case in cases if not case.improvement]
    return [case for case in without if _surely_too_many(case, 0.01 / len(without))]


def _surely_too_many(case: Case, doubt: float) -> bool:
    told = case.told_by_session[-1]
    if told <= ALLOWED * case.people:
        return False
    p: float = stats.binomtest(told, case.people, ALLOWED, alternative="greater").pvalue
    return p < doubt


class Job(msgspec.Struct, frozen=True):
    """Some people of a profile, with all that another process needs to simulate them."""

    profile: Profile
    first: int
    people: int
    seed: int


def jobs(people: int, seed: int, profiles: Sequence[Profile] = PEOPLE) -> list[Job]:
    """The blocks that `detection` simulates."""
    return [
        Job(profile, first, min(BLOCK, people - first), seed)
        for profile in profiles
        for first in range(0, people, BLOCK)
    ]


def detection(
    people: int,
    seed: int,
    profiles: Sequence[Profile] = PEOPLE,
    *,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> list[Case]:
    """Every case, by profile, improvement, day-to-day SD, days before and plan.

    people: of each profile, 1 or more; the same people live through every case. The same seed gives
    the same cases. scheduler and done: as in `crew.each`, a call for each of `jobs`. Raises
    SetupError for a cluster that cannot be reached.
    """
    wanted = jobs(people, seed, profiles)
    counted = each(count_job, wanted, scheduler=scheduler, done=done)
    cases = []
    for profile in profiles:
        own = [
            counts for job, counts in zip(wanted, counted, strict=True) if job.profile == profile
        ]
        for kind, counts in zip(KINDS, np.sum(own, axis=0), strict=True):
            cases.append(_case(profile, kind, people, counts))
    return cases


KINDS = tuple(product(IMPROVEMENTS, DAY_SDS, DAYS_BEFORE, PLANS))


def _case(
    profile: Profile, kind: tuple[float, float, int, Plan], people: int, counts: Counts
) -> Case:
    improvement, day_sd, days_before, plan = kind
    numbers = [int(count) for count in counts]
    return Case(
        patient=profile.name,
        plan=plan,
        days_before=days_before,
        day_sd=day_sd,
        improvement=improvement,
        people=people,
        below=tuple(numbers[:SESSIONS]),
        above=tuple(numbers[SESSIONS : 2 * SESSIONS]),
        ever=numbers[-2],
        twice=numbers[-1],
    )


def count_job(job: Job) -> Counts:
    """What is said of these people, (kinds, 2 * sessions + 2)."""
    counts = np.zeros((len(KINDS), 2 * SESSIONS + TRAIL), dtype=np.int64)
    for number in range(job.first, job.first + job.people):
        course = Course(job.profile, job.seed * SEEDS + number)
        row = iter(counts)
        for improvement, day_sd in product(IMPROVEMENTS, DAY_SDS):
            visits = course.velocities_mm_s(improvement, day_sd)
            for before, plan in product(DAYS_BEFORE, PLANS):
                _count(statements(visits[max(DAYS_BEFORE) - before :], plan), plan, next(row))
    return counts


def _count(said: Sequence[Said], plan: Plan, row: Counts) -> None:
    of_sessions = said[-SESSIONS:]
    row[:SESSIONS] += [one == "below" for one in of_sessions]
    row[SESSIONS : 2 * SESSIONS] += [one == "above" for one in of_sessions]
    read = said if plan.every_visit else said[-1:]
    row[-2] += any(map(_is_change, read))
    row[-1] += any(_is_change(one) and one == after for one, after in pairwise(read))


def _is_change(said: Said) -> bool:
    return said in ("below", "above")


def statements(visits: Sequence[Sequence[float]], plan: Plan) -> list[Said]:
    """What the report says of each visit, had the course ended with it.

    visits: the velocities of each visit's probes, oldest first, as many as the plan takes or more.
    """
    days = [visit[: plan.probes] for visit in visits]
    bands = [band_of(days[:count]) for count in range(BASELINE_DAYS + 1)]
    return [
        said_of(visit[: plan.assessed], bands[min(number, BASELINE_DAYS)])
        for number, visit in enumerate(visits)
    ]
