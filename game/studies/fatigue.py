"""Does the game see that somebody tires, and does it leave alone who does not?

Simulated people play visits of one level, the coach adapting from attempt to attempt, and after
each round the signs of fatigue are asked for, as in a real visit. In the one half nobody tires; in
the other, noise and slowness grow with the minutes of play. The answer is the share of visits with
a prompt in each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np

from game.coach import METHODS, Attempt, Coach, Start
from game.coach.fatigue import Kind, Round, Try, compare, signs_of_fatigue
from game.core.event import Event, Missed, Reached, Shown
from game.core.exercise import Exercise
from game.core.lane import for_the_lane_met, lane_of
from game.core.time import seconds
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.patients.individual import find_person, individual
from game.patients.profile import Profile
from game.patients.simulate import player
from game.store.signs import WINDOW_STEPS, Windows
from game.studies.crew import each

ROUNDS = 6
TABLE_NOISE = 0.01
TABLE_SLOWNESS = 0.02
"""A minute, of their value when fresh. Source: exercises 8.5 (10 % of reaction in 5 min)."""
TARGETS = {"athlete": 0.70, "adult": 0.75, "older": 0.75, "cp12": 0.80, "cp3": 0.80}
"""Wished success. Source: clinical design, rule 2."""
LEVELS = {
    "athlete": ("river_run/08-", "star_map/08-"),
    "adult": ("river_run/06-", "star_map/06-"),
    "older": ("river_run/05-", "star_map/05-"),
    "cp12": ("river_run/03-", "star_map/03-"),
    "cp3": ("river_run/02-", "star_map/02-"),
}
"""Rungs on which the dial reaches the wished success for most people of a profile (ours)."""


class Job(msgspec.Struct, frozen=True):
    """Visits of different people of one profile at one level."""

    profile: str
    level_id: str
    strength: float
    """How fast they tire: 0 not at all, 1 as exercises 8.5 has it."""
    seeds: tuple[int, ...]


class Told(msgspec.Struct, frozen=True):
    """What one visit showed: the first round with a sign, from 2 on, and which signs."""

    first_round: int | None
    kinds: tuple[Kind, ...]


class Row(msgspec.Struct, frozen=True):
    """A profile on a level, tiring so fast."""

    profile: str
    level_id: str
    strength: float
    visits: int
    prompted: int
    kinds: dict[str, int]
    """How many visits had each sign at their first prompt."""

    @property
    def share(self) -> float:
        """Of the visits that had a prompt."""
        return self.prompted / self.visits


def fatigue_study(
    people: int,
    seed: int,
    *,
    strengths: Sequence[float] = (0.0, 4.0, 8.0),
    profiles: Sequence[str] = tuple(LEVELS),
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> list[Row]:
    """Visits of so many people of each profile, on two levels each, one person a visit."""
    wanted = jobs(people, seed, strengths=strengths, profiles=profiles)
    told = each(visits, wanted, scheduler=scheduler, done=done)
    return [_row(job, one) for job, one in zip(wanted, told, strict=True)]


def jobs(
    people: int,
    seed: int,
    *,
    strengths: Sequence[float] = (0.0, 4.0, 8.0),
    profiles: Sequence[str] = tuple(LEVELS),
) -> list[Job]:
    """Everybody who plays, by how fast they tire, profile and level."""
    seeds = tuple(range(seed, seed + people))
    return [
        Job(profile, _level(start), strength, seeds)
        for strength in strengths
        for profile in profiles
        for start in LEVELS[profile]
    ]


def as_text(rows: Sequence[Row]) -> str:
    """The table for a terminal."""
    lines = [f"{'patient':9}{'level':24}{'tires':>6}{'visits':>8}{'prompted':>10}  first sign"]
    for row in rows:
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(row.kinds.items()))
        level = row.level_id[:23]
        share = f"{100 * row.share:.1f} %"
        tires = f"x{row.strength:g}"
        lines.append(f"{row.profile:9}{level:24}{tires:>6}{row.visits:>8}{share:>10}  {kinds}")
    return "\n".join(lines)


def visits(job: Job) -> list[Told]:
    """Each person's visit, as far as its first prompt."""
    kind = find_person(job.profile)
    return [_visit(job, individual(kind, seed), seed) for seed in job.seeds]


def tired(profile: Profile, minutes: float, strength: float) -> Profile:
    """The same person after so many minutes of play."""
    noise = 1 + TABLE_NOISE * strength * minutes
    slow = 1 + TABLE_SLOWNESS * strength * minutes
    return msgspec.structs.replace(
        profile,
        sway_slow_mm=profile.sway_slow_mm * noise,
        sway_fast_mm=profile.sway_fast_mm * noise,
        endpoint_noise=profile.endpoint_noise * noise,
        reaction_s=profile.reaction_s * slow,
        fitts_a_s=profile.fitts_a_s * slow,
        fitts_b_s=profile.fitts_b_s * slow,
        tracking_delay_s=profile.tracking_delay_s * slow,
    )


def _visit(job: Job, person: Profile, seed: int) -> Told:
    entry = find_level(job.level_id)
    level = entry.level
    start = Start(d=level.d.start, target=TARGETS[job.profile], low=level.d.min, high=level.d.max)
    coach = METHODS["wud"](start)
    rounds: list[Round] = []
    minutes = 0.0
    for number in range(ROUNDS):
        now = tired(person, minutes, job.strength)
        played = _Played(EXERCISES[entry.exercise], coach)
        rounds.append(played.round(job.level_id, level, now, 1000 * seed + number))
        coach = played.coach
        minutes += rounds[-1].active_s / 60
        signs = signs_of_fatigue(compare(rounds))
        if signs:
            return Told(number + 1, tuple(sign.kind for sign in signs))
    return Told(None, ())


class _Played:
    """One round, with what is needed of it."""

    def __init__(self, exercise: Exercise, coach: Coach) -> None:
        self._exercise, self.coach = exercise, coach
        self._d = 0.0
        self._easy = False
        self._tries: list[Try] = []

    def round(self, level_id: str, level: Any, person: Profile, seed: int) -> Round:
        exercise, someone = self._exercise, player(person, seed)
        state = exercise.dial(exercise.start(level, seed), self.coach.d)
        leans: list[tuple[float, float]] = []
        while not exercise.done(state):
            lean = someone.lean(exercise.aim(state), len(leans))
            leans.append((lean.x, lean.y))
            state, events = exercise.step(state, lean)
            for event in events:
                someone.notice(event)
                state = self._see(state, event)
        return Round(
            level=level_id,
            active_s=seconds(len(leans)),
            tries=tuple(self._tries),
            speed=_speed(person, leans),
        )

    def _see(self, state: Any, event: Event) -> Any:
        if isinstance(event, Shown):
            self._d = event.d
        if not isinstance(event, Reached | Missed):
            return state
        success = isinstance(event, Reached)
        if not self._easy:
            self._tries.append(Try(success, self._d, event.time_s))
        attempt = Attempt(success, self._d, lane_of(event.label), self._easy)
        coach, dial = self.coach, self._exercise.dial
        self.coach, move = for_the_lane_met(
            lambda lane: coach.propose(attempt, lane_ahead=lane),
            lambda d: dial(state, d).lane_ahead,
            state.lane_ahead,
        )
        self._easy = move.easier_on_purpose
        return dial(state, move.d)


def _speed(person: Profile, leans: Sequence[tuple[float, float]]) -> float:
    """Mean speed of the centre of pressure, mm/s, as `game.store.signs` has it."""
    reach = person.calibration("")
    whole = len(leans) // WINDOW_STEPS * WINDOW_STEPS
    lean = np.array(leans[:whole])
    x = lean[:, 0] * np.where(lean[:, 0] > 0, reach.right, reach.left)
    y = lean[:, 1] * np.where(lean[:, 1] > 0, reach.forward, reach.back)
    x, y = (one.reshape(-1, WINDOW_STEPS).mean(axis=1) for one in (x, y))
    return float(Windows(x, y, np.full(len(x), np.nan)).speed.mean())


def _level(start: str) -> str:
    from game.exercises.library import all_levels

    return next(entry.id for entry in all_levels() if entry.id.startswith(start))


def _row(job: Job, told: Sequence[Told]) -> Row:
    kinds = [kind.value for one in told for kind in one.kinds]
    return Row(
        job.profile,
        job.level_id,
        job.strength,
        len(told),
        sum(one.first_round is not None for one in told),
        {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
    )
