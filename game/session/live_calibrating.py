"""The guided calibration, joined to a device and a clock."""

from __future__ import annotations

from game.core.calibrating import Calibrating, Phase
from game.session.empty_board import EmptyBoard
from input_devices.device import Device
from input_devices.verdict import Verdict


class LiveCalibrating:
    """Drains the device into a `Calibrating` as time goes on."""

    def __init__(self, calibrating: Calibrating, device: Device, empty: EmptyBoard) -> None:
        """empty: listens until somebody stands there."""
        self.calibrating = calibrating
        self._device, self._empty = device, empty

    @property
    def zero_moved(self) -> Verdict | None:
        """How far the board's zero has moved, where it was seen empty before."""
        return self._empty.moved

    def advance(self, now: float) -> Calibrating:
        """Take up what came until now (`perf_counter` base, s), and give the procedure as it
        stands."""
        for sample in self._device.read():
            if self.calibrating.phase is Phase.WAITING:
                self._empty.take(sample)
            self.calibrating.take(sample, sample.t)
        self.calibrating.advance(now)
        return self.calibrating
