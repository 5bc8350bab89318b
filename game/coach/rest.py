"""When to rest and when to stop: effort, pain, signs of fatigue and the clock. Source: clinical
design 5.3, 6.1, 6.2, H7 and H8."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

import msgspec

from game.coach.dose import LONG_REST_S, MOST_BOUTS_IN_A_ROW, SEATED_REST_S
from game.coach.fatigue import Sign
from game.text import mark

EFFORT_REST = 7
EFFORT_STOP = 9
PAIN_RISE = 2
"""A rise of so much since check-in stops a session at any level of pain."""


class Advice(enum.StrEnum):
    """What to do now, the mildest first."""

    GO_ON = "go_on"
    """After the usual rest."""
    REST = "rest"
    LONG_REST = "long_rest"
    FINISH = "finish"
    """A suggestion: whoever is asked may go on after a rest."""
    STOP = "stop"


GRAVITY = tuple(Advice)


class Gate(msgspec.Struct, frozen=True):
    """An advice and why."""

    advice: Advice
    reason: str
    """A message id for the catalogues, with places for the values."""
    values: Mapping[str, float] = {}
    rest_s: float = 0.0
    """How long to rest before the next bout, s; after a stop nothing comes."""
    signs: tuple[Sign, ...] = ()
    """Every sign of fatigue, also where something graver gives the reason."""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """How far the visit has come, apart from what the person says."""

    rest_s: float = 0.0
    """The usual rest between two bouts."""
    signs: tuple[Sign, ...] = ()
    prompts: int = 0
    """Rests that signs of fatigue have asked for so far in this visit."""
    bouts_in_a_row: int = 0
    """Since the last long rest that was taken to its end."""
    since_seated_min: float = 0.0
    """Minutes of play since the last rest that was asked for and taken to its end."""
    seated_every_min: float | None = None
    planned_min: float | None = None
    """Minutes after which to suggest finishing; None: it was suggested already."""


NOTHING_YET = Course()
READY = mark("Ready to go on.")
FINE = Gate(Advice.GO_ON, READY)
PAIN_REACHED = mark("Pain {pain} of 10 reaches the limit of {limit}: the visit ends here.")
PAIN_ROSE = mark("Pain rose by {rise} since the beginning: the visit ends here.")
EFFORT_ENDS = mark("Effort {effort} of 10: that was enough for today.")
EFFORT_RESTS = mark("Effort {effort} of 10: time for a rest.")
TIME_OVER = mark("{minutes} minutes are reached: well done for today.")
PLAN_DONE = mark("The planned {minutes} minutes are done.")
LONG_DUE = mark("{bouts} rounds in a row: time for a longer rest.")
SEATED_DUE = mark("{minutes} minutes of play: time to sit down.")


def after_bout(
    *,
    effort: int | None,
    pain: int | None,
    pain_at_check_in: int | None,
    pain_stop: int,
    active_min: float,
    cap_min: float,
    course: Course = NOTHING_YET,
) -> Gate:
    """What the answers after a bout, its signs, and the minutes so far advise. The gravest reason
    wins; the rest is the longest that anything asks for.

    effort and pain: 0 to 10, None where nobody was asked. pain_stop: the patient's own limit.
    active_min, cap_min: minutes of play in this session so far, and the most allowed.
    """
    gates = [
        Gate(Advice.GO_ON, READY, {}, course.rest_s),
        *_of_pain(pain, pain_at_check_in, pain_stop),
        *_of_effort(effort),
        *_of_signs(course),
        *_of_time(active_min, cap_min, course),
    ]
    gravest = max(gates, key=lambda gate: GRAVITY.index(gate.advice))
    stops = gravest.advice is Advice.STOP
    rest_s = 0.0 if stops else max(gate.rest_s for gate in gates)
    return msgspec.structs.replace(gravest, rest_s=rest_s, signs=course.signs)


def _of_pain(pain: int | None, at_check_in: int | None, pain_stop: int) -> Iterator[Gate]:
    if pain is None:
        return
    if pain >= pain_stop:
        yield Gate(Advice.STOP, PAIN_REACHED, {"pain": pain, "limit": pain_stop})
    if at_check_in is not None and pain - at_check_in >= PAIN_RISE:
        yield Gate(Advice.STOP, PAIN_ROSE, {"rise": pain - at_check_in})


def _of_effort(effort: int | None) -> Iterator[Gate]:
    if effort is None:
        return
    if effort >= EFFORT_STOP:
        yield Gate(Advice.STOP, EFFORT_ENDS, {"effort": effort})
    elif effort >= EFFORT_REST:
        yield Gate(Advice.REST, EFFORT_RESTS, {"effort": effort}, LONG_REST_S)


def _of_signs(course: Course) -> Iterator[Gate]:
    """The first time a rest; from the second on it may be enough for today."""
    advice = Advice.FINISH if course.prompts else Advice.REST
    for sign in course.signs:
        yield Gate(advice, sign.reason, sign.values, LONG_REST_S)


def _of_time(active_min: float, cap_min: float, course: Course) -> Iterator[Gate]:
    if active_min >= cap_min:
        yield Gate(Advice.STOP, TIME_OVER, {"minutes": cap_min})
    if course.planned_min is not None and active_min >= course.planned_min:
        minutes = {"minutes": course.planned_min}
        yield Gate(Advice.FINISH, PLAN_DONE, minutes, LONG_REST_S)
    if course.bouts_in_a_row >= MOST_BOUTS_IN_A_ROW:
        bouts = {"bouts": course.bouts_in_a_row}
        yield Gate(Advice.LONG_REST, LONG_DUE, bouts, LONG_REST_S)
    every_min = course.seated_every_min
    if every_min is not None and course.since_seated_min >= every_min:
        yield Gate(Advice.REST, SEATED_DUE, {"minutes": every_min}, SEATED_REST_S)
