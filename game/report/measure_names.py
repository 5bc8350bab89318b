"""What the measures are called in a report: message ids, by key.

No-break spaces around a per cent sign keep it with its number, and keep the extractor from taking
"% c" for a format.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.text import Words, mark

NAMES: Mapping[str, str] = {
    "mean_ml": mark("Mean position, sideways"),
    "mean_ap": mark("Mean position, forward"),
    "mdist": mark("Mean distance"),
    "mdist_ml": mark("Mean distance, sideways"),
    "mdist_ap": mark("Mean distance, forward and back"),
    "rdist": mark("RMS distance"),
    "rdist_ml": mark("RMS distance, sideways"),
    "rdist_ap": mark("RMS distance, forward and back"),
    "maxdist": mark("Greatest distance"),
    "maxdist_ml": mark("Greatest distance, sideways"),
    "maxdist_ap": mark("Greatest distance, forward and back"),
    "range_ml": mark("Range, sideways"),
    "range_ap": mark("Range, forward and back"),
    "range_2d": mark("Range in any direction"),
    "corr_ml_ap": mark("Correlation of the two axes"),
    "totex": mark("Path length"),
    "totex_ml": mark("Path length, sideways"),
    "totex_ap": mark("Path length, forward and back"),
    "mvelo": mark("Mean sway velocity"),
    "mvelo_ml": mark("Velocity, sideways"),
    "mvelo_ap": mark("Velocity, forward and back"),
    "mvelo_deg_per_s": mark("Velocity, as an angle"),
    "area_cc": mark("Area of the 95\u00a0%\u00a0confidence circle"),
    "area_pe": mark("Area of the 95\u00a0%\u00a0prediction ellipse"),
    "ellipse_major": mark("Ellipse, longer semi-axis"),
    "ellipse_minor": mark("Ellipse, shorter semi-axis"),
    "ellipse_angle_deg": mark("Ellipse, direction of the longer axis"),
    "area_hull": mark("Area of the hull"),
    "area_sw": mark("Sway area per second"),
    "mfreq": mark("Mean frequency"),
    "mfreq_ml": mark("Mean frequency, sideways"),
    "mfreq_ap": mark("Mean frequency, forward and back"),
    "fd": mark("Fractal dimension"),
    "fd_cc": mark("Fractal dimension, circle"),
    "fd_ce": mark("Fractal dimension, ellipse"),
}

ON_ONE_PAGE = ("mvelo", "mvelo_ml", "mvelo_ap", "rdist", "range_ml", "range_ap", "totex")
"""The headline and what explains it; no area, which one trial does not show well enough. Source:
measures reference 5.3, rule 4."""


def measure_name(key: str, words: Words) -> str:
    """In words; a key that this version does not know stands for itself."""
    return words(NAMES[key]) if key in NAMES else key
