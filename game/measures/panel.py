"""All measures of one trial, with the facts that make them comparable."""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.lowpass import Filter, Source
from game.measures.preparing import prepare
from game.measures.registry import MEASURES, Measure, Unit
from game.measures.trial import Quality, Reason, Trial

VERSION = "measures/1"
"""Of all formulas and defaults together; any change of one raises it."""


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of one trial.

    Two may be compared only if fs_hz, filter, resample and version agree.
    """

    n: int
    fs_hz: float | None  # None for fewer than two samples
    duration_s: float
    filter: str
    version: str
    resample: str
    quality: Quality
    measures: Mapping[str, float | None]  # every key, always, in stored order
    units: Mapping[str, Unit]
    undefined: Mapping[str, Reason]  # why a measure is None, for each that is

    def as_document(self, file: str) -> dict[str, object]:
        """The result of the `measure` command: plain values, ready for JSON without NaN."""
        document: dict[str, object] = msgspec.to_builtins(self)
        return {"file": file, **document}


def panel(
    t_s: npt.ArrayLike,
    xy_mm: npt.ArrayLike,
    *,
    source: Source = "board",
    filter: Filter = "default",
    height_m: float | None = None,
    discard_s: float = 0.0,
    minimum_s: float = 0.0,
    device_rate_hz: float | None = None,
) -> Panel:
    """The measures of a raw recording; arguments and errors as of `preparing.prepare`."""
    return panel_of(
        prepare(
            t_s,
            xy_mm,
            source=source,
            filter=filter,
            height_m=height_m,
            discard_s=discard_s,
            minimum_s=minimum_s,
            device_rate_hz=device_rate_hz,
        )
    )


def panel_of(trial: Trial) -> Panel:
    """The measures of a prepared trial."""
    values: dict[str, float | None] = {}
    undefined: dict[str, Reason] = {}
    for measure in MEASURES.values():
        value = measured(measure, trial)
        if isinstance(value, str):
            undefined[measure.key] = value
        values[measure.key] = None if isinstance(value, str) else value
    return Panel(
        n=trial.n,
        fs_hz=trial.fs_hz,
        duration_s=trial.duration_s,
        filter=trial.filter,
        version=VERSION,
        resample=trial.resample,
        quality=trial.quality,
        measures=values,
        units={measure.key: measure.unit for measure in MEASURES.values()},
        undefined=undefined,
    )


def measured(measure: Measure, trial: Trial) -> float | Reason:
    """The value of one measure, finite, or the reason why it has none."""
    if trial.undefined is not None:
        return trial.undefined
    if trial.n < measure.samples:
        return "samples"
    # What overflows is found by its result.
    with np.errstate(all="ignore"):
        value = measure.function(trial)
    if value is None:
        assert measure.undefined_if is not None, measure.key
        return measure.undefined_if
    return value if math.isfinite(value) else "overflow"
