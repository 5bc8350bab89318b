"""Tilts that were found and held, in degrees along the way to them and across it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from game.measures.assessments.directions import SHORT
from game.measures.assessments.plane import Attempt, Plane, planes_of
from game.measures.assessments.recorded import Recorded
from game.measures.play.attempts import Within, collected, last, part, unbroken, whole
from game.measures.trial import FloatArray

NO_ANGLES = "the device does not measure angles"


class Tilt(NamedTuple):
    """Some time of an attempt. Degrees from rest, (n,) each."""

    along: FloatArray
    across: FloatArray
    fs_hz: float
    target_deg: float
    limit_deg: float
    """The own range in that direction."""


class Held(NamedTuple):
    """One attempt; None where a gap leaves some of it out, and no hold where none began."""

    attempt: Attempt
    way: Tilt | None
    """From being shown to its end."""
    hold: Tilt | None
    held_s: float
    """How long the hold went on; 0 where none began."""


def held(bout: Recorded, sign: str) -> list[Held] | str:
    """Every attempt that nothing broke, or the reason for which there are none. sign: what is
    collected as a hold begins."""
    planes = planes_of(bout)
    if isinstance(planes, str):
        return planes
    if bout.header.device.unit != "deg":
        return NO_ANGLES
    return [_held(planes, each, collected(bout, each, sign) is not None) for each in unbroken(bout)]


def by_direction(each: Iterable[Held]) -> Mapping[str, list[Held]]:
    """Under the short names of the directions, in their order."""
    found: dict[str, list[Held]] = {short: [] for short in SHORT.values()}
    for one in each:
        found[SHORT[one.attempt.shown.label]].append(one)
    return {short: own for short, own in found.items() if own}


def _held(planes: Sequence[Plane], attempt: Attempt, began: bool) -> Held:
    held_s = attempt.ended.time_s if began else 0.0
    hold = _tilt(planes, attempt, last(attempt, held_s)) if began else None
    return Held(attempt, _tilt(planes, attempt, whole(attempt)), hold, held_s)


def _tilt(planes: Sequence[Plane], attempt: Attempt, within_s: Within) -> Tilt | None:
    cut, shown = part(planes, within_s), attempt.shown
    if cut is None:
        return None
    limit = np.array(cut.plane.limit(shown.x, shown.y))
    size = float(np.hypot(*limit))
    ahead, aside = limit / size, np.array([limit[1], -limit[0]]) / size
    target_deg = math.hypot(shown.x, shown.y) * size
    return Tilt(cut.xy @ ahead, cut.xy @ aside, cut.plane.fs_hz, target_deg, size)
