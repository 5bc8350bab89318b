"""A vibration device that the therapist runs beside an exercise: what is prescribed of it, and what
has to be ruled out first.

The game never drives one. It says when to switch it on and off, and keeps what was done. Source:
exercises 5 (limits are our choice there, E15; the list is of the kind that makers publish).
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from game.text import mark

SETS = 3
"""Most bouts with vibration in one visit, one stretch of it in each."""


class Vibration(msgspec.Struct, frozen=True):
    """What is prescribed: it begins gently and for a short time."""

    hz: Annotated[float, msgspec.Meta(ge=12, le=25)] = 12.0
    mm: Annotated[float, msgspec.Meta(ge=1, le=3)] = 1.0
    minutes: Annotated[float, msgspec.Meta(ge=1, le=3)] = 1.0
    """Of played time, in each bout."""


class Vibrated(msgspec.Struct, frozen=True):
    """What was done in a bout, as the device was to be set."""

    hz: float
    mm: float
    on_s: float
    """Played time between on and off; pauses do not count."""


TICKS = (
    mark("no pregnancy"),
    mark("no epilepsy"),
    mark("no acute thrombosis"),
    mark("no fracture of the last 6 weeks, 12 if complex or with an implant"),
    mark("no joint replacement of the last 6 months"),
    mark("no fresh wound or surgery"),
    mark("no pacemaker, brain stimulator, implant or shunt"),
    mark("no acute inflammation or fever"),
    mark("no severe osteoporosis"),
    mark("no retinal detachment"),
    mark("no stones"),
    mark("no severe migraine"),
    mark("no tumour"),
    mark("no vertigo"),
    mark("no neuropathy"),
)
"""To be ruled out one by one before vibration is unlocked."""
DECIDES = mark(
    "Lists differ on spasticity and stroke: some name them, and trials treat just these people. "
    "The therapist decides."
)
