"""Watches the samples for what endangers the patient. No exercise can overrule it or switch it off.

Thresholds: clinical design, hazards H1, H2, H19 and section 8.1.
"""

from __future__ import annotations

import math
from collections import deque

from game.core.calibration import Calibration
from game.core.event import Reason
from game.core.pose import Geometry, Pose
from input_devices.sample import Kind

STEP_OFF_SHARE = 0.30
STEP_OFF_S = 0.20
SILENCE_S = 0.25
FROZEN_S = 1.0
OVERLOAD_S = 0.20
STABLE_S = 2.0
COUNTDOWN_S = 3.0

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
        self, calibration: Calibration, geometry: Geometry, kind: Kind, *, still: bool = True
    ) -> None:
        """still: a steady stance keeps nearly still too; False where swaying is what is measured,
        and steady is who stands there with a steady load."""
        self._still = still
        self._calibration = calibration
        self._max_load_n = geometry.max_load_n
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
        heavy = pose.load_n is not None and pose.load_n > self._max_load_n
        self._heavy_since = _since(self._heavy_since, heavy, t_s)
        values = (pose.x, pose.y, pose.load_n)
        if values != self._same:
            self._same, self._same_since = values, t_s
        if not self._is_steady(pose):
            self._unsteady_s = t_s

    def danger(self, now_s: float) -> Reason | None:
        """Why play must stand still at bout time now_s, or None."""
        if now_s - self._last_s >= SILENCE_S:
            return Reason.SILENT
        if _lasted(self._off_since, now_s, STEP_OFF_S):
            return Reason.STEPPED_OFF
        if _lasted(self._heavy_since, now_s, OVERLOAD_S):
            return Reason.OVERLOADED
        if self._can_freeze and _lasted(self._same_since, now_s, FROZEN_S):
            return Reason.FROZEN
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


def _since(since_s: float | None, holds: bool, t_s: float) -> float | None:
    """When a condition began to hold without a break."""
    if not holds:
        return None
    return t_s if since_s is None else since_s


def _lasted(since_s: float | None, now_s: float, for_s: float) -> bool:
    return since_s is not None and now_s - since_s >= for_s
