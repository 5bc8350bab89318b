"""`study fatigue`: does the game see who tires, and leave alone who does not?"""

from __future__ import annotations

import argparse

from game.commands.printing import print_json
from game.commands.studies.common import add_study, counted

HELP = "how often a rest is offered to people who tire, and to people who do not"
EXAMPLE = "steady-isles study fatigue --people 40"

PEOPLE = 40


def arguments(parser: argparse.ArgumentParser) -> None:
    add_study(parser, PEOPLE, "profile")


def run(args: argparse.Namespace) -> int:
    """Exit code 0: what is too often is for people to judge."""
    import msgspec

    from game.studies.fatigue import as_text, fatigue_study, jobs

    with counted(len(jobs(args.people, args.seed)), quiet=args.json) as done:
        rows = fatigue_study(args.people, args.seed, scheduler=args.scheduler, done=done)
    if args.json:
        print_json({"rows": [{**msgspec.to_builtins(row), "share": row.share} for row in rows]})
    else:
        print(as_text(rows))
    return 0
