"""How near the found places came to those that were shown. Source: exercises 3.9, logged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.measures.assessments.definition import BOARD, Definition, Line
from game.measures.assessments.from_leaning import place_found
from game.measures.assessments.plane import planes_of
from game.measures.assessments.position_sense import position_sense
from game.measures.assessments.values import Value
from game.measures.play.attempts import unbroken
from game.measures.play.bout import Played

ID = "treasure_sense"
NOT_OWN = "the own reach was not measured"
NO_PLACE = "no place was searched for"
SET_OUT = 0.15
"""A search that ended nearer to the middle, in own reach, was none. Source: exercises 2.6."""

Pair = tuple[float, float]
"""Target and what was found along the way to it, own reach."""


class TreasureSense(Value, frozen=True, kw_only=True):
    """Errors in own reach; positive is too far."""

    AE: float | None = None
    CE: float | None = None
    VE_n: float | None = None
    RMSE_total: float | None = None
    n_places: int = 0


def played(one: Played) -> Mapping[str, Value]:
    """'treasure_sense' over all places, 'treasure_sense.left' and so on for each direction, and
    '.near_left' for the nearer of two places there."""
    planes = planes_of(one.bout)
    if isinstance(planes, str):
        return {ID: TreasureSense().because(planes)}
    if not one.bout.header.calibration.own:
        return {ID: TreasureSense().because(NOT_OWN)}
    found: dict[str, list[Pair]] = {"": []}
    for attempt in unbroken(one.bout):
        pairs = (place_found(plane, attempt) for plane in planes)
        pair = next((pair for pair in pairs if pair is not None), None)
        if pair is not None and pair[1] >= SET_OUT:
            place, _, _ = attempt.shown.label.rpartition("_")
            found[""].append(pair)
            found.setdefault(f".{place}", []).append(pair)
    return {f"{ID}{place}": _errors(pairs) for place, pairs in found.items()}


def _errors(pairs: Sequence[Pair]) -> TreasureSense:
    errors = position_sense([pair[0] for pair in pairs], [pair[1] for pair in pairs])
    return TreasureSense(
        AE=errors.AE,
        CE=errors.CE,
        VE_n=errors.VE_n,
        RMSE_total=errors.RMSE_total,
        n_places=len(pairs),
    ).because(NO_PLACE)


SHOWN = (f"{ID}.AE", f"{ID}.CE", f"{ID}.VE_n", f"{ID}.n_places", f"{ID}.*.CE")

DEFINED: Mapping[str, Definition] = {
    "TreasureSense": Definition(
        roots=(ID,),
        about=(
            "Places that were shown and then found again unseen, in own reach: 0.1 is a tenth of "
            "how far this person can lean that way. What was found is the mean of the last second "
            "of the search, along the way to the place. All searches count, found or not, but for "
            "those that ended within 0.15 of the middle. After each it is shown how near it was, "
            "so that errors are those of somebody who learns."
        ),
        source="exercises 3.9; the errors as of `joint_position_sense`",
        filter=BOARD,
        lines={
            "AE": Line("mean of |found - target|", "1", "smaller"),
            "CE": Line("mean of found - target; positive is too far", "1", "zero"),
            "VE_n": Line("standard deviation of found - target, over n", "1", "smaller"),
            "RMSE_total": Line("root mean square of found - target", "1", "smaller"),
            "n_places": Line("searches that count"),
        },
    ),
}
