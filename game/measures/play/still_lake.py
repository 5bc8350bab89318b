"""How quietly somebody stood in the holds of Still Lake. Source: exercises 3.1, logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.plane import Plane, planes_of
from game.measures.assessments.values import Value, mean_of
from game.measures.bouts import path_of
from game.measures.distances import root_mean_square
from game.measures.play.attempts import Within, collected, last, part, stands, sway, unbroken
from game.measures.play.bout import Played

ID = "still_lake"
NO_HOLD = "no hold came about"
NOT_OWN = "the own reach was not measured"
NO_BOARD = "the device is no board"

LIGHT = "light"
"""What is picked up before every hold."""


class StillLake(Value, frozen=True, kw_only=True):
    """The holds of one bout, mean by mean."""

    mvelo: float | None = None
    rdist_ml: float | None = None
    rdist_ap: float | None = None
    area_pe: float | None = None
    rms_ml_pct: float | None = None
    rms_ap_pct: float | None = None
    inside_pct: float | None = None
    n_holds: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'still_lake'."""
    bout = one.bout
    holds = [hold for hold in unbroken(bout) if collected(bout, hold, LIGHT) is not None]
    if not holds:
        return {ID: StillLake().because(NO_HOLD)}
    trace = path_of(bout.samples, bout.header.geometry)
    within = [last(hold, hold.ended.time_s) for hold in holds]
    trials, planes = stands(bout, trace, within), planes_of(bout, trace)
    own = bout.header.calibration.own and not isinstance(planes, str)
    each = _sway_pct(planes, within) if own and not isinstance(planes, str) else []
    found = StillLake(
        mvelo=mean_of(sway("mvelo", trials)),
        rdist_ml=mean_of(sway("rdist_ml", trials)),
        rdist_ap=mean_of(sway("rdist_ap", trials)),
        area_pe=mean_of(sway("area_pe", trials)),
        rms_ml_pct=mean_of(ml for ml, _ in each),
        rms_ap_pct=mean_of(ap for _, ap in each),
        inside_pct=100 * sum(hold.ended.quality for hold in holds) / len(holds),
        n_holds=len(holds),
        undefined={} if own else {"rms_ml_pct": NOT_OWN, "rms_ap_pct": NOT_OWN},
    )
    return {ID: found.because("no stretch without a gap is long enough" if trials else NO_BOARD)}


def _sway_pct(planes: Sequence[Plane], within: Iterable[Within]) -> list[tuple[float, float]]:
    """Sideways and forward, of own reach, around the mean of each hold."""
    found = []
    for one in within:
        cut = part(planes, one)
        if cut is not None:
            reach = 100 * cut.in_reach()
            around = reach - np.mean(reach, axis=0)
            found.append((root_mean_square(around[:, 0]), root_mean_square(around[:, 1])))
    return found


SHOWN = (f"{ID}.mvelo", f"{ID}.rms_ml_pct", f"{ID}.rms_ap_pct", f"{ID}.inside_pct", f"{ID}.n_holds")

DEFINED: Mapping[str, Definition] = {
    "StillLake": Definition(
        roots=(ID,),
        about=(
            "Sway within the holds, mean over all of them; those in which play was paused are left "
            "out. Somebody who has just fetched a light comes to rest for a second and a half "
            "before a hold begins. Holds are shorter than a quiet stance and follow a movement: "
            "they are not compared with it."
        ),
        source="ours; exercises 3.1; mm and mm/s as of the measures of sway under these names",
        filter=BOARD,
        lines={
            "mvelo": Line("as in the measures of sway", "mm/s", "smaller"),
            "rdist_ml": Line("as in the measures of sway", "mm", "smaller"),
            "rdist_ap": Line("as in the measures of sway", "mm", "smaller"),
            "area_pe": Line("as in the measures of sway", "mm^2", "smaller"),
            "rms_ml_pct": Line(
                "root mean square sideways, around the mean of the hold, of the own reach",
                "%",
                "smaller",
            ),
            "rms_ap_pct": Line("the same forward and back", "%", "smaller"),
            "inside_pct": Line("share of the holds within the calm water", "%", "larger"),
            "n_holds": Line("holds that came about"),
        },
    ),
}
