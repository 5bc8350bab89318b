"""What every number of an assessment's result is: formula in words, unit, direction, source.

One `Definition` per value of this package, one `Line` per field; a test asks for each. The page of
definitions and the reports take their words and units from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.assessments import (
    leaning_definitions,
    moving_definitions,
    standing_definitions,
    trunk_definitions,
)
from game.measures.assessments.definition import Definition, Line
from game.measures.play.results import PLAYED
from game.measures.registry import MEASURES

DEFINED: Mapping[str, Definition] = {
    **standing_definitions.DEFINED,
    **leaning_definitions.DEFINED,
    **moving_definitions.DEFINED,
    **trunk_definitions.DEFINED,
    **{name: one for play in PLAYED.values() for name, one in play.defined.items()},
}
"""By the name of the value."""


def line_of(key: str) -> Line | None:
    """What the number under a dotted key is, such as 'los.F.EPE_pct' or
    'unilateral.left.time_s.best'; None where it is not known."""
    root, *parts = key.split(".")
    known = [one.lines for one in DEFINED.values() if root in one.roots]
    for name in reversed(parts):
        for lines in known:
            if name in lines:
                return lines[name]
    # the parts of quiet stance are measures of sway, some of whose keys have a point: msd_ml_0.01s
    ends = [".".join(parts[n:]) for n in range(len(parts))]
    measure = next((MEASURES[end] for end in ends if end in MEASURES), None)
    return Line(measure.key, measure.unit, measure.better) if known and measure else None
