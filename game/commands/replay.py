"""`replay BOUT`: plays a recording again and compares what happens with what is recorded."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.commands.parser import add_json
from game.commands.printing import print_json

HELP = "play a recording again; exit code 1 where anything differs"
EXAMPLE = "steady-isles replay recordings/otter7/2026-01-05_a1/02_star_map-01-first-light"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("bout", type=Path, metavar="BOUT", help="the folder of a bout")


def run(args: argparse.Namespace) -> int:
    from game.core.errors import SetupError, near_miss
    from game.core.level import parse_level
    from game.core.replay import as_recorded, compare, play_again
    from game.exercises import EXERCISES
    from game.store.recording_files import read_recording

    recording = read_recording(args.bout)
    header = recording.header
    if header.exercise not in EXERCISES:
        raise SetupError(
            f"{args.bout}: this game has no exercise '{header.exercise}'. "
            f"{near_miss(header.exercise, EXERCISES)}"
        )
    exercise = EXERCISES[header.exercise]
    level = parse_level(header.level_text, header.level_id, exercise.Level, exercise.BOUNDS)
    played = as_recorded(level, header)
    events = play_again(header, exercise, played, recording.samples, recording.events)
    result = compare(header, events, recording.events)
    if args.json:
        print_json(
            {
                "equal": result.equal,
                "events": result.events,
                "first_difference": result.first_difference,
            }
        )
    elif result.equal:
        print(f"Equal: {result.events} events, from {len(recording.samples)} samples.")
    else:
        print(f"Different. {result.first_difference}")
    return 0 if result.equal else 1
