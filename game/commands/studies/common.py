"""What the studies have in common on the command line: people, seed, cluster and bar."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from game.commands.parser import add_json, count, seed
from game.commands.progress import progress


def add_study(parser: argparse.ArgumentParser, people: int, of: str) -> None:
    """The arguments of every study. people: how many by default; of: what there are as many of."""
    add_json(parser)
    parser.add_argument(
        "--people", type=count, default=people, help=f"of each {of} (default: {people})"
    )
    parser.add_argument("--seed", type=seed, default=1)
    add_scheduler(parser)


def add_scheduler(parser: argparse.ArgumentParser) -> None:
    """`--scheduler`: a cluster in place of the cores here."""
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a Dask cluster, such as tcp://host:8786, whose workers have Steady Isles too",
    )


@contextmanager
def counted(total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Gives what is to be called as each of the jobs ends, for the bar."""
    finished = 0
    with progress("Simulating", quiet=quiet) as told:

        def done() -> None:
            nonlocal finished
            finished += 1
            told(finished, total)

        yield done
