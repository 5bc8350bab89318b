"""How feedback is given less and less from visit to visit: who always sees the light learns to
follow the light.

A plan may say how, and each group has a default. It never changes a probe or an assessment, nor a
level that says itself how it gives feedback. Source: clinical design, rule 6, R8, C3 and C9; what
is ours is marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Literal

import msgspec

from game.core.feedback import Feedback
from game.core.level import Share
from game.core.patient import Group, Patient

Instead = Literal["bandwidth", "terminal", "none"]
"""What an attempt has in place of a light to follow, as of `feedback.Mode`."""
LEAST_RESULTS = 0.5
"""Of the attempts, share with results where the others have none. Source: clinical design, R8."""
CATCH_FROM_YEARS = 8
"""Younger children have no catch attempts. Source: clinical design, R8."""


class Fading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From visit to visit a smaller share of the attempts is shown all the time."""

    shown: Annotated[tuple[Share, ...], msgspec.Meta(min_length=1, max_length=12)] = (1.0,)
    """Share of the attempts at each step; the last one holds on."""
    visits_each: Annotated[int, msgspec.Meta(ge=1, le=20)] = 2
    """Visits at each step (ours)."""
    first_days: Annotated[int, msgspec.Meta(ge=0, le=60)] = 0
    """For so many days from the first visit on everything is shown, and the steps begin then."""
    instead: Instead = "bandwidth"
    """What the other attempts have."""
    catch_share: Annotated[float, msgspec.Meta(ge=0, le=0.4)] = 0.0
    """Of the attempts, with no feedback at all."""
    catch_from_visit: Annotated[int, msgspec.Meta(ge=1, le=100)] = 4

    def __post_init__(self) -> None:
        if any(later > before for before, later in pairwise(self.shown)):
            raise ValueError(
                "'shown' rises; it is given less and less. Write the largest share first"
            )
        if self.instead == "none" and self.shown[-1] < LEAST_RESULTS:
            raise ValueError(
                f"'shown' may not fall below {LEAST_RESULTS:g} while the others show nothing. "
                "Choose 0.5 or more, or 'instead: terminal'"
            )
        if self.instead == "none" and self.catch_share:
            raise ValueError(
                "'catch_share' has no place where the others show nothing already. Leave it out"
            )


FADING: Mapping[Group, Fading] = {
    "child_cp": Fading(catch_share=0.2),
    **dict.fromkeys(
        ("adult_msk", "stroke", "older", "athlete"),
        Fading(shown=(0.5,), first_days=7, catch_share=0.2),
    ),
}
"""Where no plan says anything. Source: clinical design, R8: a child's results are all shown unless
the therapist plans otherwise; an adult has everything in the first week, then half."""


class Practised(msgspec.Struct, frozen=True):
    """How far somebody has come with practice."""

    visit: int = 1
    """Number of this visit among those with play."""
    days: int = 0
    """Whole days since the first of them."""
    visits_since: int = 1
    """The same count from the end of a fading's first days on, this visit included."""


def feedback_now(fading: Fading, practised: Practised, patient: Patient, year: int) -> Feedback:
    """How this visit's attempts tell how they go. year: of today."""
    if practised.days < fading.first_days:
        return Feedback(even=True)
    step = (practised.visits_since - 1) // fading.visits_each
    shown = fading.shown[min(step, len(fading.shown) - 1)]
    catches = practised.visit >= fading.catch_from_visit and old_enough(patient, year)
    return Feedback(
        mode=fading.instead,
        share=round(1 - shown, 6),
        catch_share=fading.catch_share if catches else 0.0,
        even=True,
    )


def old_enough(patient: Patient, year: int) -> bool:
    """Surely 8 or older in this year; a child whose year of birth nobody told is not."""
    if patient.birth_year is None:
        return not patient.is_child
    return year - patient.birth_year - 1 >= CATCH_FROM_YEARS
