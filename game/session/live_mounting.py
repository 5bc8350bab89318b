"""Finding out how a worn sensor sits, joined to a device and a clock."""

from __future__ import annotations

from game.core.mounting import Mounting
from input_devices.device import Device


class LiveMounting:
    """Drains the device into a `Mounting` as time goes on."""

    def __init__(self, mounting: Mounting, device: Device, number: int = 0) -> None:
        """number: of the sensor among the devices of the visit."""
        self.mounting = mounting
        self._device, self._number = device, number
        device.read()  # what it said while it was fastened is no posture

    def advance(self, now: float) -> Mounting:
        """Take up what came until now (`perf_counter` base, s), and give the procedure as it
        stands."""
        for sample in self._device.read():
            if sample.device == self._number:
                self.mounting.take(sample, sample.t)
        self.mounting.advance(now)
        return self.mounting
