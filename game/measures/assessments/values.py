"""What every assessment value has in common: why a field is None."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.trial import FloatArray

Why = Mapping[str, str]
V = TypeVar("V", bound="Value")


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A result with named numbers, some of which may be None."""

    undefined: Why = {}
    """The reason for each number that is None."""

    def because(self: V, reason: str) -> V:
        """The same, with this reason for every field that is None and has none yet; a number that
        is not finite becomes None too."""
        fields = [name for name in self.__struct_fields__ if name != "undefined"]
        broken = {
            name: None
            for name in fields
            if isinstance(value := getattr(self, name), float) and not math.isfinite(value)
        }
        finite = msgspec.structs.replace(self, **broken)
        missing = {name: reason for name in fields if getattr(finite, name) is None}
        return msgspec.structs.replace(finite, undefined={**missing, **self.undefined})


def mean_of(values: Iterable[float | None]) -> float | None:
    """Of the numbers that are there; None of none."""
    there = [value for value in values if value is not None]
    return fmean(there) if there else None


def line_of(values: npt.ArrayLike, name: str) -> FloatArray:
    """One number a sample, (n,); ValueError for another shape."""
    line = np.asarray(values, dtype=np.float64)
    if line.ndim != 1:
        raise ValueError(f"need {name} (n,), got {line.shape}")
    return line


def plane_of(values: npt.ArrayLike, name: str) -> FloatArray:
    """Two numbers a sample, (n, 2); ValueError for another shape."""
    plane = np.asarray(values, dtype=np.float64)
    if plane.ndim != 2 or plane.shape[1] != 2:
        raise ValueError(f"need {name} (n, 2), got {plane.shape}")
    return plane


def runs(holds: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First sample of each run of True, and the first after it."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]]).astype(np.int8)))
    return [(int(first), int(end)) for first, end in zip(edges[::2], edges[1::2], strict=True)]
