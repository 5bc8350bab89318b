"""When somebody is where a repetition leads: standing, seated, or at the depth of a squat."""

from __future__ import annotations

from game.core.control import FARTHEST_CREDIT, Control
from game.core.time import steps
from game.exercises.rocket_gauge import Gauge
from game.exercises.rocket_state import Phase

UP_BAND, UP_STEPS = 0.15, steps(0.25)
"""Somebody stands who is this near to standing for so long (ours; near the thresholds of `rises`)
…"""
SEATED_FROM, SEATED_STEPS = 0.65, steps(0.3)
"""… sits who is as low as this (as in `rises`) …"""
DEEP_FROM, DEEP_STEPS = 0.95, steps(0.05)
"""… and is at the depth of a squat here (ours)."""
DIP_FROM, DIP_UP_BAND = 0.6, 0.4
"""By the load alone a squat is told that roughly: its depth is not judged (ours)."""
HOME = (Phase.SETTLE, Phase.BACK)
"""These lead to where a repetition begins."""


def there(gauge: Gauge, phase: Phase, control: Control) -> bool:
    """Are they where the phase leads? Standing counts within what may be credited."""
    low, by_load = gauge.low, gauge.kind == "squat" and not control.lift
    if (gauge.kind == "rise") == (phase in HOME):
        return low >= (SEATED_FROM if gauge.kind == "rise" else DIP_FROM if by_load else DEEP_FROM)
    band = DIP_UP_BAND if by_load else UP_BAND
    if not -band <= low <= band:
        return False
    return control.x * control.x + control.y * control.y <= FARTHEST_CREDIT * FARTHEST_CREDIT


def hold_steps(gauge: Gauge, phase: Phase) -> int:
    """For how long they must be there."""
    if (gauge.kind == "rise") == (phase in HOME):
        return SEATED_STEPS if gauge.kind == "rise" else DEEP_STEPS
    return UP_STEPS
