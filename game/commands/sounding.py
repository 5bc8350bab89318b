"""What `patients set` understands of volumes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.commands.parser import whole

if TYPE_CHECKING:
    from game.core.volumes import Volumes

NAMES = ("music", "cues", "tones")
"""Of the parsed call, and the fields of `Volumes`; None where not given."""


def add_volumes(of_set: argparse._ArgumentGroup) -> None:
    """One option for each."""
    of_set.add_argument("--music", type=_volume, metavar="0-100", help="0 is silence")
    of_set.add_argument("--cues", type=_volume, metavar="0-100", help="0 is silence")
    of_set.add_argument(
        "--tones", type=_tones, metavar="20-100", help="what leads where eyes are closed"
    )


def _volume(written: str) -> int:
    return whole(written, 0, 100, "a volume from 0, silence, to 100")


def _tones(written: str) -> int:
    from game.core.volumes import SOFTEST_TONES

    softest = SOFTEST_TONES
    return whole(written, softest, 100, f"{softest} to 100: closed eyes are led by these tones")


def volumes(before: Volumes, args: argparse.Namespace) -> Volumes:
    """As the call wants them."""
    import msgspec

    given = {name: getattr(args, name) for name in NAMES if getattr(args, name) is not None}
    return msgspec.structs.replace(before, **given)


def said(volumes: Volumes) -> str:
    """In one line."""
    return ", ".join(f"{name} {getattr(volumes, name)}" for name in NAMES)
