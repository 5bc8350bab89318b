"""`levels`: every level; `levels check PATH…`: are these level files right?"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.commands.parser import add_json
from game.commands.printing import print_json, say_all, table

HELP = "list every level, or check level files"
EXAMPLE = "steady-isles levels check my-levels/river_run/03-bend.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    actions = parser.add_subparsers(dest="action", metavar="check")
    check = actions.add_parser("check", help="check level files, and plans in a folder 'plans'")
    # left out where not said, so that what stands before 'check' counts as well
    check.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    check.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders")


def run(args: argparse.Namespace) -> int:
    return _check(args.paths, args.json) if args.action else _list(args.json)


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


def _check(paths: list[Path], as_json: bool) -> int:
    """Every file is read, and every problem is told."""
    from game.core.errors import SetupError

    if not paths:
        raise SetupError("levels check: no file is named. Name level files or folders of them.")
    rows: list[dict[str, object]] = []
    for path in paths:
        files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        rows += [_checked(file) for file in files]
        if not files:
            problem = f"{path}: no level file is in this folder. Their names end in .yaml."
            rows.append({"file": str(path), "ok": False, "problem": problem})
    problems = [row["problem"] for row in rows if not row["ok"]]
    if as_json:
        print_json(rows)
    else:
        say_all(str(problem) for problem in problems)
        if not problems:
            print(f"{len(rows)} file{'s' if len(rows) != 1 else ''} in order.")
    return 2 if problems else 0


def _checked(file: Path) -> dict[str, object]:
    """One file: a plan in a folder of that name, else a level."""
    from game.core.errors import SetupError
    from game.exercises.library import read_level_file
    from game.session.opening import read_plan_file

    problem = None
    try:
        if file.resolve().parent.name == "plans":
            read_plan_file(file)
        else:
            read_level_file(file)
    except SetupError as error:
        problem = str(error)
    return {"file": str(file), "ok": problem is None, "problem": problem}
