"""Who follows a bout while it is played, and gives nothing back: no rule, score or recording knows
whether anybody looks on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from game.core.control import Control
from game.core.event import Event
from game.core.recording import Header
from input_devices.sample import Sample


class Onlooker(Protocol):
    """Told of everything in order, from within a frame: it never blocks and never raises. Whatever
    befalls it, play goes on. Times are seconds on the time base of the samples."""

    def begun(self, header: Header) -> None:
        """A bout begins."""

    def sampled(self, sample: Sample, t_s: float) -> None:
        """A sample came; t_s: the bout time at which it was taken up."""

    def stepped(self, t: float, control: Control | None, events: Sequence[Event]) -> None:
        """A step was done that stands for the time t. control: the lean it was played with; None
        while play stands still, and with nobody there."""

    def caught_up(self, now: float) -> None:
        """The bout has come as far as the present, now."""

    def ended(self) -> None:
        """The bout is over and closed, whichever way."""

    def parted(self) -> None:
        """The visit is over; may be told twice."""
