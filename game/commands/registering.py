"""What may be written after `patients`: one sub-parser for each of `add`, `show`, `set`, `erase`.

What belongs to another of them is understood as far as its name, and so can be refused with a word
on where it belongs: no option is dropped in silence.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection
from typing import TYPE_CHECKING, NoReturn, get_args

from game.commands.parser import Parser, add_json, between, whole
from game.commands.prescribing import FIELDS, NONE, add_arguments

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

LASTING = ("group", "theme", "affected_side", "birth_year", "behind")
"""What is told once, with `add`."""
FLAGS = ("behind",)
"""They take no value."""
EVERY = (*FIELDS, *LASTING)
MISPLACED = "misplaced_"
"""Before the name of an option that belongs elsewhere, in the parsed call."""
ACTIONS = {
    "add": "register somebody, with what is prescribed from the first day on",
    "show": "what is prescribed, and how much waits for a decision",
    "set": "change what is prescribed",
    "erase": "remove somebody: rows, recordings and calibrations",
}
EXAMPLES = {
    "add": "otter7 --group child_cp --theme child --affected-side left",
    "show": "otter7",
    "set": "otter7 --d-max 0.6 --lock rung",
    "erase": "otter7",
}


class Named(Parser):
    """A parser that needs somebody's alias, and asks for it as a person would."""

    def error(self, message: str) -> NoReturn:
        if message.startswith("the following arguments are required"):
            message = "whom? Write an alias."
        super().error(message)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `patients` itself, and a sub-parser for each action."""
    add_json(parser)
    _refuse(parser, EVERY)
    actions = parser.add_subparsers(dest="action", metavar="action", parser_class=Named)
    for name, help_ in ACTIONS.items():
        action = actions.add_parser(
            name,
            help=help_,
            description=f"{help_[:1].upper()}{help_[1:]}.",
            epilog=f"Example: steady-isles patients {name} {EXAMPLES[name]}",
        )
        _add_to_all(action, shows=name == "show")
        if name in ("add", "set", "erase"):
            action.add_argument("--yes", action="store_true", help="without asking")
        if name == "add":
            _add_lasting(action.add_argument_group("told once"))
        if name in ("add", "set"):
            _add_prescribed(action)
        _refuse(action, {"add": (), "set": LASTING}.get(name, EVERY))


def _add_to_all(action: argparse.ArgumentParser, *, shows: bool) -> None:
    """What may stand before the action too: what is not written here leaves that as it is."""
    left = argparse.SUPPRESS
    action.add_argument("alias", metavar="ALIAS", help="1 to 32 letters, digits, - and _")
    action.add_argument(
        "--data", metavar="DIR", default=left, help="data folder (else STEADY_ISLES_DATA)"
    )
    action.add_argument(
        "--json",
        action="store_true",
        default=left,
        help="print JSON on standard output" if shows else left,
    )


def _add_lasting(group: _ArgumentGroup) -> None:
    from game.core.level import Side
    from game.core.patient import Group, Theme

    group.add_argument("--group", choices=get_args(Group), help="(default: adult_msk)")
    group.add_argument("--theme", choices=get_args(Theme), help="(default: of the group)")
    group.add_argument("--affected-side", choices=get_args(Side), help="(default: none)")
    group.add_argument("--birth-year", type=_year, metavar="YEAR")
    group.add_argument(
        "--behind", action="store_true", default=None, help="allow targets behind the person"
    )


def _add_prescribed(action: argparse.ArgumentParser) -> None:
    group = action.add_argument_group("who it is")
    group.add_argument("--height-cm", type=_height, metavar="CM", help="80 to 220, or 'none'")
    group.add_argument("--language", metavar="CODE", help="(default: en)")
    add_arguments(action)


def _refuse(parser: argparse.ArgumentParser, names: Collection[str]) -> None:
    """Know these by name alone."""
    for name in names:
        option, place = f"--{name.replace('_', '-')}", f"{MISPLACED}{name}"
        if name in FLAGS:
            parser.add_argument(
                option, dest=place, action="store_const", const=True, help=argparse.SUPPRESS
            )
        else:
            parser.add_argument(option, dest=place, nargs="?", const=True, help=argparse.SUPPRESS)


def misplaced(args: argparse.Namespace) -> list[str]:
    """The options that were written where they do not belong."""
    return [name for name in EVERY if getattr(args, f"{MISPLACED}{name}", None) is not None]


def _year(written: str) -> int:
    return whole(written, 1900, 2100, "a year from 1900 to 2100, such as 2016")


def _height(written: str) -> float | str:
    if written == NONE:
        return NONE
    return between(written, 80.0, 220.0, "a height in cm from 80 to 220, such as 172, or none")
