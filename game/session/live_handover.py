"""A hand-over, joined to a device and a clock."""

from __future__ import annotations

from game.core.handover import Handover, Phase
from game.core.pose import Geometry
from game.core.posing import Posing
from input_devices.device import Device


class LiveHandover:
    """Drains the device into a `Handover` as time goes on."""

    def __init__(self, handover: Handover, device: Device, geometry: Geometry) -> None:
        self.handover = handover
        self._device, self._posing = device, Posing(geometry)
        device.read()  # what came while the other played is over

    def advance(self, now: float) -> Phase:
        """Take up what came until now (`perf_counter` base, s), and give how far it has come."""
        for sample in self._device.read():
            pose = self._posing.take(sample, sample.t)
            if pose is not None:
                self.handover.take(pose)
        return self.handover.advance(now)
