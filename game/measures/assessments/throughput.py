"""Speed and accuracy of reaching in one number. Source: measures reference 4.12; ISO 9241-411
(unverified), division of means as Roig-Maimo and MacKenzie 2018."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of

LEAST = 5
EFFECTIVE = 4.133
"""Standard deviations of a normal scatter that hold 96 % of it."""
NO_WIDTH = 1e-9


class Throughput(Value, frozen=True, kw_only=True):
    """One size and distance; lengths in the unit given."""

    D: float | None = None
    W: float | None = None
    endpoint_sd: float | None = None
    We: float | None = None
    IDe: float | None = None
    MT_mean_s: float | None = None
    TP_bits_s: float | None = None
    ID_nominal: float | None = None


def throughput(
    distance: float, width: float, endpoint: npt.ArrayLike, move_s: npt.ArrayLike
) -> Throughput:
    """distance, width: of the target, above 0. endpoint (n,): where selections ended along the line
    to the target, from its middle. move_s (n,): how long each took, above 0."""
    ends, times = line_of(endpoint, "endpoint"), line_of(move_s, "move_s")
    if ends.shape != times.shape:
        raise ValueError(f"need a time for each end, got {ends.shape} and {times.shape}")
    nominal = math.log2(distance / width + 1)
    bare = Throughput(D=distance, W=width, ID_nominal=nominal)
    if len(ends) < LEAST:
        return bare.because("fewer than 5 selections")
    scatter = float(np.std(ends, ddof=1))
    took_s = float(np.mean(times))
    known = Throughput(
        D=distance, W=width, endpoint_sd=scatter, MT_mean_s=took_s, ID_nominal=nominal
    )
    if scatter <= NO_WIDTH or took_s <= 0:
        return known.because("the ends do not scatter")
    effective = EFFECTIVE * scatter
    bits = math.log2(distance / effective + 1)
    return Throughput(
        D=distance,
        W=width,
        endpoint_sd=scatter,
        We=effective,
        IDe=bits,
        MT_mean_s=took_s,
        TP_bits_s=bits / took_s,
        ID_nominal=nominal,
    )
