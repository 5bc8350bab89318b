"""A vest or ankle weights that a therapist has somebody wear in an exercise: how much, and how it
begins. Source: exercises 5, added load (unverified, our choice)."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Where = Literal["ankles", "vest"]
MOST_SHARE = 0.05
"""Of body weight; the software prescribes no more."""
UNWEIGHED_KG = 0.5
"""The most for somebody whose weight no board has measured."""
FIRST_SHARE = 0.02
"""Of body weight: 1 % at each ankle."""
FIRST_CHILD_KG = 0.5
STABLE_D = 0.8
"""Load comes after a stance that is stable at this difficulty."""


class AddedLoad(msgspec.Struct, frozen=True):
    """What is worn, both ankles together."""

    kg: Annotated[float, msgspec.Meta(ge=0.25, le=6)]
    where: Where = "ankles"


def too_much(load: AddedLoad, body_kg: float | None) -> str | None:
    """Why a load may not be prescribed, in one line; None where it may. body_kg: as a board has
    weighed it; None where none has."""
    if body_kg is None:
        if load.kg <= UNWEIGHED_KG:
            return None
        return f"without a weighing {UNWEIGHED_KG:g} kg is the most. Calibrate on a board first."
    most_kg = MOST_SHARE * body_kg
    if load.kg <= most_kg:
        return None
    return f"{MOST_SHARE:.0%} of body weight is the most, here {most_kg:.2f} kg."


def first_kg(body_kg: float | None, *, child: bool) -> float:
    """The most to begin with."""
    if child or body_kg is None:
        return FIRST_CHILD_KG
    return FIRST_SHARE * body_kg
