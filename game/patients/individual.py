"""Different people of one kind, and people of every ability between two kinds.

All spreads are between people, log-normal, and share one common skill, so that somebody steady
tends to be quick as well. The profile itself stays the typical person: the median of its people.
"""

from __future__ import annotations

import math
import random

import msgspec

from game.core.errors import SetupError
from game.patients.profile import PEOPLE, Profile, find_profile

COMMON_SKILL = 0.7
"""Share of a trait's spread, as a correlation, that is the common skill: two traits of one person
correlate by its square (ours, unverified)."""
FARTHEST_SD = 2.5
"""Nobody is farther from typical in any trait, in standard deviations (ours)."""
MARK = "#"
"""Between the name of a profile and the number of one of its people: 'cp12#7'."""


class Spread(msgspec.Struct, frozen=True):
    """How much people of one kind differ in one trait."""

    sd: float
    """Standard deviation of its logarithm."""
    skill: int
    """1 where the more skilful have more of it, -1 where less, 0 where it has nothing to do with
    skill."""


SPREADS: dict[str, Spread] = {
    "sway_slow_mm": Spread(0.35, -1),
    "sway_fast_mm": Spread(0.35, -1),
    "fast_hz": Spread(0.06, 0),
    "los_side_mm": Spread(0.12, 1),
    "pelvis_side_deg": Spread(0.12, 1),
    "reaction_s": Spread(0.12, -1),
    "reaction_sd_s": Spread(0.20, -1),
    "fitts_a_s": Spread(0.20, -1),
    "fitts_b_s": Spread(0.15, -1),
    "endpoint_noise": Spread(0.20, -1),
    "tremor_mm": Spread(0.30, -1),
    "tracking_delay_s": Spread(0.10, -1),
    "body_kg": Spread(0.15, 0),
}
"""Sway: the mean velocity of 163 adults had a standard deviation between people of 34 % (young) and
41 % (older) of its mean, computed from ICC and SEM in measures reference 5.2, about 0.33 of its
logarithm. All others ours, unverified."""


def individual(profile: Profile, seed: int) -> Profile:
    """One person of this kind; the same seed is the same person. Named 'cp12#7' for seed 7."""
    source = random.Random(f"individual {profile.name} {seed}")
    skill = _deviation(source)
    own = math.sqrt(1 - COMMON_SKILL**2)
    changes: dict[str, float] = {}
    for trait, spread in SPREADS.items():
        deviation = _deviation(source)
        if spread.skill:
            deviation = COMMON_SKILL * spread.skill * skill + own * deviation
        changes[trait] = getattr(profile, trait) * math.exp(spread.sd * deviation)
    return msgspec.structs.replace(profile, name=f"{profile.name}{MARK}{seed}", **changes)


def blend(low: Profile, high: Profile, share: float) -> Profile:
    """Somebody between two kinds: low at share 0, high at 1, every trait on a logarithmic scale.

    What is no number (the weak side, the way to play) is that of the nearer of the two. Raises
    ValueError for a share outside 0 to 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share {share} is not from 0 to 1")
    traits = {
        trait: _between(getattr(low, trait), getattr(high, trait), share) for trait in SPREADS
    }
    nearer = low if share < 0.5 else high
    return msgspec.structs.replace(nearer, name=f"{low.name}-{high.name}@{share:.3f}", **traits)


def of_ability(share: float) -> Profile:
    """Somebody of a continuous population: cp3 at 0, then cp12, older and adult at each quarter,
    athlete at 1. Raises ValueError for a share outside 0 to 1."""
    if not 0 <= share <= 1:
        raise ValueError(f"share {share} is not from 0 to 1")
    ladder = PEOPLE[::-1]
    place = share * (len(ladder) - 1)
    below = min(int(place), len(ladder) - 2)
    someone = blend(ladder[below], ladder[below + 1], place - below)
    return msgspec.structs.replace(someone, name=f"ability@{share:.3f}")


def find_person(name: str) -> Profile:
    """The typical person of a profile, 'cp12', or one of its people, 'cp12#7'.

    Raises SetupError for an unknown profile, with the nearest known name, and for a number that is
    none.
    """
    kind, mark, number = name.partition(MARK)
    profile = find_profile(kind)
    if not mark:
        return profile
    if not (number.isascii() and number.isdigit()):
        raise SetupError(
            f"simulated patient '{name}': after '{MARK}' belongs a whole number. "
            f"Write, for example, '{kind}{MARK}7'."
        )
    return individual(profile, int(number))


def _deviation(source: random.Random) -> float:
    return max(-FARTHEST_SD, min(source.gauss(0.0, 1.0), FARTHEST_SD))


def _between(low: float, high: float, share: float) -> float:
    """Geometric; straight where one of the two has nothing of it, such as tremor."""
    if low > 0 and high > 0:
        return math.exp((1 - share) * math.log(low) + share * math.log(high))
    return (1 - share) * low + share * high
