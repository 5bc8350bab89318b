"""What a level of Drum March says: its settings, and the phrase that they make at a difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.prompting import GO_NO_GO
from game.core.span import Bound, Span
from game.core.time import STEPS_PER_S, steps

Figure = Literal["alternate", "patterned", "syncopated"]
"""How the beats of a phrase lie in time; the sides take turns in each."""

FIGURES: Mapping[Figure, tuple[int, ...]] = {
    "alternate": (2, 2, 2, 2, 2, 2, 2),
    "patterned": (2, 2, 4, 2, 2, 4, 2),
    "syncopated": (3, 3, 2, 3, 3, 2, 3),
}
"""From each beat of a phrase to the next, in half beats: evenly; three and a rest; three, three
and two. Never less than a whole beat, so that no figure is quicker than its tempo (ours)."""
BEATS = 8
"""Of a phrase."""

BOUNDS: Mapping[str, Bound] = {
    "tempo_bpm": Bound(
        30.0, 110.0, 1, "Choose between a slow 30 and a brisk 110 beats a minute.", "speed"
    ),
    "window_ms": Bound(
        120.0, 500.0, -1, "Choose between a wide 400 and a narrow 120 ms.", "allowance"
    ),
    "no_go_share": Bound(0.0, 0.2, 1, "At most one beat in five is to be let pass."),
}
"""No drum is slower than 30, whatever the pace: beats that are further apart are waited for, and no
longer kept. Source: Repp 2005, Psychon Bull Rev 12(6):969-992, an upper limit near 1.8 s."""

OVER = 0.15
"""So far beyond the middle the load has gone over, reach units: as far as a target that is to be
earned asks anybody to move. Source: exercises 2.6."""
UNKNOWN_LATENCY_MS = 200.0
"""The least window while nobody has measured how late the device and the picture are. Source:
exercises 9, E12."""
WIDER, WIDEST = 0.15, 1.5
"""After every missed phrase in a row the window grows by this share, up to so many times (ours)."""
MOST_OF_THE_GAP = 0.45
"""Of the time to the next beat a window may take: one beat is never taken for another."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    tempo_bpm: Span
    window_ms: Span
    """Either way of a beat."""
    pattern: Figure | tuple[Figure, Figure] = "alternate"
    """[first, second]: the first in the lower half of the dial, the second in the upper."""
    no_go_share: Span = Span(0.0, 0.0)
    """Of the beats, where the therapist has enabled the dual task."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many whole phrases as come nearest to `bout_s` at the first difficulty."""

    bout_s: Annotated[float, msgspec.Meta(ge=20, le=60)] = 60.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    latency_ms: Annotated[float, msgspec.Meta(ge=0, le=200)] | None = None
    """From the movement to the game, and from the game to eye and ear; taken off before a beat is
    judged. None while it has not been measured."""
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How quick the drum is, and how exactly it is kept."""

    dial: Spans
    plan: Plan = Plan()


class Asked(msgspec.Struct, frozen=True, gc=False):
    """One phrase."""

    figure: Figure
    half_steps: int
    """Of half a beat."""
    window_steps: int | None
    """Either way; None: there is no window, and the drum waits for the player."""
    no_go: int
    """Beats to be let pass."""

    @property
    def gaps(self) -> tuple[int, ...]:
        """Steps from each beat to the next."""
        return tuple(halves * self.half_steps for halves in FIGURES[self.figure])


def asked_at(level: Level, d: float, missed: int = 0) -> Asked:
    """The phrase at difficulty d, within this person's limits.

    missed: phrases in a row; they widen the window.
    """
    spans, limits = level.dial, level.limits
    tempo_bpm = min(spans.tempo_bpm.value(d), 60 * limits.most_speed / (2 * OVER))
    half_steps = round(60 * STEPS_PER_S / tempo_bpm / 2)
    own_tempo = limits.no_time_limit
    signs = level.condition.cognitive >= GO_NO_GO and not own_tempo
    no_go = round(BEATS * spans.no_go_share.value(d)) if signs else 0
    window = None if own_tempo else _window_steps(level, d, missed, 2 * half_steps)
    return Asked(_figure_at(spans, d), half_steps, window, no_go)


def latency_steps(plan: Plan) -> int:
    """How late the game sees a movement that was made to what was seen and heard; 0 where nobody
    knows."""
    return steps((plan.latency_ms or 0.0) / 1000)


def _window_steps(level: Level, d: float, missed: int, gap: int) -> int:
    window_ms = level.dial.window_ms.value(d)
    if level.plan.latency_ms is None:
        window_ms = max(window_ms, UNKNOWN_LATENCY_MS)
    window_ms *= min(WIDEST, 1 + WIDER * missed)
    return min(steps(window_ms / 1000), int(MOST_OF_THE_GAP * gap))


def _figure_at(spans: Spans, d: float) -> Figure:
    if isinstance(spans.pattern, str):
        return spans.pattern
    return spans.pattern[0] if d < 0.5 else spans.pattern[1]
