"""Watches the samples for what endangers the patient. No exercise can overrule it or switch it off.

Thresholds: clinical design, hazards H1, H2, H19 and section 8.1; measures reference 4.0.
"""

from __future__ import annotations

import math
from collections import deque

from game.core.calibration import Calibration
from game.core.event import Reason
from game.core.pose import GRAVITY_M_S2, LEAST_FEET_KG, Geometry, Pose
from input_devices.sample import Kind

STEP_OFF_SHARE = 0.30
STEP_OFF_S = 0.20
SILENCE_S = 0.25
FROZEN_S = 1.0
OVERLOAD_S = 0.20
EDGE_SHARE = 0.95
EDGE_S = 0.3
"""Pressure so far out for so long ends a trial. Source: measures reference 4.0."""
STABLE_S = 2.0
COUNTDOWN_S = 3.0

SEATED_BELOW = 0.40
SEATED_BAND = 0.05
SEATED_S = 1.0
"""A load below 40 % of body weight that stays within 5 % of it for so long is that of the feet of
somebody who sits, not halfway up (ours, unverified on patients)."""

STEADY_LOAD_SHARE = (0.75, 1.35)
"""On the board with both feet, and not jumping (ours, unverified on patients)."""
STEADY_WINDOW_S = 0.5
STEADY_MOVE = 0.5
"""Reach units within the window: somebody who is still stepping about is not steady (ours,
unverified on patients)."""


class Guard:
    """Sees every pose of a bout, and says at any time whether play must stand still, and since when
    the stance is steady."""

    def __init__(
        self,
        calibration: Calibration,
        geometry: Geometry,
        kind: Kind,
        *,
        still: bool = True,
        sits: bool = False,
    ) -> None:
        """still: a steady stance keeps nearly still too; False where swaying is what is measured,
        and steady is who stands there with a steady load.

        sits: the exercise has people sit down with their feet on the board. Its play then pauses
        by the load of seated feet, as it is learnt from the trace; everything before play, and what
        a steady stance is, goes by body weight as ever.
        """
        self._still = still
        self._sitting = Sitting(calibration.body_load_n) if sits else None
        self._empty_since: float | None = None
        self._calibration = calibration
        self._max_load_n = geometry.max_load_n
        self._edge_mm = geometry.edge_mm
        self._edge_since: float | None = None
        self._can_freeze = kind is not Kind.AXES
        self._last_s = -math.inf
        self._off_since: float | None = None
        self._heavy_since: float | None = None
        self._same_since: float | None = None
        self._same: tuple[float | None, float | None, float | None] | None = None
        self._recent: deque[tuple[float, float, float]] = deque()
        self._unsteady_s = -math.inf

    def see(self, pose: Pose) -> None:
        """Take up one pose; times never run backwards."""
        t_s = pose.t_s
        if t_s - self._last_s > SILENCE_S:
            self._unsteady_s = t_s
        self._last_s = max(self._last_s, t_s)
        self._off_since = _since(self._off_since, self._is_off(pose), t_s)
        if self._sitting is not None:
            self._sitting.see(t_s, pose.load_n)
            self._empty_since = _since(self._empty_since, self._sitting.is_empty(pose), t_s)
        heavy = pose.load_n is not None and pose.load_n > self._max_load_n
        self._heavy_since = _since(self._heavy_since, heavy, t_s)
        self._edge_since = _since(self._edge_since, self._is_near_edge(pose), t_s)
        values = (pose.x, pose.y, pose.load_n)
        if values != self._same:
            self._same, self._same_since = values, t_s
        if not self._is_steady(pose):
            self._unsteady_s = t_s

    def danger(self, now_s: float, *, playing: bool = False) -> Reason | None:
        """Why play must stand still at bout time now_s, or None. playing: the count-in is over, so
        that who may sit down may sit."""
        if now_s - self._last_s >= SILENCE_S:
            return Reason.SILENT
        seated = playing and self._sitting is not None
        if _lasted(self._empty_since if seated else self._off_since, now_s, STEP_OFF_S):
            return Reason.STEPPED_OFF
        if _lasted(self._heavy_since, now_s, OVERLOAD_S):
            return Reason.OVERLOADED
        if self._can_freeze and _lasted(self._same_since, now_s, FROZEN_S):
            return Reason.FROZEN
        if playing and _lasted(self._edge_since, now_s, EDGE_S):
            return Reason.NEAR_EDGE
        return None

    def steady_s(self, now_s: float) -> float:
        """For how long somebody has stood there steadily, s."""
        if self.danger(now_s) is not None:
            self._unsteady_s = max(self._unsteady_s, now_s)
        return max(0.0, now_s - self._unsteady_s) if math.isfinite(self._last_s) else 0.0

    def _is_off(self, pose: Pose) -> bool:
        body_n = self._calibration.body_load_n
        if pose.x is None:
            return True
        return bool(pose.load_n is not None and body_n and pose.load_n < STEP_OFF_SHARE * body_n)

    def _is_near_edge(self, pose: Pose) -> bool:
        if self._edge_mm is None or pose.x is None or pose.y is None:
            return False
        across, along = self._edge_mm
        return abs(pose.x) > EDGE_SHARE * across or abs(pose.y) > EDGE_SHARE * along

    def _is_steady(self, pose: Pose) -> bool:
        if pose.x is None or pose.y is None:
            self._recent.clear()
            return False
        lean = self._calibration.control(pose.x, pose.y, pose.load_n)
        self._recent.append((pose.t_s, lean.x, lean.y))
        while self._recent[0][0] < pose.t_s - STEADY_WINDOW_S:
            self._recent.popleft()
        low, high = STEADY_LOAD_SHARE
        if (
            pose.load_n is not None
            and self._calibration.body_load_n
            and not low <= lean.load <= high
        ):
            return False
        _, x, y = self._recent[0]
        return not self._still or math.hypot(lean.x - x, lean.y - y) <= STEADY_MOVE


class Sitting:
    """What the feet press with while somebody sits, learnt from the load as it comes, and from what
    on the board counts as empty."""

    def __init__(self, body_n: float | None) -> None:
        self._body_n = body_n
        self._recent: deque[tuple[float, float]] = deque()
        self.feet_n: float | None = None
        """The load of the last steady sitting; None before it."""

    @property
    def least_n(self) -> float:
        """Below it nobody is there: the same share of the feet as standing of the body, and never
        less than feet weigh."""
        return max(LEAST_FEET_KG * GRAVITY_M_S2, STEP_OFF_SHARE * (self.feet_n or 0.0))

    def see(self, t_s: float, load_n: float | None) -> None:
        """Take up one load, N."""
        if load_n is None or not self._body_n:
            return
        self._recent.append((t_s, load_n))
        while len(self._recent) > 1 and self._recent[1][0] <= t_s - SEATED_S:
            self._recent.popleft()
        if t_s - self._recent[0][0] < SEATED_S or load_n < self.least_n:
            return
        loads = [load for _, load in self._recent]
        steady = max(loads) - min(loads) <= SEATED_BAND * self._body_n
        if steady and max(loads) < SEATED_BELOW * self._body_n:
            self.feet_n = sum(loads) / len(loads)

    def is_empty(self, pose: Pose) -> bool:
        """Is nobody there? A device that does not weigh must tell by its lean."""
        return pose.x is None if pose.load_n is None else pose.load_n < self.least_n


def _since(since_s: float | None, holds: bool, t_s: float) -> float | None:
    """When a condition began to hold without a break."""
    if not holds:
        return None
    return t_s if since_s is None else since_s


def _lasted(since_s: float | None, now_s: float, for_s: float) -> bool:
    return since_s is not None and now_s - since_s >= for_s
