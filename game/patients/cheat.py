"""Simulated people who do not play: no exercise may reward them. Source: exercises 8.5, 8.6."""

from __future__ import annotations

import math

from game.core.control import Control
from game.core.event import Event
from game.core.time import steps
from game.patients.body import ACTIVE_SWAY, Body
from game.patients.profile import BodyKind, Profile

NEW_POINT_STEPS = steps(1.0)
MOVE_STEPS = steps(0.5)
EDGE = 1.02
"""Just beyond the own reach."""


class Still:
    """Stands there and sways as in quiet stance."""

    def __init__(self, profile: Profile, seed: int, body: BodyKind = "board") -> None:
        self.profile = profile
        self._body = Body(profile, seed, body)

    def notice(self, event: Event) -> None:
        """Does not care."""

    def lean(self, aim: Control, step: int) -> Control:
        """The sway alone."""
        return self._body.at(0.0, 0.0, 1.0)


class Random:
    """Leans to a new point anywhere in the own reach every second."""

    def __init__(self, profile: Profile, seed: int, body: BodyKind = "board") -> None:
        self.profile = profile
        self._body = Body(profile, seed, body)
        self._from = self._to = (0.0, 0.0)
        self._since = NEW_POINT_STEPS

    def notice(self, event: Event) -> None:
        """Does not care."""

    def lean(self, aim: Control, step: int) -> Control:
        """On the way to the present point, by minimum jerk in half a second."""
        if self._since >= NEW_POINT_STEPS:
            self._since, self._from, self._to = 0, self._to, self._anywhere()
        self._since += 1
        share = min(1.0, self._since / MOVE_STEPS)
        done = share**3 * (10 + share * (6 * share - 15))  # to the last bit as it always was
        x = self._from[0] + done * (self._to[0] - self._from[0])
        y = self._from[1] + done * (self._to[1] - self._from[1])
        return self._body.at(x, y, ACTIVE_SWAY)

    def _anywhere(self) -> tuple[float, float]:
        source = self._body.source
        reach, turn = math.sqrt(source.random()), source.uniform(0, 2 * math.pi)
        return reach * math.cos(turn), reach * math.sin(turn)


class Edge:
    """Throws the whole weight towards the aim, beyond what is safe."""

    def __init__(self, profile: Profile, seed: int, body: BodyKind = "board") -> None:
        self.profile = profile
        self._body = Body(profile, seed, body)

    def notice(self, event: Event) -> None:
        """Does not care."""

    def lean(self, aim: Control, step: int) -> Control:
        """At the edge of the reach, in the direction of the aim."""
        reach = math.hypot(aim.x, aim.y)
        if not reach:
            return self._body.at(0.0, 0.0, ACTIVE_SWAY)
        return self._body.at(EDGE * aim.x / reach, EDGE * aim.y / reach, ACTIVE_SWAY)
