"""How far, how exactly and how cleanly the pelvis was tilted. Source: exercises 3.8, logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.measures.assessments.definition import Definition, Line
from game.measures.assessments.values import Value, mean_of
from game.measures.distances import root_mean_square
from game.measures.play.bout import Played
from game.measures.play.tilts import Held, Tilt, by_direction, held

ID = "pelvis_painter"
NO_LINE = "no line was begun"
PAINT = "paint"


class PelvisPainter(Value, frozen=True, kw_only=True):
    """The lines of one direction, or of all."""

    furthest_deg: float | None = None
    error_deg: float | None = None
    inside_pct: float | None = None
    coupling_pct: float | None = None
    n_reps: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'pelvis_painter', and 'pelvis_painter.R' and so on for each direction that was met."""
    lines = held(one.bout, PAINT)
    if isinstance(lines, str):
        return {ID: PelvisPainter().because(lines)}
    found = {ID: _painted(lines)}
    for short, own in by_direction(lines).items():
        found[f"{ID}.{short}"] = _painted(own)
    return found


def _painted(lines: Sequence[Held]) -> PelvisPainter:
    ways = [line.way for line in lines if line.way is not None]
    holds = [line.hold for line in lines if line.hold is not None]
    return PelvisPainter(
        furthest_deg=max((max(0.0, float(way.along.max())) for way in ways), default=None),
        error_deg=mean_of(root_mean_square(hold.along - hold.target_deg) for hold in holds),
        inside_pct=mean_of(100 * line.attempt.ended.quality for line in lines),
        coupling_pct=mean_of(map(_coupling_pct, holds)),
        n_reps=len(lines),
    ).because(NO_LINE)


def _coupling_pct(hold: Tilt) -> float | None:
    along = float(np.mean(hold.along))
    return 100 * float(np.mean(np.abs(hold.across))) / along if along > 0 else None


SHOWN = (
    f"{ID}.error_deg",
    f"{ID}.inside_pct",
    f"{ID}.coupling_pct",
    f"{ID}.n_reps",
    f"{ID}.*.furthest_deg",
)

DEFINED: Mapping[str, Definition] = {
    "PelvisPainter": Definition(
        roots=(ID,),
        about=(
            "Tilts towards the paint of one direction, and of all; those in which play was paused "
            "are left out. Degrees are from rest as it was calibrated, u along the way to the "
            "paint and v across it. The paint lies within the own range, and the dial says how "
            "far out: this is no measure of how far somebody can tilt, and no change below 10 "
            "degrees is one."
        ),
        source="ours; exercises 3.8; PMC5034504 for what counts as a change",
        filter="angle 5 Hz",
        lines={
            "furthest_deg": Line("largest u of all lines", "deg"),
            "error_deg": Line(
                "root mean square of u less the middle of the paint, while a line is painted, mean",
                "deg",
                "smaller",
            ),
            "inside_pct": Line(
                "mean over the lines of the share of the hold in the paint; 0 for a line that was "
                "not begun",
                "%",
                "larger",
            ),
            "coupling_pct": Line(
                "100 · mean |v| / mean u while a line is painted, mean: how much the other axis "
                "goes along",
                "%",
                "smaller",
            ),
            "n_reps": Line("lines that were over"),
        },
    ),
}
