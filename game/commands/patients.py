"""`patients`: the register. By alias only; never a name, and the year of birth only."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, get_args

from game.commands.parser import add_json, whole
from game.commands.printing import print_json, say, say_all, table

if TYPE_CHECKING:
    from game.store.store import Store

HELP = "list, add or erase patients (by alias)"
EXAMPLE = "steady-isles patients add otter7 --group child_cp --theme child --affected-side left"


def arguments(parser: argparse.ArgumentParser) -> None:
    from game.core.level import Side
    from game.core.patient import Group, Theme

    add_json(parser)
    parser.add_argument("action", nargs="?", choices=["add", "erase"])
    parser.add_argument("alias", nargs="?", help="1 to 32 letters, digits, - and _")
    parser.add_argument("--group", choices=get_args(Group), default="adult_msk")
    parser.add_argument("--theme", choices=get_args(Theme))
    parser.add_argument("--affected-side", choices=get_args(Side), default="none")
    parser.add_argument("--birth-year", type=_year, metavar="YEAR")
    parser.add_argument("--language", default="en", metavar="CODE")
    parser.add_argument("--behind", action="store_true", help="allow targets behind the person")
    parser.add_argument("--yes", action="store_true", help="erase without asking")


def _year(written: str) -> int:
    return whole(written, 1900, 2100, "a year from 1900 to 2100, such as 2016")


def run(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from game.session.opening import open_store

    if args.action and not args.alias:
        raise SetupError(f"patients {args.action}: whom? Write an alias.")
    with open_store(args.data) as store:
        say_all(store.notices)
        if args.action == "add":
            return _add(store, args)
        if args.action == "erase":
            return _erase(store, args)
        return _list(store, args.json)


def _list(store: Store, as_json: bool) -> int:
    import msgspec

    patients = store.patients()
    if as_json:
        print_json(msgspec.to_builtins(patients))
        return 0
    rows = [[p.alias, p.group, p.theme, p.affected_side, p.language] for p in patients]
    print(table(("alias", "group", "theme", "affected side", "language"), rows))
    return 0


def _add(store: Store, args: argparse.Namespace) -> int:
    from game.core.errors import SetupError, near_miss
    from game.core.level import Limits
    from game.core.patient import Patient, Theme
    from game.text import languages

    if args.language not in languages():
        raise SetupError(f"--language {args.language}: {near_miss(args.language, languages())}")
    theme: Theme = args.theme or ("child" if args.group == "child_cp" else "adult")
    patient = Patient(
        alias=args.alias,
        group=args.group,
        theme=theme,
        birth_year=args.birth_year,
        affected_side=args.affected_side,
        language=args.language,
        limits=Limits(behind=args.behind),
    )
    store.add_patient(patient)
    say(f"{args.alias} is registered.")
    return 0


def _erase(store: Store, args: argparse.Namespace) -> int:
    """Asks first: clinics must often keep records for years."""
    from game.session.opening import utc_now

    store.patient(args.alias)
    if not args.yes:
        say("Clinics must often keep records for years (to the 25th birthday of a child, for one).")
        question = f"Erase everything of {args.alias}? Type the alias to go on:"
        print(question, end=" ", file=sys.stderr, flush=True)
        try:
            answer = input()
        except EOFError:  # nobody is there to answer
            answer = ""
        if answer.strip() != args.alias:
            say("Nothing was erased. Without a person to ask, add --yes.")
            return 2
    store.erase_patient(args.alias, utc_now())
    say(f"{args.alias} is erased: rows, recordings and calibrations.")
    return 0
