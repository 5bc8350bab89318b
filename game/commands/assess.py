"""`assess`: one assessment, in a window or without one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.commands.devices_named import add_device, check_devices, named
from game.commands.parser import add_json, seed
from game.commands.printing import print_json, say, say_all, table
from game.commands.wearing import add_wearing

if TYPE_CHECKING:
    from game.core.assessment import Assessment
    from game.session.assessing import Assessing

HELP = "make one assessment, such as mctsib or los"
EXAMPLE = "steady-isles assess mctsib --patient otter7 --device wii:"
WITHOUT_WAITING = ("sim", "replay", "signal")
"""Devices that need not be waited for: nobody stands on them."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one; --list names them")
    parser.add_argument("--list", action="store_true", help="every assessment and what it tells")
    parser.add_argument("--patient", metavar="ALIAS", help="a registered patient (else the guest)")
    add_device(parser, "such as wii:, serial:/dev/ttyACM0")
    parser.add_argument("--seed", type=seed)
    add_wearing(parser)
    parser.add_argument("--headless", action="store_true", help="without a window")


def run(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from game.session.opening import find_assessment

    if args.list:
        return _list(args.json)
    if args.name is None:
        raise SetupError("assess: which one? 'assess --list' names them, such as quiet_stance.")
    assessment = find_assessment(args.name)
    check_devices(args)
    return _headless(assessment, args) if args.headless else _window(args)


def _list(as_json: bool) -> int:
    from game.exercises.assessments import ASSESSMENTS

    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "title": one.title,
                    "tells": one.tells,
                    "conditions": [part.condition for part in one.parts],
                    "needs": [list(need) for need in one.needs],
                    "supervision": one.supervision,
                }
                for one in ASSESSMENTS.values()
            ]
        )
    else:
        print(table(("name", "tells"), [[one.name, one.tells] for one in ASSESSMENTS.values()]))
    return 0


def _window(args: argparse.Namespace) -> int:
    """What is wrong with the call is said before a window opens."""
    from game.commands.game import open_window
    from game.session.opening import find_patient, open_store

    with open_store(args.data) as store:
        say_all(store.notices)
        find_patient(store, args.patient)
    args.assess = args.name
    return open_window(args)


def _headless(assessment: Assessment, args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from game.core.plan import Plan
    from game.headless import RealClock, VirtualClock, assess, utc_of
    from game.session.assessing import Assessing
    from game.session.opening import a_seed, find_patient, open_session, open_store
    from game.session.opening_together import open_devices
    from game.session.refusing import refuse
    from game.session.steered_by import names_of
    from input_devices.devices import parse
    from input_devices.together import infos_of

    if not args.device:
        raise SetupError("assess --headless needs --device, such as --device sim:adult or wii:.")
    seed = a_seed(args.seed)
    waits = any(parse(uri).scheme not in WITHOUT_WAITING for uri in named(args))
    clock = RealClock() if waits else VirtualClock()
    with open_store(args.data) as store:
        say_all(store.notices)
        patient = find_patient(store, args.patient)
        device, crew = open_devices(named(args), clock, seed=seed, tell=say)
        try:
            refuse(assessment, patient, *infos_of(device))
            say(f"{assessment.title}, {patient.alias}, {names_of(infos_of(device))}.")
            say_all(f"Have ready: {line}" for line in assessment.prepare)
            say_all(f"Watch: {line}" for line in assessment.watch)
            say(f"Supervision: {assessment.supervision.replace('_', ' ')}.")
            plan = Plan(name=assessment.name, probe=None)
            utc = utc_of(clock)
            person = crew.people[0] if crew else None
            session = open_session(store, patient, plan, device, person, seed, utc, doses=False)
            session.wearing.put_on(args.worn_at, anew=args.worn_anew)
            assessing = Assessing(session, assessment)
            assess(assessing, clock, say)
        finally:
            device.close()
        say_all(session.problems)
        _tell(assessing, as_json=args.json)
    return 0


def _tell(assessing: Assessing, *, as_json: bool) -> None:
    """The result: numbers from the store, objects from the recordings on the disk."""
    import msgspec

    stored = assessing.stored()
    not_possible = [part.condition for part in assessing.given_up]
    if as_json:
        print_json(
            {
                "session": assessing.session.id,
                "patient": assessing.session.patient.alias,
                "assessment": assessing.assessment.name,
                "trials": [one.as_document() for one in assessing.done],
                "results": msgspec.to_builtins(assessing.objects()),
                "units": {row.key: row.unit for row in stored},
                "not_possible": not_possible,
            }
        )
        return
    rows = [[row.key, "-" if row.value is None else f"{row.value:.4g}", row.unit] for row in stored]
    print(table(("measure", "value", "unit"), rows))
    for condition in not_possible:
        print(f"{condition}: not possible today")
