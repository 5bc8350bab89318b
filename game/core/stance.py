"""A stance that is held: where the person was, and what a gyroscope showed meanwhile."""

from __future__ import annotations

import msgspec

from game.core.pose import Geometry, Pose
from game.core.posing import Posing
from game.core.rest_centre import RestCentre, rest_centre_of
from input_devices.attitude import bias_of
from input_devices.lean import Vector
from input_devices.sample import Kind, Sample


class Stance:
    """Takes samples as long as it is held."""

    def __init__(self) -> None:
        self._poses: list[Pose] = []
        self._turning: list[tuple[Sample, float]] = []

    def clear(self) -> None:
        """It was not held."""
        self._poses.clear()
        self._turning.clear()

    def take(self, sample: Sample, pose: Pose, t_s: float) -> None:
        """pose: of the sample, with somebody there."""
        self._poses.append(pose)
        if sample.kind is Kind.ACC_GYRO:
            self._turning.append((sample, t_s))

    def levelled(self, geometry: Geometry) -> tuple[Geometry, Posing] | None:
        """The geometry with what the gyroscope shows at rest, and what follows the lean from here
        on; None where the stance was not still enough to tell. The stance is read once more with
        it, so that its rest centre is that of play."""
        found = bias_of([_rate(sample) for sample, _ in self._turning])
        if found is None or not geometry.fused:
            return None
        levelled = msgspec.structs.replace(geometry, bias_deg_s=found)
        posing = Posing(levelled)
        poses = [posing.take(sample, t_s) for sample, t_s in self._turning]
        self._poses = [pose for pose in poses if pose is not None and pose.x is not None]
        return levelled, posing

    @property
    def rest(self) -> RestCentre:
        """Of a stance with at least one pose."""
        return rest_centre_of(self._poses)


def _rate(sample: Sample) -> Vector:
    x, y, z = sample.values[3:]
    return x, y, z
