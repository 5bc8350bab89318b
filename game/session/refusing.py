"""May this assessment be made, or this level be played, on this device and with this supervision?
If not, why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from game.core.assessment import Assessment, for_person
from game.core.condition import WATCHED_BY, broken_lock, enough_supervision, watched_by
from game.core.errors import SetupError
from game.core.level import Condition, Level, Supervision
from game.core.patient import Patient
from game.exercises.guided import blind_problem
from game.exercises.library import LevelEntry
from game.exercises.loaded import load_problem
from game.session.steered_by import steered_by
from game.text import Words, mark
from input_devices.device import Info
from input_devices.errors import DeviceError

NEEDS: Mapping[str, str] = {
    "cop": mark("a balance board"),
    "weight": mark("a board that weighs"),
    "lr": mark("a balance board"),
    "tilt1": mark("a tilt sensor"),
    "tilt2": mark("a tilt sensor"),
    "tilt3": mark("a motion sensor"),
    "acc": mark("a motion sensor"),
    "axes": mark("a stick"),
}
"""What a device can do, as exercises and assessments name it in `needs`."""
WRONG_DEVICE = mark("This takes {needs}. Connect one; {device} cannot give it.")
NOT_BEHIND = mark("This asks for leaning back only, which is not allowed for this person.")
NOT_WATCHED = mark("This takes {needs}. Prescribed is: {has}.")


class Refusal(msgspec.Struct, frozen=True):
    """Why an assessment cannot be made."""

    by: Literal["device", "prescription"]
    said: str
    """In the reader's language."""


def said_needs(needs: Sequence[Sequence[str]], words: Words) -> str:
    """Any one of the sets is enough; a name that came already is not said twice."""
    named = ((words(NEEDS[one]) for one in need if one in NEEDS) for need in needs)
    sets = [", ".join(dict.fromkeys(names)) for names in named]
    return words(" or ").join(dict.fromkeys(sets))


def fits(assessment: Assessment, infos: Sequence[Info]) -> bool:
    """Does a device give what is measured? Pointers stand in for nothing here."""
    return steered_by(assessment.needs, [info for info in infos if info.measures]) is not None


def refusal(
    assessment: Assessment, patient: Patient, infos: Sequence[Info], words: Words
) -> Refusal | None:
    """Why not; None where nothing stands against it. Source: clinical design 6.4."""
    if not fits(assessment, infos):
        needs = said_needs(assessment.needs, words)
        names = words(" and ").join(words(info.name) for info in infos)
        return Refusal("device", words(WRONG_DEVICE, needs=needs, device=names))
    if not for_person(assessment, patient.limits).parts:
        return Refusal("prescription", words(NOT_BEHIND))
    has = patient.supervision
    if has is not None and not enough_supervision(has, assessment.supervision):
        said = (words(WATCHED_BY[one]) for one in (assessment.supervision, has))
        return Refusal("prescription", words(NOT_WATCHED, needs=next(said), has=next(said)))
    return None


def refuse(assessment: Assessment, patient: Patient, *infos: Info) -> None:
    """Raises DeviceError or SetupError where the assessment cannot be made."""
    found = refusal(assessment, patient, infos, Words.load())
    if found is None:
        return
    why = f"{assessment.name}: {found.said}"
    if found.by == "device":
        raise DeviceError("wrong-device", why)
    raise SetupError(f"{why}\nChange it with 'patients set {patient.alias} …', or assess another.")


def condition_of(entry: LevelEntry, patient: Patient) -> Condition:
    """As the therapist has set it for this person, else as the level has it."""
    return patient.conditions.get(entry.exercise, entry.level.condition)


def condition_problem(entry: LevelEntry, patient: Patient) -> str | None:
    """Why this person may not play a level on their condition; None where they may. Source:
    clinical design 6.4."""
    condition = condition_of(entry, patient)
    has = patient.supervision or entry.level.supervision
    problem = broken_lock(entry.level.condition, condition, condition, has)
    problem = problem or _own_problem(entry.level, condition, has)
    problem = problem or blind_problem(entry.exercise, condition)
    return problem or load_problem(entry.exercise, condition)


def _own_problem(level: Level, condition: Condition, has: Supervision) -> str | None:
    """What the exercise itself never allows."""
    try:
        msgspec.structs.replace(level, condition=condition, supervision=has)
    except ValueError as problem:
        return f"{problem}."
    return None


def refuse_condition(entry: LevelEntry, patient: Patient) -> None:
    """Raises SetupError where a level may not be played like this, whenever and by whatever program
    it was prescribed."""
    problem, condition = condition_problem(entry, patient), condition_of(entry, patient)
    if problem is not None:
        needs = watched_by(entry.level.condition, condition)
        raise SetupError(
            f"{entry.id}: {problem}\n"
            f"Change it with 'patients set {patient.alias}': --supervision {needs}, or "
            f"--condition {entry.exercise}:none."
        )
