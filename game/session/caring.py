"""How the person is, and what follows: rest, go on, finish or stop. Asks the coach, keeps what it
asked for, and remembers what was rested already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from game.coach.dose import LONG_REST_S, prescribed
from game.coach.fatigue import Compared, Round, Try, compare, signs_of_fatigue
from game.coach.rest import (
    EFFORT_ENDS,
    PAIN_REACHED,
    PAIN_ROSE,
    TIME_OVER,
    Advice,
    Course,
    Gate,
    after_bout,
)
from game.core.patient import Patient
from game.core.plan import Plan
from game.store.records import BoutRow, Check, Chosen, Planned, Prompt, Seen
from game.store.store import Store

StopReason = Literal["done", "pain", "effort", "tired", "stopped"]
ENDS: Mapping[str, StopReason] = {
    PAIN_REACHED: "pain",
    PAIN_ROSE: "pain",
    EFFORT_ENDS: "effort",
    TIME_OVER: "done",
}
ADVISED: Mapping[Advice, Literal["rest", "long_rest", "finish", "stop"]] = {
    Advice.REST: "rest",
    Advice.LONG_REST: "long_rest",
    Advice.FINISH: "finish",
    Advice.STOP: "stop",
}


def stop_reason(gate: Gate) -> StopReason:
    """How a visit ends that ends by this advice; 'tired' where finishing was only suggested."""
    if gate.advice is Advice.FINISH:
        return "tired" if gate.signs else "done"
    return ENDS.get(gate.reason, "stopped")


def planned_of(plan: Plan, patient: Patient) -> Planned:
    """What the visit keeps of its prescription."""
    dose = prescribed(plan, patient)
    return Planned(
        plan=plan.name,
        bouts=dose.bouts,
        rest_s=dose.rest_s,
        session_min=dose.session_min,
        cap_min=dose.cap_min,
    )


class Rested(msgspec.Struct, frozen=True):
    """How far the visit had come at the last rests that were taken to their end."""

    fresh_from: int = 0
    """Rounds before the last rest that signs asked for."""
    long_from: int = 0
    """Rounds before the last long one."""
    seated_min: float = 0.0
    """Minutes of play before the last one that was asked for."""

    def after(self, gate: Gate, played: Sequence[BoutRow]) -> Rested:
        """The same after the rest that a gate asks for."""
        rounds = sum(row.purpose == "play" for row in played)
        return Rested(
            fresh_from=rounds if gate.signs else self.fresh_from,
            long_from=rounds if gate.rest_s >= LONG_REST_S else self.long_from,
            seated_min=_minutes(played),
        )


class Caring:
    """Looks after one person through one visit."""

    def __init__(
        self, store: Store, session: str, patient: Patient, plan: Plan, utc: Callable[[], str]
    ) -> None:
        self.dose = prescribed(plan, patient)
        self.compared = Compared()
        """The last rounds against the first, after the bout before."""
        self._store, self._session, self._patient, self._utc = store, session, patient, utc
        self._before = Check()
        self._asked = False
        """A prompt waits for what comes of it."""
        self._prompts = 0
        self._suggested = False
        """The planned minutes were named already."""
        self._rested = Rested()
        self._advised: Rested | None = None
        """What holds once the rest that was advised has been taken to its end."""

    def check_in(self, rating: Check) -> Gate:
        """How the person is before; pain at the limit ends the visit."""
        self._before = rating
        self._store.change_session(self._session, check_in=rating)
        return self._kept(self._gate(rating, [], Course()), [])

    def after_bout(self, rating: Check | None, played: Sequence[BoutRow], *, over: bool) -> Gate:
        """What to do after a bout. rating: None where nobody was asked. played: the bouts of this
        visit, oldest first, probes too. over: the dose is done, so that no rest is due."""
        if rating is not None:
            self._store.add_check(self._session, rating)
        rounds = [round_of(row) for row in played if row.purpose == "play"]
        self.compared = compare(rounds, rested_after=self._rested.fresh_from)
        course = self._course(len(rounds), _minutes(played), over=over)
        return self._kept(self._gate(rating or Check(), played, course), played)

    def chose(self, chosen: Chosen) -> None:
        """Say what came of the last prompt, once. Only a rest that was taken to its end counts as
        one, also after 'went_on'."""
        if chosen == "rested" and self._advised is not None:
            self._rested, self._advised = self._advised, None
        if self._asked:
            self._asked = False
            self._store.answer_prompt(self._session, chosen)

    def _course(self, rounds: int, active_min: float, *, over: bool) -> Course:
        signs = signs_of_fatigue(self.compared)
        if over:
            return Course(signs=signs, prompts=self._prompts)
        return Course(
            rest_s=self.dose.rest_s,
            signs=signs,
            prompts=self._prompts,
            bouts_in_a_row=rounds - self._rested.long_from,
            since_seated_min=active_min - self._rested.seated_min,
            seated_every_min=self.dose.seated_every_min,
            planned_min=None if self._suggested else self.dose.session_min,
        )

    def _gate(self, rating: Check, played: Sequence[BoutRow], course: Course) -> Gate:
        return after_bout(
            effort=rating.effort,
            pain=rating.pain,
            pain_at_check_in=self._before.pain,
            pain_stop=self._patient.pain_stop,
            active_min=_minutes(played),
            cap_min=self.dose.cap_min,
            course=course,
        )

    def _kept(self, gate: Gate, played: Sequence[BoutRow]) -> Gate:
        """The same, written down if it asks for anything, and remembered."""
        self._advised = None
        if gate.advice is Advice.GO_ON:
            return gate
        self._advised = self._rested.after(gate, played)
        self._suggested |= _minutes(played) >= self.dose.session_min
        self._prompts += bool(gate.signs)
        stops = gate.advice is Advice.STOP
        prompt = Prompt(
            utc=self._utc(),
            advice=ADVISED[gate.advice],
            reason=gate.reason,
            values=dict(gate.values),
            signs=tuple(Seen(sign.reason, dict(sign.values)) for sign in gate.signs),
            chosen="stopped" if stops else "",
        )
        self._store.add_prompt(self._session, prompt)
        self._asked = not stops
        return gate


def round_of(row: BoutRow) -> Round:
    """What the coach looks at in a bout; attempts that were there to succeed say nothing."""
    return Round(
        level=row.level_id,
        active_s=row.active_s,
        tries=tuple(Try(one.success, one.d, one.time_s) for one in row.tried if not one.easy),
        speed=row.signs.speed,
        affected_load=row.signs.affected_load,
        near_step_offs=row.signs.near_step_offs,
    )


def _minutes(played: Sequence[BoutRow]) -> float:
    return sum(row.active_s for row in played) / 60
