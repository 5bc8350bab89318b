"""How a simulated person goes along with an aim that sets a pace: rising or bending as slowly as is
shown, and no quicker than they can.

A copy of the aim, some reaction late, draws them like a damped spring; their own top speed, not
quite the same every time, is what Fitts gives for the whole way. Sizes ours, unverified.
"""

from __future__ import annotations

import math
from collections import deque

from game.core.time import STEPS_PER_S, steps
from game.patients.body import Body
from game.patients.reach import reaction_steps

ANNOUNCED = 0.5
"""Share of a reaction that is left where one sees the movement coming."""
STIFFNESS = 3.0
"""Of the spring, times the tracking delay: the steadier, the closer behind."""
WHOLE_OVER_EXACT = 10.0
"""The whole way over how exactly people arrive, for Fitts."""
UNLIKE = 2.0
"""Top speeds differ from time to time by the scatter of endpoints, times this."""
STILL_STEPS = steps(0.25)
"""After so long without a change, the next one is a movement of its own."""


class Pace:
    """Follows one number; the same calls as a `Tracker`."""

    def __init__(self, body: Body, value: float) -> None:
        self._body = body
        self._value, self._speed = value, 0.0
        self._aim = value
        self._late: deque[float] = deque([value])
        self._still = STILL_STEPS
        self._stiff = STIFFNESS / body.profile.tracking_delay_s
        self._top = 1.0
        self.acceleration = 0.0
        """Of the movement, per s²."""

    def follow(self, aim: float, _: float = 0.0) -> tuple[float, float]:
        """Where they are one step later."""
        if aim == self._aim:
            self._still += 1
        else:
            if self._still >= STILL_STEPS:
                self._set_out()
            self._still, self._aim = 0, aim
        self._late.append(aim)
        goal = self._late.popleft()
        pull = self._stiff * (self._stiff * (goal - self._value) - 2 * self._speed)
        speed = self._speed + pull / STEPS_PER_S
        speed = max(-self._top, min(speed, self._top))
        self.acceleration = (speed - self._speed) * STEPS_PER_S
        self._speed = speed
        self._value += speed / STEPS_PER_S
        return self._value, 0.0

    @property
    def effort(self) -> float:
        """Speed as a share of the most they can, 0 to 1."""
        return min(1.0, abs(self._speed) / self._top)

    def _set_out(self) -> None:
        profile = self._body.profile
        whole_s = profile.fitts_a_s + profile.fitts_b_s * math.log2(WHOLE_OVER_EXACT + 1)
        unlike = self._body.source.gauss(0.0, UNLIKE * profile.noise * profile.endpoint_noise)
        self._top = math.exp(unlike) / whole_s
        late = round(ANNOUNCED * reaction_steps(self._body))
        last = self._late[-1]
        self._late = deque([last] * (late + 1))
