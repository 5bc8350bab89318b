"""Before somebody steps on, an empty board tells whether its zero has moved."""

from __future__ import annotations

from game.session.boards import WEIGHS
from input_devices.device import Info
from input_devices.health import Checkup, Zero
from input_devices.sample import Sample
from input_devices.verdict import Verdict
from input_devices.verdicts import verdicts

MOVED = ("drift", "off-zero")
JUDGED_EVERY_S = 0.5
LEAST_FEET_KG = 4.5
"""More may be the feet of somebody who sits: 15 % of the weight of the lightest child (clinical
design, C24)."""


class EmptyBoard:
    """Listens while nobody is calibrated yet; what it has found once stays found."""

    def __init__(self, info: Info, number: int = 0) -> None:
        """number: of the device, as its samples say."""
        zero = Zero(info.zero, info.zero_utc) if info.zero and info.zero_utc else None
        self._checkup = Checkup(info.kind, zero=zero, max_load_kg=info.max_load_kg)
        self._listens, self._number = info.kind in WEIGHS, number
        self._judged_s: float | None = None
        self.moved: Verdict | None = None
        """How far its zero has moved; None where it has not, and where nobody has seen it empty."""

    def take(self, sample: Sample) -> None:
        """Take up one sample of before the calibration."""
        if not self._listens or self.moved is not None or sample.device != self._number:
            return
        self._checkup.add(sample)
        if self._judged_s is None:
            self._judged_s = sample.t
        if sample.t - self._judged_s >= JUDGED_EVERY_S:
            self._judged_s = sample.t
            health = self._checkup.health(sample.t)
            if abs(health.drift_kg or 0.0) < LEAST_FEET_KG:
                self.moved = next((one for one in verdicts(health) if one.code in MOVED), None)
