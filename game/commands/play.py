"""`play`: a real session, in a window or without one."""

from __future__ import annotations

import argparse
import math

from game.commands.accessing import add_screen
from game.commands.devices_named import add_device, check_devices, named
from game.commands.pairs import add_pair, check_pair, check_people, play_pair, print_bouts
from game.commands.parser import add_json, positive_seconds, seed
from game.commands.printing import print_json, say, say_all
from game.commands.streaming import add_lsl, check_lsl, stream
from game.commands.wearing import add_wearing

HELP = "play a session"
EXAMPLE = "steady-isles play --patient otter7 --device wii: --level river_run/02-reed-bend"
NEED_THE_WINDOW = ("mouse", "keys")
"""Devices that are heard only while a window has the focus."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--patient", metavar="ALIAS", help="a registered patient (else the guest)")
    add_pair(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--level", metavar="ID", help="one level, such as star_map/01-first-light")
    what.add_argument("--plan", metavar="NAME", help="a plan")
    add_device(parser)
    parser.add_argument("--seed", type=seed)
    parser.add_argument(
        "--seconds", type=positive_seconds, metavar="N", help="stop after so many seconds"
    )
    add_screen(parser)
    add_wearing(parser)
    add_lsl(parser)
    parser.add_argument("--headless", action="store_true", help="without a window")


def run(args: argparse.Namespace) -> int:
    check_pair(args)
    check_devices(args)
    check_lsl(args.lsl)
    return _headless(args) if args.headless else _window(args)


def _window(args: argparse.Namespace) -> int:
    """What is wrong with the call is said before a window opens."""
    from game.commands.game import open_window
    from game.session.opening import find_plan, open_store

    with open_store(args.data) as store:
        say_all(store.notices)
        find_plan(args.plan, store.folder, (args.level,) if args.level else ())
        check_people(store, args)
    return open_window(args)


def _headless(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from input_devices.devices import parse

    if not args.device:
        raise SetupError("play --headless needs --device, such as --device sim:adult or wii:.")
    if parse(args.device).scheme in NEED_THE_WINDOW:
        raise SetupError(
            f"--device {args.device} needs the window. Leave out --headless, or use sim:adult."
        )
    return play_pair(args) if args.second else _alone(args)


def _alone(args: argparse.Namespace) -> int:
    from game.headless import RealClock, visit
    from game.session.opening import (
        a_seed,
        find_patient,
        find_plan,
        open_session,
        open_store,
    )
    from game.session.opening_together import open_devices
    from game.session.planned_ahead import refuse_plan
    from game.session.steered_by import names_of
    from input_devices.together import infos_of

    seed = a_seed(args.seed)
    with open_store(args.data) as store:
        say_all(store.notices)
        patient = find_patient(store, args.patient)
        plan = find_plan(args.plan, store.folder, (args.level,) if args.level else ())
        clock = RealClock()
        device, crew = open_devices(named(args), clock, seed=seed, tell=say)
        try:
            refuse_plan(plan, infos_of(device))
            person = crew.people[0] if crew else None
            session = open_session(store, patient, plan, device, person, seed)
            session.wearing.put_on(args.worn_at, anew=args.worn_anew)
            stream(args.lsl, session)
            say(f"Playing as {patient.alias} with {names_of(infos_of(device))}.")
            visit(session, clock, say, longest_s=args.seconds or math.inf)
        finally:
            device.close()
        bouts = [summary.as_document() for summary in session.played]
        say_all(session.problems)
    if args.json:
        print_json({"session": session.id, "patient": patient.alias, "bouts": bouts})
    else:
        print_bouts(bouts, store.folder.root)
    return 0
