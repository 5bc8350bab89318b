"""How the window is to be opened."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from game.screen.look import Theme


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the command line wants the window."""

    folder: Path | str | None = None
    """The data folder; None asks the environment, then takes the user's own."""
    device: str | None = None
    """Device address; None takes the first board that is found, else the mouse."""
    beside: tuple[str, ...] = ()
    """Addresses of what is worn beside it."""
    size: tuple[int, int] | None = None
    """Pixels; None fits the screen."""
    full_screen: bool = False
    theme: Theme | None = None
    """None follows the person who plays."""
    language: str = "en"
    patient: str | None = None
    """Alias of a person to go on with, without the home screen."""
    level: str | None = None
    """Level to go on with after the calibration, without the map."""
    assess: str | None = None
    """Name of an assessment to go on with."""
    plan: str | None = None
    """Name of a plan; None is free choice."""
    second: str | None = None
    """Alias of somebody who takes turns with `patient`."""
    second_plan: str | None = None
    """Name of their own plan; None: the same for both."""
    together: bool = False
    """What both do fills one thing."""
    calm: bool = False
    """Still for everybody, whoever plays."""
    screen_inch: float | None = None
    """The diagonal of the screen, kept for this station; None: as told before."""
    distance_m: float | None = None
    """From the eyes to the screen, kept likewise."""
    worn_at: str | None = None
    """Where a sensor is fastened; None: as last time, or at the waist."""
    worn_anew: bool = False
    """A sensor was put on again: it is found out anew how it sits."""
    lsl: bool = False
    """Every visit is streamed live by the Lab Streaming Layer."""
    seed: int | None = None
    """None draws one for each opening."""
    longest_s: float = math.inf
    """The visit is ended and the window closed after so long."""
