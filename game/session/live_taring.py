"""Zeroing the board with the foam on it and nobody there, joined to a device and a clock."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.taring import TARE_S, Refused, Tare, tare_of
from game.session.stand_in import StandIn
from game.text import mark
from input_devices.device import Device
from input_devices.sample import Sample

REFUSED: Mapping[Refused, str] = {
    Refused.NO_LOAD: mark("This device does not weigh, so the foam cannot be zeroed."),
    Refused.SILENT: mark("The board was silent. Check its cable or batteries."),
    Refused.LOADED: mark("Somebody, or something heavy, is on the board."),
    Refused.MOVING: mark("The board was moving."),
    Refused.CLAMPED: mark("A corner of the board reads exactly 0. Lay the foam on all four."),
}
"""What people read, and can do."""

SETTLE_S = 0.25
"""Left out at first: the board still trembles from the hand that laid the foam (ours)."""


class LiveTaring:
    """Averages what comes from now on; a simulated person steps off meanwhile, and on again."""

    def __init__(self, device: Device, started: float, stand_in: StandIn | None = None) -> None:
        """started: now, `perf_counter` base, s."""
        self._device, self._stand_in = device, stand_in
        self._from, self._until = started + SETTLE_S, started + SETTLE_S + TARE_S
        self._samples: list[Sample] = []
        self.result: Tare | Refused | None = None
        """None while it goes on."""
        if stand_in is not None:
            stand_in.on_board = False
            stand_in.lay_foam()

    def advance(self, now: float) -> Tare | Refused | None:
        """Take up what came until now, and give the result once there is one."""
        self._samples += [one for one in self._device.read() if one.t >= self._from]
        if self.result is None and now >= self._until:
            self.result = tare_of(self._samples)
            if self._stand_in is not None:
                self._stand_in.on_board = True
        return self.result
