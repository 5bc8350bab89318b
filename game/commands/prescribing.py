"""What `patients add` and `patients set` understand: how far the software may go with one person,
and how they stand. Everything is checked before anything is changed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from game.commands import accessing, sounding
from game.commands.loading import added_load
from game.commands.parser import between

if TYPE_CHECKING:
    from game.core.level import Condition, Supervision
    from game.core.patient import Patient
    from game.core.vibration import Vibration
    from game.exercises.library import LevelEntry

BY_LEVEL = "by-level"
NONE = "none"
FIELDS = (
    "d_min", "d_max", "target_success", "lock", "unlock", "level", "condition", "supervision",
    "height_cm", "vibration", "added_load", "haptics", "language", *sounding.NAMES,
    *accessing.NAMES,
)  # fmt: skip
"""Of the parsed call; all are None where not given."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `patients add` and `patients set`."""
    from game.core.haptics import Haptics
    from game.core.level import Supervision
    from game.core.patient import Lock

    of_set = parser.add_argument_group("what is prescribed")
    of_set.add_argument("--d-min", type=_share, metavar="D", help="easiest difficulty, 0 to 1")
    of_set.add_argument("--d-max", type=_share, metavar="D", help="hardest difficulty, 0 to 1")
    of_set.add_argument(
        "--target-success", type=_wish, metavar="SHARE", help="0.60 to 0.90, or 'none': the group's"
    )
    locks = get_args(Lock)
    of_set.add_argument("--lock", action="append", choices=locks, help="no suggestion raises it")
    of_set.add_argument("--unlock", action="append", choices=locks)
    of_set.add_argument(
        "--level", action="append", metavar="EXERCISE=ID", help="the prescribed level, or =none"
    )
    of_set.add_argument(
        "--condition",
        action="append",
        metavar="EXERCISE:NAME=STEP",
        help="such as star_map:surface=1, or star_map:none for the level's own",
    )
    of_set.add_argument(
        "--vibration",
        type=_vibration,
        metavar="HZ:MM:MIN",
        help="how the therapist's device is run: 12-25 Hz, 1-3 mm, 1-3 min; or 'none': 12:1:1",
    )
    of_set.add_argument(
        "--added-load",
        type=added_load,
        metavar="KG:WHERE",
        help="what is worn, such as 0.5:ankles (both together) or 1:vest; or 'none'",
    )
    of_set.add_argument(
        "--haptics",
        choices=get_args(Haptics),
        help="cues that are felt, by the motor of a board or a gamepad (off until set)",
    )
    of_set.add_argument(
        "--supervision", choices=(*get_args(Supervision), BY_LEVEL), help="who is there in play"
    )
    sounding.add_volumes(of_set)
    accessing.add_access(of_set)


def _share(written: str) -> float:
    return between(written, 0.0, 1.0, "a difficulty from 0 to 1, such as 0.8")


def _wish(written: str) -> float | str:
    if written == NONE:
        return NONE
    return between(written, 0.6, 0.9, "a share from 0.60 to 0.90, such as 0.8, or none")


def _vibration(written: str) -> Vibration | str:
    import msgspec

    from game.core.vibration import Vibration

    if written == NONE:
        return NONE
    try:
        hz, mm, minutes = (float(part) for part in written.split(":"))
        return msgspec.convert({"hz": hz, "mm": mm, "minutes": minutes}, Vibration)
    except ValueError:  # also what msgspec raises
        raise argparse.ArgumentTypeError(
            f"'{written[:40]}': write 12 to 25 Hz, 1 to 3 mm and 1 to 3 min, such as 12:1:1."
        ) from None


def changed(patient: Patient, args: argparse.Namespace, *, single_leg: bool = False) -> Patient:
    """The patient as the call wants it. Raises SetupError where it asks for nothing, for what does
    not exist, or for what a lock of safety forbids. single_leg: this person has played on one
    leg."""
    import msgspec

    from game.core.errors import SetupError

    if all(getattr(args, name) is None for name in FIELDS):
        raise SetupError("patients set: what? For one, --d-max 0.8; '--help' lists all.")
    after = msgspec.structs.replace(
        patient,
        limits=_limits(patient, args),
        locks=_locks(patient, args.lock or (), args.unlock or ()),
        levels=_levels(patient, args.level or ()),
        supervision=_supervision(patient, args.supervision),
        haptics=args.haptics or patient.haptics,
        volumes=sounding.volumes(patient.volumes, args),
        access=accessing.access(patient.access, args),
        language=accessing.language(args.language or patient.language),
    )
    fields = {"target_success": "wished_success"}
    for name in ("target_success", "height_cm", "vibration", "added_load"):
        field = fields.get(name, name)
        given = getattr(args, name)
        if given is not None:
            after = msgspec.structs.replace(after, **{field: None if given == NONE else given})
    conditions = dict(after.conditions)
    for written in args.condition or ():
        exercise, condition = _condition(after, conditions, written)
        if condition is None:
            conditions.pop(exercise, None)
        else:
            conditions[exercise] = condition
    after = msgspec.structs.replace(after, conditions=conditions)
    _check_safety(patient, after, single_leg=single_leg)
    return after


def newly_unlocked(before: Patient, after: Patient) -> list[str]:
    """What is off by default and is unlocked now. Source: clinical design 4.2."""
    from game.core.patient import ALWAYS_LOCKED

    return [lock for lock in ALWAYS_LOCKED if lock in before.locks and lock not in after.locks]


def _limits(patient: Patient, args: argparse.Namespace) -> Any:
    import msgspec

    from game.core.errors import SetupError

    given = {name: getattr(args, name) for name in ("d_min", "d_max")}
    wanted = {name: value for name, value in given.items() if value is not None}
    limits = msgspec.structs.replace(patient.limits, **wanted)
    if limits.d_min > limits.d_max:
        raise SetupError(f"--d-min {limits.d_min:g} lies above --d-max {limits.d_max:g}. Set both.")
    return limits


def _locks(patient: Patient, lock: Sequence[str], unlock: Sequence[str]) -> Any:
    from game.core.errors import SetupError
    from game.core.patient import Lock

    both = sorted({*lock} & {*unlock})
    if both:
        raise SetupError(f"{both[0]} is both locked and unlocked. Keep one.")
    wanted = ({*patient.locks} | {*lock}) - {*unlock}
    return tuple(name for name in get_args(Lock) if name in wanted)


def _supervision(patient: Patient, given: str | None) -> Any:
    if given is None:
        return patient.supervision
    return None if given == BY_LEVEL else given


def _levels(patient: Patient, given: Sequence[str]) -> dict[str, str]:
    from game.core.errors import SetupError
    from game.exercises.library import find_level

    levels = dict(patient.levels)
    for written in given:
        exercise, _, level_id = written.partition("=")
        _check_exercise(exercise, f"--level {written}")
        if not level_id:
            raise SetupError(
                f"--level {written}: which level? Write EXERCISE=ID, or {exercise}={NONE}."
            )
        if level_id == NONE:
            levels.pop(exercise, None)
            continue
        entry = find_level(level_id if "/" in level_id else f"{exercise}/{level_id}")
        if entry.exercise != exercise:
            raise SetupError(
                f"--level {written}: '{entry.id}' is of {entry.exercise}. "
                f"Write --level {entry.exercise}={entry.id}."
            )
        levels[exercise] = entry.id
    return levels


def _condition(
    patient: Patient, conditions: dict[str, Condition], written: str
) -> tuple[str, Condition | None]:
    """The exercise and its condition after one --condition; None for the level's own."""
    import msgspec

    from game.core.condition import DIMENSIONS, STEPS
    from game.core.errors import SetupError, near_miss

    exercise, _, what = written.partition(":")
    _check_exercise(exercise, f"--condition {written}")
    if what == NONE:
        return exercise, None
    name, _, step = what.partition("=")
    if name not in DIMENSIONS:
        raise SetupError(f"--condition {written}: '{name}'? {near_miss(name, DIMENSIONS)}")
    most = len(STEPS[name]) - 1
    if not (step.isdecimal() and len(step) == 1 and int(step) <= most):
        raise SetupError(f"--condition {written}: {name} goes from 0 to {most}.")
    if name in patient.locks and name in _off_by_default() and int(step):
        raise SetupError(
            f"--condition {written}: {name} is off by default. Add --unlock {name} if it is wanted."
        )
    now = conditions.get(exercise, _level_of(patient, exercise).level.condition)
    return exercise, msgspec.structs.replace(now, **{name: int(step)})


def _check_safety(before: Patient, after: Patient, *, single_leg: bool) -> None:
    """Raises SetupError where the prescription would break a lock of safety."""
    from game.core.condition import OFF_BY_DEFAULT, broken_lock, step_name, stood_so_far
    from game.core.errors import SetupError
    from game.exercises.guided import blind_problem
    from game.exercises.loaded import load_problem

    for exercise, condition in after.conditions.items():
        level = _level_of(after, exercise).level
        own = level.condition
        was = stood_so_far(before.conditions.get(exercise, own), single_leg=single_leg)
        has: Supervision = after.supervision or level.supervision
        problem = broken_lock(own, was, condition, has) or blind_problem(exercise, condition)
        problem = problem or load_problem(exercise, condition)
        if problem is not None:
            raise SetupError(f"{exercise}: {problem}")
        for name, _ in OFF_BY_DEFAULT:
            newly = name in after.locks and name not in before.locks
            if newly and getattr(condition, name) > getattr(own, name):
                raise SetupError(
                    f"--lock {name}: {exercise} is played with "
                    f"'{step_name(condition, name)}'.\n"
                    f"Add --condition {exercise}:{name}={getattr(own, name)} to take that back."
                )


def _level_of(patient: Patient, exercise: str) -> LevelEntry:
    """The prescribed level, else the first rung."""
    from game.session.choosing import rung_of

    return rung_of(exercise, (), patient.levels.get(exercise))


def _check_exercise(exercise: str, where: str) -> None:
    from game.core.errors import SetupError, near_miss
    from game.exercises import EXERCISES

    scored = [name for name, one in EXERCISES.items() if one.CARD.scored]
    if exercise not in scored:
        raise SetupError(f"{where}: '{exercise}' is no exercise. {near_miss(exercise, scored)}")


def _off_by_default() -> Sequence[str]:
    from game.core.patient import ALWAYS_LOCKED

    return ALWAYS_LOCKED
