"""Poses of one device, sample by sample: what a sample says of the body together with those before
it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Protocol

from game.core.pose import Geometry, Pose, pose_of, pose_of_up
from input_devices.attitude import Attitude
from input_devices.sample import Kind, Sample


class Posing:
    """Follows one device. The same samples give the same poses."""

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry
        self._attitude = Attitude(geometry.bias_deg_s)

    def take(self, sample: Sample, t_s: float) -> Pose | None:
        """The pose at time t_s; None for a sample that says nothing of the lean, and for one of
        another device."""
        geometry, kind = self._geometry, sample.kind
        if sample.device != geometry.device:
            return None
        if geometry.kind is not None and kind is not geometry.kind:
            return None
        if kind is not Kind.ACC_GYRO or not geometry.fused:
            return pose_of(sample, t_s, geometry)
        if not all(map(math.isfinite, sample.values)):
            return Pose(t_s, None, None)
        ax, ay, az, gx, gy, gz = sample.values
        measured_s = t_s if sample.t_dev is None else sample.t_dev
        up = self._attitude.feed(measured_s, (ax, ay, az), (gx, gy, gz))
        return pose_of_up(up, t_s, geometry)


class TakenSample(Protocol):
    """A sample with the bout time at which it was taken up."""

    @property
    def sample(self) -> Sample: ...

    @property
    def t_s(self) -> float: ...


def poses_of(samples: Iterable[TakenSample], geometry: Geometry) -> Iterator[Pose | None]:
    """One for each sample of a recording, in their order."""
    posing = Posing(geometry)
    return (posing.take(taken.sample, taken.t_s) for taken in samples)
