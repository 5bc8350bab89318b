"""Limits of stability: the whole test, from its leans. Source: measures reference 4.5."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean, median
from typing import Literal

import msgspec

from game.measures.assessments.lean import COG_SHARE_OF_HEIGHT, ORIGIN_S, Lean, lean
from game.measures.assessments.values import Value

__all__ = ["ORIGIN_S", "SIDES", "Lean", "Limits", "Scale", "lean", "limits", "theoretical_limit_mm"]

Scale = Literal["own", "theoretical"]
THEORETICAL_DEG = {"F": 8.0, "R": 8.0, "L": 8.0, "B": 4.5}
"""Source: a maker's page (PhysioSensing)."""
SIDES: Mapping[str, tuple[str, ...]] = {
    "forward": ("FL", "F", "FR"),
    "back": ("BL", "B", "BR"),
    "left": ("FL", "L", "BL"),
    "right": ("FR", "R", "BR"),
}


class Limits(Value, frozen=True, kw_only=True):
    """The whole test: each direction, their means, and the means of the four sides."""

    directions: Mapping[str, Lean] = {}
    composite: Lean = Lean()
    sides: Mapping[str, Lean] = {}
    scale: Scale = "own"
    n_directions: int = 0


NUMBERS = (
    "RT_s",
    "mvl_pct_per_s",
    "mvl_deg_per_s",
    "EPE_pct",
    "MXE_pct",
    "DCL_pct",
    "path_straightness",
)


def limits(rounds: Mapping[str, Sequence[Lean]], scale: Scale) -> Limits:
    """The test from its leans: per direction the mean of its rounds (of MXE the larger), the mean
    of all directions (of the reaction time the median), and of each side.

    rounds: direction, 'F' to 'FL' clockwise, to its leans.
    """
    each = {name: _merged(leans) for name, leans in rounds.items() if leans}
    found = [one for one in each.values() if not one.no_movement]
    return Limits(
        directions=each,
        composite=_group(list(each.values())).because("no direction has it"),
        sides={
            side: _group([each[name] for name in names if name in each]).because("no direction")
            for side, names in SIDES.items()
            if any(name in each for name in names)
        },
        scale=scale,
        n_directions=len(found),
    )


def _merged(leans: Sequence[Lean]) -> Lean:
    mean = _mean(leans)
    furthest = [one.MXE_pct for one in leans if one.MXE_pct is not None]
    return msgspec.structs.replace(
        mean,
        MXE_pct=max(furthest, default=None),
        no_movement=all(one.no_movement for one in leans),
        false_start=any(one.false_start for one in leans),
        reached=any(one.reached for one in leans),
    ).because(next(iter(leans[0].undefined.values()), "no lean has it"))


def _group(directions: Sequence[Lean]) -> Lean:
    """Several directions: a target counts as reached where each was."""
    return msgspec.structs.replace(
        _mean(directions),
        no_movement=all(one.no_movement for one in directions),
        false_start=any(one.false_start for one in directions),
        reached=bool(directions) and all(one.reached for one in directions),
    )


def _mean(leans: Sequence[Lean]) -> Lean:
    def of(name: str) -> float | None:
        values = [value for one in leans if (value := getattr(one, name)) is not None]
        if not values:
            return None
        return median(values) if name == "RT_s" else fmean(values)

    return msgspec.structs.replace(Lean(), **{name: of(name) for name in NUMBERS})


def theoretical_limit_mm(direction: str, height_m: float) -> float:
    """The 100 % distance by body height, mm: 8 degrees forward and sideways, 4.5 back, diagonals on
    the ellipse between. direction: 'F' to 'FL'; height_m above 0."""
    up_mm = COG_SHARE_OF_HEIGHT * 1000 * height_m
    reach = {name: up_mm * math.sin(math.radians(deg)) for name, deg in THEORETICAL_DEG.items()}
    if direction in reach:
        return reach[direction]
    along, across = reach[direction[0]], reach[direction[1]]
    bearing = math.pi / 4
    return along * across / math.hypot(across * math.cos(bearing), along * math.sin(bearing))
