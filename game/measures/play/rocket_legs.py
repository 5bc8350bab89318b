"""How often, how quickly and how evenly somebody rose, or bent and stretched. Source: exercises
3.7, logged. Effort is asked after the bout, and kept with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

import msgspec
import numpy as np

from game.measures.assessments.definition import Definition, Line
from game.measures.assessments.from_effort import SQUAT_HZ, squats_in
from game.measures.assessments.from_stance import shared_load
from game.measures.assessments.load import Load, load_of
from game.measures.assessments.plane import Attempt, plane_of_trial
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.rising import SEATED_S, Rising, rising
from game.measures.assessments.values import Value, mean_of
from game.measures.bouts import path_of
from game.measures.play.attempts import unbroken, whole
from game.measures.play.bout import Played

ID = "rocket_legs"
NO_REP = "no repetition was finished"
NO_WEIGHT = "the device does not weigh, or the body's weight is not known"
NO_RISE = "nobody was seen to rise"
NO_SQUAT = "no squat was seen by a sensor at the thigh"
RISE = "rise"

BEARING = 0.6
"""Of the body's weight on the feet: halfway up from a chair, where they carry a fifth. Only from
there on both legs are compared (ours, as the exercise does)."""


class RocketLegs(Value, frozen=True, kw_only=True):
    """The repetitions of one bout."""

    n_reps: int = 0
    n_full: int = 0
    rep_s: float | None = None
    rise_time_s: float | None = None
    peak_force_bw: float | None = None
    percent_left: float | None = None
    depth_deg: float | None = None
    tempo_down_s: float | None = None
    tempo_up_s: float | None = None


def played(one: Played) -> Mapping[str, Value]:
    """'rocket_legs'."""
    reps = unbroken(one.bout)
    if not reps:
        return {ID: RocketLegs().because(NO_REP)}
    full = [rep.ended.time_s for rep in reps if rep.reached]
    found = RocketLegs(
        n_reps=len(reps),
        n_full=len(full),
        rep_s=median(full) if full else None,
        undefined={} if full else {"rep_s": "no repetition was full"},
    )
    unit = one.bout.header.device.unit
    if unit == "deg":
        return {ID: _by_angle(found, one.bout, reps)}
    return {ID: _by_load(found, one.bout, reps) if unit == "mm" else found.because(NO_WEIGHT)}


def _by_angle(found: RocketLegs, bout: Recorded, reps: Sequence[Attempt]) -> RocketLegs:
    plane = plane_of_trial(bout, SQUAT_HZ)
    if isinstance(plane, str):
        return found.because(plane)
    first = max(0, plane.sample(reps[0].shown.step))
    end = min(plane.sample(reps[-1].ended.step) + 1, len(plane.xy))
    weighed = dict.fromkeys(("rise_time_s", "peak_force_bw", "percent_left"), NO_WEIGHT)
    told = msgspec.structs.replace(found, undefined={**found.undefined, **weighed})
    if reps[0].shown.label == RISE or not plane.has(first, end):
        return told.because(NO_SQUAT)
    seen = squats_in(np.abs(plane.xy[first:end, 1]), plane.fs_hz)
    return msgspec.structs.replace(
        told,
        depth_deg=seen.depth_deg,
        tempo_down_s=seen.tempo_down_s,
        tempo_up_s=seen.tempo_up_s,
    ).because(NO_SQUAT)


def _by_load(found: RocketLegs, bout: Recorded, reps: Sequence[Attempt]) -> RocketLegs:
    load, body_n = load_of(bout), bout.header.calibration.body_load_n
    told = msgspec.structs.replace(
        found,
        undefined={
            **found.undefined,
            **dict.fromkeys(("depth_deg", "tempo_down_s", "tempo_up_s"), NO_SQUAT),
        },
    )
    if load is None or not body_n:
        return told.because(NO_WEIGHT)
    rises = [_rise(load, rep, body_n) for rep in reps if rep.shown.label == RISE]
    return msgspec.structs.replace(
        told,
        rise_time_s=mean_of(rise.rise_time_s for rise in rises),
        peak_force_bw=mean_of(_peak_bw(load, rep, body_n) for rep in reps),
        percent_left=_percent_left(bout, reps, body_n),
    ).because(NO_RISE)


def _rise(load: Load, rep: Attempt, body_n: float) -> Rising:
    """The rising of one repetition, from the sitting before it."""
    cue, end = load.sample(rep.shown.step), load.sample(rep.ended.step) + 1
    first = cue - round(SEATED_S * load.fs_hz)
    if first < 0:
        return Rising()
    return rising(load.load_n[first:end], load.fs_hz, cue=cue - first, body_n=body_n)


def _peak_bw(load: Load, rep: Attempt, body_n: float) -> float | None:
    """Of the whole repetition: with a slow ring nobody goes above the body's weight before they
    stand, and the peak of a rising would end there."""
    part = load.load_n[max(0, load.sample(rep.shown.step)) : load.sample(rep.ended.step) + 1]
    return float(part.max()) / body_n if len(part) else None


def _percent_left(bout: Recorded, reps: Sequence[Attempt], body_n: float) -> float | None:
    trace = path_of(bout.samples, bout.header.geometry)
    inside = np.zeros(len(trace.t_s), dtype=np.bool_)
    for first_s, end_s in map(whole, reps):
        inside |= (trace.t_s >= first_s) & (trace.t_s <= end_s)
    inside &= trace.load_n >= BEARING * body_n
    return shared_load(trace, inside, bout.header.geometry).percent_left


SHOWN = (f"{ID}.*",)

DEFINED: Mapping[str, Definition] = {
    "RocketLegs": Definition(
        roots=(ID,),
        about=(
            "Repetitions with the ring; those in which play was paused are left out. The ring sets "
            "the pace and waits at either end, so that these times are no test of how quickly "
            "somebody can rise. A board tells force and how the load lies, which is the load of "
            "each leg only while the feet stand symmetrically about its middle; a sensor at the "
            "thigh tells depth and both ways of a squat."
        ),
        source="ours; exercises 3.7; `rise_time_s` as of `sts`, angles as of `squat`, load as of "
        "`weight_symmetry`",
        filter="load: none; angle: 4 Hz",
        lines={
            "n_reps": Line("repetitions that were over"),
            "n_full": Line("of these, all the way, with the ring, and evenly enough"),
            "rep_s": Line("median time of a full repetition, waiting for the ring included", "s"),
            "rise_time_s": Line(
                "onset (5 % of the way) to the lowest load before steady standing, mean", "s"
            ),
            "peak_force_bw": Line("largest load in each repetition, mean", "BW"),
            "percent_left": Line(
                "100 · left / (left + right), mean load while the feet carry "
                f"{100 * BEARING:g} % of the body or more",
                "%",
            ),
            "depth_deg": Line("largest turn of the thigh in each squat, mean", "deg", "larger"),
            "tempo_down_s": Line("from 5 % of the depth to the lowest point, mean", "s"),
            "tempo_up_s": Line("from the lowest point to 5 % of the depth, mean", "s"),
        },
    ),
}
