"""What the measures are called in a report: message ids, by key.

No-break spaces around a per cent sign keep it with its number, and keep the extractor from taking
"% c" for a format.
"""

from __future__ import annotations

import re
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
    "power_ml": mark("Power, sideways"),
    "power_ap": mark("Power, forward and back"),
    "f50_ml": mark("Median frequency, sideways"),
    "f50_ap": mark("Median frequency, forward and back"),
    "f95_ml": mark("95\u00a0%\u00a0frequency, sideways"),
    "f95_ap": mark("95\u00a0%\u00a0frequency, forward and back"),
    "cfreq_ml": mark("Centroidal frequency, sideways"),
    "cfreq_ap": mark("Centroidal frequency, forward and back"),
    "freqd_ml": mark("Frequency dispersion, sideways"),
    "freqd_ap": mark("Frequency dispersion, forward and back"),
    "sampen_ml": mark("Sample entropy, sideways"),
    "sampen_ap": mark("Sample entropy, forward and back"),
    "dfa_ml": mark("Scaling exponent (DFA), sideways"),
    "dfa_ap": mark("Scaling exponent (DFA), forward and back"),
    "msd_ml_0.01s": mark("Mean square displacement, 0.01 s, sideways"),
    "msd_ml_0.05s": mark("Mean square displacement, 0.05 s, sideways"),
    "msd_ml_0.1s": mark("Mean square displacement, 0.1 s, sideways"),
    "msd_ml_0.5s": mark("Mean square displacement, 0.5 s, sideways"),
    "msd_ml_1s": mark("Mean square displacement, 1 s, sideways"),
    "msd_ml_2s": mark("Mean square displacement, 2 s, sideways"),
    "msd_ml_5s": mark("Mean square displacement, 5 s, sideways"),
    "msd_ml_10s": mark("Mean square displacement, 10 s, sideways"),
    "msd_ap_0.01s": mark("Mean square displacement, 0.01 s, forward and back"),
    "msd_ap_0.05s": mark("Mean square displacement, 0.05 s, forward and back"),
    "msd_ap_0.1s": mark("Mean square displacement, 0.1 s, forward and back"),
    "msd_ap_0.5s": mark("Mean square displacement, 0.5 s, forward and back"),
    "msd_ap_1s": mark("Mean square displacement, 1 s, forward and back"),
    "msd_ap_2s": mark("Mean square displacement, 2 s, forward and back"),
    "msd_ap_5s": mark("Mean square displacement, 5 s, forward and back"),
    "msd_ap_10s": mark("Mean square displacement, 10 s, forward and back"),
    "msd_planar_0.01s": mark("Mean square displacement, 0.01 s, in the plane"),
    "msd_planar_0.05s": mark("Mean square displacement, 0.05 s, in the plane"),
    "msd_planar_0.1s": mark("Mean square displacement, 0.1 s, in the plane"),
    "msd_planar_0.5s": mark("Mean square displacement, 0.5 s, in the plane"),
    "msd_planar_1s": mark("Mean square displacement, 1 s, in the plane"),
    "msd_planar_2s": mark("Mean square displacement, 2 s, in the plane"),
    "msd_planar_5s": mark("Mean square displacement, 5 s, in the plane"),
    "msd_planar_10s": mark("Mean square displacement, 10 s, in the plane"),
}

ON_ONE_PAGE = ("mvelo", "mvelo_ml", "mvelo_ap", "rdist", "range_ml", "range_ap", "totex")
"""The headline and what explains it; no area, which one trial does not show well enough. Source:
measures reference 5.3, rule 4."""


def measure_name(key: str, words: Words) -> str:
    """In words; a key that this version does not know stands for itself."""
    return words(NAMES[key]) if key in NAMES else key


def filter_name(name: str, words: Words) -> str:
    """A stored filter in words: 'low-pass 5 Hz' for 'lowpass_5hz'; another stands for itself."""
    known = re.fullmatch(r"lowpass_([\d.]+)hz", name)
    if known is not None:
        return words("low-pass {hz}\u00a0Hz", hz=known[1])
    return words("no filter") if name == "none" else name
