"""What a level of River Run says: its settings, and the stretch that they make at a difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from game.core.feedback import Feedback, Mode
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span
from game.core.time import steps
from game.exercises.river_course import (
    MOST_ROCKS_A_MINUTE,
    Phases,
    Prize,
    Rock,
    Shape,
    Stretch,
    amplitude,
)

BOUNDS: Mapping[str, Bound] = {
    "speed": Bound(0.015, 0.35, 1, "Choose between a calm 0.05 and a quick 0.35.", "speed"),
    "half_width": Bound(0.08, 0.60, -1, "Choose between a wide 0.45 and a narrow 0.12."),
    "curve_hz": Bound(
        0.015, 0.35, 1, "Choose between slow bends, 0.05, and quick ones, 0.35.", "speed"
    ),
    "look_ahead_s": Bound(
        1.5, 6.0, -1, "Players with CP need at least 1.5 s of preview.", "allowance"
    ),
    "gain": Bound(0.5, 2.0, 1, "Below 1 calms tremor, above 1 makes errors larger."),
    "obstacles": Bound(0, MOST_ROCKS_A_MINUTE, 1, "Choose fewer rocks a minute.", "speed"),
}
"""The lowest speed and the slowest bends are half of what anybody is asked at the full pace, so
that a slower one keeps the river as wide (ours)."""

ARMED = 0.20
ARMED_SHARE = 0.5
"""The lean must go this far with the river since the last stretch, or in a river of small bends
this share of their amplitude; otherwise the stretch cannot succeed, for standing still is not
steering. Where the river itself hardly moves, nothing is asked. The rule of armed targets
(exercises 2.6), carried over to a moving one (ours)."""
CALM_STEPS = steps(2.0)
"""Calm water before each stretch, in which nothing is judged and the dial may move."""
ROCKS_UP_TO_SPEED = 0.18
"""Half of the quickest river (ours)."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    speed: Span
    """Mean sideways speed of the river, reach units per second."""
    half_width: Span
    curve_hz: Span
    look_ahead_s: Span
    gain: Span
    """Picture units per reach unit."""
    obstacles: Span = Span(0.0, 0.0)
    """Rocks per minute, only while the river is slow."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose."""

    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 60.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    stretch_s: Annotated[float, msgspec.Meta(ge=4, le=60)] = 10.0
    feedback: Feedback = Feedback()


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A river: how fast, how wide, how winding."""

    dial: Spans
    plan: Plan = Plan()


class Course(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    planned: int
    prizes: tuple[Prize, ...]
    rocks: tuple[tuple[Rock, ...], ...]
    """The places for rocks, one tuple a stretch."""
    feedback: tuple[Mode, ...]
    """Of each stretch."""


def shape_of(level: Level, d: float) -> Shape:
    """What the dial says at d, within this person's limits."""
    spans = level.dial
    gain, curve_hz = spans.gain.value(d), spans.curve_hz.value(d)
    return Shape(
        amplitude(speed_of(level, d), curve_hz, gain), curve_hz, spans.half_width.value(d), gain
    )


def speed_of(level: Level, d: float) -> float:
    """Picture units per second; the lean is never asked to go faster than the person may."""
    most = level.limits.most_speed * min(1.0, level.dial.gain.value(d))
    return min(level.dial.speed.value(d), most)


def stretch_of(
    course: Course, d: float, before: Shape, phases: Phases, *, began: int, number: int
) -> Stretch:
    """The stretch of that number, from 0; -1 is the calm water before the first."""
    level = course.level
    judged_steps = steps(level.plan.stretch_s) if number >= 0 else 0
    shape = shape_of(level, d)
    return Stretch(
        began,
        judged_steps,
        began + judged_steps + CALM_STEPS,
        d,
        before,
        shape,
        phases,
        level.dial.look_ahead_s.value(d),
        speed_of(level, d),
        min(ARMED * shape.gain, ARMED_SHARE * shape.amplitude),
        rocks_of(course, d, number) if number >= 0 else (),
    )


def rocks_of(course: Course, d: float, number: int) -> tuple[Rock, ...]:
    """The places of a stretch where there is a rock at this difficulty; a slower pace brings none
    to a river that is too quick for them at the full one."""
    level, places = course.level, course.rocks[number]
    if speed_of(level, d) / level.limits.pace > ROCKS_UP_TO_SPEED or not places:
        return ()
    wanted = level.dial.obstacles.value(d) * level.plan.stretch_s / 60
    return tuple(rock for rock in places if rock.rank < wanted / len(places))
