"""The list of measures, in the order in which they are stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import msgspec

from game.measures import (
    areas,
    displacement,
    distances,
    ellipse,
    entropy,
    fluctuation,
    frequency,
    spectrum,
    velocity,
)
from game.measures.cleaning import CLOCK_ROUNDING_S
from game.measures.trial import Directions, Reason, Trial

Unit = Literal["mm", "mm/s", "mm^2", "mm^2/s", "Hz", "deg", "deg/s", "1"]
Better = Literal["smaller", "larger", "zero"]

OURS = "ours; known answer in tests/measures"
PRIETO = (
    "Prieto et al. 1996, IEEE Trans Biomed Eng 43:956, read by way of "
    "code_descriptors_postural_control"
)
PREDICTION = (
    "prediction ellipse with the exact F, hyperellipsoid of BMClab/datasets; recommended by "
    "Schubert & Kirchner 2014, Gait Posture 39:518"
)
WELCH = (
    "moments as in Prieto et al. 1996, read by way of code_descriptors_postural_control; the Welch "
    "estimator is ours"
)
ENTROPY = (
    "sample entropy over N - m stretches of both lengths, in agreement with antropy and EntropyHub"
)
DFA = "order 1; its window sizes are ours, and so is the known answer in tests/measures"
MSD = "Collins & De Luca 1993, Exp Brain Res 95:308"

LEAST_S = 10.0
"""Shorter recordings have no spectrum and no entropy."""


class Need(msgspec.Struct, frozen=True):
    """What a measure asks of a trial before its function may be called."""

    reason: Reason  # why the measure is None where the need is not met
    otherwise: str  # the same with its numbers, for the page of definitions
    met: Callable[[Trial], bool]


class Measure(msgspec.Struct, frozen=True):
    """A number that a trial defines, or does not."""

    key: str  # as stored; never changes its meaning
    unit: Unit
    function: Callable[[Trial], float | None]
    better: Better | None  # in quiet stance; None is never coloured
    source: str
    samples: int = 2  # fewer leave it undefined
    needs: tuple[Need, ...] = ()  # the first that is not met tells why it is undefined
    undefined_if: Reason | None = None  # why its function gives None


def lasts(trial: Trial) -> bool:
    """Whether a trial is long enough for the slow parts of sway."""
    return trial.duration_s >= LEAST_S - CLOCK_ROUNDING_S


def is_fast(trial: Trial) -> bool:
    """Whether the rate holds the band of the spectrum."""
    return (trial.fs_hz or 0.0) >= spectrum.LEAST_HZ


LONG = Need("short", f"shorter than {LEAST_S:g} s", lasts)
FAST = Need("slow", f"below {spectrum.LEAST_HZ:g} samples a second", is_fast)
BAND = (LONG, FAST)
SERIES = (
    LONG,
    Need("stride", "unfiltered at a rate that is no multiple of 20 Hz", entropy.has_series),
)
SERIES_ML = (*SERIES, Need("still", "the axis is still at 20 Hz", entropy.moves_ml))
SERIES_AP = (*SERIES, Need("still", "the axis is still at 20 Hz", entropy.moves_ap))


def displacement_measure(direction: Directions, lag_s: float) -> Measure:
    """The line of one direction and lag."""
    inside = partial(displacement.is_inside, lag_s=lag_s)
    whole = partial(displacement.is_whole, lag_s=lag_s)
    needs = (
        Need("short", f"not longer than {lag_s:g} s", inside),
        Need("lag", f"{lag_s:g} s is no whole number of samples", whole),
    )
    function = displacement.msd(direction, lag_s)
    return Measure(function.__name__, "mm^2", function, None, MSD, needs=needs)


MEASURES: Mapping[str, Measure] = {
    measure.key: measure
    for measure in (
        Measure("mean_ml", "mm", distances.mean_ml, None, OURS, samples=1),
        Measure("mean_ap", "mm", distances.mean_ap, None, OURS, samples=1),
        Measure("mdist", "mm", distances.mdist, "smaller", PRIETO),
        Measure("mdist_ml", "mm", distances.mdist_ml, "smaller", PRIETO),
        Measure("mdist_ap", "mm", distances.mdist_ap, "smaller", PRIETO),
        Measure("rdist", "mm", distances.rdist, "smaller", PRIETO),
        Measure("rdist_ml", "mm", distances.rdist_ml, "smaller", PRIETO),
        Measure("rdist_ap", "mm", distances.rdist_ap, "smaller", PRIETO),
        Measure("maxdist", "mm", distances.maxdist, "smaller", PRIETO),
        Measure("maxdist_ml", "mm", distances.maxdist_ml, "smaller", PRIETO),
        Measure("maxdist_ap", "mm", distances.maxdist_ap, "smaller", PRIETO),
        Measure("range_ml", "mm", distances.range_ml, "smaller", PRIETO),
        Measure("range_ap", "mm", distances.range_ap, "smaller", PRIETO),
        Measure("range_2d", "mm", distances.range_2d, "smaller", PRIETO),
        Measure("corr_ml_ap", "1", distances.corr_ml_ap, None, OURS, undefined_if="still"),
        Measure("totex", "mm", velocity.totex, "smaller", PRIETO),
        Measure("totex_ml", "mm", velocity.totex_ml, "smaller", PRIETO),
        Measure("totex_ap", "mm", velocity.totex_ap, "smaller", PRIETO),
        Measure("mvelo", "mm/s", velocity.mvelo, "smaller", PRIETO),
        Measure("mvelo_ml", "mm/s", velocity.mvelo_ml, "smaller", PRIETO),
        Measure("mvelo_ap", "mm/s", velocity.mvelo_ap, "smaller", PRIETO),
        Measure(
            "mvelo_deg_per_s",
            "deg/s",
            velocity.mvelo_deg_per_s,
            "smaller",
            OURS,
            undefined_if="height",
        ),
        Measure("area_cc", "mm^2", areas.area_cc, "smaller", PRIETO),
        Measure("area_pe", "mm^2", ellipse.area_pe, "smaller", PREDICTION, samples=3),
        Measure("ellipse_major", "mm", ellipse.ellipse_major, "smaller", PREDICTION, samples=3),
        Measure("ellipse_minor", "mm", ellipse.ellipse_minor, "smaller", PREDICTION, samples=3),
        Measure(
            "ellipse_angle_deg",
            "deg",
            ellipse.ellipse_angle_deg,
            None,
            OURS,
            undefined_if="direction",
        ),
        Measure("area_hull", "mm^2", areas.area_hull, "smaller", PRIETO),
        Measure("area_sw", "mm^2/s", areas.area_sw, "smaller", PRIETO),
        Measure("mfreq", "Hz", frequency.mfreq, None, PRIETO, undefined_if="still"),
        Measure("mfreq_ml", "Hz", frequency.mfreq_ml, None, PRIETO, undefined_if="still"),
        Measure("mfreq_ap", "Hz", frequency.mfreq_ap, None, PRIETO, undefined_if="still"),
        Measure("fd", "1", frequency.fd, None, PRIETO, undefined_if="still"),
        Measure("fd_cc", "1", frequency.fd_cc, None, PRIETO, undefined_if="still"),
        Measure("fd_ce", "1", frequency.fd_ce, None, PRIETO, samples=3, undefined_if="diameter"),
        Measure("power_ml", "mm^2", spectrum.power_ml, "smaller", WELCH, needs=BAND),
        Measure("power_ap", "mm^2", spectrum.power_ap, "smaller", WELCH, needs=BAND),
        Measure("f50_ml", "Hz", spectrum.f50_ml, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("f50_ap", "Hz", spectrum.f50_ap, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("f95_ml", "Hz", spectrum.f95_ml, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("f95_ap", "Hz", spectrum.f95_ap, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("cfreq_ml", "Hz", spectrum.cfreq_ml, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("cfreq_ap", "Hz", spectrum.cfreq_ap, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("freqd_ml", "1", spectrum.freqd_ml, None, WELCH, needs=BAND, undefined_if="still"),
        Measure("freqd_ap", "1", spectrum.freqd_ap, None, WELCH, needs=BAND, undefined_if="still"),
        Measure(
            "sampen_ml",
            "1",
            entropy.sampen_ml,
            None,
            ENTROPY,
            needs=SERIES_ML,
            undefined_if="unmatched",
        ),
        Measure(
            "sampen_ap",
            "1",
            entropy.sampen_ap,
            None,
            ENTROPY,
            needs=SERIES_AP,
            undefined_if="unmatched",
        ),
        Measure("dfa_ml", "1", fluctuation.dfa_ml, None, DFA, samples=500, undefined_if="still"),
        Measure("dfa_ap", "1", fluctuation.dfa_ap, None, DFA, samples=500, undefined_if="still"),
        *(
            displacement_measure(direction, lag_s)
            for direction in displacement.DIRECTIONS
            for lag_s in displacement.LAGS_S
        ),
    )
}
