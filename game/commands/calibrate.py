"""`calibrate`: the guided calibration without a game; prompts are lines of text."""

from __future__ import annotations

import argparse

from game.commands.devices_named import add_device, check_devices, named
from game.commands.parser import add_json
from game.commands.printing import print_json, say, say_all
from game.commands.wearing import add_wearing

HELP = "calibrate a person on a device, without a game"
EXAMPLE = "steady-isles calibrate --device wii: --patient otter7"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    add_device(parser, required=True)
    parser.add_argument("--patient", metavar="ALIAS", help="a registered patient (else the guest)")
    add_wearing(parser)


def run(args: argparse.Namespace) -> int:
    import msgspec

    from game.core.errors import SetupError
    from game.core.plan import Plan
    from game.headless import RealClock, calibrate
    from game.session.opening import find_patient, open_session, open_store
    from game.session.opening_together import open_devices

    check_devices(args)
    with open_store(args.data) as store:
        say_all(store.notices)
        patient = find_patient(store, args.patient)
        clock = RealClock()
        device, crew = open_devices(named(args), seed=1, tell=say)
        try:
            if device.info.unit == "reach":
                raise SetupError(f"{device.info.name} needs no calibration; it measures nothing.")
            person = crew.people[0] if crew else None
            session = open_session(store, patient, Plan(), device, person, seed=1)
            session.wearing.put_on(args.worn_at, anew=args.worn_anew)
            try:
                results = [
                    calibrate(
                        session,
                        clock,
                        say,
                        practice=number == 0 and session.known_calibration() is None,
                        number=number,
                    )
                    for number in range(len(session.kit.infos))
                ]
            finally:
                session.close("calibration only")
        finally:
            device.close()
    if args.json:
        first, *others = (msgspec.to_builtins(result) for result in results)
        print_json({**first, "beside": others} if others else first)
        return 0
    for result in results:
        print(
            f"Reach in {result.unit}: right {result.right:.0f}, left {result.left:.0f}, "
            f"forward {result.forward:.0f}, back {result.back:.0f}."
        )
        if result.mounted is not None:
            print("How the sensor sits, and what it shows at rest, is kept with it.")
    return 0
