"""A level as one person plays it: within their limits, in the stance that is set for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from game.core.errors import SetupError
from game.core.exercise import with_limits
from game.core.fading import FADING, Practised, feedback_now
from game.core.feedback import Feedback, feedback_of
from game.core.level import Level, Limits
from game.core.patient import GUEST, Patient
from game.core.plan import Plan
from game.exercises import EXERCISES
from game.exercises.library import LevelEntry
from game.session.refusing import condition_of, refuse_condition, said_needs
from game.session.steered_by import Needs, SteeredBy, names_of, steered_by
from game.store.records import BoutRow
from game.text import Words
from input_devices.device import Info

CHILD_WAITS_S = 6.0
"""A child's targets wait at least so long. Source: clinical design, C10."""


def limits_of(patient: Patient, *, scored: bool = True) -> Limits:
    """What this person may be asked. scored: as on the card of the exercise; what is not is the
    same for everybody, and never slower."""
    limits = msgspec.structs.replace(
        patient.limits,
        affected_side=patient.affected_side,
        pace=patient.access.pace if scored else 1.0,
    )
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
    scored = EXERCISES[entry.exercise].CARD.scored
    level = with_limits(entry.level, limits_of(patient, scored=scored))
    if trial:
        return level
    refuse_condition(entry, patient)
    return msgspec.structs.replace(level, condition=condition_of(entry, patient))


def practised_by(
    bouts: Sequence[BoutRow], session: str, first_days: int, now_utc: str
) -> Practised:
    """How far this person has come. bouts: all of theirs. session: the visit now. first_days: as
    of `Fading`. A clock that was set back makes nobody come farther."""
    begun: dict[str, str] = {}
    for row in bouts:
        if row.purpose == "play" and row.session != session:
            begun.setdefault(row.session, row.started_utc)
    if not begun:
        return Practised()
    first_utc = min(begun.values())
    later = sum(_days(first_utc, one) >= first_days for one in begun.values())
    return Practised(len(begun) + 1, _days(first_utc, now_utc), later + 1)


def feedback_for(
    level: Level,
    patient: Patient,
    plan: Plan,
    bouts: Sequence[BoutRow],
    *,
    session: str,
    now_utc: str,
) -> Feedback | None:
    """How attempts are to tell how they go, by the plan or the default of the group; None for a
    level that fades by itself, which keeps its own. Arguments as of `practised_by`; a guest may be
    anybody, so that earlier visits tell nothing."""
    if feedback_of(level).fades:
        return None
    fading = plan.feedback or FADING[patient.group]
    own = () if patient.alias == GUEST else bouts
    practised = practised_by(own, session, fading.first_days, now_utc)
    return feedback_now(fading, practised, patient, datetime.fromisoformat(now_utc).year)


def _days(first_utc: str, later_utc: str) -> int:
    """Whole days between, not below 0."""
    between = datetime.fromisoformat(later_utc) - datetime.fromisoformat(first_utc)
    return max(0, between.days)


def refuse_devices(
    entry: LevelEntry, infos: Sequence[Info], needs: Needs | None = None
) -> SteeredBy:
    """Which device steers a level. needs: in place of those on the card of the exercise. Raises
    SetupError where none can."""
    wanted = EXERCISES[entry.exercise].CARD.needs if needs is None else needs
    found = steered_by(wanted, infos)
    if found is None:
        raise SetupError(
            f"{entry.id} cannot be played with {names_of(infos)}. "
            f"It takes {said_needs(wanted, Words.load())}."
        )
    return found
