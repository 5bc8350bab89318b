"""What each measure computes, in words, for the page of definitions.

One text per key of `MEASURES`. "Both axes" is said once: the text of an axis measure names it by
{axis}, the deviation along it.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.displacement import DIRECTIONS, LAGS_S, msd_key

AXES: Mapping[str, str] = {"ml": "x", "ap": "y"}

OF_THE_PLANE: Mapping[str, str] = {
    "mdist": "mean of RD",
    "rdist": "root of the mean of RD squared",
    "maxdist": "largest RD",
    "range_2d": "largest distance between any two samples",
    "corr_ml_ap": "Pearson correlation of x and y",
    "totex": "sum of the distances from each sample to the next",
    "mvelo": "totex / T",
    "mvelo_deg_per_s": "180 / pi · mvelo / (0.5527 · body height)",
    "area_cc": "pi · (mdist + 1.645 · standard deviation of RD)²: the 95 % confidence circle",
    "area_pe": "pi · ellipse_major · ellipse_minor: the 95 % prediction ellipse",
    "ellipse_major": (
        "root of k · the larger eigenvalue of S (a semi-axis), "
        "k = 2 (N - 1)(N + 1) / (N (N - 2)) · the 95 % quantile of F with 2 and N - 2 degrees"
    ),
    "ellipse_minor": "root of k · the smaller eigenvalue of S (a semi-axis), k as in ellipse_major",
    "ellipse_angle_deg": (
        "direction of the longer axis, from the right counter-clockwise, above -90 up to 90"
    ),
    "area_hull": "area of the convex hull",
    "area_sw": (
        "sum of the triangles that the mean position makes with each sample and the next, / T"
    ),
    "mfreq": "mvelo / (2 pi · mdist)",
    "fd": "ln N / ln(N · range_2d / totex)",
    "fd_cc": "as fd, with the diameter 2 · (mdist + 1.645 · standard deviation of RD)",
    "fd_ce": "as fd, with the diameter 2 · root of (area_pe / pi)",
}

OF_AN_AXIS: Mapping[str, str] = {
    "mean": "mean position on the board, before it is subtracted",
    "mdist": "mean of the absolute value of {axis}",
    "rdist": "root of the mean of {axis} squared",
    "maxdist": "largest absolute value of {axis}",
    "range": "largest less smallest {axis}",
    "totex": "sum of the absolute differences of {axis} from each sample to the next",
    "mvelo": "totex of this axis / T",
    "mfreq": "mvelo / (4 · root of 2 · mdist), of this axis; a sine of frequency f gives 1.11 f",
    "power": "m0 of {axis}",
    "f50": "first frequency up to which the power of {axis} reaches 50 % of m0",
    "f95": "first frequency up to which the power of {axis} reaches 95 % of m0",
    "cfreq": "root of (m2 / m0) of {axis}",
    "freqd": "root of (1 - m1² / (m0 · m2)) of {axis}",
    "sampen": (
        "-ln(A / B) of {axis} at 20 Hz: B pairs of stretches of m = 2 samples differ nowhere by "
        "more than r = 0.2 standard deviations, and A of these pairs by no more in the next sample"
    ),
    "dfa": (
        "slope of ln F on ln of the window size, 20 sizes from 8 to N / 10; F is the root mean "
        "square of what a straight line per window leaves of the cumulative sum of {axis}"
    ),
}

DISPLACED: Mapping[str, str] = {
    "ml": "mean over all i of (x[i + k] - x[i])², k samples being {lag:g} s",
    "ap": "mean over all i of (y[i + k] - y[i])², k samples being {lag:g} s",
    "planar": "the sum of msd_ml and msd_ap after {lag:g} s",
}

FORMULAS: Mapping[str, str] = {
    **OF_THE_PLANE,
    **{
        f"{name}_{axis}": words.format(axis=letter)
        for name, words in OF_AN_AXIS.items()
        for axis, letter in AXES.items()
    },
    **{
        msd_key(direction, lag_s): DISPLACED[direction].format(lag=lag_s)
        for direction in DIRECTIONS
        for lag_s in LAGS_S
    },
}

DIFFUSION: Mapping[str, str] = {
    "H_short": "half the slope of ln MSD on ln lag, in the short region",
    "H_long": "the same in the long region",
    "D_short_mm2_per_s": "half the slope of MSD on lag, over all lags of the short region",
    "D_long_mm2_per_s": "the same over all lags of the long region",
    "crit_time_s": "lag at which the two lines in double logarithms cross",
    "crit_msd_mm2": "MSD at which they cross",
    "fit_lag_min_s": "shortest lag of the fit",
    "fit_lag_break_s": "longest lag of the short region",
    "fit_lag_max_s": "longest lag of the fit",
}

BOUNDARY: Mapping[str, str] = {
    "abs_min_s": "smallest of the minima",
    "mean_of_minima_s": "mean of the minima",
    "sd_of_minima_s": "standard deviation of the minima, over n - 1",
    "n_minima": "number of the minima",
}
