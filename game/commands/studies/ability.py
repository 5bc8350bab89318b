"""`study ability`: does the estimate of ability agree with the truth, and is its interval
honest?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from game.commands.printing import print_json, table
from game.commands.studies.common import add_study, counted

if TYPE_CHECKING:
    from game.studies.ability import Pair

HELP = "how well ability is estimated after three visits, and how honest its interval is"
EXAMPLE = "steady-isles study ability --people 600"

PEOPLE = 100
CORRELATION = 0.95
HELD = (0.93, 0.97)
"""What is promised, over people of all kinds."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_study(parser, PEOPLE, "sort, model people and bodies")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when both figures are kept for both sorts of people, within chance, else 1."""
    from game.exercises.difficulties import read_difficulties
    from game.studies.bodies import bodies
    from game.studies.model_people import model_people

    with counted(args.people, quiet=args.json) as done:
        people = bodies(
            args.people, read_difficulties(), seed=args.seed, scheduler=args.scheduler, done=done
        )
    found = {"model": model_people(args.people, seed=args.seed), "bodies": people}
    rows = list(_rows(found))
    if args.json:
        print_json({"rows": rows, "kept": _kept(found)})
    else:
        heads = ("people", "kind", "n", "correlation", "intervals that hold", "bias", "error")
        print(table(heads, [[_said(cell) for cell in row.values()] for row in rows]))
    return 0 if _kept(found) else 1


def _said(cell: Any) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _rows(found: Mapping[str, Sequence[Pair]]) -> Iterator[dict[str, Any]]:
    from game.studies.ability import agreement, kinds

    for sort, pairs in found.items():
        for kind, one in {"all": agreement(pairs), **kinds(pairs)}.items():
            yield {
                "people": sort,
                "kind": kind,
                "n": one.n,
                "correlation": one.correlation,
                "held": one.held,
                "bias": one.bias,
                "error": one.error,
            }


def _kept(found: Mapping[str, Sequence[Pair]]) -> bool:
    from game.studies.ability import agreement
    from game.studies.chance import interval

    for pairs in found.values():
        low, high = interval([pair.held for pair in pairs])
        if agreement(pairs).correlation < CORRELATION or high < HELD[0] or low > HELD[1]:
            return False
    return True
