"""From raw samples to one ordered stretch without gaps: the first five steps of preparation."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.trial import FloatArray, Quality

LONGEST_STEP_S = 0.2
"""A longer step is a gap: reported, never bridged."""

CLOCK_ROUNDING_S = 1e-6
"""Differences of large time stamps, such as seconds since 1970, are no more exact than this."""

LARGEST = 1e100
"""A larger value is no measurement, and its square would overflow."""


class Stretch(msgspec.Struct, frozen=True, eq=False):
    """Samples in order, each time once, no gap."""

    t_s: FloatArray  # (n,), strictly rising
    xy_mm: FloatArray  # (n, 2), finite
    quality: Quality
    readable: int  # samples of the whole recording that are numbers


def checked(t_s: npt.ArrayLike, xy_mm: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Both as float arrays (n,) and (n, 2); ValueError for any other shape."""
    t = np.asarray(t_s, dtype=np.float64)
    xy = np.asarray(xy_mm, dtype=np.float64)
    if xy.size == 0 and t.size == 0:
        return t.reshape(0), xy.reshape(0, 2)
    if t.ndim != 1 or xy.shape != (len(t), 2):
        raise ValueError(f"need t_s (n,) and xy_mm (n, 2), got {t.shape} and {xy.shape}")
    return t, xy


def clean(t_s: FloatArray, xy_mm: FloatArray, discard_s: float = 0.0) -> Stretch:
    """The longest stretch without a gap, less the first discard_s of the recording.

    t_s (n,), xy_mm (n, 2); any content, for what is no number is removed and counted.
    """
    readable = np.all(np.abs(np.column_stack((t_s, xy_mm))) <= LARGEST, axis=1)
    t, xy = t_s[readable], xy_mm[readable]
    out_of_order = int(np.sum(t < np.maximum.accumulate(t)))

    merged_t, merged_xy = merged(t, xy)
    longest, gap_s = longest_stretch(merged_t)
    stretch_t, stretch_xy = merged_t[longest], merged_xy[longest]
    analysed = stretch_t >= merged_t[:1] + discard_s - CLOCK_ROUNDING_S
    quality = Quality(
        removed=len(t_s) - len(t),
        out_of_order=out_of_order,
        duplicates=len(t) - len(merged_t),
        gaps=len(gap_s),
        longest_gap_s=float(np.max(gap_s, initial=0.0)),
        total_gap_s=float(np.sum(gap_s)),
        discarded_s=discarded_s(stretch_t, analysed),
    )
    return Stretch(stretch_t[analysed], stretch_xy[analysed], quality, len(t))


def merged(t_s: FloatArray, xy_mm: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Samples in the order of time; those of one time become their mean.

    x and y take part in sorting, so that the rounding of the mean knows no order of arrival.
    """
    if not len(t_s):
        return t_s, xy_mm
    order = np.lexsort((xy_mm[:, 1], xy_mm[:, 0], t_s))
    t, xy = t_s[order], xy_mm[order]
    first = np.flatnonzero(np.concatenate(([True], np.diff(t) > 0)))
    count = np.diff(np.append(first, len(t)))
    return t[first], np.add.reduceat(xy, first, axis=0) / count[:, None]


def longest_stretch(t_s: FloatArray) -> tuple[slice, FloatArray]:
    """Where the longest stretch without a gap lies (the first of equals), and all gaps in s."""
    steps = np.diff(t_s)
    gaps = np.flatnonzero(steps > LONGEST_STEP_S + CLOCK_ROUNDING_S)
    if not len(t_s):
        return slice(0), steps
    starts = np.concatenate(([0], gaps + 1))
    ends = np.append(gaps, len(t_s) - 1)
    best = int(np.argmax(t_s[ends] - t_s[starts]))
    return slice(int(starts[best]), int(ends[best]) + 1), steps[gaps]


def discarded_s(t_s: FloatArray, analysed: npt.NDArray[np.bool_]) -> float:
    """How much of a stretch was cut from its start, s; all of it where nothing is left."""
    if not len(t_s):
        return 0.0
    first = t_s[analysed][0] if analysed.any() else t_s[-1]
    return float(first - t_s[0])
