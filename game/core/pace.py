"""The same level, asked more slowly: for whoever needs more time, whatever the difficulty.

Speeds and tempos fall, and time that is allowed grows. What a bout's time means, how far anything
lies, and for how long something is held stay as they are; so do assessments, which are the same for
everybody. Source: clinical design, 9.4 (adjustable speed) and R9.

A level that is played more slowly is another difficulty, which nobody has measured: such bouts say
nothing of an ability, and are compared with bouts at the same pace only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from game.core.level import Level
from game.core.span import Bound, Span

L = TypeVar("L", bound=Level)


def paced(level: L, bounds: Mapping[str, Bound]) -> L:
    """The level as it is asked at the pace of its limits; the level itself at the full pace.

    bounds: of the exercise; they say which parameters are speeds and which are allowances. Each
    stays within its bound: where a level is as slow already as makes sense, it gets no slower.
    """
    pace, dial = level.limits.pace, getattr(level, "dial", None)
    if pace == 1.0 or dial is None:
        return level
    slower = {
        name: _slower(getattr(dial, name), bound, pace)
        for name, bound in bounds.items()
        if bound.paced is not None
    }
    return msgspec.structs.replace(level, dial=msgspec.structs.replace(dial, **slower))


def _slower(span: Span, bound: Bound, pace: float) -> Span:
    factor = pace if bound.paced == "speed" else 1 / pace

    def at(value: float | None) -> float | None:
        return None if value is None else max(bound.low, min(value * factor, bound.high))

    start = max(bound.low, min(span.none_start * factor, bound.high))
    return Span(at(span.easiest), at(span.hardest), span.over, start)
