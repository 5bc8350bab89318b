"""A bout as one person plays it on the device that is connected."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.bout import Bout
from game.core.calibration import Calibration
from game.core.level import Level
from game.core.patient import Patient
from game.core.taring import Tare
from game.exercises import EXERCISES
from game.session.heading import geometry_of
from game.session.summary import Summary
from game.session.vibrating import vibration_of
from input_devices.device import Info


def bout_of(
    exercise_id: str,
    level: Level,
    patient: Patient,
    info: Info,
    calibration: Calibration,
    *,
    seed: int,
    trial: bool,
    tare: Tare,
    played: Sequence[Summary],
) -> Bout:
    """level: as it is prescribed. trial: of an assessment. tare: of foam, where a trial stands on
    it. played: in this visit so far."""
    exercise = EXERCISES[exercise_id]
    on_foam = trial and level.condition.surface > 0
    return Bout(
        exercise,
        level,
        seed,
        calibration,
        geometry_of(info, trial=trial, tare=tare if on_foam else ()),
        info.kind,
        prompts=exercise.CARD.scored,
        vibration=vibration_of(level, patient, played),
    )
