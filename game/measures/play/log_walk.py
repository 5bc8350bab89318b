"""How the log was kept to, with either foot leading. Source: exercises 3.6, logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.plane import Attempt, Plane, planes_of
from game.measures.assessments.values import Value, mean_of
from game.measures.play.attempts import on_side, unbroken
from game.measures.play.bout import Played
from game.measures.play.following import LEAST_OUTSIDE_S, kept

ID = "log_walk"
NOT_OWN = "the own reach was not measured"
NO_STRETCH = "no stretch of log was finished"
LEADS = ("left_first", "right_first")
"""Of a stretch, the foot in front where one is."""


class LogWalk(Value, frozen=True, kw_only=True):
    """The finished stretches of log."""

    rms_error_pct: float | None = None
    hold_s: float | None = None
    n_off: int | None = None
    inside_pct: float | None = None
    n_stretches: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'log_walk', and 'log_walk.left_first' and 'log_walk.right_first' where one foot led."""
    stretches, planes = unbroken(one.bout), planes_of(one.bout)
    if isinstance(planes, str):
        return {ID: LogWalk(n_stretches=len(stretches)).because(planes)}
    found = {ID: _walked(one, planes, stretches)}
    for lead in LEADS:
        own = on_side(stretches, lead)
        if own:
            found[f"{ID}.{lead}"] = _walked(one, planes, own)
    return found


def _walked(one: Played, planes: Sequence[Plane], stretches: Sequence[Attempt]) -> LogWalk:
    spans = [(each.shown.step, each.ended.step, each.shown.radius) for each in stretches]
    ways = kept(planes, one.aims, spans)
    own = one.bout.header.calibration.own
    rms = mean_of(way.rms for way in ways) if own else None
    return LogWalk(
        rms_error_pct=None if rms is None else 100 * rms,
        hold_s=mean_of(way.longest_inside_s for way in ways),
        n_off=sum(way.leavings for way in ways) if ways else None,
        inside_pct=mean_of(100 * each.ended.quality for each in stretches),
        n_stretches=len(stretches),
    ).because(NO_STRETCH if own or not ways else NOT_OWN)


SHOWN = (f"{ID}.*",)

DEFINED: Mapping[str, Definition] = {
    "LogWalk": Definition(
        roots=(ID,),
        about=(
            "Sideways lean against the middle of the log, over the finished stretches; those in "
            "which play was paused are left out. Where one foot stood before the other, the "
            "stretches of either foot in front stand by themselves too."
        ),
        source="ours; exercises 3.6",
        filter=BOARD,
        lines={
            "rms_error_pct": Line(
                "root mean square of lean less the middle of the log, of the own reach to that "
                "side, mean of the stretches",
                "%",
                "smaller",
            ),
            "hold_s": Line(
                "longest time on the log without leaving it, mean of the stretches", "s", "larger"
            ),
            "n_off": Line(
                f"times the lean was off the log for {LEAST_OUTSIDE_S:g} s or more, all stretches "
                "together",
                "1",
                "smaller",
            ),
            "inside_pct": Line("mean over the stretches of the share on the log", "%", "larger"),
            "n_stretches": Line("stretches of log that were finished"),
        },
    ),
}
