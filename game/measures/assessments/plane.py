"""The recorded plane of a trial, ready to be cut at its events: even in time, low-passed, counted
from the rest centre."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from game.core.event import Missed, Reached, Shown
from game.core.recording import Header
from game.core.time import seconds
from game.measures.assessments.recorded import Recorded
from game.measures.bouts import Trace, path_of, source_of
from game.measures.cleaning import LONGEST_STEP_S, checked, clean
from game.measures.lowpass import Filter, cutoff_hz
from game.measures.preparing import smoothed
from game.measures.resampling import HALF_WINDOW_S, WINDOW_AVERAGE, even
from game.measures.trial import FloatArray

NOT_MEASURED = "the device does not measure"


class Plane(msgspec.Struct, frozen=True, eq=False):
    """A trace in the device's unit: mm, or degrees from a tilt sensor."""

    from_s: float
    """Bout time of the first sample."""
    fs_hz: float
    xy: FloatArray  # (n, 2), from the rest centre, x right and y forward
    reach: tuple[float, float, float, float]
    """Own reach to the right, left, forward and back, in the same unit."""
    unit: str

    def sample(self, step: int) -> int:
        """The sample nearest to a step; may lie before the first or after the last."""
        return round((seconds(step) - self.from_s) * self.fs_hz)

    def has(self, first: int, end: int) -> bool:
        """Are all these samples there, end left out?"""
        return 0 <= first < end <= len(self.xy)

    def limit(self, x: float, y: float) -> tuple[float, float]:
        """The own limit in a direction of reach units, to the right and forward, in this plane's
        unit: the ellipse between the four that the picture shows too."""
        right, left, forward, back = self.reach
        size = math.hypot(x, y)
        across = x / size * (right if x > 0 else left)
        return across, y / size * (forward if y > 0 else back)

    def in_reach(self) -> FloatArray:
        """The trace in own reach, (n, 2)."""
        right, left, forward, back = self.reach
        x, y = self.xy[:, 0], self.xy[:, 1]
        return np.column_stack(
            [x / np.where(x > 0, right, left), y / np.where(y > 0, forward, back)]
        )


class Attempt(msgspec.Struct, frozen=True):
    """One target of a trial, from being shown to its end."""

    shown: Shown
    ended: Reached | Missed

    @property
    def reached(self) -> bool:
        return isinstance(self.ended, Reached)


def plane_of_trial(trial: Recorded, filter: Filter = "default") -> Plane | str:
    """The plane of a trial, or the reason for which there is none.

    A low-pass of the device's own kind, as for every measure, where `filter` says nothing else; the
    longest stretch without a gap.
    """
    if not _measures(trial.header):
        return NOT_MEASURED
    return _plane(trial.header, *_from_rest(trial), filter)


def planes_of(trial: Recorded, trace: Trace | None = None) -> list[Plane] | str:
    """Every stretch without a gap, in order, or the reason for which there is none: of a bout that
    goes on after a pause. trace: its own, where that is there already."""
    if not _measures(trial.header):
        return NOT_MEASURED
    t_s, xy = _from_rest(trial, trace)
    ends = np.flatnonzero(np.diff(t_s) > LONGEST_STEP_S) + 1
    parts = zip(np.split(t_s, ends), np.split(xy, ends), strict=True)
    found = [_plane(trial.header, *part) for part in parts]
    planes = [one for one in found if isinstance(one, Plane)]
    return planes or next(one for one in found if isinstance(one, str))


def _measures(header: Header) -> bool:
    return header.device.measures and header.device.unit in ("mm", "deg")


def _from_rest(trial: Recorded, known: Trace | None = None) -> tuple[FloatArray, FloatArray]:
    """Times, s, and places from the rest centre."""
    own = trial.header.calibration
    trace = path_of(trial.samples, trial.header.geometry) if known is None else known
    return trace.t_s, trace.xy_mm - np.array([own.rest_x, own.rest_y])


def _plane(
    header: Header, t_s: FloatArray, place: FloatArray, filter: Filter = "default"
) -> Plane | str:
    """The longest stretch of these samples."""
    stretch = clean(*checked(t_s, place))
    rated = even(stretch.t_s, stretch.xy_mm)
    if rated.fs_hz is None:
        return "no sample could be read"
    source = "angle" if header.device.unit == "deg" else source_of(header)
    xy = smoothed(rated, cutoff_hz(source, filter))
    if not len(xy):
        return "the low-pass does not fit the rate, or there are too few samples to filter"
    late_s = HALF_WINDOW_S if rated.resample == WINDOW_AVERAGE else 0.0
    from_s = float(stretch.t_s[0]) + late_s
    return Plane(from_s, rated.fs_hz, xy, _reach(header), header.device.unit)


def _reach(header: Header) -> tuple[float, float, float, float]:
    own = header.calibration
    return own.right, own.left, own.forward, own.back


def attempts_of(trial: Recorded) -> list[Attempt]:
    """The targets of a trial in order; of one that was shown twice, the second time."""
    shown: dict[int, Shown] = {}
    found = []
    for event in trial.events:
        if isinstance(event, Shown):
            shown[event.attempt] = event
        elif isinstance(event, Reached | Missed) and event.attempt in shown:
            found.append(Attempt(shown[event.attempt], event))
    return found
