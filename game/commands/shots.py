"""`shots`: a picture of every screen and every exercise in play, at fixed seeds."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

HELP = "write a picture of every screen"
EXAMPLE = "steady-isles shots --out pictures --theme child --language es"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    parser.add_argument("--theme", choices=["child", "adult"], help="else both")
    parser.add_argument("--language", default="en", metavar="CODE")


def run(args: argparse.Namespace) -> int:
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    from game.screen.shots import shots

    for path in shots(args.out, size_of(args.size), args.theme, args.language):
        print(path)
    return 0


def size_of(written: str) -> tuple[int, int]:
    """Width and height from 'WxH'. SetupError for anything else."""
    from game.core.errors import SetupError

    wide, cross, high = written.lower().partition("x")
    if not (cross and wide.isdigit() and high.isdigit()):
        raise SetupError(f"--size {written}: write width x height, such as 1920x1080.")
    size = int(wide), int(high)
    if not (320 <= size[0] <= 7680 and 240 <= size[1] <= 4320):
        raise SetupError(f"--size {written}: from 320x240 to 7680x4320.")
    return size
