"""A person on a harder condition: how stance, surface, sight and support change sway and reach.

The profiles stand as every level was tuned: hip-width, firm, eyes open. There nothing changes, with
whatever support; support only takes away from what a harder condition adds. Where no source is
named, the factors are ours and unverified: they keep the order of the condition axis (clinical
design 4.1), so that harder is never steadier.
"""

from __future__ import annotations

import math

import msgspec

from game.core.level import Condition
from game.patients.profile import Profile

YOUNG_MM_S, OLDER_MM_S = 8.8, 11.6
"""Mean velocity of quiet stance on firm ground, eyes open. Source: measures reference 5.2."""
FOAM = (23.8 / 8.8, 36.4 / 11.6)
CLOSED_FIRM = (9.7 / 8.8, 12.4 / 11.6)
CLOSED_FOAM = (31.5 / 23.8, 43.8 / 36.4)
"""Factors on sway, young and older. Source: measures reference 5.2; amplitude and velocity are
taken to grow alike (unverified)."""

SURFACES = (0.0, 0.5, 1.0, 1.1, 1.3)
"""Firm, thin foam, thick foam, rocker, wobble: power of the factor of thick foam; only 0 and 1 have
a source."""
EYES = (0.0, 0.0, 0.5, 1.0)
"""Open with and without a cursor, dim, closed: power of the factor of closed eyes."""
BASES = (0.5, 1.0, 1.4, 1.6, 2.2, 3.0)
"""Seated, hip-width, feet together, semi-tandem, tandem, single leg: factor on sway."""
REACHES = (0.8, 1.0, 0.85, 0.8, 0.6, 0.5)
"""The same stances: factor on reach."""
SURFACE_REACHES = (1.0, 0.95, 0.85, 0.8, 0.75)
HEADS = (1.0, 1.1, 1.2, 1.3)
COGNITIVE_SWAY = (1.0, 1.05, 1.1, 1.15)
COGNITIVE_REACTION = (1.0, 1.1, 1.2, 1.3)
LOADS = (1.0, 1.02, 1.05)
PERTURBATIONS = (1.0, 1.1, 1.2, 1.3)
VIBRATIONS = (1.0, 1.1)
ARMS = (1.0, 1.1)
LEFT_BY_SUPPORT = (0.2, 0.4, 0.6, 0.9, 1.0)
"""Two hands, one hand, fingertip, hover, none: share that is left of what the rest adds."""


def on_condition(profile: Profile, condition: Condition) -> Profile:
    """The same person standing so. Equal to `profile` on hip-width, firm ground, eyes open."""
    sway = sway_factor(profile, condition)
    reach = REACHES[condition.base] * SURFACE_REACHES[condition.surface]
    reaction = COGNITIVE_REACTION[condition.cognitive]
    return msgspec.structs.replace(
        profile,
        sway_slow_mm=sway * profile.sway_slow_mm,
        sway_fast_mm=sway * profile.sway_fast_mm,
        los_side_mm=reach * profile.los_side_mm,
        reaction_s=reaction * profile.reaction_s,
    )


def sway_factor(profile: Profile, condition: Condition) -> float:
    """How many times as large the sway of this person is there, above 0."""
    foam, closed_firm, closed_foam = _factors(_olderness(profile))
    soft = SURFACES[condition.surface]
    on_foam = min(1.0, soft)
    closed = _between(closed_firm, closed_foam, on_foam)
    factor = (
        math.pow(foam, soft)
        * math.pow(closed, EYES[condition.vision])
        * BASES[condition.base]
        * HEADS[condition.head]
        * COGNITIVE_SWAY[condition.cognitive]
        * LOADS[condition.load]
        * PERTURBATIONS[condition.perturbation]
        * VIBRATIONS[condition.vibration]
        * ARMS[condition.arms]
    )
    if factor <= 1:
        return factor
    return 1 + LEFT_BY_SUPPORT[condition.support] * (factor - 1)


def quiet_velocity_mm_s(profile: Profile) -> float:
    """Mean speed of quiet sway, mm/s. Source: closed form of exercises 8.2, two equal axes."""
    slow = 2 * math.pi * 0.1 * profile.sway_slow_mm
    fast = 2 * math.pi * profile.fast_hz * profile.sway_fast_mm
    return math.sqrt(math.pi / 2) * profile.noise * math.hypot(slow, fast)


def _olderness(profile: Profile) -> float:
    """0 for somebody as steady as the young of the source or steadier, 1 as the older or less
    steady."""
    share = (quiet_velocity_mm_s(profile) - YOUNG_MM_S) / (OLDER_MM_S - YOUNG_MM_S)
    return max(0.0, min(share, 1.0))


def _factors(olderness: float) -> tuple[float, float, float]:
    """Thick foam, eyes closed on firm ground, eyes closed on foam."""
    foam, firm, closed = (
        _between(young, older, olderness) for young, older in (FOAM, CLOSED_FIRM, CLOSED_FOAM)
    )
    return foam, firm, closed


def _between(low: float, high: float, share: float) -> float:
    """On a logarithmic scale, as factors go."""
    return math.pow(low, 1 - share) * math.pow(high, share)
