"""`levels`: every level; `levels check PATH…`: are these level files right?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.devices_named import add_device, check_devices, named
from game.commands.parser import add_json
from game.commands.printing import print_json, say, say_all, table

if TYPE_CHECKING:
    from game.exercises.library import LevelEntry
    from input_devices.device import Info

HELP = "list every level, or check level files"
EXAMPLE = "steady-isles levels check my-levels/river_run/03-bend.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    add_device(parser, "says what it can play, and why not the rest")
    actions = parser.add_subparsers(dest="action", metavar="check")
    check = actions.add_parser("check", help="check level files, and plans in a folder 'plans'")
    # left out where not said, so that what stands before 'check' counts as well
    check.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    check.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders")


def run(args: argparse.Namespace) -> int:
    if args.action:
        return _check(args.paths, args.json)
    check_devices(args)
    return _list(args.json, _connected(named(args)))


def _connected(uris: tuple[str, ...]) -> tuple[Info, ...]:
    """What the devices of these addresses say of themselves; they are closed again."""
    from game.session.opening_together import open_devices
    from input_devices.together import infos_of

    if not uris:
        return ()
    device, _ = open_devices(uris, seed=1, tell=say)
    try:
        return infos_of(device)
    finally:
        device.close()


def _list(as_json: bool, infos: tuple[Info, ...]) -> int:
    from game.core.level import STANCES
    from game.exercises import EXERCISES
    from game.exercises.library import all_levels

    rows: list[dict[str, object]] = [
        {
            "id": entry.id,
            "exercise": entry.exercise,
            "domain": EXERCISES[entry.exercise].CARD.domain,
            "rung": entry.rung,
            "needs": [list(need) for need in EXERCISES[entry.exercise].CARD.needs],
            "stance": STANCES[entry.level.condition.base],
            **_played_with(entry, infos),
        }
        for entry in all_levels()
    ]
    if as_json:
        print_json(rows)
        return 0
    shown = ["id", "rung", "domain", "stance", *(["why_not"] if infos else [])]
    lines = [[str(row[key] or "-") for key in shown] for row in rows]
    head = ("level", "rung", "trains", "stance", "cannot be played: it takes")
    print(table(head[: len(shown)], lines))
    return 0


def _played_with(entry: LevelEntry, infos: tuple[Info, ...]) -> dict[str, object]:
    """Can these devices play it, and if not, what it takes; nothing where none was named."""
    from game.session.choosing import can_play
    from game.session.planned_ahead import needs_of
    from game.text import Words

    if not infos:
        return {}
    playable = can_play(entry, *infos)
    return {"playable": playable, "why_not": "" if playable else needs_of(entry, Words.load())}


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
