"""The options of a worn sensor, shared by the commands that calibrate."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.session import Session

PLACES = ("waist", "board", "chest", "thigh", "shank", "hand")
"""As `Place` has them, which is heavier to read than a parser should be."""


def add_wearing(parser: argparse.ArgumentParser) -> None:
    """Where a sensor is fastened, and whether that changed."""
    parser.add_argument(
        "--worn-at", choices=PLACES, help="where a sensor is fastened (else as last time, or waist)"
    )
    parser.add_argument(
        "--worn-anew", action="store_true", help="it was put on again: find out how it sits"
    )


def wear(session: Session, args: argparse.Namespace) -> None:
    """Before the calibration: what was known of how the sensor sits may hold no more."""
    from game.core.mounted import Place

    if args.worn_at is not None:
        session.wearing.wear_at(Place(args.worn_at))
    if args.worn_anew:
        session.wearing.wear_anew()
