"""How level the ship was kept in the waves, and how soon it was level again. Source: exercises
3.12, logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.core.time import steps
from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.plane import Attempt, Plane, planes_of
from game.measures.assessments.values import Value, mean_of
from game.measures.play.attempts import on_side, unbroken
from game.measures.play.bout import Played
from game.measures.play.following import kept

ID = "storm_captain"
NOT_OWN = "the own reach was not measured"
NO_WAVE = "no wave passed under the ship"
SIDES = ("left", "right")


class StormCaptain(Value, frozen=True, kw_only=True):
    """The waves from one side, or from both."""

    rms_tilt_pct: float | None = None
    peak_tilt_pct: float | None = None
    recovery_s: float | None = None
    level_pct: float | None = None
    n_waves: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'storm_captain', 'storm_captain.left' and 'storm_captain.right'."""
    waves, planes = unbroken(one.bout), planes_of(one.bout)
    if isinstance(planes, str):
        return {ID: StormCaptain(n_waves=len(waves)).because(planes)}
    found = {ID: _met(one, planes, waves)}
    for side in SIDES:
        found[f"{ID}.{side}"] = _met(one, planes, on_side(waves, side))
    return found


def _met(one: Played, planes: Sequence[Plane], waves: Sequence[Attempt]) -> StormCaptain:
    ways = kept(planes, one.aims, [_under(wave) for wave in waves])
    share = mean_of(way.share_inside for way in ways)
    found = StormCaptain(
        recovery_s=mean_of(way.longest_outside_s for way in ways),
        level_pct=None if share is None else 100 * share,
        n_waves=len(waves),
    )
    if ways and not one.bout.header.calibration.own:
        return found.because(NOT_OWN)
    rms, peak = mean_of(way.rms for way in ways), mean_of(way.peak for way in ways)
    return StormCaptain(
        rms_tilt_pct=None if rms is None else 100 * rms,
        peak_tilt_pct=None if peak is None else 100 * peak,
        recovery_s=found.recovery_s,
        level_pct=found.level_pct,
        n_waves=found.n_waves,
    ).because(NO_WAVE)


def _under(wave: Attempt) -> tuple[int, int, float]:
    """The steps while the wave was under the ship, its warning left out, and what is level."""
    ended = wave.ended
    return ended.step - steps(ended.time_s), ended.step, wave.shown.radius


SHOWN = (f"{ID}.*_pct", f"{ID}.recovery_s", f"{ID}.n_waves")

DEFINED: Mapping[str, Definition] = {
    "StormCaptain": Definition(
        roots=(ID,),
        about=(
            "Tilt of the ship while a wave is under it: the sideways lean less the lean that keeps "
            "it level, mean of the waves; those in which play was paused are left out. The waves "
            "push the picture alone, so that this is answering what is seen, and no test of "
            "balance on a surface that moves."
        ),
        source="ours; exercises 3.12",
        filter=BOARD,
        lines={
            "rms_tilt_pct": Line(
                "root mean square of the tilt, of the own reach to that side", "%", "smaller"
            ),
            "peak_tilt_pct": Line("largest tilt to either side, of the same", "%", "smaller"),
            "recovery_s": Line(
                "longest time without being level enough for the level of play; 0 where it always "
                "was",
                "s",
                "smaller",
            ),
            "level_pct": Line("share of the time level enough", "%", "larger"),
            "n_waves": Line("waves that passed under the ship"),
        },
    ),
}
