"""What may be played next with these devices, where the plan leaves the choice free."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.patient import GUEST, Patient
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry, all_levels, find_level, ladder_levels
from game.session.abilities import known_abilities, known_difficulties
from game.session.offering import Choice, Known, offers
from game.session.refusing import condition_problem
from game.session.steered_by import steered_by
from game.store.records import BoutRow
from game.store.store import Store
from input_devices.device import Info


def can_play(entry: LevelEntry, *infos: Info) -> bool:
    """Do the devices give what the exercise needs?"""
    return steered_by(EXERCISES[entry.exercise].CARD.needs, infos) is not None


def scored() -> list[str]:
    """The exercises that are played for themselves; probes are not."""
    return [name for name, exercise in EXERCISES.items() if exercise.CARD.scored]


def rung_of(exercise: str, earlier: Sequence[BoutRow], prescribed: str | None = None) -> LevelEntry:
    """The level of this exercise that is prescribed, else the rung that was played last, else the
    first. earlier: oldest first."""
    if prescribed is not None:
        return find_level(prescribed)
    ladder = [level for level in all_levels() if level.exercise == exercise and level.rung]
    played = [row.level_id for row in earlier if row.exercise == exercise]
    ids = [level.id for level in ladder]
    return find_level(played[-1]) if played and played[-1] in ids else ladder[0]


def free_choice(
    store: Store, patient: Patient, session: str, infos: Sequence[Info] | None = None
) -> list[Choice]:
    """What to choose from now, best first. session: the visit now; empty between visits. infos: of
    the devices; None for any."""
    bouts = store.bouts(patient.alias)
    if patient.alias == GUEST:  # anybody: what the last guest played tells nothing of this one
        bouts = [row for row in bouts if row.session == session]
    ladders = ladder_levels()
    difficulties = known_difficulties(store, ladders)
    known = Known(
        patient=patient,
        bouts=bouts,
        session=session,
        abilities=known_abilities(patient, bouts, difficulties, ladders),
        difficulties=difficulties,
    )
    prescribed = [find_level(level) for level in patient.levels.values()]
    entries = {entry.id: entry for entry in (*ladders, *prescribed)}
    playable = [
        entry
        for entry in entries.values()
        if (infos is None or can_play(entry, *infos)) and condition_problem(entry, patient) is None
    ]
    return offers(known, playable)
