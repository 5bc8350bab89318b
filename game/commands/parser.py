"""Builds the parser of all commands from their modules."""

from __future__ import annotations

import argparse
import difflib
import importlib
import math
import re
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
            known = re.findall(r"[\w-]+", rest.partition("choose from")[2])
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(known)}."
            message = f"'{name}' is not known. {hint}"
        message = " ".join(message.split())
        print(f"{self.prog}: {message}\nTry '{self.prog} --help'.", file=sys.stderr)
        raise SystemExit(2)


def command_parser(asked: str | None = None) -> Parser:
    """One parser with a sub-parser for each command.

    asked: the command of this call; the others take no arguments then, which is told by nobody and
    saves 15 ms. None: all are whole.
    """
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
        if asked in (None, name):
            command.add_argument(
                "--data", metavar="DIR", help="data folder (else STEADY_ISLES_DATA)"
            )
            module.arguments(command)
            command.set_defaults(run=module.run)
    return parser


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`: one JSON document on standard output and nothing else there."""
    parser.add_argument("--json", action="store_true", help="print JSON on standard output")


def positive_seconds(written: str) -> float:
    """An argument in seconds."""
    return _above_zero(written, "seconds")


def positive_number(written: str) -> float:
    """An argument that is a number above 0."""
    return _above_zero(written, "a number")


def _above_zero(written: str, what: str) -> float:
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"'{written}': write {what} above 0, such as 10.")
    return value


def seed(written: str) -> int:
    """An argument from which chance is drawn."""
    return whole(written, 0, 2**63 - 1, "a whole number from 0 up, such as 7")


def count(written: str) -> int:
    """An argument that counts something."""
    return whole(written, 1, 2**63 - 1, "a whole number from 1 up, such as 20")


def between(written: str, low: float, high: float, expected: str) -> float:
    """The number that was written. Raises ArgumentTypeError for any other, saying what may be."""
    try:
        value = float(written)
    except ValueError:
        value = low - 1
    if not low <= value <= high:  # nan is not between either
        raise argparse.ArgumentTypeError(f"'{written[:40]}': write {expected}.")
    return value


def whole(written: str, least: int, most: int, expected: str) -> int:
    """A whole number within limits; expected: how the mistake names what to write."""
    try:
        value = int(written)
    except ValueError:  # a word, or thousands of digits
        value = least - 1
    if not least <= value <= most:
        shown = written if len(written) <= 40 else f"{written[:40]}…"
        raise argparse.ArgumentTypeError(f"'{shown}': write {expected}.")
    return value
