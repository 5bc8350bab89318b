"""What a station keeps of one board: its zero and its gain, each with the day it was found."""

from __future__ import annotations

from typing import Annotated

import msgspec

from game.core.known_weight import LEAST_GAIN, MOST_GAIN
from input_devices.health import Zero

Factor = Annotated[float, msgspec.Meta(ge=LEAST_GAIN, le=MOST_GAIN)]


class Gain(msgspec.Struct, frozen=True):
    """By what its loads are multiplied, as a known weight has shown."""

    factor: Factor
    made_utc: str


class Board(msgspec.Struct, frozen=True):
    """One board, whatever port it is on. Names nobody, and no weight that was put on it."""

    name: str
    """In words, as a person would say it."""
    zero: Zero | None = None
    gain: Gain | None = None

    @property
    def known(self) -> bool:
        """Is anything kept of it?"""
        return self.zero is not None or self.gain is not None
