"""What presses on the board through a calibration: whether it is still the same person, and whether
the board would be seen to be empty once they step off."""

from __future__ import annotations

from collections import deque

from game.core.guard import STEADY_LOAD_SHARE, STEP_OFF_SHARE
from game.core.pose import GRAVITY_M_S2, LEAST_LOAD_KG, Pose
from game.core.rest_centre import RestCentre

WINDOW_S = 1.0
STILL_N = 0.5 * GRAVITY_M_S2
"""What lies on a board, or a zero that is wrong, changes by less within the window. Whoever stands
there breathes and sways (ours, unverified on patients)."""
STEPPING = 0.25
"""Change of load within the window, as a share: somebody steps on or off. Quiet stance stays far
below, a hand on the rail too (ours, unverified on patients)."""


class Footing:
    """Takes every pose, in the order of their times."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, float]] = deque()
        self.least_n: float | None = None
        """The least that has lain still on the board, N; None before anything did."""

    def take(self, pose: Pose) -> None:
        """Take up one pose; one without a load says nothing."""
        if pose.load_n is None:
            return
        if pose.x is None:
            self._recent.clear()
            self._saw(pose.load_n)
            return
        self._recent.append((pose.t_s, pose.load_n))
        while self._recent[0][0] < pose.t_s - WINDOW_S:
            self._recent.popleft()
        if self._is_full and self._greatest - self._smallest <= STILL_N:
            self._saw(self._smallest)

    @property
    def steps(self) -> bool:
        """Somebody steps on or off just now."""
        return bool(self._recent) and self._greatest - self._smallest > STEPPING * self._greatest

    def is_more_than(self, rest: RestCentre | None) -> bool:
        """Far more than in that stance has been there for a second: it was not this person's."""
        if rest is None or not rest.body_n or not self._is_full:
            return False
        return self._smallest > STEADY_LOAD_SHARE[1] * rest.body_n

    def hides_stepping_off(self, rest: RestCentre) -> bool:
        """What lay there without whoever took that stance is so much that nobody would be seen to
        leave: Guard goes by a share of their load, and by what counts as nobody."""
        if self.least_n is None or not rest.body_n:
            return False
        seen_n = max(STEP_OFF_SHARE * rest.body_n, LEAST_LOAD_KG * GRAVITY_M_S2)
        return seen_n <= self.least_n < STEADY_LOAD_SHARE[0] * rest.body_n

    def _saw(self, load_n: float) -> None:
        self.least_n = load_n if self.least_n is None else min(self.least_n, load_n)

    @property
    def _is_full(self) -> bool:
        return bool(self._recent) and self._recent[-1][0] - self._recent[0][0] >= 0.9 * WINDOW_S

    @property
    def _smallest(self) -> float:
        return min(load_n for _, load_n in self._recent)

    @property
    def _greatest(self) -> float:
        return max(load_n for _, load_n in self._recent)
