"""The levels that are shown in play: each exercise's island, card and bout."""

from __future__ import annotations

from game.exercises.library import level_ids

LEVELS = ("river_run/03-willow-bow", "star_map/03-")
"""By the beginning of their id."""


def levels_in_play() -> list[str]:
    """The whole ids, in the same order."""
    return [next(one for one in level_ids() if one.startswith(start)) for start in LEVELS]
