"""`study adaptation`: does the coach keep the wished success, and is it kind?"""

from __future__ import annotations

import argparse

from game.commands.printing import print_json
from game.commands.studies.common import add_study, counted

HELP = "whether the coach keeps the wished success, on virtual players and on people who play"
EXAMPLE = "steady-isles study adaptation --people 60 --method bayes"

PEOPLE = 60
"""Of each kind: some minutes on two cores (ours)."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_study(parser, PEOPLE, "kind")
    parser.add_argument("--method", choices=["wud", "bayes"], default="wud")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when every figure is kept, 1 when one is not."""
    from game.studies.adaptation import adaptation_study, jobs

    total = len(jobs(args.people, args.seed, method=args.method))
    with counted(total, quiet=args.json) as done:
        study = adaptation_study(
            args.people, args.seed, method=args.method, scheduler=args.scheduler, done=done
        )
    if args.json:
        print_json(study.document())
    else:
        print(study.text())
    return 0 if study.kept else 1
