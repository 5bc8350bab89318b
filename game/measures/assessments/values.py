"""What every assessment value has in common: why a field is None."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.trial import FloatArray

Why = Mapping[str, str]
V = TypeVar("V", bound="Value")


ON_THE_CIRCLE, TRIALS = "circ_mean", "n_trials"
"""Begins the name of what is a direction on the circle; and the number of trials."""


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


def averaged(each: Sequence[V]) -> V:
    """The trials of one visit as one result: of each number the mean over the trials that have it,
    a direction on the circle as a direction, lists one after another, flags where any trial has
    them. One trial is its own result.

    each: 1 or more, of one kind. Source: measures reference 4.0.
    """
    if len(each) == 1:
        return each[0]
    fields = [name for name in each[0].__struct_fields__ if name != "undefined"]
    values = {name: _together(name, [getattr(one, name) for one in each]) for name in fields}
    reasons = {name: why for one in each for name, why in one.undefined.items()}
    undefined = {name: why for name, why in reasons.items() if values.get(name) is None}
    return msgspec.structs.replace(each[0], **values, undefined=undefined)


def _together(name: str, values: Sequence[Any]) -> Any:
    there = [value for value in values if value is not None]
    if there and isinstance(there[0], tuple):
        return tuple(one for value in there for one in value)
    if there and isinstance(there[0], bool):
        return any(there)
    if name == TRIALS:
        return sum(there)
    if name.startswith(ON_THE_CIRCLE):
        turns = np.radians(np.array(there, dtype=np.float64))
        x, y = float(np.cos(turns).sum()), float(np.sin(turns).sum())
        return math.degrees(math.atan2(y, x)) if math.hypot(x, y) > 1e-9 else None
    mean = mean_of(there)
    whole = mean is not None and mean.is_integer() and all(isinstance(n, int) for n in there)
    return int(mean) if whole and mean is not None else mean


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
