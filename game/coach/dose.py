"""How much is prescribed for one visit: the therapist's plan, and what it leaves open by the
defaults of the person's group. Pure. Source: clinical design 5.3, C7."""

from __future__ import annotations

import msgspec

from game.core.patient import DOSES, Patient
from game.core.plan import Plan

MOST_BOUTS_IN_A_ROW = 4
LONG_REST_S = 120.0
SEATED_REST_S = 60.0
"""The longest that clinical design 5.3 gives a child between bouts."""


class Prescribed(msgspec.Struct, frozen=True, kw_only=True):
    """The dose of one visit."""

    bouts: int
    """Probes left out."""
    rest_s: float
    """Between two bouts."""
    session_min: float
    """Of play; then the game suggests finishing."""
    cap_min: float
    """Of play; then the visit ends."""
    seated_every_min: float | None
    """A rest sitting down is due after so many minutes of play; None: never for this group."""


def prescribed(plan: Plan, patient: Patient) -> Prescribed:
    """What this plan asks of this person. A plan may end sooner than the group's cap, never later
    (C7)."""
    dose = DOSES[patient.group]
    cap_min = min(plan.cap_min or dose.cap_min, dose.cap_min)
    return Prescribed(
        bouts=max(plan.bouts, len(plan.levels)),
        rest_s=dose.rest_s if plan.rest_s is None else plan.rest_s,
        session_min=min(plan.session_min or dose.session_min, cap_min),
        cap_min=cap_min,
        seated_every_min=dose.seated_every_min,
    )
