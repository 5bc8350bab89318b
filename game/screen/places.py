"""Where the six islands lie on the map, in design units. The painted map and the screen that sails
on it read the same table."""

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
    awake: bool
    """It has exercises to play; the others sleep in dimmer colours."""


ISLANDS: Mapping[str, Island] = {
    "posture_peak": Island(900, 452, 480, 494, False),
    "sense_sands": Island(392, 484, 490, 528, False),
    "strength_shore": Island(1580, 470, 500, 514, False),
    "stretch_springs": Island(1610, 896, 620, 962, False),
    "balance_bay": Island(340, 890, 640, 954, True),
    "coordination_cove": Island(1030, 974, 500, 1050, True),
}
"""Far ones first, as they are painted."""
