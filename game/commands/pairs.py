"""What `play` understands of a second person on the same device."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.printing import print_json, say, say_all
from game.commands.streaming import stream

if TYPE_CHECKING:
    from game.core.handover import Doubt
    from game.core.patient import Patient
    from game.core.plan import Plan
    from game.session.pair import Pair
    from game.session.session import Session
    from game.store.store import Store


def add_pair(parser: argparse.ArgumentParser) -> None:
    """`--with`, `--with-plan` and `--together`."""
    parser.add_argument(
        "--with",
        dest="second",
        metavar="ALIAS",
        help="somebody who takes turns, bout by bout; two simulated people are "
        "--device 'sim:adult?with=cp3'",
    )
    parser.add_argument(
        "--with-plan", metavar="NAME", help="a plan of their own (else the same for both)"
    )
    parser.add_argument(
        "--together", action="store_true", help="with --with: both do one thing together"
    )


def check_pair(args: argparse.Namespace) -> None:
    """Raises SetupError for what makes no sense without a second person, and for one person
    twice, simulated ones too."""
    from game.core.errors import SetupError
    from game.core.patient import GUEST
    from input_devices.devices import parse

    if not args.second and (args.together or args.with_plan):
        option = "--together" if args.together else "--with-plan"
        raise SetupError(f"play {option} needs --with and the alias of the second person.")
    if args.second and args.second == (args.patient or GUEST):
        raise SetupError(f"play --with {args.second}: one person twice. Choose two people.")
    if args.second and args.beside:
        raise SetupError("play --with: two people take turns on one device. Name one --device.")
    address = parse(args.device) if args.second and args.device else None
    if address is not None and address.scheme == "sim" and not address.text("with"):
        joined = f"{args.device}{'&' if address.given else '?'}with=cp3"
        raise SetupError(
            f"--device {args.device} simulates one person, and --with takes two. "
            f"Write, for example, --device '{joined}'."
        )


def check_people(store: Store, args: argparse.Namespace) -> None:
    """Raises SetupError for an alias or a plan that is not known."""
    for alias in filter(None, (args.patient, args.second)):
        store.patient(alias)
    plans_of(store, args)


def plans_of(store: Store, args: argparse.Namespace) -> tuple[Plan, Plan]:
    """The plan of each."""
    from game.session.opening import find_plan

    plan = find_plan(args.plan, store.folder, (args.level,) if args.level else ())
    return plan, find_plan(args.with_plan, store.folder) if args.with_plan else plan


def play_pair(args: argparse.Namespace) -> int:
    """Both visits, with no window."""
    from game.headless import RealClock, visit_in_turns
    from game.session.opening import a_seed, find_patient, open_store, open_with_crew
    from game.session.pairing import open_pair
    from game.session.planned_ahead import refuse_plan

    seed = a_seed(args.seed)
    with open_store(args.data) as store:
        say_all(store.notices)
        people = (find_patient(store, args.patient), store.patient(args.second))
        plans, clock = plans_of(store, args), RealClock()
        device, crew = open_with_crew(args.device, clock, seed=seed, tell=say)
        try:
            for plan in plans:
                refuse_plan(plan, [device.info])
            pair = open_pair(store, people, plans, device, crew, seed, together=args.together)
            for session in pair.sessions:
                session.wearing.put_on(args.worn_at, anew=args.worn_anew)
            stream(args.lsl, *pair.sessions)
            say(f"Playing as {people[0].alias} and {people[1].alias} with {device.info.name}.")
            visit_in_turns(pair, clock, say, _ask, longest_s=args.seconds or math.inf)
        finally:
            device.close()
        for session in pair.sessions:
            say_all(session.problems)
    _print(pair, store.folder.root, as_json=args.json)
    return 0


def _ask(patient: Patient, doubt: Doubt) -> bool:
    """At the terminal; where nobody sits at one, nobody can say."""
    from game.headless.taking_turns import ASKED

    say(ASKED[doubt].format(name=patient.alias) + " [y/N]")
    if not sys.stdin.isatty():
        return False
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _print(pair: Pair, root: Path, *, as_json: bool) -> None:
    first, second = pair.sessions
    if as_json:
        order = [pair.sessions[turn.player].patient.alias for turn in pair.turns.played]
        more = {"together": pair.together, "turns": order, "fullness": pair.turns.fullness}
        print_json({**_document(first), "with": _document(second), **more})
        return
    for session in pair.sessions:
        print(f"{session.patient.alias}:")
        print_bouts((summary.as_document() for summary in session.played), root)


def _document(session: Session) -> dict[str, object]:
    bouts = [summary.as_document() for summary in session.played]
    return {"session": session.id, "patient": session.patient.alias, "bouts": bouts}


def print_bouts(bouts: Iterable[Mapping[str, object]], root: Path) -> None:
    """Each bout with its folder, for the person at the terminal."""
    for bout in bouts:
        print(f"{bout['level']}: {bout['successes']} of {bout['attempts']}, {bout['ended']}")
        print(f"  {root / str(bout['folder'])}")
