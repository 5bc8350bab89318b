"""How soon, how straight and how far somebody leant to each star. Source: exercises 3.3, logged.

In play nobody stands still before a star appears, so the onset is no departure from quiet standing,
as in the limits of stability: the two reaction times are not comparable, and have other names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean, median

import msgspec
import numpy as np

from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.directions import SHORT
from game.measures.assessments.plane import Attempt, Plane, attempts_of, planes_of
from game.measures.assessments.values import Value
from game.measures.play.bout import Played
from game.measures.reaching import reaction_time_s

ID = "star_map"
NOT_OWN = "the own reach was not measured"
NO_STAR = "no star was finished"

SET_OUT_PCT = 10.0
"""Of the own reach, towards the star from where the lean was when it appeared (ours)."""
BACK_PCT = 5.0
"""The first movement is over when the lean has come back by so much (ours)."""


class StarReach(Value, frozen=True, kw_only=True):
    """The leans to the stars of one direction, or of all."""

    set_out_s: float | None = None
    EPE_pct: float | None = None
    MXE_pct: float | None = None
    DCL_pct: float | None = None
    n_stars: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'star_map.F' and so on, for each direction that was met, and 'star_map.composite'."""
    planes = planes_of(one.bout)
    whole = f"{ID}.composite"
    if isinstance(planes, str):
        return {whole: StarReach().because(planes)}
    if not one.bout.header.calibration.own:
        return {whole: StarReach().because(NOT_OWN)}
    by_direction: dict[str, list[StarReach]] = {}
    for attempt in attempts_of(one.bout):
        lean = _lean(planes, attempt)
        if lean is not None:
            by_direction.setdefault(SHORT[attempt.shown.label], []).append(lean)
    each = {short: _mean(by_direction[short]) for short in SHORT.values() if short in by_direction}
    for short, leans in by_direction.items():
        furthest = max(lean.MXE_pct or 0.0 for lean in leans)
        each[short] = msgspec.structs.replace(each[short], MXE_pct=furthest)
    composite = _mean(list(each.values())) if each else StarReach().because(NO_STAR)
    return {**{f"{ID}.{short}": found for short, found in each.items()}, whole: composite}


def _lean(planes: Sequence[Plane], attempt: Attempt) -> StarReach | None:
    """None where a gap leaves a part of it out."""
    shown = attempt.shown
    for plane in planes:
        first = plane.sample(shown.step)
        end = min(plane.sample(attempt.ended.step) + 1, len(plane.xy))
        if plane.has(first, end) and end - first > 1:
            return _lean_on(plane, first, end, shown.x, shown.y)
    return None


def _lean_on(plane: Plane, first: int, end: int, x: float, y: float) -> StarReach:
    limit = np.array(plane.limit(x, y))
    along, across = (
        100 * plane.xy[first:end] @ line / float(limit @ limit)
        for line in (limit, np.array([limit[1], -limit[0]]))
    )
    furthest = max(0.0, float(along.max()))
    began = reaction_time_s(along - along[0], plane.fs_hz, SET_OUT_PCT)
    if began is None:
        return StarReach(MXE_pct=furthest, n_stars=1).because("nobody set out")
    onset = int(began * plane.fs_hz)
    highest = np.maximum.accumulate(along[onset:])
    back = np.flatnonzero(along[onset:] < highest - BACK_PCT)
    over = onset + (int(back[0]) if len(back) else len(highest) - 1)
    top = onset + int(np.argmax(along[onset : over + 1]))
    intended = float(np.sum(np.abs(np.diff(along[onset : top + 1]))))
    extraneous = float(np.sum(np.abs(np.diff(across[onset : top + 1]))))
    return StarReach(
        set_out_s=began,
        EPE_pct=max(0.0, float(along[top])),
        MXE_pct=furthest,
        DCL_pct=100 * (intended - extraneous) / intended if intended > 0 else None,
        n_stars=1,
    ).because("no way was covered")


def _mean(leans: Sequence[StarReach]) -> StarReach:
    """Of the time the median, of the stars the sum."""

    def values(name: str) -> list[float]:
        return [value for lean in leans if (value := getattr(lean, name)) is not None]

    def mean(name: str) -> float | None:
        return fmean(values(name)) if values(name) else None

    return StarReach(
        set_out_s=median(values("set_out_s")) if values("set_out_s") else None,
        EPE_pct=mean("EPE_pct"),
        MXE_pct=mean("MXE_pct"),
        DCL_pct=mean("DCL_pct"),
        n_stars=sum(lean.n_stars for lean in leans),
    ).because("no lean has it")


SHOWN = (f"{ID}.composite.*", f"{ID}.*.MXE_pct")

DEFINED: Mapping[str, Definition] = {
    "StarReach": Definition(
        roots=(ID,),
        about=(
            "The leans to the stars of one direction, and the mean of all directions (of set_out_s "
            "the median); of a star that came twice, the second time. u is the way along the line "
            "to the star and v across it, in % of the own reach in that direction. A star asks for "
            "85 % at most, and the dial says for how much: this is no measure of how far somebody "
            "can lean."
        ),
        source="ours; exercises 3.3",
        filter=BOARD,
        lines={
            "set_out_s": Line(
                f"from the star to the first moment at which u has grown by {SET_OUT_PCT:g} %",
                "s",
                "smaller",
            ),
            "EPE_pct": Line(
                f"largest u before it first comes back by {BACK_PCT:g} %", "%", "larger"
            ),
            "MXE_pct": Line(
                "largest u while the star is there; of several stars the largest", "%", "larger"
            ),
            "DCL_pct": Line(
                "100 · (sum |du| - sum |dv|) / sum |du| from setting out to EPE", "%", "larger"
            ),
            "n_stars": Line("stars that were finished without a gap in the samples"),
        },
    ),
}
