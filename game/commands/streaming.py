"""What `play` understands of streaming live to other programs."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.session import Session


def add_lsl(parser: argparse.ArgumentParser) -> None:
    """`--lsl`; off until somebody asks."""
    parser.add_argument(
        "--lsl",
        action="store_true",
        help="stream loads, leans and events by the Lab Streaming Layer; nobody is named",
    )


def check_lsl(wanted: bool) -> None:
    """Raises SetupError where streams are wanted and cannot be sent, before anything begins."""
    if wanted:
        from game.exchange.lsl_outlet import load_pylsl

        load_pylsl()


def stream(wanted: bool, *sessions: Session) -> None:
    """Open the streams of these visits, where they are wanted; they end with the visit."""
    if not wanted:
        return
    from game.exchange.lsl_outlet import LslOutlet
    from input_devices.together import infos_of

    for session in sessions:
        infos = infos_of(session.device)
        session.onlookers.append(LslOutlet(session.id, infos, time.perf_counter))
