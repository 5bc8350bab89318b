"""`bench`: speed, delay and memory, each as a ratio within one run."""

from __future__ import annotations

import argparse

HELP = "measure speed, delay and memory on this machine"
EXAMPLE = "steady-isles bench --json"


def arguments(parser: argparse.ArgumentParser) -> None: ...
def run(args: argparse.Namespace) -> int:
    return 0
