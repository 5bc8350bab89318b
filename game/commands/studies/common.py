"""What the studies have in common on the command line: people, seed, cluster, bar and picture."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from game.commands.parser import add_json, count, seed
from game.commands.printing import say
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


def check_picture(out: Path | None) -> None:
    """Raises SetupError for a picture that could not be written, before minutes of play."""
    from game.core.errors import SetupError

    if out is None:
        return
    if out.suffix.lower() != ".svg":
        raise SetupError(f"--out {out}: the picture is an SVG. End its name in .svg.")
    if out.is_dir() or not out.parent.is_dir():
        raise SetupError(f"--out {out}: no file can be there. Name one in a folder that exists.")


def write_picture(svg: str, out: Path) -> None:
    """Write a picture, whole. Raises SetupError when the disk refuses."""
    from game.core.errors import SetupError
    from game.store.durable import trouble, write_whole

    try:
        write_whole(out, svg.encode())
    except OSError as error:
        raise SetupError(f"Picture {trouble(out, error)}".replace("--data", "--out")) from None
    say(f"Drawn: {out}")
