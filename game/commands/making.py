"""`devices makers` and `devices selftest`: for whoever builds a board of their own."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.parser import positive_number
from game.commands.printing import print_json, say

if TYPE_CHECKING:
    from input_devices.self_test import SelfTest
    from input_devices.serial_port import SerialDevice

MAKERS = "makers"
SELFTEST = "selftest"
LOOK_S = 0.01
MARKS = {True: "good", False: "WRONG", None: "not tested"}
FAILED = 3


def add_making(actions: Any) -> None:
    """Both actions. actions: the sub-parsers of `devices`."""
    makers = actions.add_parser(
        MAKERS,
        help="copy out how to build a board: page, wiring, sketch",
        epilog="Example: steady-isles devices makers --out my-board",
    )
    makers.add_argument("--out", type=Path, required=True, metavar="DIR")
    test = actions.add_parser(
        SELFTEST,
        help="test a board of your own, step by step, and say what mends it",
        epilog="Example: steady-isles devices selftest serial:/dev/ttyACM0 --kg 5",
    )
    test.add_argument("uri", metavar="URI", help="such as serial:/dev/ttyACM0 or serial:COM5")
    test.add_argument(
        "--kg",
        type=positive_number,
        metavar="N",
        help="a weight that is known, put on each corner: checks or makes the calibration",
    )
    test.add_argument("--no-unplug", action="store_true", help="leave the plug where it is")


def run_making(args: argparse.Namespace) -> int:
    """Whichever of the two was asked for."""
    return _makers(args) if args.action == MAKERS else _selftest(args)


def _makers(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from input_devices.makers_board import copy_out

    try:
        files = copy_out(args.out)
    except FileExistsError as problem:
        text = f"{problem}: is there already. Choose another folder."
        raise SetupError(text) from None
    except OSError as problem:
        reason = problem.strerror or "cannot be written"
        raise SetupError(f"{args.out}: {reason}. Choose another folder.") from None
    if args.json:
        print_json({"files": [str(file) for file in files]})
        return 0
    for file in files:
        print(file)
    return 0


def _selftest(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError
    from input_devices.devices import make_device, parse
    from input_devices.self_test import SelfTest
    from input_devices.self_test_hearing import Wishes
    from input_devices.serial_port import SerialDevice

    if parse(args.uri).scheme != "serial":
        raise SetupError(
            f"{args.uri}: the self-test is for a serial port, such as serial:/dev/ttyACM0."
        )
    device = make_device(args.uri)
    assert isinstance(device, SerialDevice)
    test = SelfTest(Wishes(kg=args.kg, unplug=not args.no_unplug))
    device.open()
    try:
        _run(device, test)
    except KeyboardInterrupt:
        say("Ended before its end.")
    finally:
        device.close()
    return _tell(args, device, test)


def _run(device: SerialDevice, test: SelfTest) -> None:
    """Until it is done; what is to be done is said at once."""
    from input_devices.sample import Notice
    from input_devices.self_test_hearing import Heard, Say, Send
    from input_devices.self_test_judging import Finding

    speaks = False
    while not test.done:
        time.sleep(LOOK_S)
        samples, events = device.read(), device.events()
        speaks = speaks or any(
            isinstance(one, Notice) and one.code == "wrong-speed" for one in events
        )
        for out in test.hear(Heard(time.perf_counter(), samples, events, device.bad, speaks)):
            if isinstance(out, Say):
                say(f"> {out.text}")
            elif isinstance(out, Send):
                device.send(out.data)
            elif isinstance(out, Finding):
                say(f"{MARKS[out.ok]}: {out.code}. {out.text}")


def _tell(args: argparse.Namespace, device: SerialDevice, test: SelfTest) -> int:
    """At the end; 3 where anything is wrong, or it never came to its end."""
    if args.json:
        print_json(
            {
                "uri": args.uri,
                "id": device.info.id,
                "ok": test.ok,
                "checks": [
                    {"code": one.code, "ok": one.ok, "words": one.text, "figures": one.figures}
                    for one in test.findings
                ],
                "grams_per_count": test.grams_per_count,
            }
        )
    else:
        if test.grams_per_count is not None:
            numbers = ", ".join(f"{one:.6g}f" for one in test.grams_per_count)
            print("const bool CALIBRATED = true;")
            print(f"const float GRAMS_PER_COUNT[4] = {{{numbers}}};")
        print("The board is as it should be." if test.ok else "Mend what is wrong, and test again.")
    return 0 if test.ok else FAILED
