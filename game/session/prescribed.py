"""A level as one person plays it: within their limits, in the stance that is set for them."""

from __future__ import annotations

import msgspec

from game.core.calibration import Calibration
from game.core.errors import SetupError
from game.core.exercise import with_limits
from game.core.level import Level, Limits
from game.core.patient import Patient
from game.exercises.library import LevelEntry
from game.session.choosing import can_play
from game.session.refusing import condition_of, refuse_condition
from input_devices.device import Info

CHILD_WAITS_S = 6.0
"""A child's targets wait at least so long. Source: clinical design, C10."""


def limits_of(patient: Patient) -> Limits:
    """What this person may be asked."""
    limits = msgspec.structs.replace(patient.limits, affected_side=patient.affected_side)
    if patient.is_child:
        wait_s = max(CHILD_WAITS_S, limits.least_time_limit_s)
        return msgspec.structs.replace(limits, least_time_limit_s=wait_s)
    return limits


def as_prescribed(entry: LevelEntry, patient: Patient, *, trial: bool = False) -> Level:
    """The level as this person plays it. Raises SetupError for a condition that takes closer
    supervision than is prescribed.

    trial: of an assessment, which has asked before its first trial; its condition is the level's
    own, whatever this person trains in.
    """
    level = with_limits(entry.level, limits_of(patient))
    if trial:
        return level
    refuse_condition(entry, patient)
    return msgspec.structs.replace(level, condition=condition_of(entry, patient))


def refuse_device(entry: LevelEntry, info: Info, calibration: Calibration) -> None:
    """Raises SetupError for a level that the device cannot play, or not with this calibration."""
    if calibration.unit != info.unit:
        raise SetupError(
            f"The calibration is in {calibration.unit}, {info.name} sends {info.unit}. "
            "Calibrate again."
        )
    if not can_play(entry, info):
        raise SetupError(f"{entry.id} cannot be played with {info.name}.")
