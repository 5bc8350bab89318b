"""From the bouts that were played to what an estimate of ability rests on, and to its prior."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Protocol

from game.coach.ability import Ability, Prior, Tally, estimate
from game.core.difficulty import Difficulties, Spread
from game.core.patient import Group

D_DIGITS = 2
"""Attempts that were made this near to each other on the dial are counted together."""

LIKE: Mapping[Group, tuple[str, ...]] = {
    "child_cp": ("cp12", "cp3"),
    "adult_msk": ("adult", "older"),
    "stroke": ("older", "cp12"),
    "older": ("older",),
    "athlete": ("athlete", "adult"),
}
"""Whom people of a group may resemble before they have played (ours, unverified)."""
OWN_SD = 2.0
"""How far a person may be from these, logits: wide, for real people are not simulated ones (ours).
"""
UNKNOWN = Prior(-1.5, 4.0)
"""Where nothing typical was measured."""


class Tried(Protocol):
    """One attempt."""

    @property
    def success(self) -> bool: ...

    @property
    def d(self) -> float: ...

    @property
    def easy(self) -> bool: ...


class Bout(Protocol):
    """What is asked of a bout in the store: rooms of one rank are blind to each other."""

    @property
    def session(self) -> str: ...

    @property
    def exercise(self) -> str: ...

    @property
    def level_id(self) -> str: ...

    @property
    def level_sha256(self) -> str: ...

    @property
    def purpose(self) -> str: ...

    @property
    def own_calibration(self) -> bool: ...

    @property
    def tried(self) -> Sequence[Tried]: ...


def abilities(
    bouts: Sequence[Bout],
    domains: Mapping[str, str],
    difficulties: Difficulties,
    group: Group,
) -> dict[str, Ability]:
    """The ability of one person in each domain of which a level's difficulty is known.

    bouts: of this person, oldest first. domains: of each exercise. Where nothing was tried, the
    ability is what is known of the group.
    """
    tallies = tallies_of(bouts, difficulties)
    known = dict.fromkeys(domains[one.exercise] for one in difficulties.levels)
    return {
        domain: estimate(
            domain,
            [tally for tally in tallies if domains[tally.exercise] == domain],
            difficulties.spreads.get(domain, Spread(level=0.5)),
            prior_of(group, domain, difficulties),
        )
        for domain in known
    }


def tallies_of(bouts: Sequence[Bout], difficulties: Difficulties) -> list[Tally]:
    """What counts of these bouts.

    Attempts that were given to succeed do not: they are left out of every estimate (clinical
    design, R5), and that they are is decided before they are made, so that leaving them out favours
    nobody. Nor do attempts at a level that was since edited or never measured, or with a reach that
    was not this person's own (a typical one, a pointer).
    """
    visits = {session: n for n, session in enumerate(dict.fromkeys(b.session for b in bouts))}
    tallies = []
    for bout in bouts:
        difficulty = difficulties.of(bout.level_id)
        if difficulty is None or difficulty.sha256 != bout.level_sha256:
            continue
        if not bout.own_calibration:
            continue
        attempts: Counter[float] = Counter()
        successes: Counter[float] = Counter()
        for tried in bout.tried:
            if not tried.easy:
                d = round(tried.d, D_DIGITS)
                attempts[d] += 1
                successes[d] += tried.success
        tallies += [
            Tally(
                visit=visits[bout.session],
                level=bout.level_id,
                exercise=bout.exercise,
                difficulty=difficulty.at(d),
                error=difficulty.error,
                successes=successes[d],
                attempts=attempts[d],
            )
            for d in sorted(attempts)
        ]
    return tallies


def prior_of(group: Group, domain: str, difficulties: Difficulties) -> Prior:
    """What is known of somebody of this group in a domain before they have played."""
    typical = difficulties.typical.get(domain, {})
    like = [typical[name] for name in LIKE[group] if name in typical]
    if not like:
        return UNKNOWN
    apart = (max(like) - min(like)) / 2
    return Prior(fmean(like), math.hypot(OWN_SD, apart))
