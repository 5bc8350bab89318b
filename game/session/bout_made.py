"""A bout as one person plays it on the devices that are connected."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.bout import Bout
from game.core.level import Level
from game.core.patient import Patient
from game.exercises import EXERCISES
from game.session.kit import Fitting
from game.session.summary import Summary
from game.session.vibrating import vibration_of


def bout_of(
    exercise_id: str,
    level: Level,
    patient: Patient,
    fitting: Fitting,
    *,
    seed: int,
    played: Sequence[Summary],
) -> Bout:
    """level: as it is prescribed. fitting: the devices. played: in this visit so far."""
    exercise = EXERCISES[exercise_id]
    return Bout(
        exercise,
        level,
        seed,
        fitting.calibration,
        fitting.geometry,
        fitting.info.kind,
        prompts=exercise.CARD.scored,
        vibration=vibration_of(level, patient, played),
        beside=fitting.beside,
    )
