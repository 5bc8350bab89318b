"""How well responses keep to a beat, with circular statistics. Source: measures reference 4.11.

Each beat takes the nearest response not yet used within half a period; negative is early (Repp
2005). With this pairing the plain mean and SD are biased low (Baath 2015,
10.3758/s13428-015-0591-2), so the counts always stand beside them.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np
import numpy.typing as npt

from game.measures.assessments.values import Value, line_of
from game.measures.trial import FloatArray

NO_DIRECTION = 1e-9


class Rhythm(Value, frozen=True, kw_only=True):
    """Asynchronies in ms, directions on the circle in deg."""

    period_ms: float | None = None
    mean_ms: float | None = None
    sd_ms_n1: float | None = None
    mean_abs_ms: float | None = None
    circ_mean_deg: float | None = None
    resultant_R: float | None = None
    circ_sd_deg: float | None = None
    n_beats: int = 0
    n_paired: int = 0
    n_missed: int = 0
    n_extra: int = 0
    latency_ms: float = 0.0
    """Of the sound or picture, where it is known: it has been taken off."""


def rhythm(beats_s: npt.ArrayLike, responses_s: npt.ArrayLike, period_s: float) -> Rhythm:
    """beats_s (m,), responses_s (n,): rising times, s, the output's own delay taken off already.

    period_s: between beats, above 0.
    """
    beats, responses = line_of(beats_s, "beats_s"), line_of(responses_s, "responses_s")
    late_s = asynchronies_s(beats, responses, period_s)
    counted = Rhythm(
        period_ms=1000 * period_s,
        n_beats=len(beats),
        n_paired=len(late_s),
        n_missed=len(beats) - len(late_s),
        n_extra=len(responses) - len(late_s),
    )
    if not len(late_s):
        return counted.because("no response to any beat")
    around = np.exp(2j * math.pi * late_s / period_s)
    resultant = complex(np.mean(around))
    length = min(1.0, abs(resultant))
    somewhere = length > NO_DIRECTION
    direction = math.degrees(math.atan2(resultant.imag, resultant.real))
    return msgspec.structs.replace(
        counted,
        mean_ms=1000 * float(np.mean(late_s)),
        sd_ms_n1=1000 * float(np.std(late_s, ddof=1)) if len(late_s) > 1 else None,
        mean_abs_ms=1000 * float(np.mean(np.abs(late_s))),
        circ_mean_deg=(direction if direction > -180 else 180.0) if somewhere else None,
        resultant_R=length,
        circ_sd_deg=math.degrees(math.sqrt(-2 * math.log(length))) if somewhere else None,
        undefined={} if len(late_s) > 1 else {"sd_ms_n1": "a single response does not vary"},
    ).because("the responses have no common direction")


def asynchronies_s(beats: FloatArray, responses: FloatArray, period_s: float) -> FloatArray:
    """Response less beat of each pair, s, in the order of the beats."""
    late_s = late_by_beat_s(beats, responses, period_s)
    return np.array([late_s[beat] for beat in sorted(late_s)])


def late_by_beat_s(beats: FloatArray, responses: FloatArray, period_s: float) -> dict[int, float]:
    """Response less beat, s, by the number of the beat, of those that have one. The nearest pairs
    are made first, so that one late response cannot take the next beat's."""
    if not len(beats) or not len(responses):
        return {}
    late = responses[None, :] - beats[:, None]
    beat, response = np.nonzero(np.abs(late) <= period_s / 2)
    pairs = sorted(zip(beat.tolist(), response.tolist(), strict=True), key=lambda p: abs(late[p]))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for one, other in pairs:
        if one not in taken and other not in used:
            taken[one] = other
            used.add(other)
    return {one: float(late[one, other]) for one, other in taken.items()}
