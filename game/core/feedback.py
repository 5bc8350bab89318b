"""How much the players see of their own lean, attempt by attempt.

Who always sees the light learns to follow the light: feedback is given less and less, and on some
attempts not at all. Source: clinical design, rule 6 and R8.
"""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from game.core.level import Condition, Level

L = TypeVar("L", bound=Level)
Mode = Literal["concurrent", "bandwidth", "terminal", "none"]
"""'concurrent': the own lean is seen all the time; 'bandwidth': only while it is off the target or
outside the band; 'terminal': where it was is shown once the attempt has ended; 'none': neither. A
success is told of in every mode."""

MOST_CATCH = 0.4
"""Source: clinical design, C9."""
EYES_CLOSED, SINGLE_LEG = 3, 5


class Feedback(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the therapist prescribes; the coach never moves it."""

    mode: Mode = "concurrent"
    share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    """Of the attempts that have this mode; the others are concurrent."""
    catch_share: Annotated[float, msgspec.Meta(ge=0, le=MOST_CATCH)] = 0.0
    """Of the attempts that have no feedback at all, whatever the mode."""
    even: bool = False
    """What is less than concurrent is spread evenly over the bout, and is not the first attempt
    unless every attempt is."""

    @property
    def fades(self) -> bool:
        """Some attempts have less than a light to follow."""
        return bool(self.catch_share or (self.share and self.mode != "concurrent"))

    @property
    def shown_share(self) -> float:
        """Of the attempts, those that are to be shown all the time, 0 to 1."""
        less = 0.0 if self.mode == "concurrent" else self.share
        return max(0.0, 1 - less - self.catch_share)


def with_feedback(level: L, feedback: Feedback | None) -> L:
    """The level with this feedback in place of its own, where it has any at all; None for its
    own."""
    plan = getattr(level, "plan", None)
    if feedback is None or not hasattr(plan, "feedback"):
        return level
    own: Any = plan
    return replace(level, plan=replace(own, feedback=feedback))


def feedback_of(level: Level) -> Feedback:
    """As the level says; everything is seen where it says nothing."""
    own: Feedback = getattr(getattr(level, "plan", None), "feedback", Feedback())
    return own


def modes(feedback: Feedback, attempts: int, seed: int, condition: Condition) -> tuple[Mode, ...]:
    """The mode of each attempt of a bout, the same for the same seed.

    attempts: how many are planned. The first is never a catch attempt, nor are two in a row; with
    eyes closed on one leg there is none (clinical design, R8).
    """
    source = random.Random(f"feedback {seed}")
    blind = condition.vision == EYES_CLOSED and condition.base == SINGLE_LEG
    catch = 0 if blind else _count(feedback.catch_share, attempts, source, feedback)
    if feedback.even:
        catch = min(catch, int(MOST_CATCH * attempts))
    apart = _apart(source, attempts - 1, min(catch, attempts // 2))
    caught = {1 + place for place in apart}
    first = 1 if feedback.even and feedback.share < 1 else 0
    rest = [n for n in range(first, attempts) if n not in caught]
    wanted = min(len(rest), _count(feedback.share, attempts, source, feedback))
    chosen = set((_spread if feedback.even else random.Random.sample)(source, rest, wanted))
    mode: Mode = "concurrent" if blind and feedback.mode == "none" else feedback.mode
    return tuple(
        "none" if n in caught else mode if n in chosen else "concurrent" for n in range(attempts)
    )


def _count(share: float, attempts: int, source: random.Random, feedback: Feedback) -> int:
    """So many attempts. In a bout of few the share is met over several bouts: what is left of a
    whole one is drawn."""
    if not feedback.even:
        return round(share * attempts)
    return int(share * attempts + source.random())


def _spread(source: random.Random, places: list[int], count: int) -> list[int]:
    """So many of these places, one from each of as many stretches of them."""
    edges = [round(n * len(places) / count) for n in range(count + 1)] if count else [0]
    return [source.choice(places[low:high]) for low, high in pairwise(edges)]


def seen(mode: Mode, *, inside: bool) -> bool:
    """Is the own lean shown now, while an attempt is underway? inside: on the target or within
    the band."""
    return mode == "concurrent" or (mode == "bandwidth" and not inside)


def guided(mode: Mode) -> bool:
    """Is it told how an attempt goes while it is underway? How full a hold is would tell, even
    where the own lean is hidden."""
    return mode in ("concurrent", "bandwidth")


def _apart(source: random.Random, places: int, count: int) -> list[int]:
    """So many of 0 to places - 1, in order, no two beside each other, all choices as likely."""
    close = sorted(source.sample(range(places - count + 1), count)) if count > 0 else []
    return [place + before for before, place in enumerate(close)]
