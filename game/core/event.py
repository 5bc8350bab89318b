"""Things that happened at a step. Frozen, small, and written to the recording one a line."""

from __future__ import annotations

import enum

import msgspec

from game.core.feedback import Mode
from game.core.prompting import Sign, Task


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=True, kw_only=True):
    """Something that happened at bout step `step` (1/120 s each). Exercises fill in their own
    played step; Bout puts the bout step in its place."""

    step: int


class Began(Event, frozen=True):
    """The count-in is over and play begins."""


class Shown(Event, frozen=True):
    """A target, a stretch of river or a question appeared: an attempt begins. Reach units."""

    attempt: int
    x: float
    y: float
    radius: float
    d: float
    label: str = ""
    """Direction or kind, from a closed set of the exercise, such as 'forward_right'."""


class Reached(Event, frozen=True):
    """The attempt succeeded."""

    attempt: int
    quality: float
    """0 to 1, by the exercise's own rule."""
    time_s: float
    x: float
    y: float
    label: str = ""


class Missed(Event, frozen=True):
    """The attempt ended without success. Nobody is told off for it."""

    attempt: int
    quality: float
    time_s: float
    x: float
    y: float
    label: str = ""


class Faded(Event, frozen=True):
    """The attempt that has just been shown comes with less feedback than a light to follow."""

    attempt: int
    mode: Mode


class LookedBack(Event, frozen=True):
    """The player asked to be shown how this attempt went, which had come with less feedback."""

    attempt: int


class Collected(Event, frozen=True):
    """Something pretty was picked up on the way; never counts as an attempt."""

    kind: str
    x: float
    y: float


class Prompted(Event, frozen=True):
    """The second task asks for something."""

    task: Task
    sign: Sign
    wants: bool = False
    """An answer is right; without it letting the sign pass is."""
    value: int = 0
    """Of a number to count from."""


class Answered(Event, frozen=True):
    """The player has answered the sign of the second task that stands."""

    task: Task
    right: bool
    late: bool = False
    """It came right after a new sign, and was meant for the one before."""


class DialMoved(Event, frozen=True):
    """The difficulty will change at the next attempt."""

    before: float
    after: float
    by: str
    """'coach', 'therapist' or 'player'."""
    reason: str
    easy: bool = False
    """The next attempt is there to succeed, and says nothing of skill."""


class DialLocked(Event, frozen=True):
    """The therapist has locked the dial against the coach, or given it back."""

    locked: bool


class DialBounded(Event, frozen=True):
    """The therapist has set the limits within which the dial may move from now on."""

    low: float
    high: float


class PauseOffered(Event, frozen=True):
    """So many failures in a row that whoever watches should ask: shake it out, rest, or easier?
    Without a screen nobody is asked, and this stays the record of it. Source: clinical design,
    R5."""

    failures: int


class Reason(enum.StrEnum):
    """Why play stands still."""

    STARTING = "starting"
    STEPPED_OFF = "stepped_off"
    SILENT = "silent"
    FROZEN = "frozen"
    OVERLOADED = "overloaded"
    BY_HAND = "by_hand"
    NEAR_EDGE = "near_edge"


class Paused(Event, frozen=True):
    """Play stands still, and so does the score."""

    reason: Reason


class CountingIn(Event, frozen=True):
    """The stance has been steady long enough; the countdown runs."""


class Resumed(Event, frozen=True):
    """Play goes on."""


class Stalled(Event, frozen=True):
    """The computer hesitated and gave up so many steps; it was not the patient."""

    lost_steps: int


class Unheard(Event, frozen=True):
    """A worn sensor that only records says nothing new any more; play goes on."""

    device: int
    """Its number among the devices of the visit."""
    reason: Reason


class HeardAgain(Event, frozen=True):
    """It is back."""

    device: int


class Marked(Event, frozen=True):
    """The therapist marked this moment."""

    note: str = ""


class Ended(Event, frozen=True):
    """The bout is over."""

    how: str
    """'done' or 'stopped'."""


AnyEvent = (
    Began
    | Shown
    | Reached
    | Missed
    | Faded
    | LookedBack
    | Collected
    | Prompted
    | Answered
    | DialMoved
    | DialLocked
    | DialBounded
    | PauseOffered
    | Paused
    | CountingIn
    | Resumed
    | Stalled
    | Unheard
    | HeardAgain
    | Marked
    | Ended
)
