"""A centre-of-pressure recording made ready: what every measure is computed from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

Reason = Literal[
    "empty", "gap", "short", "rate", "filter", "samples", "still", "direction", "diameter",
    "height", "overflow", "slow", "lag", "stride", "unmatched", "return", "crossing", "boundary",
    "minima",
]  # fmt: skip

REASONS: Mapping[Reason, str] = {
    "empty": "no sample could be read",
    "gap": "no stretch without a gap is long enough",
    "short": "the recording is too short",
    "rate": "the given device rate contradicts the time stamps",
    "filter": "the low-pass does not fit the rate, or there are too few samples to filter",
    "samples": "too few samples",
    "still": "an axis that it needs did not move",
    "direction": "no direction is longer than the others",
    "diameter": "the area is too narrow for the length of the path",
    "height": "the body height is not known",
    "overflow": "the values are too large to compute with",
    "slow": "the rate is too low",
    "lag": "the lag is no whole number of samples",
    "stride": "the rate is no multiple of 20 Hz, and nothing was filtered",
    "unmatched": "no stretch of the trace is like another",
    "return": "the trace comes back to where it was, so its displacement has no logarithm",
    "crossing": "the two lines do not cross within the lags that were fitted",
    "boundary": "the boundary of the feet is not known",
    "minima": "the time to the boundary has too few minima",
}
"""Why a measure can be None, in words."""


Axis = Literal["ml", "ap"]
Directions = Literal["ml", "ap", "planar"]


class Boundary(msgspec.Struct, frozen=True, kw_only=True):
    """The rectangle of the feet on the board, in its coordinates, mm; not the board's edge."""

    left: float
    right: float
    back: float
    forward: float


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """What preparation found and did to a recording."""

    removed: int = 0  # samples with a time, x or y that is no number
    out_of_order: int = 0  # samples that arrived after a later one
    duplicates: int = 0  # samples merged into another of the same time
    gaps: int = 0  # steps longer than 0.2 s
    longest_gap_s: float = 0.0
    total_gap_s: float = 0.0
    discarded_s: float = 0.0  # cut from the start of the stretch that is analysed
    filled: int = 0  # missing samples of a regular source, interpolated
    many_filled: bool = False  # more than 1 % of what is analysed


class Trial(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """One stretch at an even rate, filtered and centred; x right, y forward.

    Where `undefined` gives a reason, no measure exists and xy_mm is empty. `once` keeps in its
    __dict__ what several measures share.
    """

    xy_mm: FloatArray  # (n, 2), finite, mean zero, read-only
    mean_mm: tuple[float, float]  # what centring took away: the position on the board
    n: int
    fs_hz: float | None  # None for fewer than two samples, which have no rate
    duration_s: float  # (n - 1) / fs, from the first sample to the last
    filter: str  # "none" or "lowpass_5hz"
    cutoff_hz: float | None  # of that filter, None for none
    resample: str  # "none" or "window_average_0.1s_100hz"
    quality: Quality
    undefined: Reason | None = None
    height_m: float | None = None
    boundary: Boundary | None = None

    @property
    def ml_mm(self) -> FloatArray:
        """The mediolateral axis, (n,), right positive."""
        return self.xy_mm[:, 0]

    @property
    def ap_mm(self) -> FloatArray:
        """The anteroposterior axis, (n,), forward positive."""
        return self.xy_mm[:, 1]

    @property
    def radius_mm(self) -> FloatArray:
        """The distance of every sample from the mean, (n,)."""
        return np.hypot(self.ml_mm, self.ap_mm)

    @property
    def zero_mm(self) -> float:
        """The length that counts as none; a large offset costs digits, so it grows with it."""
        return zero_mm(self.mean_mm)


def zero_mm(mean_mm: tuple[float, float]) -> float:
    """The length that counts as none around a mean position, mm."""
    return 1e-9 + 1e-12 * float(np.hypot(*mean_mm))
