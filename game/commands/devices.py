"""`devices`: what is connected, what is supported, and how to connect it; and for makers of boards,
how to build one and a self-test."""

from __future__ import annotations

import argparse

from game.commands.board_words import kept_lines, verdict_document
from game.commands.checking import ACTIONS, add_checking, run_checking
from game.commands.making import add_making, run_making
from game.commands.parser import add_json
from game.commands.printing import print_json, table

HELP = "show what is connected, what is supported, and how to connect it"
EXAMPLE = "steady-isles devices"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    actions = parser.add_subparsers(
        dest="action", metavar="check | zero | forget | makers | selftest"
    )
    add_checking(actions)
    add_making(actions)
    for action in actions.choices.values():
        # left out where not said, so that what stands before the action counts as well
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        action.add_argument(
            "--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )


def run(args: argparse.Namespace) -> int:
    if args.action in ACTIONS:
        return run_checking(args)
    return run_making(args) if args.action else _list(args)


def _list(args: argparse.Namespace) -> int:
    import msgspec

    from game.commands.short_look import looked_at
    from game.store.board_file import read_boards
    from game.store.folder import DataFolder
    from input_devices.devices import DEVICES, connect_steps
    from input_devices.finding import closed, found
    from input_devices.system import asked_system

    connected, refused, system = found(), closed(), asked_system()
    folder = DataFolder.open(args.data)
    boards, looked = read_boards(folder), looked_at(connected, folder)
    if args.json:
        supported = [
            {
                "scheme": name,
                "title": scheme.title,
                "example": scheme.example,
                "connect": connect_steps(name, system),
            }
            for name, scheme in DEVICES.items()
        ]
        now = [
            {
                "uri": one.uri,
                "name": one.name,
                "words": one.words,
                "verdicts": [verdict_document(told) for told in looked.get(one.uri, ())],
            }
            for one in connected
        ]
        shut = [{"code": one.code, "words": str(one)} for one in refused]
        kept = {name: msgspec.to_builtins(board) for name, board in boards.items()}
        print_json({"connected": now, "closed": shut, "kept": kept, "supported": supported})
        return 0
    print("Connected now")
    print(table(("  device", "what", ""), [[f"  {d.uri}", d.name, d.words] for d in connected]))
    for uri, found_there in looked.items():
        for verdict in found_there:
            print(f"  {uri} {verdict.text}")
    if boards:
        print("\nKept of boards")
        for name, board in boards.items():
            print(f"  {name}: {' '.join(kept_lines(board))}")
    if refused:
        print("\nConnected, and closed to this account")
        for one in refused:
            print(f"  {one}")
    print("\nSupported")
    for name, scheme in DEVICES.items():
        print(f"\n  {scheme.title}: {scheme.example}")
        for line in connect_steps(name, system):
            print(f"    {line}")
    return 0
