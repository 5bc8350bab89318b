"""What stands on a simulated board: where its pressure is, how heavy it is, how it leans."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import msgspec

GRAVITY_M_S2 = 9.80665
HIP_HEIGHT_MM = 900.0
"""Turns a shift of the body into the lean of a sensor worn at the hip."""


class Body(msgspec.Struct, frozen=True, gc=False):
    """One moment of a body on a board."""

    x_mm: float
    """Centre of pressure right of the board's centre."""
    y_mm: float
    """Centre of pressure forward of the board's centre."""
    load_n: float
    lean_right_deg: float = 0.0
    lean_forward_deg: float = 0.0


BodyAt = Callable[[float], Body]
"""The body at a time, s since the device was opened; asked once a sample, in order."""
NOBODY = Body(0.0, 0.0, 0.0)


def standing(x_mm: float, y_mm: float, load_n: float) -> Body:
    """A body whose lean follows from its shift."""
    lean_right_deg = math.degrees(math.atan2(x_mm, HIP_HEIGHT_MM))
    lean_forward_deg = math.degrees(math.atan2(y_mm, HIP_HEIGHT_MM))
    return Body(x_mm, y_mm, load_n, lean_right_deg, lean_forward_deg)


def quiet_stance(kg: float, seed: int) -> BodyAt:
    """Somebody who stands still, as well as people can: a few millimetres of slow sway."""
    draw = random.Random(f"quiet stance {seed}")
    load_n = kg * GRAVITY_M_S2
    sways = [(draw.uniform(0.1, 1.1), draw.uniform(0.0, math.tau)) for _ in range(6)]

    def body(t_s: float) -> Body:
        x_mm, y_mm = (
            sum(math.sin(math.tau * rate_hz * t_s + phase) / rate_hz for rate_hz, phase in part)
            for part in (sways[:3], sways[3:])
        )
        return standing(0.5 * x_mm, 0.8 * y_mm, load_n)

    return body
