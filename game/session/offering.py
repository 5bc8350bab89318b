"""What to play next, and why: of what is allowed, the level at which this person is expected to
succeed as often as they should, what was practised least first.

Nothing here makes a visit harder than the therapist allows: a prescribed level stays, a locked rung
stays, and without either nobody climbs more than one rung above what they had played before the
visit. Source: clinical design, R10 (order), R13 (choice); challenge point, 3.1.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from game.coach.ability import Ability
from game.coach.ability_evidence import Bout
from game.core.difficulty import Difficulties, Spread, expected_success
from game.core.patient import Patient
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry
from game.text import mark

LEAST_CHOICES = 2
"""The player chooses among two or more. Source: clinical design, R13."""

ALIKE = 0.05
"""Shares of success nearer than that to each other are no reason for one of two rungs (ours)."""

EXPECTED = mark("About {tenths} in 10 expected to succeed.")
UNMEASURED = mark("How hard this level is was not measured; it continues where play was.")
PLANNED = mark("The plan comes next.")
PRESCRIBED = mark("The therapist has chosen this level.")
LOCKED = mark("The rung is locked; it stays where play was.")
ONE_UP = mark("{wished} in 10 are wished for; a visit goes one rung higher at the most.")
LEAST = mark("{domain} was practised least.")
NEW = mark("{domain} was not practised yet.")
JUST = mark("It was just played.")


class Said(msgspec.Struct, frozen=True):
    """One reason: a message id, its numbers, and its words that are message ids themselves."""

    message: str
    values: Mapping[str, float] = {}
    names: Mapping[str, str] = {}

    @property
    def text(self) -> str:
        """In English."""
        return self.message.format(**self.values, **self.names)


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One level that is offered."""

    level: str
    expected: float | None
    """Share of attempts that should succeed where the level starts, 0 to 1; None where its
    difficulty is not known."""
    reasons: tuple[Said, ...]

    @property
    def text(self) -> str:
        """The reasons in English."""
        return " ".join(said.text for said in self.reasons)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the choice rests on."""

    patient: Patient
    bouts: Sequence[Bout]
    """Of this person, oldest first."""
    session: str
    """The visit now."""
    abilities: Mapping[str, Ability]
    """By domain."""
    difficulties: Difficulties

    @property
    def played(self) -> list[Bout]:
        """Without probes."""
        return [row for row in self.bouts if row.purpose == "play"]

    def expected(self, entry: LevelEntry) -> float | None:
        """Success where the level starts, with what is not known of the person taken into account;
        None where nobody has measured the level, or not on the condition set for this person or at
        their pace."""
        ability = self.abilities.get(EXERCISES[entry.exercise].CARD.domain)
        difficulty = self.difficulties.of(entry.id)
        own_condition = entry.level.condition
        stands = self.patient.conditions.get(entry.exercise, own_condition)
        measured = stands == own_condition and self.patient.access.pace == 1.0
        if ability is None or difficulty is None or not measured:
            return None
        own = self.difficulties.spreads.get(ability.domain, Spread(level=0.0))
        sd = (ability.sd**2 + own.level**2 + difficulty.doubt**2) ** 0.5
        d = _within(entry, self.patient)
        return expected_success(ability.mean, sd, difficulty.at(d))


def planned(level: str) -> Choice:
    """What the plan says."""
    return Choice(level=level, expected=None, reasons=(Said(PLANNED),))


def offers(known: Known, playable: Sequence[LevelEntry]) -> list[Choice]:
    """What to choose from, best first: one level of each exercise, or two of the only one.

    playable: levels with a rung that the device can play.
    """
    ladders: dict[str, list[LevelEntry]] = {}
    for entry in sorted(playable, key=lambda entry: entry.rung or 0):
        ladders.setdefault(entry.exercise, []).append(entry)
    names = sorted(ladders, key=lambda exercise: _turn(known, exercise, list(ladders)))
    single = len(names) < LEAST_CHOICES
    return [
        choice
        for exercise in names
        for choice in _of_exercise(known, ladders[exercise], list(ladders))[: 2 if single else 1]
    ]


def _of_exercise(
    known: Known, ladder: Sequence[LevelEntry], exercises: Sequence[str]
) -> list[Choice]:
    """The levels of one exercise that are allowed, the one that suits best first."""
    exercise = ladder[0].exercise
    why = _why_now(known, exercise, exercises)
    wished = known.patient.target_success
    allowed, fixed = _allowed(known, ladder)

    def far(entry: LevelEntry) -> tuple[float, int]:
        expected, rung = known.expected(entry), entry.rung or 0
        if expected is None:
            return (0.0 if entry is _last(known, ladder) else math.inf, 0)
        # where a person is far ahead all rungs look alike: then the one farther up, and else the
        # one farther down
        gap = round(abs(expected - wished) / ALIKE)
        return gap, -rung if expected > wished else rung

    choices = []
    for entry in sorted(allowed, key=far):
        expected = known.expected(entry)
        tenths = None if expected is None else round(10 * expected)
        chance = Said(UNMEASURED) if tenths is None else Said(EXPECTED, {"tenths": tenths})
        near = _limit(known, entry, allowed, ladder) if fixed is None else None
        reasons = tuple(filter(None, (fixed, chance, near, why)))
        choices.append(Choice(level=entry.id, expected=expected, reasons=reasons))
    return choices


def _limit(
    known: Known, entry: LevelEntry, allowed: Sequence[LevelEntry], ladder: Sequence[LevelEntry]
) -> Said | None:
    """Why a level is offered that is easier than wished: the rungs above it come later."""
    expected, wished = known.expected(entry), known.patient.target_success
    if expected is None or round(10 * expected) <= round(10 * wished):
        return None
    highest = max(allowed, key=lambda one: one.rung or 0)
    if entry is not highest or len(allowed) == len(ladder):
        return None
    return Said(ONE_UP, {"wished": round(10 * wished)})


def _allowed(known: Known, ladder: Sequence[LevelEntry]) -> tuple[list[LevelEntry], Said | None]:
    """The rungs among which to choose, and what fixes them where something does."""
    patient, exercise = known.patient, ladder[0].exercise
    by_id = {entry.id: entry for entry in ladder}
    prescribed = patient.levels.get(exercise)
    if prescribed in by_id:
        return [by_id[prescribed]], Said(PRESCRIBED)
    if "rung" in patient.locks:
        return [_last(known, ladder)], Said(LOCKED)
    before = [row.level_id for row in known.played if row.session != known.session]
    highest = max((by_id[one].rung or 0 for one in before if one in by_id), default=0)
    return [entry for entry in ladder if (entry.rung or 0) <= highest + 1] or [ladder[0]], None


def _last(known: Known, ladder: Sequence[LevelEntry]) -> LevelEntry:
    """The rung that was played last, else the first."""
    played = [row.level_id for row in known.played if row.exercise == ladder[0].exercise]
    return next((entry for entry in ladder if played and entry.id == played[-1]), ladder[0])


def _turn(known: Known, exercise: str, exercises: Sequence[str]) -> tuple[int, int, int, int]:
    """Sorts first what was played least: this exercise today, its domain in all, itself in all."""
    played = known.played
    today = [row for row in played if row.session == known.session]
    return (
        sum(row.exercise == exercise for row in today),
        _bouts_of(known, _domain(exercise)),
        sum(row.exercise == exercise for row in played),
        list(exercises).index(exercise),
    )


def _why_now(known: Known, exercise: str, exercises: Sequence[str]) -> Said | None:
    """Why this exercise has its place in the order."""
    domain = _domain(exercise)
    counts = {name: _bouts_of(known, name) for name in map(_domain, exercises)}
    others = [count for name, count in counts.items() if name != domain]
    if others and counts[domain] < min(others):
        message = LEAST if counts[domain] else NEW
        return Said(message, names={"domain": DOMAINS.get(domain, domain)})
    if known.played and known.played[-1].exercise == exercise and len(exercises) > 1:
        return Said(JUST)
    return None


DOMAINS: Mapping[str, str] = {
    "balance": mark("Balance"),
    "coordination": mark("Coordination"),
    "posture": mark("Posture"),
    "proprioception": mark("Proprioception"),
    "strength": mark("Strength"),
    "flexibility": mark("Flexibility"),
}
"""The domains as people read them. Source: exercises 1."""


def _bouts_of(known: Known, domain: str) -> int:
    return sum(_domain(row.exercise) == domain for row in known.played)


def _domain(exercise: str) -> str:
    rules = EXERCISES.get(exercise)
    return rules.CARD.domain if rules else ""


def _within(entry: LevelEntry, patient: Patient) -> float:
    """Where the level starts for this person."""
    limits = patient.limits
    return max(limits.d_min, min(entry.level.clamp(entry.level.d.start), limits.d_max))
