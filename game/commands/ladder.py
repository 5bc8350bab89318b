"""`ladder`: success of simulated people on every rung, and what is out of order.

A shipped level that breaks a rule is our bug, so that the exit code is 1 then, as it is where a
replay differs; the tables are printed all the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.parser import add_json, count, seed
from game.commands.pictures import check_picture, write_picture
from game.commands.printing import print_json, table
from game.commands.progress import progress
from game.commands.studies.common import add_scheduler

if TYPE_CHECKING:
    from game.studies.cells import Cell
    from game.studies.ladder import Ladder
    from game.studies.ladder_table import Table

HELP = (
    "measure every rung of every exercise on simulated people, and tell what is out of order; "
    "the exit code is 1 when something is"
)
EXAMPLE = "steady-isles ladder --exercise star_map --attempts 80 --out ladder.svg"

ATTEMPTS = 80
"""Of each person on each rung. Source: exercises 7."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--exercise", nargs="+", metavar="ID", help="else every one with a score")
    parser.add_argument(
        "--attempts", type=count, default=ATTEMPTS, help="of each person on each rung (default: 80)"
    )
    parser.add_argument("--seed", type=seed, default=1)
    add_scheduler(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.svg", help="draw the ladders as well")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when every rule is kept, 1 when a level breaks one."""
    from game.studies.ladder import climb, rungs, scored_exercises

    names = list(dict.fromkeys(args.exercise or scored_exercises()))
    for name in names:
        rungs(name)  # a wrong name is told before minutes of play
    check_picture(args.out)
    with progress("Playing", quiet=args.json) as told:
        ladder = climb(
            names, attempts=args.attempts, seed=args.seed, scheduler=args.scheduler, told=told
        )
    if args.json:
        print_json(document(ladder))
    else:
        print("\n".join(_text(ladder)))
    if args.out is not None:
        from game.studies.ladder_picture import ladder_picture

        write_picture(ladder_picture(ladder).svg(alone=True), args.out)
    return 1 if ladder.violations else 0


def document(ladder: Ladder) -> dict[str, Any]:
    """What `--json` prints."""
    import msgspec

    from game.studies.chance import CONFIDENCE

    tables = ladder.tables
    return {
        "rows": [_row(cell) for one in tables for cell in _cells(one.people.values())],
        "cheats": [_row(cell) for one in tables for cell in _cells(one.cheats.values())],
        "harder": [
            {**_row(cell), "patient": "athlete", "condition": cell.patient}
            for one in tables
            for cell in _cells(one.harder.values())
        ],
        "violations": [msgspec.to_builtins(violation) for violation in ladder.violations],
        "attempts": ladder.attempts,
        "seed": ladder.seed,
        "confidence": CONFIDENCE,
    }


def _cells(rows: Any) -> Iterator[Cell]:
    """Rung by rung, and on each everybody."""
    for rung in zip(*rows, strict=True):
        yield from rung


def _row(cell: Cell) -> dict[str, Any]:
    from game.studies.chance import interval

    low, high = interval(cell.wins)
    return {
        "exercise": cell.exercise,
        "level": cell.level,
        "rung": cell.rung,
        "patient": cell.patient,
        "success": cell.success,
        "success_low": low,
        "success_high": high,
        "quality": cell.quality,
        "score": cell.score,
        "attempts": len(cell.wins),
        "d": cell.d,
    }


def _text(ladder: Ladder) -> Iterator[str]:
    for one in ladder.tables:
        yield from (
            f"{one.exercise}: success in %, {ladder.attempts} attempts each",
            _grid(one),
            "",
        )
    if not ladder.violations:
        yield "Every rule is kept."
        return
    yield f"Out of order: {len(ladder.violations)}. Chance would say so in 1 comparison of 100."
    for violation in ladder.violations:
        yield f"  {violation.rule}  {violation.text}"


def _grid(one: Table) -> str:
    """Rungs as rows; those who play fair, the athlete on harder conditions, and those who cheat."""
    columns = [*one.people.items(), *one.harder.items(), *one.cheats.items()]
    rows = [
        [level.split("/")[1], *(f"{100 * row[rung].success:.0f}" for _, row in columns)]
        for rung, level in enumerate(one.levels)
    ]
    return table(["rung", *(name for name, _ in columns)], rows)
