"""No command: opens the game at its home screen. Light, since a picture waits to be seen."""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Sequence
from typing import Any

from game.commands import COMMANDS
from game.commands.accessing import add_screen
from game.commands.devices_named import add_device, check_devices
from game.commands.parser import Parser
from game.commands.streaming import add_lsl, check_lsl

EXAMPLE = "steady-isles --device wii:"


def parser() -> Parser:
    """What may be said without a command."""
    parser = Parser(prog="steady-isles", epilog=f"Example: {EXAMPLE}")
    parser.add_argument("--data", metavar="DIR", help="data folder (else STEADY_ISLES_DATA)")
    add_device(parser, "else the first board, else the mouse")
    parser.add_argument("--size", metavar="WxH")
    parser.add_argument("--full-screen", action="store_true")
    parser.add_argument("--theme", choices=["child", "adult"])
    parser.add_argument("--language", default="en", metavar="CODE")
    parser.add_argument("--calm", action="store_true", help="still the background")
    add_screen(parser)
    add_lsl(parser)
    return parser


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What was said without a command; a command that comes late is told apart from a mistake."""
    ours = parser()
    args, unknown = ours.parse_known_args(words)
    late = next((word for word in unknown if word in COMMANDS), None)
    if late:
        ours.error(f"options stand after the command: steady-isles {late} …")
    if unknown:
        ours.error(f"not known here: {' '.join(unknown)}")
    return args


def run(args: argparse.Namespace) -> int:
    check_devices(args)
    check_lsl(args.lsl)
    return open_window(args)


def has_display() -> bool:
    """Is there a screen to open a window on?"""
    if os.environ.get("SDL_VIDEODRIVER") in ("dummy", "offscreen"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(args: argparse.Namespace) -> int:
    """The game in a window, from what the command line says."""
    from game.core.errors import SetupError

    if not has_display():
        raise SetupError(
            "there is no display to open a window on.\n"
            "Try 'demo' for a session drawn off screen, or 'play --headless --device URI'."
        )
    from game.screen.window import run

    run(options_of(args))
    return 0


def options_of(args: argparse.Namespace) -> Any:
    """The window's options."""
    from game.commands.shots import size_of
    from game.screen.window import Options

    names = ("device", "theme", "level", "plan", "assess", "second", "worn_at")
    given = {name: getattr(args, name, None) for name in names}
    size = getattr(args, "size", None)
    seed = getattr(args, "seed", None)
    seconds = getattr(args, "seconds", None)
    return Options(
        folder=args.data,
        beside=getattr(args, "beside", ()),
        patient=getattr(args, "patient", None),
        second_plan=getattr(args, "with_plan", None),
        together=getattr(args, "together", False),
        size=size_of(size) if size else None,
        full_screen=getattr(args, "full_screen", False),
        language=getattr(args, "language", "en"),
        calm=getattr(args, "calm", False),
        lsl=getattr(args, "lsl", False),
        screen_inch=getattr(args, "screen_inch", None),
        distance_m=getattr(args, "distance_m", None),
        worn_anew=getattr(args, "worn_anew", False),
        seed=seed,
        longest_s=math.inf if seconds is None else seconds,
        **given,
    )
