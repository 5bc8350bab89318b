"""The second task beside an exercise: what it asks as play goes on, and how its signs were
answered, told from the events of a bout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec

from game.core.event import Answered, Began, Ended, Event, Paused, Prompted, Resumed
from game.core.prompting import (
    ANSWERED,
    HIGHEST_COUNT,
    LEAST_ANSWER_STEPS,
    Prompt,
    Prompting,
    Task,
)
from game.core.time import seconds


class SecondTask:
    """The tasks of one bout, stepped beside its exercise; pure like the bout that holds it."""

    def __init__(self, sequences: Sequence[Sequence[Prompt]]) -> None:
        """sequences: of `prompts_of`; none where there is no second task."""
        self._tasks = [Prompting(tuple(prompts)) for prompts in sequences]
        self._since_pause = 0

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is asked in this bout; empty without a second task."""
        return tuple(one.prompts[0].task for one in self._tasks)

    def play_goes_on(self) -> None:
        """A pause, or the countdown of the beginning, is over."""
        self._since_pause = 0

    def step(self, step: int) -> list[Event]:
        """One played step later: what is asked in it. step: of the bout."""
        if not self._tasks:
            return []
        self._since_pause += 1
        stepped = [task.stepped(self._since_pause) for task in self._tasks]
        self._tasks = [task for task, _ in stepped]
        return [
            Prompted(step=step, task=one.task, sign=one.sign, wants=one.wants, value=one.value)
            for _, one in stepped
            if one is not None
        ]

    @property
    def open(self) -> bool:
        """A sign stands that an answer given now would be for."""
        return any(task.open_sign is not None for task in self._tasks)

    def answer(self, step: int) -> list[Event]:
        """The player answers; nothing where no sign stands open."""
        for number, task in enumerate(self._tasks):
            sign = task.open_sign
            if sign is not None:
                self._tasks[number] = task.answer()
                return [Answered(step=step, task=sign.task, right=sign.wants, late=task.late)]
        return []


class Score(msgspec.Struct, frozen=True):
    """Counts of signs."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    passes: int = 0
    """Rightly let pass."""

    @property
    def asked(self) -> int:
        """Signs that came."""
        return self.hits + self.misses + self.false_alarms + self.passes

    @property
    def right_share(self) -> float | None:
        """0 to 1; None where no sign came."""
        return (self.hits + self.passes) / self.asked if self.asked else None


class Counted(msgspec.Struct, frozen=True):
    """How far somebody counted down aloud, as whoever listened tells it."""

    start: Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_COUNT)]
    reached: Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_COUNT)]
    wrong: Annotated[int, msgspec.Meta(ge=0, le=HIGHEST_COUNT)] = 0


def counted_from(events: Iterable[Event]) -> int | None:
    """The number that counting began at; None where nobody was asked to count."""
    for event in events:
        if isinstance(event, Prompted) and event.task == "count":
            return event.value
    return None


def score_of(events: Iterable[Event]) -> Score:
    """Of a whole bout. A sign that came within the last second before the end counts only where it
    was answered: there was no time to.

    events: in order; only those of the second task and the end are looked at.
    """
    signs: list[Prompted] = []
    answered: set[int] = set()
    end: int | None = None
    for event in events:
        if isinstance(event, Answered):
            answered.add(len(signs) - 1 - event.late)
        elif isinstance(event, Prompted) and event.task in ANSWERED:
            signs.append(event)
        elif isinstance(event, Ended):
            end = event.step
    counts = dict.fromkeys(Score.__struct_fields__, 0)
    for number, sign in enumerate(signs):
        cut_off = end is not None and end - sign.step < LEAST_ANSWER_STEPS
        if number in answered or not cut_off:
            _count(counts, sign, number in answered)
    return Score(**counts)


def vibrated_s(events: Iterable[Event], last: int) -> float:
    """For how long a vibration device was to be on, s; pauses do not count.

    events: of a whole bout, in order. last: the step at which its record ends.
    """
    on, plays, since, spent = False, False, 0, 0
    for event in events:
        if not isinstance(event, (Began, Resumed, Paused, Ended, Prompted)):
            continue
        if isinstance(event, Prompted) and event.task != "vibration":
            continue
        spent += event.step - since if on and plays else 0
        since = event.step
        if isinstance(event, Prompted):
            on = event.sign == "on"
        else:
            plays = isinstance(event, (Began, Resumed))
    return seconds(spent + (last - since if on and plays else 0))


def dual_task_cost(single: float | None, dual: float | None) -> float | None:
    """Share of what somebody manages alone that is lost with a second task beside; negative where
    the second task helps. None where either is not known, or nothing was managed alone.

    single, dual: share of successes, 0 to 1. Source: exercises 5, "log the cost against single
    task"; the relative form is the usual one of dual-task research [unverified].
    """
    if single is None or dual is None or single <= 0:
        return None
    return (single - dual) / single


def _count(counts: dict[str, int], sign: Prompted, answered: bool) -> None:
    if sign.wants:
        counts["hits" if answered else "misses"] += 1
    else:
        counts["false_alarms" if answered else "passes"] += 1
