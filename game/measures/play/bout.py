"""A bout of play, and what an exercise gives of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from game.measures.assessments.definition import Definition
from game.measures.assessments.recorded import Recorded
from game.measures.assessments.values import Value
from game.measures.trial import FloatArray


class Played(msgspec.Struct, frozen=True, eq=False):
    """A recorded bout of play."""

    bout: Recorded
    aims: FloatArray  # (n, 3): bout step, x, y in own reach, where a perfect player would be then
    """While play went on; empty for one whose rules are not known any more."""


class Play(msgspec.Struct, frozen=True):
    """What is taken from the bouts of one exercise."""

    played: Callable[[Played], Mapping[str, Value]]
    shown: tuple[str, ...]
    """Patterns of the keys that a page has room for; programs get all."""
    defined: Mapping[str, Definition]
    """By the name of the value."""
