"""From a bout of play to its numbers, in the form in which the store keeps them."""

from __future__ import annotations

from game.measures.assessments.results import Number, flat
from game.measures.play.bout import Played
from game.measures.play.results import PLAYED


def numbers_of(played: Played) -> dict[str, Number]:
    """By their keys; none for an exercise without measures of play, and none from a device that
    measures nothing."""
    header = played.bout.header
    play = PLAYED.get(header.exercise)
    if play is None or not header.device.measures:
        return {}
    return flat(play.played(played))
