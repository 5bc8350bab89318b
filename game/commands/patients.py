"""`patients`: the register. By alias only; never a name, and the year of birth only."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from game.commands import accessing, sounding
from game.commands.loading import body_kg, check_load
from game.commands.prescribing import FIELDS, changed, newly_unlocked
from game.commands.printing import print_json, say, say_all, table
from game.commands.registering import LASTING, arguments, misplaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.core.level import Condition
    from game.core.patient import Patient
    from game.store.store import Store

__all__ = ["EXAMPLE", "HELP", "LASTING", "arguments", "run"]

HELP = "list, add, show or erase patients (by alias), and set what is prescribed"
EXAMPLE = "steady-isles patients add otter7 --group child_cp --theme child --affected-side left"


def run(args: argparse.Namespace) -> int:
    from game.session.opening import open_store

    _check_options(args)
    with open_store(args.data) as store:
        say_all(store.notices)
        if args.action == "add":
            return _add(store, args)
        if args.action == "erase":
            return _erase(store, args)
        if args.action == "set":
            return _set(store, args)
        if args.action == "show":
            return _show(store, args.alias, args.json)
        return _list(store, args.json)


def _list(store: Store, as_json: bool) -> int:
    import msgspec

    patients = store.patients()
    if as_json:
        print_json(msgspec.to_builtins(patients))
        return 0
    rows = [[p.alias, p.group, p.theme, p.affected_side, p.language] for p in patients]
    print(table(("alias", "group", "theme", "affected side", "language"), rows))
    return 0


def _add(store: Store, args: argparse.Namespace) -> int:
    """With what is prescribed from the first day on, checked and asked for as `set` does."""
    from game.core.level import Limits
    from game.core.patient import Patient, Theme

    theme: Theme = args.theme or ("child" if args.group == "child_cp" else "adult")
    patient = Patient(
        alias=args.alias,
        group=args.group or "adult_msk",
        theme=theme,
        birth_year=args.birth_year,
        affected_side=args.affected_side or "none",
        limits=Limits(behind=bool(args.behind)),
    )
    unlocked: list[str] = []
    if _given(args, FIELDS):
        before, patient = patient, changed(patient, args)
        say_all(check_load([], before, patient, body_kg=None))
        unlocked = newly_unlocked(before, patient)
        if not _may_unlock(unlocked, args):
            return 2
        _tell_of_haptics(before, patient)
    store.add_patient(patient)
    _sign_off(store, args.alias, unlocked)
    say(f"{args.alias} is registered.")
    return 0


def _set(store: Store, args: argparse.Namespace) -> int:
    """Asks first where something that is off by default is unlocked, and keeps who it was for."""
    from game.core.condition import SINGLE_LEG

    before = store.patient(args.alias)
    _check_guest(args)
    bouts = store.bouts(args.alias)
    after = changed(before, args, single_leg=any(b.condition.base == SINGLE_LEG for b in bouts))
    say_all(check_load(bouts, before, after, body_kg=body_kg(store, args.alias)))
    unlocked = newly_unlocked(before, after)
    if not _may_unlock(unlocked, args):
        return 2
    _tell_of_haptics(before, after)
    open_before = _open(store, args.alias)
    store.change_patient(after, known=before)
    _sign_off(store, args.alias, unlocked)
    say(f"{args.alias} is set.")
    if outdated := open_before - _open(store, args.alias):
        say(f"Suggested on other grounds, and outdated now: {', '.join(sorted(outdated))}.")
    return 0


def _may_unlock(unlocked: Sequence[str], args: argparse.Namespace) -> bool:
    """Whether somebody says so, where anything is unlocked."""
    if "vibration" in unlocked:
        _show_ticks()
    if not unlocked or args.yes:
        return True
    question = f"Unlock {', '.join(unlocked)} for {args.alias}, under a therapist's eyes?"
    if _typed_alias(question, args.alias):
        return True
    say("Nothing was changed. Without a person to ask, add --yes.")
    return False


def _sign_off(store: Store, alias: str, unlocked: Sequence[str]) -> None:
    from game.session.opening import utc_now

    for lock in unlocked:
        store.sign_off(alias, f"unlock {lock}", utc_now())


def _tell_of_haptics(before: Patient, after: Patient) -> None:
    """What cues that are felt are, where they are new; they are small, and the therapist decides.
    Source: device reference 14."""
    if after.haptics == "off" or before.haptics != "off":
        return
    say("Cues of at most half a second will be felt, where a board or a gamepad has a motor.")
    _show_ticks()


def _show_ticks() -> None:
    """What the therapist rules out before a vibration device may be run."""
    from game.core.vibration import DECIDES, TICKS

    say("Before vibration, each of these is checked:")
    say_all([*(f"  [ ] {one}" for one in TICKS), DECIDES])


def _open(store: Store, alias: str) -> set[str]:
    """Ids of what waits for a decision."""
    return {one.id for one in store.suggestions(alias) if one.asks}


def _given(args: argparse.Namespace, names: Sequence[str]) -> list[str]:
    """The options among these that were written."""
    return [name for name in names if getattr(args, name) is not None]


def _check_options(args: argparse.Namespace) -> None:
    """Raises SetupError for an option that this action would drop."""
    from game.core.errors import SetupError

    for name in misplaced(args)[:1]:
        option, lasts = f"--{name.replace('_', '-')}", name in LASTING
        if args.action == "set" and lasts:
            raise SetupError(
                f"patients set {option}: that belongs to 'patients add', and 'set' does not change "
                "it. To change it, add the person under a new alias."
            )
        whose = "'patients add'" if lasts else "'patients add' and 'patients set'"
        where = ", after the alias" if args.action in ("add", "set") else ""
        raise SetupError(f"{option} belongs to {whose}{where}. Nothing was changed.")


def _check_guest(args: argparse.Namespace) -> None:
    """Raises SetupError for wishes of the guest, who may be anybody: the window begins anew."""
    from game.core.errors import SetupError
    from game.core.patient import GUEST

    if args.alias != GUEST:
        return
    if given := _given(args, ("language", *sounding.NAMES, *accessing.NAMES)):
        option = given[0].replace("_", "-")
        raise SetupError(
            f"patients set guest --{option}: a guest may be anybody, so that this lasts for one "
            "visit.\nChoose it in the game with F4, or set it for somebody with an alias."
        )


def _show(store: Store, alias: str, as_json: bool) -> int:
    """What is prescribed, and how much waits for a decision."""
    import msgspec

    patient = store.patient(alias)
    if as_json:
        print_json(msgspec.to_builtins(patient))
        return 0
    limits, worn = patient.limits, patient.added_load
    rows = [
        ["group", patient.group],
        ["affected side", patient.affected_side],
        ["height", "not measured" if patient.height_cm is None else f"{patient.height_cm:g} cm"],
        ["difficulty", f"{limits.d_min:g} to {limits.d_max:g}"],
        ["wished success", f"{patient.target_success:g}"],
        ["vibration", _device(patient)],
        ["added load", "none told" if worn is None else f"{worn.kg:g} kg, {worn.where}"],
        ["cues that are felt", patient.haptics],
        ["volumes", sounding.said(patient.volumes)],
        ["access", accessing.said(patient.access)],
        ["supervision", patient.supervision or "as each level asks"],
        ["locked", ", ".join(patient.locks) or "nothing"],
        *([f"level of {name}", level] for name, level in patient.levels.items()),
        *([f"condition of {name}", _steps(one)] for name, one in patient.conditions.items()),
        ["open suggestions", str(sum(one.asks for one in store.suggestions(alias)))],
    ]
    print(table((alias, ""), rows))
    return 0


def _device(patient: Patient) -> str:
    """How a vibration device is run, where a condition has one."""
    from game.core.vibration import Vibration

    one = patient.vibration or Vibration()
    return f"{one.hz:g} Hz, {one.mm:g} mm, {one.minutes:g} min a bout"


def _steps(condition: Condition) -> str:
    """Every scale with what its step is called."""
    from game.core.condition import DIMENSIONS, step_name

    return ", ".join(f"{name}: {step_name(condition, name)}" for name in DIMENSIONS)


def _typed_alias(question: str, alias: str) -> bool:
    """Whether somebody typed the alias, and so meant it."""
    print(f"{question} Type the alias to go on:", end=" ", file=sys.stderr, flush=True)
    try:
        return input().strip() == alias
    except EOFError:  # nobody is there to answer
        return False


def _erase(store: Store, args: argparse.Namespace) -> int:
    """Asks first: clinics must often keep records for years."""
    from game.session.opening import utc_now

    store.patient(args.alias)
    if not args.yes:
        say("Clinics must often keep records for years (to the 25th birthday of a child, for one).")
        if not _typed_alias(f"Erase everything of {args.alias}?", args.alias):
            say("Nothing was erased. Without a person to ask, add --yes.")
            return 2
    store.erase_patient(args.alias, utc_now())
    say(f"{args.alias} is erased: rows, recordings and calibrations.")
    return 0
