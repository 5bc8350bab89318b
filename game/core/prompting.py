"""What a second task asks for beside the exercise: head turns to a beep, counting aloud, signs to
answer or to let pass.

It belongs to the condition that a therapist has set, never to the dial. Drawn before play begins:
the same condition and seed prompt the same. Played time only counts, so a pause loses nothing.
Source: exercises 5 (rates of the head turns, kinds of tasks); gaps and shares are ours.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from game.core.level import Condition
from game.core.time import steps
from game.core.vibration import Vibration

Task = Literal["head", "count", "colour", "one_back", "vibration"]
"""Who hears and sees it knows what to do: turn the head, count on from a number, answer to one
colour only, answer to a sign that comes twice. Vibration is the therapist's to switch."""
ANSWERED: tuple[Task, ...] = ("colour", "one_back")
"""These have signs to answer."""
Sign = Literal[
    "left", "right", "up", "down", "go", "no_go", "boat", "shell", "star", "fish", "number",
    "on", "off",
]  # fmt: skip

FIRST_S = 3.0
"""Play comes first."""
RESUMED_STEPS = steps(1.0)
"""Nothing is asked so soon after a pause."""
HEAD_S: Mapping[int, float] = {1: 2.0, 2: 1.0, 3: 1.0}
"""From one turn to the next: there and back at 0.25 Hz and at 0.5 Hz."""
TURNS: Mapping[int, tuple[Sign, ...]] = {
    1: ("left", "right"),
    2: ("left", "right"),
    3: ("left", "right", "up", "down"),
}
GO_NO_GO = 2
"""Step of `Condition.cognitive` from which there are signs to answer and to let pass."""
STILL_STEPS = steps(0.15)
"""An answer so soon after a sign was meant for the one before: nobody reacts as quickly (ours; the
fastest simple reactions take about 0.15 s [unverified])."""
LEAST_ANSWER_STEPS = steps(1.0)
"""A sign that stands for less when the bout ends tells nothing (ours)."""
SIGN_S = (2.8, 4.2)
"""From one sign to the next; each may be answered until the next one comes."""
GO_SHARE, TWICE_SHARE = 0.7, 0.3
SYMBOLS: tuple[Sign, ...] = ("boat", "shell", "star", "fish")
LOWEST_COUNT, HIGHEST_COUNT = 60, 99
"""Counting down begins somewhere between."""
LONGEST_S = 900.0
"""After so much play nothing more is asked; only the longest bouts come near it."""


class Prompt(msgspec.Struct, frozen=True, gc=False):
    """One thing to do or to answer."""

    after_steps: int
    """Since the one before of its task, in played steps."""
    task: Task
    sign: Sign
    wants: bool = False
    """An answer is right; without it letting it pass is."""
    value: int = 0
    """Of a number to count from."""


def prompts_of(
    condition: Condition,
    seed: int,
    *,
    own_signs: bool = False,
    vibration: Vibration | None = None,
) -> tuple[tuple[Prompt, ...], ...]:
    """One sequence for each task of a condition; empty where it has none.

    own_signs: the exercise has signs of its own, which take the place of these. vibration: how a
    device is to be run where the condition has one; None where it is not run in this bout.
    """
    drawn = []
    if condition.head:
        drawn.append(_head(condition.head))
    if condition.cognitive and not (own_signs and condition.cognitive >= GO_NO_GO):
        drawn.append(COGNITIVE[condition.cognitive](random.Random(f"second task {seed}")))
    if condition.vibration and vibration is not None:
        drawn.append(_vibrating(vibration))
    return tuple(drawn)


def _vibrating(vibration: Vibration) -> tuple[Prompt, ...]:
    on = Prompt(steps(FIRST_S), "vibration", "on")
    return on, Prompt(steps(60 * vibration.minutes), "vibration", "off")


def _head(step: int) -> tuple[Prompt, ...]:
    turns, gap = TURNS[step], HEAD_S[step]
    count = int(LONGEST_S / gap)
    return tuple(
        Prompt(steps(FIRST_S if n == 0 else gap), "head", turns[n % len(turns)])
        for n in range(count)
    )


def _counting(source: random.Random) -> tuple[Prompt, ...]:
    start = source.randint(LOWEST_COUNT, HIGHEST_COUNT)
    return (Prompt(steps(FIRST_S), "count", "number", value=start),)


def _colours(source: random.Random) -> tuple[Prompt, ...]:
    def sign(_: Sequence[Prompt]) -> tuple[Sign, bool]:
        go = source.random() < GO_SHARE
        return ("go" if go else "no_go"), go

    return _signs(source, "colour", sign)


def _one_back(source: random.Random) -> tuple[Prompt, ...]:
    def sign(before: Sequence[Prompt]) -> tuple[Sign, bool]:
        last = before[-1].sign if before else None
        if last is not None and source.random() < TWICE_SHARE:
            return last, True
        return source.choice([one for one in SYMBOLS if one != last]), False

    return _signs(source, "one_back", sign)


def _signs(
    source: random.Random,
    task: Task,
    sign: Callable[[Sequence[Prompt]], tuple[Sign, bool]],
) -> tuple[Prompt, ...]:
    found: list[Prompt] = []
    for n in range(int(LONGEST_S / SIGN_S[0])):
        gap_s = FIRST_S if n == 0 else source.uniform(*SIGN_S)
        what, wants = sign(found)
        found.append(Prompt(steps(gap_s), task, what, wants))
    return tuple(found)


COGNITIVE: Mapping[int, Callable[[random.Random], tuple[Prompt, ...]]] = {
    1: _counting,
    2: _colours,
    3: _one_back,
}
"""By the step of the condition axis."""


class Prompting(msgspec.Struct, frozen=True, gc=False):
    """One task as it goes on."""

    prompts: tuple[Prompt, ...]
    number: int = 0
    """Of the prompt that comes next."""
    waited: int = 0
    """Played steps since the last one."""
    answered: bool = False
    """The sign that stands has been answered."""
    answered_before: bool = True
    """And so was the one before it, or there was none."""

    @property
    def open_sign(self) -> Prompt | None:
        """The sign that an answer given now is for: the last one that came, once; right after it
        the one before, if that was left open."""
        if not self.number or self.prompts[self.number - 1].task not in ANSWERED:
            return None
        if self.late:
            return self.prompts[self.number - 2]
        return None if self.answered else self.prompts[self.number - 1]

    @property
    def late(self) -> bool:
        """An answer given now would be for the sign before the one that stands."""
        return self.waited < STILL_STEPS and not self.answered_before

    def answer(self) -> Prompting:
        """The open sign has been answered."""
        if self.late:
            return msgspec.structs.replace(self, answered_before=True)
        return msgspec.structs.replace(self, answered=True)

    def stepped(self, since_pause: int) -> tuple[Prompting, Prompt | None]:
        """One played step later, and what is asked in it. since_pause: played steps; what falls
        due right after a pause waits a little."""
        waited, before = self.waited + 1, self.answered_before
        if self.number < len(self.prompts) and since_pause >= RESUMED_STEPS:
            prompt = self.prompts[self.number]
            if waited >= prompt.after_steps:
                before = self.answered or not self.number
                return Prompting(self.prompts, self.number + 1, 0, False, before), prompt
        return Prompting(self.prompts, self.number, waited, self.answered, before), None
