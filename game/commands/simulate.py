"""`simulate`: a simulated patient plays a level, with no window and no waiting."""

from __future__ import annotations

import argparse
import time

from game.commands.parser import add_json, count, seed
from game.commands.printing import print_json

HELP = "let a simulated patient play a level"
EXAMPLE = "steady-isles simulate --level star_map/04-little-bear --patient cp12 --attempts 40"

TARGET_SUCCESS = 0.75
"""Of the coach. Source: clinical design, rule 2."""


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--level", required=True, metavar="ID")
    parser.add_argument(
        "--patient",
        required=True,
        metavar="PROFILE",
        help="a kind of person, such as cp12, or one of its people, such as cp12#7",
    )
    parser.add_argument(
        "--habits",
        default="",
        metavar="NAMES",
        help="what they do besides, joined by commas: fatigue, strong_fatigue, learning, lapses, "
        "distraction, step_off, rail, sensor",
    )
    parser.add_argument("--attempts", type=count, default=20)
    dial = parser.add_mutually_exclusive_group()
    dial.add_argument("--fixed", type=float, metavar="D", help="hold the dial at D, 0 to 1")
    dial.add_argument("--adapt", choices=["wud", "bayes", "fixed"], default="wud")
    parser.add_argument(
        "--target", type=float, metavar="SHARE", help="wished success, 0.60 to 0.90 (else 0.75)"
    )
    parser.add_argument(
        "--sided", action="store_true", help="keep a difficulty for each side and direction"
    )
    parser.add_argument("--seed", type=seed, default=1)


def run(args: argparse.Namespace) -> int:
    document = simulation(args)
    if args.json:
        print_json(document)
    else:
        print(
            f"{document['patient']} at {document['level']}: {document['success']:.0%} of "
            f"{document['attempts']} attempts, dial at {document['final_d']:.2f} in the end; "
            f"{document['simulated_s']:.0f} s played in {document['wall_s']:.2f} s."
        )
    return 0


def simulation(args: argparse.Namespace) -> dict[str, object]:
    """The document that `--json` prints."""
    from game.coach import METHODS, Start
    from game.coach.rule import TARGETS
    from game.core.errors import SetupError
    from game.exercises import EXERCISES
    from game.exercises.library import find_level
    from game.patients.habits import find_habits, split_names
    from game.patients.individual import find_person
    from game.patients.simulate import simulate

    if args.fixed is not None and not 0 <= args.fixed <= 1:
        raise SetupError(f"--fixed {args.fixed}: the dial goes from 0 to 1.")
    target = TARGET_SUCCESS if args.target is None else args.target
    if not TARGETS[0] <= target <= TARGETS[1]:
        raise SetupError(f"--target {target}: wish a share of successes from 0.60 to 0.90.")
    entry, profile = find_level(args.level), find_person(args.patient)
    level, habits = entry.level, find_habits(split_names(args.habits), profile)
    start = level.d.start if args.fixed is None else args.fixed
    begin = METHODS["fixed" if args.fixed is not None else args.adapt]
    began = time.perf_counter()
    outcome = simulate(
        EXERCISES[entry.exercise],
        entry.level,
        profile,
        attempts=args.attempts,
        seed=args.seed,
        coach=begin(
            Start(
                d=start,
                target=target,
                low=level.clamp(0.0),
                high=level.clamp(1.0),
                sided=args.sided,
            )
        ),
        fixed_d=args.fixed,
        habits=habits,
    )
    return {
        "level": entry.id,
        "patient": profile.name,
        "attempts": outcome.attempts,
        "success": outcome.success,
        "final_d": round(outcome.final_d, 6),
        "mean_d": outcome.mean_d,
        "simulated_s": outcome.simulated_s,
        "wall_s": round(time.perf_counter() - began, 4),
        "events": outcome.events,
    }
