"""What an assessment is: trials of a fixed protocol in a fixed order, and which one comes next.

Pure. Source: measures reference 4.0.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from game.core.level import Limits, Supervision

EXTRA_TRIALS = 2
"""Of a condition, in place of trials that were stopped; after them it is "not possible today",
which is a result."""
REST_S = 30.0
"""The least rest between trials; longer on request."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One condition of an assessment: so many trials of one level."""

    condition: str
    """The key of its trials in results, such as 'firm_eo'."""
    level: str
    """Level id; its protocol is fixed."""
    title: str
    """Names the condition to the therapist; a message id, as all words here."""
    say: str
    """What the person is told, to be read aloud."""
    trials: int = 3
    practice: bool = False
    """The first trial is for learning, and counts for nothing."""
    after: str = ""
    """The condition that must have been managed first, such as the slower pace; where it was not,
    this one is left out. Empty for none."""
    behind: bool = False
    """It asks for leaning back, and is left out where the person's limits forbid that."""


def once(condition: str, level: str, title: str, say: str, *, after: str = "") -> Part:
    """A condition with a single trial, which holds its repetitions by itself."""
    return Part(condition=condition, level=level, title=title, say=say, trials=1, after=after)


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A named set of parts, easy before hard."""

    name: str
    title: str
    tells: str
    """What it tells, in a sentence for the therapist."""
    prepare: tuple[str, ...]
    """What to have ready, one line each."""
    watch: tuple[str, ...] = ()
    """What only a person sees, and must stop or note."""
    parts: tuple[Part, ...]
    needs: tuple[tuple[str, ...], ...]
    """Sets of capabilities of the device, any one of which is enough."""
    supervision: Supervision = "within_reach"
    rest_s: float = REST_S


class Trial(msgspec.Struct, frozen=True):
    """A trial that is over."""

    condition: str
    completed: bool
    """False for one that was stopped: an attempt, not a result."""
    managed: bool = True
    """False for one that went to its end without doing what was asked, such as a pace that nobody
    could follow: it counts, but nothing harder comes after it."""


class Standing(msgspec.Struct, frozen=True):
    """How far a condition is."""

    part: Part
    completed: int
    """Trials that count, practice left out."""
    stopped: int
    practised: bool
    held_back: bool = False
    """The condition that it comes after has not been managed, or not yet."""

    @property
    def wanted(self) -> int:
        """Trials that are still to come, unless too many are stopped."""
        if self.given_up or self.held_back:
            return 0
        practice = self.part.practice and not self.practised
        return self.part.trials - self.completed + practice

    @property
    def given_up(self) -> bool:
        """Not possible today: too many trials were stopped."""
        return self.completed < self.part.trials and self.stopped > EXTRA_TRIALS


def for_person(assessment: Assessment, limits: Limits) -> Assessment:
    """The assessment without the parts that this person may not be asked. Source: measures
    reference 4.0, backward leaning only where it is allowed."""
    parts = tuple(part for part in assessment.parts if limits.behind or not part.behind)
    return msgspec.structs.replace(assessment, parts=parts)


def standing(assessment: Assessment, trials: Sequence[Trial]) -> tuple[Standing, ...]:
    """How far each condition is, in order."""
    return tuple(_standing(part, trials) for part in assessment.parts)


def _standing(part: Part, trials: Sequence[Trial]) -> Standing:
    own = [trial for trial in trials if trial.condition == part.condition]
    completed = sum(trial.completed for trial in own)
    practised = part.practice and completed > 0
    stopped = len(own) - completed
    held_back = bool(part.after) and not any(
        trial.completed and trial.managed for trial in trials if trial.condition == part.after
    )
    return Standing(part, completed - practised, stopped, practised, held_back)


def next_part(assessment: Assessment, trials: Sequence[Trial]) -> Part | None:
    """The condition whose trial comes next; None when all are done or given up."""
    for one in standing(assessment, trials):
        if one.wanted:
            return one.part
    return None


def is_practice(assessment: Assessment, trials: Sequence[Trial]) -> bool:
    """Does the trial that comes next count for nothing?"""
    part = next_part(assessment, trials)
    return part is not None and part.practice and not _standing(part, trials).practised
