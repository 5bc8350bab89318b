"""How loud one person hears the game."""

from __future__ import annotations

from typing import Annotated

import msgspec

SOFTEST_TONES = 20
"""The guiding tone is never silent: with closed eyes nothing else leads (ours). Whoever does not
want to hear it plays with open eyes."""


class Volumes(msgspec.Struct, frozen=True):
    """Of 100 each; 0 is silence."""

    music: Annotated[int, msgspec.Meta(ge=0, le=100)] = 80
    cues: Annotated[int, msgspec.Meta(ge=0, le=100)] = 90
    """Everything that tells of one thing that happened."""
    tones: Annotated[int, msgspec.Meta(ge=SOFTEST_TONES, le=100)] = 90
    """What leads where eyes are closed."""
