"""What is said on the command line of reading, hearing and handling the game: with `patients set`
for one person, and of the screen for the station."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.commands.parser import between

if TYPE_CHECKING:
    from game.core.access import Access

NAMES = ("text", "contrast", "calm", "captions", "felt", "pace", "scan_s", "dwell_s")
"""Of the parsed call, and the fields of `Access`; None where not given."""
ON, OFF = "on", "off"


def add_access(of_set: argparse._ArgumentGroup) -> None:
    """One option for each."""
    of_set.add_argument(
        "--text", type=_times, metavar="N", help="letters 1 to 2 times as large as the screen asks"
    )
    for name, help_ in (
        ("contrast", "words at 7:1, quiet pictures"),
        ("calm", "a still background"),
        ("captions", "what a sound says is written too"),
        ("felt", "cues that are felt, where --haptics prescribes them"),
    ):
        of_set.add_argument(f"--{name}", type=_switch, metavar="on|off", help=help_)
    of_set.add_argument(
        "--pace", type=_pace, metavar="SHARE", help="0.5 to 1 of the speed that a level asks for"
    )
    of_set.add_argument(
        "--scan-s", type=_scan, metavar="S", help="one switch: each choice is offered so long"
    )
    of_set.add_argument("--dwell-s", type=_dwell, metavar="S", help="so long a lean is held")


def add_screen(parser: argparse.ArgumentParser) -> None:
    """Where the screen of this station stands; told once, and kept."""
    parser.add_argument(
        "--screen-inch", type=_inch, metavar="N", help="diagonal of the screen, told once"
    )
    parser.add_argument(
        "--distance-m", type=_metres, metavar="N", help="from the player to it, told once"
    )


def _times(written: str) -> float:
    return between(written, 1.0, 2.0, "a number from 1 to 2, such as 1.5")


def _switch(written: str) -> bool:
    if written not in (ON, OFF):
        raise argparse.ArgumentTypeError(f"'{written}' is neither {ON} nor {OFF}")
    return written == ON


def _pace(written: str) -> float:
    return between(written, 0.5, 1.0, "a share from 0.5 to 1, such as 0.8")


def _scan(written: str) -> float:
    return between(written, 1.0, 5.0, "seconds from 1 to 5, such as 2")


def _dwell(written: str) -> float:
    return between(written, 1.5, 4.0, "seconds from 1.5 to 4, such as 2.5")


def _inch(written: str) -> float:
    return between(written, 7.0, 120.0, "inches from 7 to 120, such as 15.6")


def _metres(written: str) -> float:
    return between(written, 0.4, 6.0, "metres from 0.4 to 6, such as 2")


def access(before: Access, args: argparse.Namespace) -> Access:
    """As the call wants it."""
    import msgspec

    given = {name: getattr(args, name) for name in NAMES if getattr(args, name) is not None}
    return msgspec.structs.replace(before, **given)


def language(written: str) -> str:
    """A language that the game speaks. Raises SetupError for another, naming the nearest."""
    from game.core.errors import SetupError, near_miss
    from game.text import languages

    if written not in languages():
        raise SetupError(f"--language {written}: {near_miss(written, languages())}")
    return written


def said(access: Access) -> str:
    """In one line."""
    switches = ", ".join(
        f"{name} {ON if getattr(access, name) else OFF}"
        for name in ("contrast", "calm", "captions")
    )
    return (
        f"text {access.text:g}, {switches}, pace {access.pace:g}, "
        f"one switch {access.scan_s:g} s, lean {access.dwell_s:g} s, "
        f"felt {ON if access.felt else OFF}"
    )
