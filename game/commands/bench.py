"""`bench`: speed, delay and memory on this machine, each as a ratio measured within one run."""

from __future__ import annotations

import argparse
import os
import platform
from typing import TYPE_CHECKING

from game.commands.parser import add_json, positive_number
from game.commands.printing import print_json, say, table

if TYPE_CHECKING:
    from game.commands.benchmark_result import Result

HELP = "measure speed, delay and memory on this machine"
EXAMPLE = "steady-isles bench --json"
SHORT_S, LONG_S = 20.0, 600.0


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument(
        "--only", metavar="NAME", help="only the figures whose names begin like this"
    )
    parser.add_argument(
        "--minutes",
        type=positive_number,
        default=60.0,
        help="simulated minutes of the figures for hitches and memory",
    )
    parser.add_argument(
        "--long", action="store_true", help="a fast board sends for ten minutes, not for 20 s"
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0 whether or not a goal is met: a slow machine is nobody's mistake."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    from game.commands.benchmark_result import Lengths
    from game.commands.benchmarks import BENCHMARKS
    from game.core.errors import SetupError, near_miss

    chosen = [name for name in BENCHMARKS if name.startswith(args.only or "")]
    if not chosen:
        raise SetupError(f"--only {args.only}: no such figure. {near_miss(args.only, BENCHMARKS)}")
    lengths = Lengths(args.minutes, LONG_S if args.long else SHORT_S)
    results: list[Result] = []
    for name in chosen:
        say(f"{name} …")
        results += BENCHMARKS[name](lengths)
    if args.json:
        print_json({"machine": machine(), "results": [result.as_document() for result in results]})
        return 0
    rows = [
        [r.name, f"{r.value:.4g} {r.unit}", f"{r.baseline:.4g}", f"{r.ratio:.3g}", r.goal,
         "ok" if r.ok else "MISSED"]
        for r in results
    ]  # fmt: skip
    print(table(("figure", "value", "baseline", "ratio", "goal", ""), rows))
    return 0


def machine() -> dict[str, object]:
    """What it was measured on."""
    import numpy
    import pygame

    return {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "pygame": pygame.version.ver,
        "sdl": ".".join(map(str, pygame.get_sdl_version())),
        "numpy": numpy.__version__,
    }
