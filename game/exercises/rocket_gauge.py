"""How low somebody is, told from whatever the device gives: load on the feet, or tilt of the thigh.

0 is standing, 1 as low as is asked for: on the chair, or at the depth of a squat.

- On a chair a board feels how much of the body's weight is on the feet.
- A sensor at the thigh turns with it: its tilt is in `Control.lift`, -1 for a quarter turn.
- A squat on a board leaves all the weight on it, and only a dip and an overshoot of the load tell
  that the body sinks and is caught. On a way they are summed up twice, to a speed and to a
  height; wherever the ring stands still, the speed is taken as none, and standing as standing. The
  quicker and the deeper, the surer; it is good enough to play by (simulated, with the noise of a
  board; unverified on patients), and no measure of depth.
"""

from __future__ import annotations

import msgspec

from game.core.control import Control
from game.core.pose import GRAVITY_M_S2
from game.core.steering import QUARTER_TURN_DEG
from game.core.time import STEPS_PER_S
from game.exercises.rises import SEATED_LOAD
from game.exercises.rocket_level import Kind

SINK_M = 0.35
"""How far the body's centre sinks in a squat of 90 degrees (unverified)."""
FORGET_S = 20.0
"""What has summed up fades so slowly, so that a small error of the load cannot grow …"""
SETTLE_S = 0.3
"""… and so quickly where somebody is to stand quietly (ours)."""
LOWEST, HIGHEST = 1.4, -0.3
"""Beyond these nothing more is told: a stumble cannot throw the picture about."""

_FORGET = 1 - 1 / (FORGET_S * STEPS_PER_S)
_SETTLE = 1 - 1 / (SETTLE_S * STEPS_PER_S)
_FALL_M_S = GRAVITY_M_S2 / STEPS_PER_S


class Gauge(msgspec.Struct, frozen=True, gc=False):
    """What has been learnt of this person, and how low they are."""

    kind: Kind
    low: float = 0.0
    body: float = 1.0
    """What standing weighs, as a share of the calibrated weight: less with hands on a rail."""
    seat: float = SEATED_LOAD
    """The same while sitting, feet on the board."""
    speed_m_s: float = 0.0
    sunk_m: float = 0.0

    def after(self, control: Control, depth_deg: float) -> Gauge:
        """One step later on a way. depth_deg: what counts as 1 in a squat."""
        if self.kind == "rise":
            way = (self.body - control.load - control.lift) / max(0.1, self.body - self.seat)
            return Gauge(self.kind, _kept(way), self.body, self.seat)
        speed = (self.speed_m_s + (1.0 - control.load / self.body) * _FALL_M_S) * _FORGET
        return self._sunk(control, depth_deg, speed, (self.sunk_m + speed / STEPS_PER_S) * _FORGET)

    def resting(self, control: Control, depth_deg: float, *, standing: bool) -> Gauge:
        """One step later where nobody is to move. standing: and they are to stand."""
        if self.kind == "rise":
            return self.after(control, depth_deg)
        return self._sunk(control, depth_deg, 0.0, self.sunk_m * (_SETTLE if standing else 1.0))

    def _sunk(self, control: Control, depth_deg: float, speed: float, sunk_m: float) -> Gauge:
        share = -control.lift if control.lift else sunk_m / SINK_M
        low = _kept(share * QUARTER_TURN_DEG / depth_deg)
        return Gauge(self.kind, low, self.body, self.seat, speed, sunk_m)

    def standing(self, load: float) -> Gauge:
        """The same person, who stands with this load on the board."""
        return msgspec.structs.replace(self, body=max(0.5, load))

    def sitting(self, load: float) -> Gauge:
        """The same person, who sits with this load on the board, or this much of it left."""
        return msgspec.structs.replace(self, seat=min(load, 0.6 * self.body))


def _kept(low: float) -> float:
    return LOWEST if low > LOWEST else HIGHEST if low < HIGHEST else low
