"""Standing on one leg: the weight goes over to a foot, stays there as long as they can, and comes
back when they put the other foot down.

How long that is follows from how much they sway: the steadier, the longer. So foam and closed eyes
shorten it by themselves, if the profile stands `on_condition`. Sizes and times ours, unverified;
the times are near the bands of exercises 3.5: adults 30 s and more, older people 15 to 27 s.

Who is given a ring to stand in trains, with fingertips on a rail: they stand longer than when they
are assessed, and sway as the narrow base makes them. Assessments, which go by time alone, keep the
sway of both feet.
"""

from __future__ import annotations

import math

from game.core.control import EVEN, Control
from game.core.pose import FEET_APART_MM, right_share
from game.core.time import steps
from game.patients.body import Body
from game.patients.condition import quiet_velocity_mm_s
from game.patients.profile import AFFECTED_REACH
from game.patients.reach import moved, reaction_steps

SHIFT_S, BACK_S = 1.0, 0.5
"""The weight goes over slowly, and comes back quickly."""
LIFTED_AFTER_S = 0.6
"""Into the shift: the other foot carries next to nothing, and leaves the ground."""
FOOT_MM = 25.0
"""The pressure cannot leave the foot they stand on: it stays so near to its middle."""
HOLD_S, HOLD_MM_S = 20.0, 36.0
"""Somebody whose quiet sway on one leg would be as quick as this holds it about so long …"""
HOLD_POWER = -2.8
"""… and the less quick, the longer, by this power: about 85 s for the adult, 20 for the older,
6 for cp12 and 2 for cp3."""
HOLD_SPREAD = 0.25
"""From attempt to attempt, on the logarithmic scale."""
ANKLE_MM = 9.0
"""Root mean square per axis of what working on one narrow foot adds to anybody's sway."""
RAIL_HOLD, RAIL_SWAY = 1.8, 0.7
"""With fingertips on a rail they stand so many times as long, and sway so many times as much."""


class OneLeg:
    """One attempt after the other."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._leg = EVEN
        self._over_from = 0
        self._back_from = 0
        self._trains = False
        self._growth = 1.0
        limits = body.profile.calibration("")
        self._rest_mm = limits.rest_x
        self._right_mm, self._left_mm = limits.right, limits.left

    def ask(self, leg: float, step: int, *, ring: bool = False) -> None:
        """leg: 1 for standing on the right, 0 on the left, even for both. ring: they are to keep
        still in one."""
        if leg == EVEN:
            self._back_from = min(self._back_from, step + reaction_steps(self._body))
            return
        self._leg, self._trains = leg, ring
        self._growth = self._grown() if ring else 1.0
        self._over_from = step + reaction_steps(self._body)
        self._back_from = self._over_from + steps(LIFTED_AFTER_S + self._hold_s())

    def _hold_s(self) -> float:
        """For how long it will go well this time."""
        profile = self._body.profile
        usual_s = HOLD_S * math.pow(quiet_velocity_mm_s(profile) / HOLD_MM_S, HOLD_POWER)
        if profile.affected_side == ("right" if self._leg > EVEN else "left"):
            usual_s *= AFFECTED_REACH
        if self._trains:
            usual_s *= RAIL_HOLD
        return usual_s * math.exp(self._body.source.gauss(0.0, HOLD_SPREAD))

    def with_lean(self, lean: Control, step: int) -> Control:
        """The same sway over one foot, or over both. Reach units; a foot may stand farther out than
        this person can lean."""
        over = moved(max(0.0, min((step - self._over_from) / steps(SHIFT_S), 1.0)))
        back = moved(max(0.0, min((step - self._back_from) / steps(BACK_S), 1.0)))
        share = over * (1 - back)
        grown = 1 + share * (self._growth - 1)
        sway_mm = grown * lean.x * (self._right_mm if lean.x > 0 else self._left_mm)
        foot_mm = (self._leg - EVEN) * FEET_APART_MM + FOOT_MM * math.tanh(sway_mm / FOOT_MM)
        x_mm = self._rest_mm + sway_mm + share * (foot_mm - self._rest_mm - sway_mm)
        aside_mm = x_mm - self._rest_mm
        x = aside_mm / (self._right_mm if aside_mm > 0 else self._left_mm)
        return Control(x, grown * lean.y, lean.turn, lean.lift, lean.load, right_share(x_mm))

    def _grown(self) -> float:
        """How many times as large their sway is on the one leg."""
        profile = self._body.profile
        quiet_mm = profile.noise * math.hypot(profile.sway_slow_mm, profile.sway_fast_mm)
        return RAIL_SWAY * math.hypot(quiet_mm, ANKLE_MM) / quiet_mm if quiet_mm else 1.0
