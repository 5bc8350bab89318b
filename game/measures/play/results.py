"""The measures of play of every exercise that has some.

Source: exercises 3, what each exercise logs.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from game.measures.play import (
    drum_march,
    flamingo_garden,
    fruit_shift,
    log_walk,
    pelvis_painter,
    river_run,
    rocket_legs,
    star_map,
    statue_stretch,
    still_lake,
    storm_captain,
    treasure_sense,
)
from game.measures.play.bout import Play

PLAYED: Mapping[str, Play] = {
    one.ID: Play(one.played, one.SHOWN, one.DEFINED)
    for one in (
        drum_march,
        flamingo_garden,
        fruit_shift,
        log_walk,
        pelvis_painter,
        river_run,
        rocket_legs,
        star_map,
        statue_stretch,
        still_lake,
        storm_captain,
        treasure_sense,
    )
}
"""By the exercise."""


def is_shown(key: str) -> bool:
    """Has a page room for the number under this key?"""
    play = PLAYED.get(key.partition(".")[0])
    return play is not None and any(fnmatchcase(key, pattern) for pattern in play.shown)
