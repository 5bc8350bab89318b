"""`devices`: what is connected, what is supported, and how to connect it."""

from __future__ import annotations

import argparse

from game.commands.parser import add_json
from game.commands.printing import print_json, table

HELP = "show what is connected, what is supported, and how to connect it"
EXAMPLE = "steady-isles devices"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from input_devices.devices import DEVICES, connect_steps
    from input_devices.finding import closed, found
    from input_devices.system import asked_system

    connected, refused, system = found(), closed(), asked_system()
    if args.json:
        supported = [
            {
                "scheme": name,
                "title": scheme.title,
                "example": scheme.example,
                "connect": connect_steps(name, system),
            }
            for name, scheme in DEVICES.items()
        ]
        now = [{"uri": one.uri, "name": one.name, "words": one.words} for one in connected]
        shut = [{"code": one.code, "words": str(one)} for one in refused]
        print_json({"connected": now, "closed": shut, "supported": supported})
        return 0
    print("Connected now")
    print(table(("  device", "what", ""), [[f"  {d.uri}", d.name, d.words] for d in connected]))
    if refused:
        print("\nConnected, and closed to this account")
        for one in refused:
            print(f"  {one}")
    print("\nSupported")
    for name, scheme in DEVICES.items():
        print(f"\n  {scheme.title}: {scheme.example}")
        for line in connect_steps(name, system):
            print(f"    {line}")
    return 0
