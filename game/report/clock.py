"""Time between two moments that are written in UTC."""

from __future__ import annotations

import numpy as np


def seconds_between(earlier_utc: str, later_utc: str) -> float:
    """Between two ISO 8601 times in UTC, to the second; 0 where the clock was set back."""
    earlier, later = (np.datetime64(utc[:19], "s") for utc in (earlier_utc, later_utc))
    return max(0.0, float((later - earlier) / np.timedelta64(1, "s")))
