"""The recorded load of a trial, even in time: of somebody who sits too, whose feet press too little
for a place on the board. Unfiltered, for its steps are what is looked for."""

from __future__ import annotations

import msgspec
import numpy as np

from game.core.posing import poses_of
from game.core.recording import sent_by
from game.core.time import seconds
from game.measures.assessments.recorded import Recorded
from game.measures.bouts import measuring_times_s
from game.measures.cleaning import checked, clean
from game.measures.resampling import HALF_WINDOW_S, WINDOW_AVERAGE, even
from game.measures.trial import FloatArray


class Load(msgspec.Struct, frozen=True, eq=False):
    """The whole load on the board, N."""

    from_s: float
    """Bout time of the first sample."""
    fs_hz: float
    load_n: FloatArray  # (n,)

    def sample(self, step: int) -> int:
        """The sample nearest to a step; may lie before the first or after the last."""
        return round((seconds(step) - self.from_s) * self.fs_hz)


def load_of(trial: Recorded) -> Load | None:
    """The longest stretch without a gap; None where the device does not weigh."""
    rows = []
    own = sent_by(trial.samples, trial.header.geometry)
    times_s = measuring_times_s(own)
    poses = poses_of(own, trial.header.geometry)
    for pose, t_s in zip(poses, times_s, strict=True):
        if pose is not None and pose.load_n is not None:
            rows.append((t_s, pose.load_n, 0.0))
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    stretch = clean(*checked(table[:, 0], table[:, 1:]))
    rated = even(stretch.t_s, stretch.xy_mm)
    if rated.fs_hz is None:
        return None
    late_s = HALF_WINDOW_S if rated.resample == WINDOW_AVERAGE else 0.0
    return Load(float(stretch.t_s[0]) + late_s, rated.fs_hz, rated.xy_mm[:, 0])
