"""All measures of one trial, with the facts that make them comparable."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.boundary import AxisBoundary, TimeToBoundary, time_to_boundary
from game.measures.diffusion import Diffusion, StabilogramDiffusion, diffusion
from game.measures.lowpass import Filter, Source
from game.measures.preparing import prepare
from game.measures.registry import MEASURES, Measure, Unit
from game.measures.trial import Boundary, Quality, Reason, Trial

VERSION = "measures/1"
"""Of all formulas and defaults together; any change of one raises it."""

Values = TypeVar("Values", Diffusion, AxisBoundary)


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
    undefined: Mapping[str, Reason]  # why a value is None, for each that is: mfreq, sda.ml.H_long
    sda: StabilogramDiffusion
    ttb: TimeToBoundary | None  # None where no boundary is known

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
    boundary: Boundary | None = None,
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
            boundary=boundary,
        )
    )


def panel_of(trial: Trial) -> Panel:
    """The measures of a prepared trial."""
    # What overflows is found by its result.
    with np.errstate(all="ignore"):
        measures, undefined = measures_of(trial)
        sda, sda_undefined = sda_of(trial)
        ttb, ttb_undefined = ttb_of(trial)
    return Panel(
        n=trial.n,
        fs_hz=trial.fs_hz,
        duration_s=trial.duration_s,
        filter=trial.filter,
        version=VERSION,
        resample=trial.resample,
        quality=trial.quality,
        measures=measures,
        units={measure.key: measure.unit for measure in MEASURES.values()},
        undefined={**undefined, **sda_undefined, **ttb_undefined},
        sda=sda,
        ttb=ttb,
    )


def measures_of(trial: Trial) -> tuple[dict[str, float | None], dict[str, Reason]]:
    """The value of every measure in stored order, and why one is None."""
    found = {measure.key: measured(measure, trial) for measure in MEASURES.values()}
    values = {key: None if isinstance(one, str) else one for key, one in found.items()}
    return values, {key: one for key, one in found.items() if isinstance(one, str)}


def measured(measure: Measure, trial: Trial) -> float | Reason:
    """The value of one measure, finite, or the reason why it has none."""
    if trial.undefined is not None:
        return trial.undefined
    if trial.n < measure.samples:
        return "samples"
    # As in `panel_of`, what overflows is found by its result.
    with np.errstate(all="ignore"):
        for need in measure.needs:
            if not need.met(trial):
                return need.reason
        value = measure.function(trial)
    if value is None:
        assert measure.undefined_if is not None, measure.key
        return measure.undefined_if
    return value if math.isfinite(value) else "overflow"


def sda_of(trial: Trial) -> tuple[StabilogramDiffusion, dict[str, Reason]]:
    """The diffusion of every direction, and why a value of it is None."""
    ml, ml_why = explained("sda.ml", diffusion(trial, "ml"), Diffusion(), "crossing")
    ap, ap_why = explained("sda.ap", diffusion(trial, "ap"), Diffusion(), "crossing")
    planar, planar_why = explained(
        "sda.planar", diffusion(trial, "planar"), Diffusion(), "crossing"
    )
    return StabilogramDiffusion(ml=ml, ap=ap, planar=planar), {**ml_why, **ap_why, **planar_why}


def ttb_of(trial: Trial) -> tuple[TimeToBoundary | None, dict[str, Reason]]:
    """The time to boundary of both axes, and why a value of it is None."""
    if trial.boundary is None:
        return None, {"ttb": "boundary"}
    ml, ml_why = explained("ttb.ml", time_to_boundary(trial, "ml"), AxisBoundary(), "minima")
    ap, ap_why = explained("ttb.ap", time_to_boundary(trial, "ap"), AxisBoundary(), "minima")
    return TimeToBoundary(ml=ml, ap=ap), {**ml_why, **ap_why}


def explained(
    name: str, found: Values | Reason, empty: Values, otherwise: Reason
) -> tuple[Values, dict[str, Reason]]:
    """An object with finite values, and the reason of each that is None, by name.key.

    empty: what stands for one that does not exist. otherwise: why a single value can be None.
    """
    values, why = (empty, found) if isinstance(found, str) else (found, otherwise)
    numbers: dict[str, float | None] = msgspec.structs.asdict(values)
    if not all(math.isfinite(number) for number in numbers.values() if number is not None):
        return explained(name, "overflow", empty, otherwise)
    return values, {f"{name}.{key}": why for key, number in numbers.items() if number is None}
