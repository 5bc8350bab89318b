"""`levels`: every level; `levels check PATH…`: are these level files right?"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.commands.parser import add_json
from game.commands.printing import print_json, say, table

HELP = "list every level, or check level files"
EXAMPLE = "steady-isles levels check my-levels/river_run/03-bend.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("action", nargs="?", choices=["check"], help="check level files")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders")


def run(args: argparse.Namespace) -> int:
    return _check(args.paths) if args.action else _list(args.json)


def _list(as_json: bool) -> int:
    from game.core.level import STANCES
    from game.exercises import EXERCISES
    from game.exercises.library import all_levels

    rows = [
        {
            "id": entry.id,
            "exercise": entry.exercise,
            "domain": EXERCISES[entry.exercise].CARD.domain,
            "rung": entry.rung,
            "needs": [list(need) for need in EXERCISES[entry.exercise].CARD.needs],
            "stance": STANCES[entry.level.condition.base],
        }
        for entry in all_levels()
    ]
    if as_json:
        print_json(rows)
        return 0
    lines = [
        [str(row["id"]), str(row["rung"] or "-"), str(row["domain"]), str(row["stance"])]
        for row in rows
    ]
    print(table(("level", "rung", "trains", "stance"), lines))
    return 0


def _check(paths: list[Path]) -> int:
    """All files are read before anything is said, and every problem is told."""
    from game.core.errors import SetupError
    from game.exercises.library import read_level_file

    if not paths:
        raise SetupError("levels check: no file is named. Name level files or folders of them.")
    files = [file for path in paths for file in _files(path)]
    problems = 0
    for file in files:
        try:
            read_level_file(file)
        except SetupError as error:
            problems += 1
            say(str(error))
    if not problems:
        print(f"{len(files)} level file{'s' if len(files) != 1 else ''} in order.")
    return 2 if problems else 0


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
