"""Where the six islands lie on the map, and where one stands that is seen from near, in design
units. The painted layers and the screens that sail on them read the same tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Island(NamedTuple):
    """One island of the map."""

    x: float
    """Its middle."""
    y: float
    """Its foot, where the water begins."""
    width: float
    label_y: float
    """The middle of its name, below it."""


ISLANDS: Mapping[str, Island] = {
    "posture_peak": Island(900, 452, 480, 494),
    "sense_sands": Island(392, 484, 490, 528),
    "strength_shore": Island(1580, 470, 500, 514),
    "stretch_springs": Island(1610, 896, 620, 962),
    "balance_bay": Island(340, 890, 640, 954),
    "coordination_cove": Island(1030, 974, 500, 1050),
}
"""Far ones first, as they are painted."""

NEAR_PLACE = (960.0, 770.0, 860.0)
"""Middle, foot and width of an island that is seen from near, between its two cards."""
