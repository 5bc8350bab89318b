"""`--device`, once or more often: a board, and what is worn beside it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


class _Named(argparse.Action):
    """The first is `device`, those after it are `beside`."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is None:
            setattr(namespace, self.dest, values)
        else:
            namespace.beside = (*namespace.beside, values)


def add_device(parser: argparse.ArgumentParser, help_: str = "", *, required: bool = False) -> None:
    """`--device URI`; given again it names a device beside the first."""
    text = help_ or "such as wii:, serial:/dev/ttyACM0, mouse:"
    parser.add_argument(
        "--device",
        action=_Named,
        required=required,
        metavar="URI",
        help=f"{text}; given twice, a board and a worn sensor",
    )
    parser.set_defaults(beside=())


def named(args: argparse.Namespace) -> tuple[str, ...]:
    """Every device of the call, in order; empty without one."""
    return (args.device, *args.beside) if args.device else ()


def check_devices(args: argparse.Namespace) -> None:
    """Raises SetupError or AddressError for devices that cannot stand beside each other; nothing is
    opened for that. One alone is told of where it is opened."""
    if args.beside:
        from game.session.opening_together import refuse_addresses

        refuse_addresses(named(args))
