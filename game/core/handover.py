"""One person steps off the board and another steps on: is it the one whose calibration is about to
be used? Pure: poses in; a doubt is always asked, never guessed away.

A weight cannot prove who somebody is. It can only be wrong for them, and then play waits.
"""

from __future__ import annotations

import enum
import statistics
from collections import deque

import msgspec

from game.core.calibration import Calibration
from game.core.guard import STABLE_S, Guard
from game.core.pose import GRAVITY_M_S2, LEAST_LOAD_KG, Geometry, Pose
from input_devices.sample import Kind

SAME_SHARE = 0.10
"""By how much of their weight one and the same person may differ within a visit. Source: clinical
design, hazard H3; a hand at rest on the rail takes as much (8.1, `support_flag`)."""
ZERO_DRIFT_N = 2.0 * GRAVITY_M_S2
"""A board whose zero has drifted farther is calibrated anew. Source: clinical design, H3."""
REPEATED_N = 4.5 * 2**0.5
"""Between two weighings of one load on one board, each repeated to 4.5 N. Source: Bartlett 2014, as
quoted in the device reference."""
LEAST_SAME_N = ZERO_DRIFT_N + REPEATED_N
"""For light people the board's own error is more than their tenth: 26 N, 18 % of a child of 15
kg."""
EMPTY_S = 1.0
"""Nobody on the board for so long: whoever was there has stepped off (ours)."""
SILENCE_S = 0.25
MOST_EMPTY = 400
"""Poses of the empty board that are looked at: the last few seconds."""
WORN = (Kind.TILT, Kind.QUAT, Kind.ACC_GYRO)
"""What goes from one body to the other, and sits on each a little otherwise."""


class Phase(enum.StrEnum):
    """How far the hand-over has come."""

    LEAVING = "leaving"
    """Whoever has played is still on the board."""
    COMING = "coming"
    """Nobody, or nobody steady yet."""
    ASKING = "asking"
    """A hand has to say who is there."""
    READY = "ready"


class Doubt(enum.StrEnum):
    """Why it is asked."""

    NOT_WEIGHED = "not_weighed"
    ALIKE = "alike"
    """Whoever stands there may be either of the two: both weigh about the same, or nobody was seen
    to step off."""
    SOMEBODY_ELSE = "somebody_else"
    """The weight is not that of the one whose turn it is."""
    BOARD_CHANGED = "board_changed"
    """The empty board does not show what it showed before: who is there is calibrated anew."""


def tolerance_n(load_n: float) -> float:
    """How far two weighings of one person may lie apart, N. load_n: the weight that is known."""
    return max(SAME_SHARE * load_n, LEAST_SAME_N)


def may_be(load_n: float, calibration: Calibration) -> bool:
    """May somebody of this weight be the one who was calibrated?"""
    known_n = calibration.body_load_n
    return known_n is None or abs(load_n - known_n) <= tolerance_n(known_n)


def doubt(load_n: float | None, own: Calibration, others: Calibration | None) -> Doubt | None:
    """What speaks against going on with a calibration; None where nothing does. load_n: of who
    stands there; others: of the one who has just played."""
    if load_n is None or own.body_load_n is None:
        return Doubt.NOT_WEIGHED
    if not may_be(load_n, own):
        return Doubt.SOMEBODY_ELSE
    if others is not None and may_be(load_n, others):
        return Doubt.ALIKE
    return None


class Handover:
    """One hand-over. `take` every pose, `advance` at least ten times a second."""

    def __init__(
        self,
        own: Calibration | None,
        others: Calibration | None,
        geometry: Geometry,
        kind: Kind,
        *,
        zero_n: float = 0.0,
    ) -> None:
        """own: of the one whose turn it is; None for somebody who is to be calibrated first.
        others: of the one who has just played. zero_n: what the empty board showed when the own
        calibration was made."""
        self._own, self._others, self._zero_n = own, others, zero_n
        # by the stance alone: whether the weight is right is judged here, and told apart
        self._guard = None if own is None else Guard(_weightless(own), geometry, kind)
        self._weighs = kind in (Kind.LOAD4, Kind.COP)
        self._points, self._worn = kind is Kind.AXES, kind in WORN
        self.phase = Phase.LEAVING
        self.doubt: Doubt | None = None
        """While it is asked."""
        self.recalibrate = False
        """The calibration holds no more: who is there is calibrated before play."""
        self.recentre = False
        """The reach still holds, but not the rest centre, which is taken anew before play."""
        self._last_s: float | None = None
        self._empty_since: float | None = None
        self._loads: deque[tuple[float, float]] = deque()
        self._empty: deque[float] = deque(maxlen=MOST_EMPTY)

    @property
    def load_n(self) -> float | None:
        """Of who stands there, over the last 2 s; None where it is not weighed."""
        return statistics.fmean(load for _, load in self._loads) if self._loads else None

    @property
    def empty_n(self) -> float:
        """What the board shows with nobody on it."""
        return statistics.median(self._empty) if self._empty else self._zero_n

    def silent_s(self, now_s: float, since_s: float) -> float:
        """For how long the device has said nothing, s; since_s: when it was first listened to."""
        return now_s - (since_s if self._last_s is None else max(since_s, self._last_s))

    def steady_s(self, now_s: float) -> float:
        """For how long somebody has stood there steadily, s."""
        return 0.0 if self._guard is None else self._guard.steady_s(now_s)

    def take(self, pose: Pose) -> None:
        """Take up what the device says."""
        self._last_s = pose.t_s
        if self._guard is not None:
            self._guard.see(pose)
        if pose.load_n is None:
            self._weighs = self._weighs and pose.x is None
            return
        if pose.load_n >= LEAST_LOAD_KG * GRAVITY_M_S2:
            self._empty_since = None
        else:
            self._empty.append(pose.load_n)
            self._empty_since = pose.t_s if self._empty_since is None else self._empty_since
        self._loads.append((pose.t_s, pose.load_n))
        while self._loads[0][0] < pose.t_s - STABLE_S:
            self._loads.popleft()

    def advance(self, now_s: float) -> Phase:
        """Let time go on to now_s, on the time base of the poses: what is to be done now."""
        if self._last_s is not None and now_s - self._last_s > SILENCE_S:
            self._empty_since = None
        if self.phase is Phase.LEAVING and (not self._weighs or self._is_empty(now_s)):
            self.phase = Phase.READY if self._own is None else Phase.COMING
        elif self._is_to_judge(now_s):
            stayed = Doubt.ALIKE if self.phase is Phase.LEAVING else None
            self.doubt = self._doubt() or stayed
            self.phase = Phase.READY if self.doubt is None else Phase.ASKING
        elif self.phase is Phase.ASKING and self._is_empty(now_s):
            self.phase, self.doubt = Phase.COMING, None
        return self.phase

    def confirm(self) -> None:
        """A hand has said that it is the one whose turn it is. With another weight, or on a board
        that has changed, they are calibrated anew; with a sensor that the other wore, centred."""
        if self.phase is Phase.ASKING:
            self.recalibrate = self.doubt in (Doubt.SOMEBODY_ELSE, Doubt.BOARD_CHANGED)
            self.recentre = self.doubt is Doubt.NOT_WEIGHED and self._worn
            self.phase = Phase.READY

    def _is_to_judge(self, now_s: float) -> bool:
        """Somebody stands there steadily. They may have changed places before anybody looked: then
        whoever weighs as much as the one whose turn it is need not step off again, but is asked,
        since the other with a hand on the rail may weigh as much."""
        if self.phase is Phase.COMING:
            return self._is_steady(now_s)
        if self.phase is not Phase.LEAVING or self._own is None or self.load_n is None:
            return False
        return self._is_steady(now_s) and may_be(self.load_n, self._own)

    def _is_empty(self, now_s: float) -> bool:
        return self._empty_since is not None and now_s - self._empty_since >= EMPTY_S

    def _is_steady(self, now_s: float) -> bool:
        """A pointer is held by a hand that is about to answer."""
        return self._points or self.steady_s(now_s) >= STABLE_S

    def _doubt(self) -> Doubt | None:
        assert self._own is not None
        found = doubt(self.load_n if self._weighs else None, self._own, self._others)
        drifted = abs(self.empty_n - self._zero_n) > ZERO_DRIFT_N
        return Doubt.BOARD_CHANGED if drifted and found is not Doubt.SOMEBODY_ELSE else found


def _weightless(calibration: Calibration) -> Calibration:
    return msgspec.structs.replace(calibration, body_load_n=None)
