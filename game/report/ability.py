"""The person and the levels on one scale, and how that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.coach.ability import Ability
from game.coach.ability_evidence import abilities
from game.core.difficulty import Difficulties, Difficulty, Spread, expected_success, points
from game.core.patient import GUEST, Patient
from game.exercises import EXERCISES
from game.exercises.difficulties import DOMAINS, as_measured, current
from game.exercises.library import LevelEntry, ladder_levels
from game.figures import Figures
from game.report.parts import AbilityPart, DomainAbility, RungPart
from game.store.records import BoutRow
from game.text import Words, mark

TITLES: Mapping[str, str] = {
    "balance": mark("Balance"),
    "coordination": mark("Coordination"),
    "posture": mark("Posture"),
    "proprioception": mark("Proprioception"),
    "strength": mark("Strength"),
    "flexibility": mark("Flexibility"),
}
"""The domains as people read them. Source: exercises 1."""
SUITS = 0.75
"""The success at which a rung suits. Source: clinical design, rule 2."""
SCALE = mark(
    "60 is a typical adult of the simulation, and 2 points are one logit. The levels were measured "
    "with simulated people, so that points of another domain cannot be compared with these."
)


def ability_of(
    patient: Patient, bouts: Sequence[BoutRow], difficulties: Difficulties
) -> AbilityPart:
    """Of one person. bouts: oldest first."""
    now = current(difficulties)
    rows = [] if patient.alias == GUEST else as_measured(bouts)
    found = abilities(rows, DOMAINS, now, patient.group)
    levels = {level.level: level for level in now.levels}
    return AbilityPart(
        abilities=tuple(_domain(one) for one in found.values()),
        rungs=tuple(
            _rung(entry, levels[entry.id], found[DOMAINS[entry.exercise]], now)
            for entry in ladder_levels()
            if entry.id in levels
        ),
    )


def _domain(ability: Ability) -> DomainAbility:
    return DomainAbility(
        domain=ability.domain,
        title=TITLES.get(ability.domain, ability.domain),
        mean=ability.mean,
        low=ability.low,
        high=ability.high,
        attempts=ability.attempts,
        visits=ability.visits,
    )


def _rung(
    entry: LevelEntry, level: Difficulty, ability: Ability, difficulties: Difficulties
) -> RungPart:
    start = level.at(entry.level.d.start)
    own = difficulties.spreads.get(ability.domain, Spread(level=0.0)).level
    sd = (ability.sd**2 + own**2 + level.doubt**2) ** 0.5
    return RungPart(
        exercise=entry.exercise,
        title=EXERCISES[entry.exercise].CARD.title,
        domain=ability.domain,
        level=entry.id,
        rung=entry.rung or 0,
        easiest=level.at(entry.level.d.min),
        start=start,
        hardest=level.at(entry.level.d.max),
        expected=expected_success(ability.mean, sd, start),
        measured=level.origin != "neighbours",
        sure=level.sure,
    )


def ability_said(part: AbilityPart | None, words: Words) -> tuple[str, ...]:
    """For each domain: where the person stands, how sure that is, and what it means at a level."""
    if part is None:
        return ()
    said = [sentence for one in part.abilities for sentence in _said(one, part, words)]
    return (*said, words(SCALE))


def _said(one: DomainAbility, part: AbilityPart, words: Words) -> list[str]:
    figures, name = Figures(words), words(one.title)
    if not one.attempts:
        return [words("{domain}: no attempt yet that says how able.", domain=name)]
    low, mean, high = (figures.number(points(x)) for x in (one.low, one.mean, one.high))
    where = words(
        "{domain}: ability {mean} (95 % between {low} and {high}); attempts: {n}.",
        domain=name,
        mean=mean,
        low=low,
        high=high,
        n=figures.number(one.attempts),
    )
    rungs = [rung for rung in part.rungs if rung.domain == one.domain]
    best = min(rungs, key=lambda rung: abs(rung.expected - SUITS), default=None)
    if best is None:
        return [where]
    means = words(
        "That is about {share} of the attempts at {exercise}, level {rung}, where it starts.",
        share=figures.share(best.expected),
        exercise=words(best.title),
        rung=figures.number(best.rung),
    )
    return [f"{where} {means}"]
