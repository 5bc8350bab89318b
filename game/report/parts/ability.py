"""The person and the levels on one scale."""

from __future__ import annotations

import msgspec


class DomainAbility(msgspec.Struct, frozen=True, kw_only=True):
    """How able the person is in one domain, at the last visit; logits, the typical adult at 0."""

    domain: str
    title: str
    """Message id."""
    mean: float
    low: float
    high: float
    """95 % lie between."""
    attempts: int
    """That it rests on; 0: all that is known is the group."""
    visits: int


class RungPart(msgspec.Struct, frozen=True, kw_only=True):
    """One level on the scale of ability, logits."""

    exercise: str
    title: str
    """Message id of the exercise."""
    domain: str
    level: str
    rung: int
    easiest: float
    start: float
    hardest: float
    """At the ends of its dial and where it starts."""
    expected: float
    """Success of this person where it starts, 0 to 1, with what is not known of them taken into
    account."""
    measured: bool
    """False: the level has changed since, and is put between its neighbours."""
    sure: bool
    """False: nearly everybody succeeds, so that nothing tells how easy it is."""


class AbilityPart(msgspec.Struct, frozen=True, kw_only=True):
    """The person and the levels on one scale."""

    abilities: tuple[DomainAbility, ...]
    rungs: tuple[RungPart, ...]
