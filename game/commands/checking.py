"""`devices check`, `devices zero` and `devices forget`: how well a board is, what is kept of it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from game.commands.board_words import NOT_ZEROED, document, kept_lines, tell
from game.commands.parser import positive_number, positive_seconds
from game.commands.printing import print_json, say

if TYPE_CHECKING:
    from game.core.known_weight import Outcome
    from game.store.folder import DataFolder
    from input_devices.device import Device, Info

CHECK, ZERO, FORGET = "check", "zero", "forget"
ACTIONS = (CHECK, ZERO, FORGET)
LISTEN_S = 5.0
BROKEN = 3


def add_checking(actions: Any) -> None:
    """The three actions. actions: the sub-parsers of `devices`."""
    check = actions.add_parser(
        CHECK,
        help="listen to a device, and say how well it is; with --kg weigh a known weight with it",
        epilog="Example: steady-isles devices check wii: --kg 10 --keep",
    )
    check.add_argument("uri", metavar="URI", help="such as wii: or serial:/dev/ttyACM0")
    check.add_argument("--seconds", type=positive_seconds, default=LISTEN_S, metavar="N")
    check.add_argument("--kg", type=positive_number, metavar="N", help="a weight that is known")
    check.add_argument("--middle", action="store_true", help="the weight in the middle only")
    check.add_argument("--keep", action="store_true", help="keep the factor that comes of it")
    zero = actions.add_parser(
        ZERO,
        help="zero a board with nobody on it, from the next visit on",
        epilog="Example: steady-isles devices zero wii:",
    )
    zero.add_argument("uri", metavar="URI")
    forget = actions.add_parser(
        FORGET,
        help="forget the zero and the factor that are kept of a board",
        epilog="Example: steady-isles devices forget wii-00:1f:32:a1:b2:c3",
    )
    forget.add_argument("id", metavar="ID", help="as 'devices' shows it")


def run_checking(args: argparse.Namespace) -> int:
    """Whichever of the three was asked for."""
    from game.store.folder import DataFolder

    folder = DataFolder.open(args.data)
    return {CHECK: _check, ZERO: _zero, FORGET: _forget}[args.action](args, folder)


def _check(args: argparse.Namespace, folder: DataFolder) -> int:
    from game.core.errors import SetupError
    from game.core.known_weight import unfit_weight
    from game.headless import RealClock
    from game.headless.boards import listen
    from game.session.boards import as_kept, board_of
    from game.session.opening import open_device
    from input_devices.verdict import Severity
    from input_devices.verdicts import verdicts

    if args.kg is not None and unfit_weight(args.kg) is not None:
        raise SetupError(f"--kg {args.kg:g}: write a weight from 5 to 150 kg, such as 10.")
    device, stand_in = open_device(args.uri, seed=1, tell=say)
    try:
        info, board = as_kept(device.info, folder), board_of(folder, device.info)
        health = listen(device, RealClock(), args.seconds, board.zero)
        outcome = _weigh(args, device, info, stand_in) if args.kg is not None else None
    finally:
        device.close()
    found = verdicts(health)
    kept = _keep(args, folder, info, outcome)
    if args.json:
        print_json(document(info, health, found, board_of(folder, info), outcome, kept=kept))
    else:
        tell(info, found, board, outcome, kept=kept)
    stopped = any(one.severity is Severity.STOP for one in found)
    return BROKEN if stopped else 0


def _weigh(args: argparse.Namespace, device: Device, info: Info, stand_in: Any) -> Outcome:
    from game.core.weighing import Weighing
    from game.headless import RealClock
    from game.headless.boards import weigh

    weighing = Weighing(args.kg, info.gain, middle_only=args.middle)
    weigh(device, weighing, RealClock(), say, stand_in)
    return weighing.outcome


def _keep(
    args: argparse.Namespace, folder: DataFolder, info: Info, outcome: Outcome | None
) -> bool:
    """Whether a factor was kept now."""
    from game.session.boards import NAMELESS, gained_by_address, keep_gain
    from game.session.opening import utc_now

    if not args.keep or outcome is None or outcome.gain is None:
        return False
    if gained_by_address(info.uri):
        say(f"{info.uri} says a gain itself: change it there. Nothing was kept.")
        return False
    if not info.own_id:
        say(f"{info.uri}: {NAMELESS}")
        return False
    keep_gain(folder, info, outcome.gain, utc_now())
    return True


def _zero(args: argparse.Namespace, folder: DataFolder) -> int:
    from game.core.taring import Refused
    from game.headless import RealClock
    from game.headless.boards import zero
    from game.session.boards import keep_zero
    from game.session.opening import open_device, utc_now
    from input_devices.errors import DeviceError

    device, stand_in = open_device(args.uri, seed=1, tell=say)
    try:
        say("Nobody on it and nothing against it …")
        result = zero(device, RealClock(), stand_in)
        info = device.info
    finally:
        device.close()
    if isinstance(result, Refused):
        raise DeviceError(f"not-zeroed-{result}", NOT_ZEROED[result])
    board = keep_zero(folder, info, result, utc_now())
    if args.json:
        print_json({"uri": info.uri, "id": info.id, "zero": list(result)})
    else:
        print("\n".join(kept_lines(board)))
    return 0


def _forget(args: argparse.Namespace, folder: DataFolder) -> int:
    from game.core.errors import SetupError
    from game.session.boards import forget_board
    from game.store.board_file import read_boards

    if not forget_board(folder, args.id):
        known = ", ".join(read_boards(folder)) or "none"
        raise SetupError(f"Nothing is kept of a board '{args.id}'. Known: {known}.")
    if args.json:
        print_json({"id": args.id, "forgotten": True})
    else:
        print("Forgotten. Its loads count as they come.")
    return 0
