"""One step on the condition axis: which are safe, what they are called, who must be there.

Only a therapist changes a condition. This says what may be proposed to one, and what a prescription
may not ask for. Source: clinical design 4.1, 4.2, 6.4; exercises 5 (E23).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import msgspec

from game.core.level import STANCES, Condition, Supervision
from game.core.patient import ALWAYS_LOCKED, Lock
from game.text import mark

Dimension = Literal[
    "base",
    "support",
    "vision",
    "surface",
    "head",
    "cognitive",
    "load",
    "perturbation",
    "vibration",
    "arms",
]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

STEPS: Mapping[Dimension, tuple[str, ...]] = {
    "base": (
        mark("seated"),
        mark("feet hip-width apart"),
        mark("feet together"),
        mark("semi-tandem stance"),
        mark("tandem stance"),
        mark("single-leg stance"),
    ),
    "support": (
        mark("two hands on the rail"),
        mark("one hand on the rail"),
        mark("fingertips on the rail"),
        mark("hands above the rail"),
        mark("no support"),
    ),
    "vision": (
        mark("eyes open"),
        mark("eyes open, no cursor"),
        mark("dim light or moving scene"),
        mark("eyes closed"),
    ),
    "surface": (
        mark("firm ground"),
        mark("thin foam"),
        mark("thick foam"),
        mark("rocker board"),
        mark("wobble board"),
    ),
    "head": (
        mark("head still"),
        mark("slow head turns"),
        mark("faster head turns"),
        mark("head turns and nods"),
    ),
    "cognitive": (
        mark("no second task"),
        mark("counting aloud"),
        mark("go or no-go colours"),
        mark("remembering or sums"),
    ),
    "load": (
        mark("no added load"),
        mark("added load of 1-2\u00a0%\u00a0of body weight"),
        mark("added load of 3-5\u00a0%\u00a0of body weight"),
    ),
    "perturbation": (
        mark("no nudges"),
        mark("own arm or leg movements"),
        mark("predicted nudges"),
        mark("unexpected nudges"),
    ),
    "vibration": (mark("no vibration"), mark("vibration, run by the therapist")),
    "arms": (mark("arms free"), mark("arms crossed")),
}
"""What each step is called. Source: clinical design 4.1."""

SINGLE_LEG = STANCES.index("single_leg")
NO_SUPPORT = len(STEPS["support"]) - 1
SUPERVISIONS: tuple[Supervision, ...] = get_args(Supervision)
"""From the closest on."""
WATCHED_BY: Mapping[Supervision, str] = {
    "hands_on": mark("somebody's hands on the person"),
    "within_reach": mark("somebody within reach, with a rail"),
    "in_room": mark("somebody in the room"),
    "remote": mark("somebody watching from afar"),
    "independent": mark("nobody else"),
}
Order = Sequence[tuple[Dimension, int]]
"""Dimensions with the step up to which each goes before the next one's turn."""
OFF_BY_DEFAULT: Order = [
    (name, len(STEPS[name]) - 1) for name in DIMENSIONS if name in ALWAYS_LOCKED
]


class Step(msgspec.Struct, frozen=True):
    """One dimension, one step from the condition before."""

    dimension: Dimension
    after: Condition
    supervision: Supervision
    """Who must be there at the least."""

    @property
    def name(self) -> str:
        """What the dimension becomes; a message id."""
        return step_name(self.after, self.dimension)

    @property
    def needs_pin(self) -> bool:
        """Off by default; a therapist confirms it with the PIN. Source: clinical design 4.2."""
        return self.dimension in ALWAYS_LOCKED


def step_name(condition: Condition, dimension: Dimension) -> str:
    """Where a condition stands on one scale; a message id."""
    step: int = getattr(condition, dimension)
    return STEPS[dimension][step]


def steps_up(
    before: Condition, own: Condition, order: Order, locks: Sequence[Lock], supervision: Supervision
) -> list[Step]:
    """What may be proposed next, the preferred first: one dimension by one step, none that is
    locked, none that the locks of safety or the supervision forbid. The dimensions that are off by
    default come last, and only where a therapist has unlocked them. own: the level's condition."""
    steps: dict[Dimension, Step] = {}
    for name, most in (*order, *OFF_BY_DEFAULT):
        step = getattr(before, name) + 1
        if name not in locks and step <= most and name not in steps:
            after = _with(before, name, step)
            if broken_lock(own, before, after, supervision) is None:
                steps[name] = Step(name, after, watched_by(own, after))
    return list(steps.values())


def steps_down(before: Condition, own: Condition, order: Order) -> list[Step]:
    """Steps back towards the level's own condition, the last one that was preferred first."""
    steps: dict[Dimension, Step] = {}
    for name, _ in reversed([*order, *OFF_BY_DEFAULT]):
        step = getattr(before, name) - 1
        after = _with(before, name, max(step, 0))
        if step >= getattr(own, name) and name not in steps and not _no_hand_free(after):
            steps[name] = Step(name, after, watched_by(own, after))
    return list(steps.values())


def _no_hand_free(condition: Condition) -> bool:
    """Crossed arms hold no rail."""
    return bool(condition.arms) and condition.support < NO_SUPPORT


def harder(before: Condition, after: Condition) -> list[Dimension]:
    """The dimensions in which the second asks for more."""
    return [name for name in DIMENSIONS if getattr(after, name) > getattr(before, name)]


def watched_by(own: Condition, after: Condition) -> Supervision:
    """Who must be there at the least, for as long as the condition holds. own: the level's, from
    which it departs. Source: clinical design 4.2 and 6.4, exercises E23."""
    blind = after.vision == 3 and (after.base >= 4 or after.surface >= 3)
    if blind or after.vibration:
        return "hands_on"
    changed = set(harder(own, after)) & {"vision", "surface", "load", "arms"}
    return "within_reach" if changed or after.base >= 4 else "independent"


def enough_supervision(has: Supervision, needs: Supervision) -> bool:
    """Is whoever is there as close as it takes?"""
    return SUPERVISIONS.index(has) <= SUPERVISIONS.index(needs)


def broken_lock(
    own: Condition, before: Condition, after: Condition, supervision: Supervision
) -> str | None:
    """What a lock of safety says against a condition, in one line; None where nothing does.

    own: the level's condition. before: the condition so far; of somebody who has not stood on one
    leg yet, with `stood_so_far`. Source: clinical design 4.2 and 6.4,
    exercises E23.
    """
    if after.base == SINGLE_LEG and before.base < SINGLE_LEG and after.support > 2:
        return "single-leg stance begins with support: support may be 2 at most."
    if after.vibration and after.vision == 3:
        return "vibration goes with open eyes only: vision may be 2 at most."
    if _no_hand_free(after):
        return "crossed arms hold no rail: support must be 4, or arms 0."
    needs = watched_by(own, after)
    if not enough_supervision(supervision, needs):
        return f"this takes supervision {needs} or closer, and it is {supervision}."
    return None


def stood_so_far(before: Condition, *, single_leg: bool) -> Condition:
    """The condition so far, for the lock of a first exposure: what was only prescribed, or a level
    that begins on one leg, was not stood yet. single_leg: this person has played on one leg."""
    return before if single_leg else _with(before, "base", min(before.base, SINGLE_LEG - 1))


def _with(condition: Condition, name: Dimension, step: int) -> Condition:
    return msgspec.structs.replace(condition, **{name: step})
