"""How closely the boat was kept to the middle of the river. Source: exercises 3.4, logged."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

import msgspec
import numpy as np

from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.plane import attempts_of, planes_of
from game.measures.assessments.values import Value
from game.measures.play.bout import Played
from game.measures.play.following import RATE_HZ, aims_at, leans_at, moments, within
from game.measures.tracking import gain, lag_s, rms_error

ID = "river_run"
NO_STRETCH = "no stretch of the river was finished"
NOT_OWN = "the own reach was not measured"
NOBODY = "there are no samples of it"
NO_LAG = "the lean did not go with the river, or too little of it"


class RiverRun(Value, frozen=True, kw_only=True):
    """The finished stretches of one bout."""

    rms_error_pct: float | None = None
    lag_s: float | None = None
    gain: float | None = None
    inside_pct: float | None = None
    n_stretches: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'river_run'."""
    stretches = attempts_of(one.bout)
    planes = planes_of(one.bout)
    if isinstance(planes, str):
        return {ID: RiverRun(n_stretches=len(stretches)).because(planes)}
    if not stretches:
        return {ID: RiverRun().because(NO_STRETCH)}
    at = moments(one.aims)
    wanted = np.where(within(stretches, at), aims_at(one.aims, at)[:, 0], np.nan)
    lean = leans_at(planes, at)[:, 0]
    behind_s, error = lag_s(lean, wanted, RATE_HZ), rms_error(lean, wanted)
    found = RiverRun(
        lag_s=behind_s,
        inside_pct=100 * fmean(stretch.ended.quality for stretch in stretches),
        n_stretches=len(stretches),
        undefined={} if behind_s is not None else {"lag_s": NO_LAG, "gain": NO_LAG},
    )
    if not one.bout.header.calibration.own:
        return {ID: found.because(NOT_OWN)}
    found = msgspec.structs.replace(
        found,
        rms_error_pct=None if error is None else 100 * error,
        gain=None if behind_s is None else gain(lean, wanted, RATE_HZ, behind_s),
    )
    return {ID: found.because(NOBODY)}


SHOWN = (f"{ID}.*",)

DEFINED: Mapping[str, Definition] = {
    "RiverRun": Definition(
        roots=(ID,),
        about=(
            "Sideways lean against the lean that keeps the boat in the middle, over the stretches "
            "of river; the calm water between them and pauses are left out. The dial bends and "
            "narrows the river: compare only bouts of one level and difficulty."
        ),
        source="ours; exercises 3.4",
        filter=BOARD,
        lines={
            "rms_error_pct": Line(
                "root mean square of lean less aim, of the own reach to that side", "%", "smaller"
            ),
            "lag_s": Line(
                "shift in time at which lean and aim correlate best, within 2 s; positive is "
                "behind",
                "s",
                "zero",
            ),
            "gain": Line(
                "slope of the lean on the aim, at that lag; 1 leans as far as the river asks"
            ),
            "inside_pct": Line("mean over the stretches of the share on the water", "%", "larger"),
            "n_stretches": Line("stretches of river that were finished"),
        },
    ),
}
