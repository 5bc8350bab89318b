"""How steadily and how exactly the weight went with the drum. Source: exercises 3.11, logged. The
cost of a second task is told where the second tasks are.

A beat has no event of its own: it falls where the place of a perfect player changes sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from statistics import fmean, median, stdev
from typing import NamedTuple

import numpy as np

from game.core.time import seconds
from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.from_effort import SIDES_PCT, crossings_s
from game.measures.assessments.plane import Attempt, Plane, planes_of
from game.measures.assessments.rhythm import Rhythm, late_by_beat_s, rhythm
from game.measures.assessments.values import Value, mean_of
from game.measures.play.attempts import unbroken
from game.measures.play.bout import Played
from game.measures.trial import FloatArray

ID = "drum_march"
NO_PHRASE = "no phrase was finished"
OWN_TEMPO = "the drum waited for the player"
TOO_FEW = "too few steps followed each other"

LEAST_APART = 0.30
"""Own reach between both sides: with less nobody went over, and what crosses the middle is sway.
Source: twice the lean that is asked for in exercises 2.6; ours."""


class DrumMarch(Value, frozen=True, kw_only=True):
    """The phrases of one bout; positive is late, and longer to the right."""

    interval_sd_ms: float | None = None
    SI_step_pct: float | None = None
    mean_ms: float | None = None
    sd_ms_n1: float | None = None
    mean_abs_ms: float | None = None
    resultant_R: float | None = None
    n_beats: int = 0
    n_paired: int = 0
    n_missed: int = 0
    n_extra: int = 0


class Beats(NamedTuple):
    """Of one phrase."""

    at_s: FloatArray  # (n,)
    ways: FloatArray  # (n,), -1 left, 1 right
    period_s: float
    """The shortest time from beat to beat."""


class Interval(NamedTuple):
    """From one step to the next."""

    off_s: float
    """By which it was longer than asked, or at the own tempo than usual."""
    asked_s: float
    way: float
    """The side it led to."""


def played(one: Played) -> Mapping[str, Value]:
    """'drum_march'."""
    planes = planes_of(one.bout)
    if isinstance(planes, str):
        return {ID: DrumMarch().because(planes)}
    phrases = [beats for each in unbroken(one.bout) if (beats := beats_of(one.aims, each))]
    if not phrases:
        return {ID: DrumMarch().because(NO_PHRASE)}
    gone = [crossings_s(plane) for plane in planes if _goes_over(plane)]
    responses = np.concatenate([np.empty(0), *gone]) - one.bout.header.output_latency_s
    own = one.bout.header.limits.no_time_limit
    intervals = list(chain.from_iterable(_intervals(each, responses, own) for each in phrases))
    kept = [rhythm(each.at_s, _around(each, responses), each.period_s) for each in phrases]
    return {ID: _march(kept, intervals, own)}


def beats_of(aims: FloatArray, phrase: Attempt) -> Beats | None:
    """The beats of a phrase but its first, to which people come from the middle and not from the
    other side; None with fewer than two."""
    within = (aims[:, 0] >= phrase.shown.step) & (aims[:, 0] <= phrase.ended.step)
    at, ways = aims[within, 0], np.sign(aims[within, 1])
    heard = np.flatnonzero((ways != 0) & (ways != np.concatenate([[0.0], ways[:-1]])))
    if len(heard) < 3:
        return None
    at_s, heard = np.array([seconds(round(step)) for step in at[heard[1:]]]), heard[1:]
    return Beats(at_s, ways[heard], float(np.diff(at_s).min()))


def _goes_over(plane: Plane) -> bool:
    left, right = np.percentile(plane.in_reach()[:, 0], SIDES_PCT)
    return float(right - left) >= LEAST_APART


def _around(phrase: Beats, responses: FloatArray) -> FloatArray:
    """Those that can belong to a beat of the phrase."""
    half_s = phrase.period_s / 2
    first, last = phrase.at_s[0] - half_s, phrase.at_s[-1] + half_s
    near: FloatArray = responses[(responses >= first) & (responses <= last)]
    return near


def _intervals(phrase: Beats, responses: FloatArray, own_tempo: bool) -> list[Interval]:
    """Between steps to beats that follow each other."""
    late_s = late_by_beat_s(phrase.at_s, _around(phrase, responses), phrase.period_s)
    asked = np.diff(phrase.at_s)
    found = [
        Interval(late_s[b] - late_s[a], float(asked[a]), float(phrase.ways[b]))
        for a, b in pairwise(range(len(phrase.at_s)))
        if a in late_s and b in late_s
    ]
    if not own_tempo or not found:
        return found
    usual_s = median(one.asked_s + one.off_s for one in found)
    return [Interval(one.asked_s + one.off_s - usual_s, usual_s, one.way) for one in found]


def _march(kept: Sequence[Rhythm], intervals: Sequence[Interval], own_tempo: bool) -> DrumMarch:
    counted = DrumMarch(
        interval_sd_ms=1000 * stdev(one.off_s for one in intervals) if len(intervals) > 1 else None,
        SI_step_pct=_uneven_pct(intervals),
        mean_ms=None if own_tempo else mean_of(one.mean_ms for one in kept),
        sd_ms_n1=None if own_tempo else mean_of(one.sd_ms_n1 for one in kept),
        mean_abs_ms=None if own_tempo else mean_of(one.mean_abs_ms for one in kept),
        resultant_R=None if own_tempo else mean_of(one.resultant_R for one in kept),
        n_beats=sum(one.n_beats for one in kept),
        n_paired=sum(one.n_paired for one in kept),
        n_missed=sum(one.n_missed for one in kept),
        n_extra=sum(one.n_extra for one in kept),
    )
    return counted.because(OWN_TEMPO if own_tempo and intervals else TOO_FEW)


def _uneven_pct(intervals: Sequence[Interval]) -> float | None:
    """100 (R - L) / (R + L) of the times of steps to either side."""
    right = [one.off_s for one in intervals if one.way > 0]
    left = [one.off_s for one in intervals if one.way < 0]
    if not right or not left:
        return None
    asked_s = fmean(one.asked_s for one in intervals)
    both_s = 2 * asked_s + fmean(right) + fmean(left)
    return 100 * (fmean(right) - fmean(left)) / both_s if both_s > 0 else None


SHOWN = (f"{ID}.interval_sd_ms", f"{ID}.SI_step_pct", f"{ID}.mean_ms", f"{ID}.n_*")

DEFINED: Mapping[str, Definition] = {
    "DrumMarch": Definition(
        roots=(ID,),
        about=(
            "Goings over of the weight against the beats that ask for one, but for the first of a "
            "phrase, to which people come from the middle; phrases in which play "
            "was paused are left out. A known delay of sound and picture is taken off. Asynchrony "
            "is response less beat, within half the shortest time between beats, mean of the "
            "phrases; where the drum waits for the player there is none."
        ),
        source="exercises 3.11; asynchrony and its circular statistics as of `rhythm`",
        filter=BOARD,
        lines={
            "interval_sd_ms": Line(
                "standard deviation over n - 1 of the time from one step to the next less the time "
                "between their beats; at the own tempo, less the median of the phrase",
                "ms",
                "smaller",
            ),
            "SI_step_pct": Line(
                "100 · (R - L) / (R + L), mean times of steps to the right and to the left; what a "
                "figure asks for is taken off",
                "%",
                "zero",
            ),
            "mean_ms": Line("mean asynchrony; negative is early", "ms", "zero"),
            "sd_ms_n1": Line("standard deviation of the asynchrony, over n - 1", "ms", "smaller"),
            "mean_abs_ms": Line("mean |asynchrony|", "ms", "smaller"),
            "resultant_R": Line(
                "length of the mean of exp(i · 2 pi · asynchrony / period), 0 to 1", "1", "larger"
            ),
            "n_beats": Line("beats that asked for a step"),
            "n_paired": Line("beats with a step"),
            "n_missed": Line("beats without a step"),
            "n_extra": Line("steps without a beat"),
        },
    ),
}
