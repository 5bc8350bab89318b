"""The tone that leads somebody whose eyes are closed: what it says of where they are and where the
exercise would have them. Pure; how it sounds is the screen's to know."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from game.core.control import EVEN, Control

Asks = Literal["side", "plane", "leg"]
"""What an exercise asks for: a lean to the side, a lean in any direction, the load on one leg."""

ON_TARGET = 0.12
"""Nearer than this the tone rests. Reach units (ours, unverified)."""
FAR = 0.85
"""From here on it climbs no higher: no target lies farther out."""
ASIDE = 0.4
"""So far to one side it is heard there alone (ours)."""
AT_REST, AT_FAR = 0.4, 1.0
"""How loud on the target and far away, of its own ceiling."""


class Tone(msgspec.Struct, frozen=True):
    """What is heard. It follows the lean without jumps, so that it never startles."""

    height: float
    """0 on the target to 1 far from it; the pitch."""
    side: float
    """Where to go: -1 left to 1 right."""
    ahead: float
    """Where to go: -1 back to 1 forward."""
    loud: float
    """0 to 1."""

    @property
    def at_rest(self) -> bool:
        """On the target."""
        return self.height == 0


REST = Tone(0.0, 0.0, 0.0, AT_REST)


def tone_of(lean: Control, aim: Control, asks: Asks) -> Tone:
    """What leads from the lean to the aim. A direction that the exercise does not ask for is not
    heard. Source: ours, unverified."""
    x, y = _way(lean, aim, asks)
    far = math.hypot(x, y)
    beyond = far - ON_TARGET
    if beyond <= 0:
        return REST
    height = min(1.0, beyond / (FAR - ON_TARGET))
    of_it = beyond / far
    return Tone(
        height=height,
        side=_clamp(x * of_it / ASIDE),
        ahead=_clamp(y * of_it / ASIDE),
        loud=AT_REST + (AT_FAR - AT_REST) * height,
    )


def _way(lean: Control, aim: Control, asks: Asks) -> tuple[float, float]:
    """From the lean to the aim, reach units; on a leg, twice the share of load that is missing,
    and nothing to tell while both feet may stand."""
    if asks == "leg":
        return (0.0, 0.0) if aim.right == EVEN else (2 * (aim.right - lean.right), 0.0)
    x = aim.x - lean.x
    return (x, 0.0) if asks == "side" else (x, aim.y - lean.y)


def _clamp(value: float) -> float:
    return max(-1.0, min(1.0, value))
