"""`study`: what simulated people prove of the coach, of the estimates and of the report.

The exit code is 1 where a study finds that something promised is not kept.
"""

from __future__ import annotations

import argparse
import importlib

from game.commands.studies import STUDIES

HELP = "prove the coach, the estimates and the report on simulated people"
EXAMPLE = "steady-isles study detection --people 150 --out detection.svg"


def arguments(parser: argparse.ArgumentParser) -> None:
    studies = parser.add_subparsers(dest="study", metavar="study", required=True)
    for name in STUDIES:
        module = importlib.import_module(f"game.commands.studies.{name}")
        study = studies.add_parser(
            name,
            help=module.HELP,
            description=f"{module.HELP[:1].upper()}{module.HELP[1:]}.",
            epilog=f"Example: {module.EXAMPLE}",
        )
        module.arguments(study)
        study.set_defaults(run_study=module.run)


def run(args: argparse.Namespace) -> int:
    code: int = args.run_study(args)
    return code
