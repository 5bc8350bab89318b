"""The guided calibration, joined to a device and a clock."""

from __future__ import annotations

from game.core.calibrating import Calibrating
from input_devices.device import Device


class LiveCalibrating:
    """Drains the device into a `Calibrating` as time goes on."""

    def __init__(self, calibrating: Calibrating, device: Device) -> None:
        self.calibrating = calibrating
        self._device = device

    def advance(self, now: float) -> Calibrating:
        """Take up what came until now (`perf_counter` base, s), and give the procedure as it
        stands."""
        for sample in self._device.read():
            self.calibrating.take(sample, sample.t)
        self.calibrating.advance(now)
        return self.calibrating
