"""What a board makes of a weight that is known, and by what its loads should be multiplied.

One factor for the whole board is all that is offered: it cancels in the centre of pressure, so that
what was measured before stays comparable; factors of single corners would move it (device reference
1.8).
"""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence

import msgspec

LEAST_KG, MOST_KG = 5.0, 150.0
"""A lighter weight is lost in what a board does not repeat; a heavier one no board carries."""
CORNERS_UP_TO_KG = 25.0
"""What a hand puts down is put on the corners too. A person stands in the middle only: at a corner
the board tips."""
REPEATS_KG = 0.46
"""The same board repeats so well, 4.5 N. Source: Bartlett 2014, doi 10.1016/j.gaitpost.2013.07.010
(device reference 3.6)."""
REPEATS_SHARE = 0.01
"""And this of the weight (ours)."""
LEAST_GAIN, MOST_GAIN = 0.5, 2.0
"""As an address may say. A board that is further off is broken, or the weight another."""


class Place(enum.StrEnum):
    """Where the weight is put."""

    MIDDLE = "middle"
    FRONT_LEFT = "front_left"
    FRONT_RIGHT = "front_right"
    BACK_RIGHT = "back_right"
    BACK_LEFT = "back_left"


class Unfit(enum.StrEnum):
    """Why no factor is offered."""

    NO_LOAD = "no_load"
    """The device does not weigh."""
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    NOT_MEASURED = "not_measured"
    FAR_OFF = "far_off"
    """The factor would be below 0.5 or above 2."""
    UNEVEN = "uneven"
    """The corners differ by more than one factor can mend."""


class Shown(msgspec.Struct, frozen=True):
    """What the board showed at one place, its zero and its factor taken into account."""

    place: Place
    kg: float


class Outcome(msgspec.Struct, frozen=True):
    """What came of a check."""

    weight_kg: float
    shown: tuple[Shown, ...]
    limit_kg: float
    """An error within this is none."""
    gain: float | None = None
    """The factor that mends it; None where there is nothing to mend, or nothing can."""
    unfit: Unfit | None = None

    @property
    def within(self) -> bool:
        """Is the board as right as it can be told with this weight?"""
        return bool(self.shown) and all(
            abs(self.error_kg(one)) <= self.limit_kg for one in self.shown
        )

    def error_kg(self, shown: Shown) -> float:
        """Too much is above 0."""
        return shown.kg - self.weight_kg


def unfit_weight(weight_kg: float) -> Unfit | None:
    """Why this weight tells nothing; None for one that does."""
    if not weight_kg >= LEAST_KG:
        return Unfit.TOO_LITTLE
    return Unfit.TOO_MUCH if weight_kg > MOST_KG else None


def limit_kg(weight_kg: float) -> float:
    """An error within this is none: the board does not repeat better."""
    return REPEATS_KG + REPEATS_SHARE * weight_kg


def places_for(weight_kg: float) -> tuple[Place, ...]:
    """Where such a weight is put, in order."""
    return tuple(Place) if weight_kg <= CORNERS_UP_TO_KG else (Place.MIDDLE,)


def outcome_of(
    weight_kg: float, shown: Sequence[Shown], gain: float = 1.0, *, weighs: bool = True
) -> Outcome:
    """What a board that showed this makes of the weight. gain: the factor that was in force.

    The factor is that with the least squares of error over all places. Source: ours; known answers
    in tests/core/test_weighing.py.
    """
    most_kg = limit_kg(weight_kg)
    plain = Outcome(weight_kg, tuple(shown), most_kg)
    if not shown:
        return _without(plain, Unfit.NOT_MEASURED if weighs else Unfit.NO_LOAD)
    if plain.within:
        return plain
    raw_kg = [one.kg / gain for one in shown]
    squares = math.fsum(kg * kg for kg in raw_kg)
    factor = weight_kg * math.fsum(raw_kg) / squares if squares else math.inf
    if not LEAST_GAIN <= factor <= MOST_GAIN:
        return _without(plain, Unfit.FAR_OFF)
    if any(abs(factor * kg - weight_kg) > most_kg for kg in raw_kg):
        return _without(plain, Unfit.UNEVEN)
    return msgspec.structs.replace(plain, gain=round(factor, 4))


def _without(outcome: Outcome, unfit: Unfit) -> Outcome:
    return msgspec.structs.replace(outcome, unfit=unfit)
