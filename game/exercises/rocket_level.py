"""What a level of Rocket Legs says: its settings, and the repetition that they make at a
difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from game.core.feedback import Feedback
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span
from game.core.time import steps

Kind = Literal["rise", "squat"]
"""Rising from a chair and sitting down again, or bending and stretching on two legs."""

BOUNDS: Mapping[str, Bound] = {
    "tempo_s": Bound(1.2, 8.0, -1, "Choose between a slow 4 and a brisk 1.5 seconds.", "allowance"),
    "symmetry_band": Bound(5.0, 40.0, -1, "Choose between a wide 25 and a narrow 8 per cent."),
    "depth_deg": Bound(25.0, 90.0, 1, "Choose between a small 25 and a full 90 degrees."),
}

CHAIR_DEG = 90.0
"""The turn of the thigh from standing to sitting on a chair: where the chair decides on the
depth."""
SOONEST = 0.5
"""A way may take at least this share of its tempo at the full pace: dropping onto the chair is no
exercise, and a slower pace makes nobody too soon …"""
LATEST, LATE_S = 1.4, 0.4
"""… and at most so many times its tempo, and a moment to set out (ours, unverified on patients)."""
WAY_PATIENCE_S = 15.0
"""Who does not arrive is waited for so much longer than the tempo, but not for ever (ours)."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    tempo_s: Span
    """Of one way, up or down. Source: exercises 3.7; EXECP begins with 3 s each."""
    symmetry_band: Span
    """How much more one leg may carry than the other, either way, % of what both carry."""
    depth_deg: Span = Span(None, None)
    """Of a squat, by the turn of the thigh; none: the chair decides."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose: so many repetitions, but no new one after `bout_s`."""

    kind: Kind = "rise"
    reps: Annotated[int, msgspec.Meta(ge=3, le=15)] = 6
    chair: Literal["high", "middle", "low"] = "middle"
    """Set by the therapist; a condition, which the dial never moves."""
    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 75.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 45.0
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often, how deep, at what pace and how evenly."""

    dial: Spans
    plan: Plan = Plan()

    @property
    def has_chair(self) -> bool:
        """A squat is for people who stand."""
        return self.plan.kind == "rise"


class Asked(msgspec.Struct, frozen=True, gc=False):
    """One repetition: a way there and a way back."""

    d: float
    tempo_steps: int
    """Of each way."""
    least_steps: int
    most_steps: int | None
    """A way that comes within these keeps the tempo; None: there is no too late."""
    patience_steps: int
    """A way ends after these, there or not; never before it would be too late."""
    band: float
    """Difference between the legs that still counts as even, as a share of what both carry."""
    depth_deg: float


def asked_at(level: Level, d: float) -> Asked:
    """The repetition at difficulty d, within this person's limits."""
    spans, limits = level.dial, level.limits
    tempo_s = max(spans.tempo_s.value(d), 1.0 / limits.most_speed)
    most_s = max(LATEST * tempo_s + LATE_S, limits.least_time_limit_s)
    depth_deg = spans.depth_deg.at(d) if level.plan.kind == "squat" else CHAIR_DEG
    return Asked(
        d,
        steps(tempo_s),
        steps(SOONEST * tempo_s * limits.pace),
        None if limits.no_time_limit else steps(most_s),
        max(steps(tempo_s) + steps(WAY_PATIENCE_S), steps(most_s)),
        spans.symmetry_band.value(d) / 100,
        BOUNDS["depth_deg"].low if depth_deg is None else depth_deg,
    )
