"""How soon and how smoothly the weight went to each side, and what that side carried. Source:
exercises 3.2, logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

import numpy as np

from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.from_reaching import moved, speed_of
from game.measures.assessments.from_stance import shared_load
from game.measures.assessments.plane import Attempt, planes_of
from game.measures.assessments.smoothness import smoothness
from game.measures.assessments.values import Value, mean_of
from game.measures.bouts import Trace, path_of
from game.measures.play.attempts import Part, last, on_side, part, unbroken, whole
from game.measures.play.bout import Played
from game.measures.reaching import reaction_time_s

ID = "fruit_shift"
NOT_OWN = "the own reach was not measured"
NO_FRUIT = "no fruit has it"
SIDES = ("left", "right")

LOADED_S = 0.3
"""The shortest hold that a level asks for: so long before a fruit is caught the basket is under it.
Source: exercises 3.2."""


class FruitShift(Value, frozen=True, kw_only=True):
    """The fruits of one side, or of both."""

    percent_left: float | None = None
    to_target_s: float | None = None
    overshoot_pct: float | None = None
    sparc: float | None = None
    n_fruits: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'fruit_shift' for all fruits, 'fruit_shift.left' and 'fruit_shift.right'."""
    fruits = unbroken(one.bout)
    trace = path_of(one.bout.samples, one.bout.header.geometry)
    planes = planes_of(one.bout, trace)
    if isinstance(planes, str):
        return {ID: FruitShift(n_fruits=len(fruits)).because(planes)}
    parts = {fruit.shown.step: part(planes, whole(fruit)) for fruit in fruits}
    found = {ID: _fruits(one, trace, fruits, parts)}
    for side in SIDES:
        found[f"{ID}.{side}"] = _fruits(one, trace, on_side(fruits, side), parts)
    return found


def _fruits(
    one: Played, trace: Trace, fruits: Sequence[Attempt], parts: Mapping[int, Part | None]
) -> FruitShift:
    there = [(fruit, cut) for fruit in fruits if (cut := parts[fruit.shown.step]) is not None]
    ways = [_way(fruit, cut) for fruit, cut in there] if one.bout.header.calibration.own else []
    times_s = [way[0] for way in ways if way is not None]
    return FruitShift(
        percent_left=_percent_left(one, trace, fruits),
        to_target_s=median(times_s) if times_s else None,
        overshoot_pct=mean_of(way[1] for way in ways if way is not None),
        sparc=mean_of(_sparc(fruit, cut) for fruit, cut in there),
        n_fruits=len(fruits),
    ).because(NO_FRUIT if one.bout.header.calibration.own else NOT_OWN)


def _percent_left(one: Played, trace: Trace, fruits: Iterable[Attempt]) -> float | None:
    """While the fruits were held that were caught."""
    inside = np.zeros(len(trace.t_s), dtype=np.bool_)
    for fruit in fruits:
        if fruit.reached:
            first_s, end_s = last(fruit, LOADED_S)
            inside |= (trace.t_s >= first_s) & (trace.t_s <= end_s)
    if one.bout.header.device.unit != "mm":
        return None
    return shared_load(trace, inside, one.bout.header.geometry).percent_left


def _way(fruit: Attempt, cut: Part) -> tuple[float, float] | None:
    """Time until the basket was under the fruit, s, and how far beyond its middle it went, % of own
    reach; None where it was there before, or never came."""
    shown = fruit.shown
    along, _ = cut.along(shown.x, 0.0)
    near = 100 * (abs(shown.x) - shown.radius)
    came_s = reaction_time_s(along, cut.plane.fs_hz, near)
    if came_s is None:
        return None
    beyond = float(along[int(came_s * cut.plane.fs_hz) :].max()) - 100 * abs(shown.x)
    return came_s, max(0.0, beyond)


def _sparc(fruit: Attempt, cut: Part) -> float | None:
    along, _ = cut.along(fruit.shown.x, 0.0)
    movement = moved(along, cut.plane.fs_hz)
    if movement is None or movement[1] - movement[0] < 3:
        return None
    way = cut.xy[movement[0] : movement[1] + 1]
    return smoothness(speed_of(way, cut.plane.fs_hz), cut.plane.fs_hz).sparc


SHOWN = (f"{ID}.to_target_s", f"{ID}.overshoot_pct", f"{ID}.sparc", f"{ID}.*.percent_left")

DEFINED: Mapping[str, Definition] = {
    "FruitShift": Definition(
        roots=(ID,),
        about=(
            "Leans to the fruits of one side, and of both; those in which play was paused are left "
            "out. One board tells where the load lies, which is the load of each leg only while "
            "the feet stand symmetrically about its middle."
        ),
        source="ours; exercises 3.2; the load as of `weight_symmetry`, `sparc` as of `smoothness`",
        filter=BOARD,
        lines={
            "percent_left": Line(
                f"100 · left / (left + right), mean load over the last {LOADED_S:g} s before each "
                "fruit that was caught",
                "%",
            ),
            "to_target_s": Line(
                "median time from a fruit's appearing until the basket was under it, of those it "
                "was not under at first; a fruit comes down before it can be caught",
                "s",
                "smaller",
            ),
            "overshoot_pct": Line(
                "furthest beyond the middle of a fruit from then on, of the own reach to that "
                "side, mean; 0 where the lean stayed before it",
                "%",
                "smaller",
            ),
            "sparc": Line("spectral arc length of the movement to a fruit, mean", "1", "larger"),
            "n_fruits": Line("fruits that were over"),
        },
    ),
}
