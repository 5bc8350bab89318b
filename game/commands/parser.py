"""Builds the parser of all commands from their modules."""

from __future__ import annotations

import argparse
import difflib
import importlib
import sys
from typing import NoReturn

from game import __version__
from game.commands import COMMANDS


class Parser(argparse.ArgumentParser):
    """Says what is wrong in two lines, with the nearest known name, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        wrong, _, rest = message.partition("invalid choice: ")
        if rest and wrong:
            name = rest.split("'")[1] if "'" in rest else rest.split()[0]
            near = difflib.get_close_matches(name, COMMANDS, n=1)
            message = f"'{name}' is not known." + (f" Did you mean '{near[0]}'?" if near else "")
        print(f"{self.prog}: {message}\nTry '{self.prog} --help'.", file=sys.stderr)
        raise SystemExit(2)


def command_parser() -> Parser:
    """One parser with a sub-parser for each command."""
    parser = Parser(
        prog="steady-isles",
        description="A balance game played by leaning. Without a command it opens the game.",
    )
    parser.add_argument("--version", action="version", version=f"Steady Isles {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for name in COMMANDS:
        module = importlib.import_module(f"game.commands.{name}")
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=f"{module.HELP[:1].upper()}{module.HELP[1:]}.",
            epilog=f"Example: {module.EXAMPLE}",
        )
        command.add_argument("--data", metavar="DIR", help="data folder (else STEADY_ISLES_DATA)")
        module.arguments(command)
        command.set_defaults(run=module.run)
    return parser


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`: one JSON document on standard output and nothing else there."""
    parser.add_argument("--json", action="store_true", help="print JSON on standard output")
