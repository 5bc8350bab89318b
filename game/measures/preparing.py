"""From a raw recording to a `Trial`: eight steps, each leaving its trace in `quality`.

Validate, order, merge duplicates, find gaps, cut the start (`cleaning`), make the rate even
(`resampling`), low-pass (`lowpass`), centre.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.cleaning import CLOCK_ROUNDING_S, Stretch, checked, clean
from game.measures.lowpass import Filter, Source, cutoff_hz, filter_name, low_pass
from game.measures.resampling import Even, even
from game.measures.trial import Boundary, FloatArray, Quality, Reason, Trial, zero_mm

MANY_FILLED = 0.01
"""A larger share of interpolated samples is told with the result."""


def prepare(
    t_s: npt.ArrayLike,
    xy_mm: npt.ArrayLike,
    *,
    source: Source = "board",
    filter: Filter = "default",
    height_m: float | None = None,
    discard_s: float = 0.0,
    minimum_s: float = 0.0,
    device_rate_hz: float | None = None,
    boundary: Boundary | None = None,
) -> Trial:
    """A recording ready to be measured; its values may be anything, its shape may not.

    t_s (n,), xy_mm (n, 2), x right and y forward; never modified. filter: a cut-off in Hz, None for
    none, or "default" for that of the source. discard_s: cut from the start. minimum_s: what the
    protocol needs. device_rate_hz: a rate the caller vouches for, instead of the one found in t_s.
    boundary: of the feet, for the time to it. Raises ValueError for another shape or a setting out
    of range.
    """
    cutoff = cutoff_hz(source, filter)
    check_settings(height_m, discard_s, minimum_s, device_rate_hz)
    check_boundary(boundary)
    # What over- or underflows is found by its result, and told as a reason.
    with np.errstate(all="ignore"):
        stretch = clean(*checked(t_s, xy_mm), discard_s)
        trial = trial_of(stretch, cutoff, device_rate_hz)
    return msgspec.structs.replace(
        trial,
        height_m=height_m,
        boundary=boundary,
        undefined=trial.undefined or too_short(trial, minimum_s),
    )


def check_settings(
    height_m: float | None, discard_s: float, minimum_s: float, device_rate_hz: float | None
) -> None:
    """ValueError for a time below 0, a height or rate not above 0, or what is no number."""
    for name, duration_s in (("discard_s", discard_s), ("minimum_s", minimum_s)):
        if not (math.isfinite(duration_s) and duration_s >= 0):
            raise ValueError(f"{name} must be 0 or more, got {duration_s}")
    for name, size in (("height_m", height_m), ("device_rate_hz", device_rate_hz)):
        if size is not None and not (math.isfinite(size) and size > 0):
            raise ValueError(f"{name} must be above 0, got {size}")


def check_boundary(boundary: Boundary | None) -> None:
    """ValueError for a boundary with no inside, or with a side that is no number."""
    if boundary is None:
        return
    finite = all(math.isfinite(side) for side in msgspec.structs.astuple(boundary))
    if not (finite and boundary.left < boundary.right and boundary.back < boundary.forward):
        raise ValueError(f"boundary must have left < right and back < forward, got {boundary}")


def trial_of(stretch: Stretch, cutoff: float | None, device_rate_hz: float | None) -> Trial:
    """The stretch at an even rate, filtered and centred."""
    # The offset goes first, so that resampling and filter spend no digits on it.
    offset_mm = stretch.xy_mm[0] if len(stretch.t_s) else np.zeros(2)
    rated = even(stretch.t_s, stretch.xy_mm - offset_mm, device_rate_hz)
    centred_mm, mean_mm = centred(smoothed(rated, cutoff), offset_mm)
    return Trial(
        xy_mm=centred_mm,
        mean_mm=mean_mm,
        n=len(rated.xy_mm),
        fs_hz=rated.fs_hz,
        duration_s=rated.duration_s,
        filter=filter_name(cutoff),
        cutoff_hz=cutoff,
        resample=rated.resample,
        quality=with_filled(stretch.quality, rated),
        undefined=why_undefined(stretch, rated, len(centred_mm)),
    )


def smoothed(rated: Even, cutoff: float | None) -> FloatArray:
    """The low-passed signal, (n, 2); empty where it cannot be filtered."""
    # A single sample has nothing to filter: its mean is itself at any cut-off.
    if cutoff is None or rated.fs_hz is None:
        return rated.xy_mm
    mean_mm = rated.xy_mm.mean(axis=0)
    smooth_mm = low_pass(rated.xy_mm - mean_mm, rated.fs_hz, cutoff)
    return np.empty((0, 2)) if smooth_mm is None else smooth_mm + mean_mm


def centred(xy_mm: FloatArray, offset_mm: FloatArray) -> tuple[FloatArray, tuple[float, float]]:
    """The signal with mean zero, read-only, and its mean with the offset put back, mm.

    An axis that moves no further than rounding does is exactly still.
    """
    if not len(xy_mm):
        return xy_mm, (0.0, 0.0)
    mean_mm = xy_mm.mean(axis=0)
    around_mm = xy_mm - mean_mm
    position_mm = (float(offset_mm[0] + mean_mm[0]), float(offset_mm[1] + mean_mm[1]))
    around_mm[:, np.ptp(around_mm, axis=0) <= zero_mm(position_mm)] = 0.0
    around_mm.flags.writeable = False
    return around_mm, position_mm


def with_filled(quality: Quality, rated: Even) -> Quality:
    """The quality with what was interpolated, and whether that is much."""
    many = rated.filled > MANY_FILLED * len(rated.xy_mm)
    return msgspec.structs.replace(quality, filled=rated.filled, many_filled=many)


def why_undefined(stretch: Stretch, rated: Even, analysed: int) -> Reason | None:
    """The reason for which no measure of the stretch exists, if there is one."""
    if not stretch.readable:
        return "empty"
    if rated.undefined is not None:
        return rated.undefined
    if not len(rated.xy_mm):
        return "gap" if stretch.quality.gaps else "short"
    return None if analysed else "filter"


def too_short(trial: Trial, minimum_s: float) -> Reason | None:
    """The reason for which a protocol cannot use a trial, if there is one."""
    if trial.duration_s >= minimum_s - CLOCK_ROUNDING_S:
        return None
    return "gap" if trial.quality.gaps else "short"
