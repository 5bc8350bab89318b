"""What a person, the coach or the machine asks of a bout; recorded, so that a replay asks the
same."""

from __future__ import annotations

import msgspec


class Command(msgspec.Struct, frozen=True, tag_field="command", tag=True):
    """What a person, the coach or the machine asks of a bout; taken up at the next step."""


class MoveDial(Command, frozen=True):
    """Another difficulty from the next attempt on. by: 'coach', 'player' or 'therapist'; only the
    therapist moves a locked dial, and only the therapist is not held to small steps."""

    d: float
    by: str
    reason: str
    easy: bool = False
    """The next attempt is there to succeed, and says nothing of skill."""


class LockDial(Command, frozen=True):
    """Only the therapist moves the dial until it is unlocked."""

    locked: bool


class BoundDial(Command, frozen=True):
    """Nobody moves the dial beyond these limits; the level's own stay."""

    low: float
    high: float


class OfferPause(Command, frozen=True):
    """It has not gone well so many times in a row: time to ask what would help."""

    failures: int


class Pause(Command, frozen=True):
    """Stand still until `Resume`."""


class Resume(Command, frozen=True):
    """Lift a pause by hand; steady stance and countdown still come first."""


class Stop(Command, frozen=True):
    """End the bout now."""


class Mark(Command, frozen=True):
    note: str = ""


class Answer(Command, frozen=True):
    """The player answers the sign of the second task."""


class ShowMe(Command, frozen=True):
    """The player asks how the last attempt went, where that was not shown."""


class GiveUp(Command, frozen=True):
    """The machine was late and gives up so many steps."""

    lost_steps: int


AnyCommand = (
    MoveDial
    | LockDial
    | BoundDial
    | OfferPause
    | Pause
    | Resume
    | Stop
    | Mark
    | Answer
    | ShowMe
    | GiveUp
)
