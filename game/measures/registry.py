"""The list of measures, in the order in which they are stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from game.measures import areas, distances, ellipse, frequency, velocity
from game.measures.trial import Reason, Trial

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


class Measure(msgspec.Struct, frozen=True):
    """A number that a trial defines, or does not."""

    key: str  # as stored; never changes its meaning
    unit: Unit
    function: Callable[[Trial], float | None]
    better: Better | None  # in quiet stance; None is never coloured
    source: str
    samples: int = 2  # fewer leave it undefined
    undefined_if: Reason | None = None  # why its function gives None


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
    )
}
