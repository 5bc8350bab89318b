"""What one person needs so that the game can be read, heard and handled: kept with the person,
whatever the station."""

from __future__ import annotations

from typing import Annotated

import msgspec

LEAST_PACE = 0.5
"""As slow as the whole game goes (ours); a level's own easiest speed is slower still where it must
be."""


class Access(msgspec.Struct, frozen=True):
    """Everything has a default that suits most, and nothing of it is a measure of ability."""

    text: Annotated[float, msgspec.Meta(ge=1.0, le=2.0)] = 1.0
    """Letters are drawn so many times as large as screen and distance ask for. Source of the upper
    end: WCAG 1.4.4, resize to 200 %."""
    contrast: bool = False
    """Words at 7:1 and quieter pictures behind them. Source: clinical design 9.3."""
    calm: bool = False
    """No motion in the background, fewer particles. Source: clinical design 9.5."""
    captions: bool = True
    """What a cue says stands in words too. Source: clinical design 9.6, on by default."""
    pace: Annotated[float, msgspec.Meta(ge=LEAST_PACE, le=1.0)] = 1.0
    """Of the speed that the level asks for. Source: clinical design R9 and 9.4, adjustable
    speed."""
    scan_s: Annotated[float, msgspec.Meta(ge=1.0, le=5.0)] = 1.5
    """One switch: how long each choice is offered. Source: clinical design 9.4, 1 to 2 s; longer
    on request (ours)."""
    dwell_s: Annotated[float, msgspec.Meta(ge=1.5, le=4.0)] = 2.0
    """How long a lean is held to choose. Source: clinical design 9.4, 1.5 to 2.5 s; longer on
    request (ours)."""
    felt: bool = True
    """Cues that are felt, where a therapist has prescribed them; whoever wants none has none."""
