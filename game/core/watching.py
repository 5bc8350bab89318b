"""The devices of a visit that do not steer a bout: a board goes on watching, a worn sensor only
records.

Nobody may step off the board unseen, whichever device steers, so a board that is silent or stuck
holds play up as well. A worn sensor that falls silent endangers nobody: it is told, and play goes
on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from game.core.control import Control
from game.core.event import Event, HeardAgain, Reason, Unheard
from game.core.guard import Guard
from game.core.posing import Posing
from game.core.recording import Beside
from game.core.steering import Steering
from game.core.time import seconds, steps
from input_devices.sample import Sample

UNHEARD_S = 1.0
"""A worn sensor is told of after so long: a radio link often holds its breath for less (ours)."""


class Watching:
    """Takes the samples of every device that does not steer."""

    def __init__(self, beside: Sequence[Beside], *, still: bool, sits: bool) -> None:
        """still, sits: as of `Guard`."""
        self._all = {one.geometry.device: _One(one, still=still, sits=sits) for one in beside}
        self._boards = [one for one in self._all.values() if one.of.is_board]
        self._worn = [one for one in self._all.values() if not one.of.is_board]
        self._joining = next((one for one in self._all.values() if one.of.joins), None)

    def take(self, sample: Sample, t_s: float) -> None:
        """Take up one sample at bout time t_s; one of no device that is known here is left out."""
        one = self._all.get(sample.device)
        if one is not None:
            one.take(sample, t_s)

    def danger(self, now_s: float, *, playing: bool) -> tuple[int, Reason] | None:
        """Which board sees that play must stand still, and why; None where none does."""
        for board in self._boards:
            reason = board.guard.danger(now_s, playing=playing)
            if reason is not None:
                return board.of.geometry.device, reason
        return None

    def steady_s(self, now_s: float) -> float:
        """For how long somebody has stood steadily on the board, s; endless without one."""
        return min((board.guard.steady_s(now_s) for board in self._boards), default=math.inf)

    def joined(self, control: Control | None) -> Control | None:
        """The lean of the device that steers, with the load of the board where the exercise needs
        both; None with nobody there."""
        if control is None or self._joining is None:
            return control
        own = self._joining.steering.control
        if own is None:
            return None
        return msgspec.structs.replace(control, load=own.load, right=own.right)

    def news(self, step: int) -> list[Event]:
        """What is to be told of the worn sensors at this step."""
        found = (one.news(step) for one in self._worn)
        return [event for event in found if event is not None]


class _One:
    """One device, with what reads it."""

    def __init__(self, of: Beside, *, still: bool, sits: bool) -> None:
        self.of = of
        self._posing = Posing(of.geometry)
        self.guard = Guard(of.calibration, of.geometry, of.device.kind, still=still, sits=sits)
        self.steering = Steering(of.calibration, sits=sits)
        self._missed_since = 0
        self._told = False

    def take(self, sample: Sample, t_s: float) -> None:
        pose = self._posing.take(sample, t_s)
        if pose is None:
            return
        self.guard.see(pose)
        if self.of.joins:
            self.steering.feed(pose)

    def news(self, step: int) -> Event | None:
        """That it has fallen silent or is stuck, once, and once that it is back."""
        reason, number = self.guard.danger(seconds(step)), self.of.geometry.device
        if reason not in (Reason.SILENT, Reason.FROZEN):
            self._missed_since = step
            if self._told:
                self._told = False
                return HeardAgain(step=step, device=number)
            return None
        if self._told or step - self._missed_since < steps(UNHEARD_S):
            return None
        self._told = True
        return Unheard(step=step, device=number, reason=reason)
