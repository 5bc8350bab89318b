"""The one suggestion that a course of bouts, the coach's verdict and the prescription allow. Pure.

A rung goes up or down by one; a condition by one step of one dimension; never both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from game.coach.progress import AGAIN_AFTER, judge
from game.coach.verdict import Verdict
from game.core.condition import (
    WATCHED_BY,
    Order,
    Step,
    broken_lock,
    enough_supervision,
    harder,
    step_name,
    steps_down,
    steps_up,
)
from game.core.level import Condition, Supervision
from game.core.patient import Patient
from game.exercises.guided import blind_problem
from game.exercises.library import LevelEntry, find_level, level_ids
from game.exercises.loaded import load_problem
from game.session.choosing import can_play
from game.session.course import Played
from game.store.records import Suggestion, Visit
from game.text import mark
from input_devices.device import Info

ORDER: Order = (
    ("support", 4), ("base", 2), ("surface", 1), ("base", 3), ("surface", 2), ("cognitive", 3),
    ("base", 4), ("surface", 4), ("base", 5),
)  # fmt: skip
"""Less hold first, then a narrower stance and softer ground by turns, a second task before tandem
stance (ours, after clinical design 4.1). Closed eyes and head turns are missing: who plays by
looking cannot do them."""
ORDERS: Mapping[str, Order] = {
    # feet in line leave little room to lean sideways, which is what steers
    "river_run": (("support", 4), ("base", 2), ("surface", 2), ("cognitive", 3), ("surface", 4)),
}
"""By exercise, where it is another than ORDER."""

NEXT_STEP = mark(
    "{successes} of the last {attempts} attempts at the highest difficulty succeeded. "
    "It takes {supervision}."
)
NEXT_STEP_PIN = mark(
    "{successes} of the last {attempts} attempts at the highest difficulty succeeded. "
    "It takes {supervision}, and the therapist's confirmation by PIN."
)
NEXT_STEP_LIMITED = mark(
    "{successes} of the last {attempts} attempts at your limit of {limit} %\u00a0succeeded. "
    "It takes {supervision}."
)
NEXT_STEP_LIMITED_PIN = mark(
    "{successes} of the last {attempts} attempts at your limit of {limit} %\u00a0succeeded. "
    "It takes {supervision}, and the therapist's confirmation by PIN."
)
NO_STEP = mark(
    "{successes} of the last {attempts} attempts at the highest difficulty succeeded, and no "
    "harder step is allowed."
)
OTHER_LEVEL = mark("It went well at level {rung}; another level is prescribed.")


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What a suggestion for one exercise rests on."""

    patient: Patient
    visit: Visit
    played: LevelEntry
    """The level that was played last."""
    here: LevelEntry
    """The level that is prescribed, else the one that was played."""
    ladder: tuple[LevelEntry, ...]
    """The rungs of the exercise, in order."""
    condition: Condition
    """In force when it was played last."""
    course: tuple[Played, ...]
    good_visits: int | None
    """Since pain had reached the limit; None where it never did."""
    declined: tuple[Suggestion, ...]
    """Of this exercise and level, oldest first."""
    infos: tuple[Info, ...]

    @property
    def supervision(self) -> Supervision:
        """Who is there, as prescribed."""
        return self.patient.supervision or self.here.level.supervision

    def neighbour(self, way: int) -> LevelEntry | None:
        """The rung next to the prescribed one; None where the ladder ends, and for a level
        without a rung."""
        ids = [entry.id for entry in self.ladder]
        at = ids.index(self.here.id) + way if self.here.id in ids else -1
        return self.ladder[at] if 0 <= at < len(ids) else None


def suggestion(basis: Basis) -> Suggestion:
    """The one suggestion for an exercise. Pure."""
    higher = _higher(basis)
    verdict = _verdict(basis, may_rise=higher is not None)
    if verdict.way == "down":
        return _down(basis, verdict)
    if verdict.way != "stay" and basis.played.id != basis.here.id:
        rung = basis.played.rung or 0
        return _made(basis, "stay", Verdict("stay", OTHER_LEVEL, {"rung": rung}))
    if verdict.way == "up" and higher is not None:
        return _made(basis, "up", verdict, level=higher)
    if verdict.way == "mastered":
        return _next_condition(basis, verdict)
    return _made(basis, "stay", verdict)


def _verdict(basis: Basis, *, may_rise: bool) -> Verdict:
    """The coach's; what was declined must be borne out anew by what came after it."""
    verdict = _judged(basis, basis.course, may_rise)
    kinds = {"up": "up", "mastered": "condition", "down": "down"}
    declined = [one for one in basis.declined if one.kind == kinds.get(verdict.way)]
    if not declined:
        return verdict
    newer = [one for one in basis.course if one.session > declined[-1].session]
    return _judged(basis, newer, may_rise, times=1 if verdict.way == "down" else AGAIN_AFTER)


def _judged(basis: Basis, course: Sequence[Played], may_rise: bool, times: int = 1) -> Verdict:
    return judge(
        [one.evidence for one in course],
        target=basis.patient.target_success,
        pain_limit=basis.patient.pain_stop,
        higher=may_rise,
        times=times,
        good_visits=basis.good_visits,
        dial_locked="dial" in basis.patient.locks,
    )


def _higher(basis: Basis) -> LevelEntry | None:
    """The next rung, where lock, device, stance and supervision allow it: a rung goes up alone,
    and never brings a harder condition with it."""
    entry = basis.neighbour(1)
    if entry is None or "rung" in basis.patient.locks or basis.played.id != basis.here.id:
        return None
    after = _condition_of(basis.patient, entry)
    fits = (
        can_play(entry, *basis.infos)
        and not harder(basis.condition, after)
        and enough_supervision(basis.supervision, entry.level.supervision)
        and broken_lock(entry.level.condition, basis.condition, after, basis.supervision) is None
    )
    return entry if fits else None


def _down(basis: Basis, verdict: Verdict) -> Suggestion:
    """Back from a harder condition first, for it was the last to come; else one rung."""
    own = basis.here.level.condition
    order = ORDERS.get(basis.here.exercise, ORDER)
    if _condition_of(basis.patient, basis.here) == basis.condition:
        for step in steps_down(basis.condition, own, order):
            return _made(basis, "down", verdict, step=step)
    lower = basis.neighbour(-1)
    too_low = (basis.played.rung or 0) > (basis.here.rung or 0)
    if lower is None or too_low or harder(basis.condition, _condition_of(basis.patient, lower)):
        return _made(basis, "down", verdict)
    return _made(basis, "down", verdict, level=lower)


def _next_condition(basis: Basis, verdict: Verdict) -> Suggestion:
    """The first step that is safe; one that was declined comes after the others."""
    order = ORDERS.get(basis.here.exercise, ORDER)
    own = basis.here.level.condition
    steps = steps_up(basis.condition, own, order, basis.patient.locks, basis.supervision)
    name = basis.here.exercise
    steps = [
        step
        for step in steps
        if not (blind_problem(name, step.after) or load_problem(name, step.after))
    ]
    refused = [one.to_condition for one in basis.declined]
    steps.sort(key=lambda step: step.after in refused)
    if not steps:
        return _made(basis, "stay", Verdict("stay", NO_STEP, verdict.values))
    plain, pin = (
        (NEXT_STEP_LIMITED, NEXT_STEP_LIMITED_PIN)
        if "limit" in verdict.values
        else (NEXT_STEP, NEXT_STEP_PIN)
    )
    reason = pin if steps[0].needs_pin else plain
    said = Verdict("mastered", reason, verdict.values)
    return _made(basis, "condition", said, step=steps[0])


def _made(
    basis: Basis,
    kind: str,
    verdict: Verdict,
    *,
    level: LevelEntry | None = None,
    step: Step | None = None,
) -> Suggestion:
    values: dict[str, float | str] = dict(verdict.values)
    if level is not None:
        values |= {"rung": basis.here.rung or 0, "to_rung": level.rung or 0}
    if step is not None:
        values |= {
            "before": step_name(basis.condition, step.dimension),
            "after": step.name,
            "supervision": WATCHED_BY[_closest(step.supervision, basis.here.level.supervision)],
        }
        values |= {"pin": 1} if step.needs_pin and kind == "condition" else {}
    made = {
        "id": f"{basis.visit.id}-{basis.here.exercise}",
        "patient": basis.patient.alias,
        "session": basis.visit.id,
        "made_utc": basis.visit.ended_utc or basis.visit.started_utc,
        "exercise": basis.here.exercise,
        "kind": kind,
        "level_id": basis.played.id,
        "to_level_id": level.id if level else None,
        "to_condition": step.after if step else None,
        "reason": verdict.reason,
        "values": values,
    }
    return msgspec.convert(made, Suggestion)


def _closest(one: Supervision, other: Supervision) -> Supervision:
    return one if enough_supervision(one, other) else other


def _condition_of(patient: Patient, entry: LevelEntry) -> Condition:
    """As a level would be played by this person."""
    return patient.conditions.get(entry.exercise, entry.level.condition)


def ladder_of(exercise: str) -> list[LevelEntry]:
    """The rungs of an exercise, in order."""
    ids = [level_id for level_id in level_ids() if level_id.startswith(f"{exercise}/")]
    rungs = [entry for entry in map(find_level, ids) if entry.rung]
    return sorted(rungs, key=lambda entry: entry.rung or 0)
