"""The simulated people who stand on one `sim:` device, one after another."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.stand_in import StandIn
from input_devices.body import NOBODY, Body

CHANGE_S = 3.0
"""From one person on the board to the next (ours)."""


class Crew:
    """One of them is on the board; while they change places nobody is. Hand `body` to the device
    before it is opened."""

    def __init__(self, people: Sequence[StandIn]) -> None:
        """people: at least one, the first of them on the board."""
        self.people = tuple(people)
        self._at = 0
        self._now_s = 0.0
        self._empty_until_s = 0.0

    def person(self, number: int) -> StandIn:
        """Who stands in for the player of this number; with one person only, always that one."""
        return self.people[number % len(self.people)]

    def change(self, number: int) -> None:
        """Whoever is on the board steps off, and this one steps on."""
        self.people[self._at].rest()
        self._at = number % len(self.people)
        self._empty_until_s = self._now_s + CHANGE_S

    def body(self, t_s: float) -> Body:
        """Who is on the board at t_s, s since the device was opened; asked in order."""
        self._now_s = t_s
        body = self.people[self._at].body(t_s)
        return body if t_s >= self._empty_until_s else NOBODY
