"""The side or direction that an attempt is about."""

from __future__ import annotations

from typing import Literal, get_args

Lane = Literal["left", "right", "forward", "back", "all"]
"""'all' where an attempt has no side, such as a stretch of river."""
LANES: tuple[Lane, ...] = get_args(Lane)


def lane_of(label: str) -> Lane:
    """The lane that an attempt's label names: the side first, since a side can be weak.

    label: as in `Shown`, such as 'forward_left' (left), 'back' or 'stretch' (all).
    """
    words = label.split("_")
    found: list[Lane] = [lane for lane in LANES if lane in words]
    return found[0] if found else "all"
