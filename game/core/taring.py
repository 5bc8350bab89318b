"""What a board shows with nobody on it, to be taken off what it shows later: its zero, or a foam
that lies on it.

Pure. Source: device reference 1.8.
"""

from __future__ import annotations

import enum
import math
import statistics
from collections.abc import Sequence

from input_devices.health import EMPTY_KG, STILL_SD_KG, load_kg
from input_devices.sample import Flag, Sample

TARE_S = 1.0
"""How long is averaged."""
MOST_KG = EMPTY_KG
"""With more on it somebody, or something heavy, is on the board."""
LEAST_KG = -10.0
"""With less, something was taken off that had been there when the board was switched on (ours)."""
MOST_SD_KG = STILL_SD_KG
LEAST_SAMPLES = 10
"""Of a board at its slowest, 20 a second, with some room."""

Tare = tuple[float, ...]
"""The mean of what a sample holds, in the order and the units of its kind."""


class Refused(enum.StrEnum):
    """Why a board could not be zeroed."""

    NO_LOAD = "no_load"
    """It does not weigh, so that nothing can be taken off."""
    SILENT = "silent"
    LOADED = "loaded"
    """Too much, or much less than nothing."""
    MOVING = "moving"
    CLAMPED = "clamped"
    """A corner reads exactly 0 and may hide a negative offset."""


def tare_of(samples: Sequence[Sample]) -> Tare | Refused:
    """The tare of so many samples in a row, or why there is none."""
    told = [one for one in samples if all(map(math.isfinite, one.values))]
    if not told:
        return Refused.SILENT
    weighed = [(one, kg) for one in told if (kg := load_kg(one)) is not None]
    if not weighed:
        return Refused.NO_LOAD
    if len(weighed) < LEAST_SAMPLES:
        return Refused.SILENT
    loads_kg = [kg for _, kg in weighed]
    if max(loads_kg) > MOST_KG or min(loads_kg) < LEAST_KG:
        return Refused.LOADED
    if statistics.pstdev(loads_kg) > MOST_SD_KG:
        return Refused.MOVING
    if any(Flag.CLAMPED in one.flags for one, _ in weighed):
        return Refused.CLAMPED
    columns = zip(*(one.values for one, _ in weighed), strict=True)
    return tuple(statistics.fmean(column) for column in columns)
