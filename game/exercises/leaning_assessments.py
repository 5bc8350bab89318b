"""Assessments of leaning: limits of stability, weight shift, joint position sense, reaching.

Words here are the therapist's, who may name the body; what the person sees on the screen does not.
Source: measures reference 4.0, 4.5, 4.6, 4.9, 4.12.
"""

from __future__ import annotations

from game.core.assessment import Assessment, Part, once
from game.exercises.assessment_lines import (
    FEET_FLAT,
    LEANING_READY,
    LEANING_STOP,
    STEPS_OR_TOUCHES,
    UNWELL,
)
from game.text import mark

ON_ANYTHING_THAT_LEANS = (("cop",), ("tilt2",))

COVERED = mark("Nothing that mirrors the person; the screen is all they look at")

BEHIND = mark("Directions behind come only where leaning back is allowed; stand behind the person")

LEAN = mark(
    "When the arrow lights up, lean to it as fast and straight as you can, body like a pole, feet "
    "flat. Go as far as is safe for you, and hold until it fades."
)
SWING = mark("Move with the ball, like a pendulum, feet flat.")
FIND = mark(
    "Lean to the place you see, and feel where it is. Come back to the middle. When the screen is "
    "dark, lean to the same place and hold still until the tone."
)
REACH = mark("Bring the light to the ring, quickly and surely, and stay until it is full.")


def _limits(name: str, level: str, title: str, words: str) -> Assessment:
    return Assessment(
        name=name,
        title=title,
        tells=mark("How soon, how fast, how straight and how far somebody leans, each way"),
        prepare=LEANING_READY,
        watch=(FEET_FLAT, STEPS_OR_TOUCHES, BEHIND, UNWELL),
        parts=(
            Part(condition="lean", level=level, title=words, say=LEAN, trials=2, practice=True),
        ),
        needs=ON_ANYTHING_THAT_LEANS,
    )


LIMITS = _limits(
    "los",
    "limits_of_stability/eight",
    mark("Limits of stability"),
    mark("Eight directions, 8 s each"),
)
LIMITS_4 = _limits(
    "los_4",
    "limits_of_stability/four",
    mark("Limits of stability, four directions"),
    mark("Four directions, 8 s each"),
)


def _swing(axis: str, pace_s: int, title: str) -> Part:
    """One axis at one pace. The quickest comes only after the one before was managed."""
    short = {"sideways": "ml", "forward-back": "ap"}[axis]
    return Part(
        condition=f"{short}_{pace_s}s",
        level=f"weight_shift/{axis}-{pace_s}s",
        title=title,
        say=SWING,
        trials=1,
        after=f"{short}_2s" if pace_s == 1 else "",
        behind=short == "ap",
    )


WEIGHT_SHIFT = Assessment(
    name="rws",
    title=mark("Rhythmic weight shift"),
    tells=mark("How the weight follows a pace, from side to side and from front to back"),
    prepare=LEANING_READY,
    watch=LEANING_STOP,
    parts=(
        _swing("sideways", 3, mark("Left and right, 3 s")),
        _swing("forward-back", 3, mark("Forward and back, 3 s")),
        _swing("sideways", 2, mark("Left and right, 2 s")),
        _swing("forward-back", 2, mark("Forward and back, 2 s")),
        _swing("sideways", 1, mark("Left and right, 1 s")),
        _swing("forward-back", 1, mark("Forward and back, 1 s")),
    ),
    needs=ON_ANYTHING_THAT_LEANS,
)


def _place(direction: str, title: str) -> Part:
    """Practice is part of the level: its first place counts for nothing."""
    return once(direction, f"position_sense/{direction}", title, FIND)


POSITION_SENSE = Assessment(
    name="joint_position_sense",
    title=mark("Joint position sense"),
    tells=mark("How near somebody comes to a place of their own lean without seeing it"),
    prepare=(*LEANING_READY, COVERED),
    watch=(
        mark("A word or a look that tells how near they came: leave it until the end"),
        STEPS_OR_TOUCHES,
        UNWELL,
    ),
    parts=(
        _place("forward", mark("Forward, nine places")),
        _place("left", mark("To the left, nine places")),
        _place("right", mark("To the right, nine places")),
    ),
    needs=ON_ANYTHING_THAT_LEANS,
)

REACHING = Assessment(
    name="reaching",
    title=mark("Reaching"),
    tells=mark("How straight, how smoothly and how fast the weight is brought to a place"),
    prepare=LEANING_READY,
    watch=LEANING_STOP,
    parts=(
        once("near_large", "reaching/near-large", mark("Near and large, twelve targets"), REACH),
        once("far_small", "reaching/far-small", mark("Far and small, twelve targets"), REACH),
    ),
    needs=ON_ANYTHING_THAT_LEANS,
)

LEANING: tuple[Assessment, ...] = (LIMITS, LIMITS_4, WEIGHT_SHIFT, POSITION_SENSE, REACHING)
