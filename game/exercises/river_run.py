"""River Run: keep the boat on a winding river by leaning sideways.

An attempt is one stretch of river, and succeeds when the boat was on the water for three quarters
of it. Between two stretches lies calm water, which is not judged. Nothing crashes: the banks push
back softly, a rock only takes a little shine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from game.core.control import FARTHEST_CREDIT, FARTHEST_TARGET, Control
from game.core.event import Collected, Event, Missed, Reached, Shown
from game.core.exercise import Card
from game.core.level import Level as CoreLevel
from game.core.span import Bound, Span
from game.core.time import seconds, steps
from game.exercises.river_course import (
    EASE_STEPS,
    MOST_ROCKS_A_MINUTE,
    PRIZE_STEPS,
    Phases,
    Prize,
    Rock,
    Shape,
    Stretch,
    amplitude,
    draw_phases,
    draw_prizes,
    draw_rocks,
)
from game.text import mark

ID = "river_run"

CARD = Card(
    title=mark("River Run"),
    goal=mark("Keep the boat on the river"),
    trains=mark("Steady control of weight shift from side to side, at a set pace"),
    stand=mark("Both feet flat, hip-width apart, a rail or a firm chair within reach"),
    stop=mark("Stop at pain, dizziness, cramp, breathlessness, or when the player asks"),
    island="coordination_cove",
    domain="coordination",
    needs=(("cop",), ("tilt1",), ("tilt2",)),
)

BOUNDS: Mapping[str, Bound] = {
    "speed": Bound(0.03, 0.35, 1, "Choose between a calm 0.05 and a quick 0.35."),
    "half_width": Bound(0.08, 0.60, -1, "Choose between a wide 0.45 and a narrow 0.12."),
    "curve_hz": Bound(0.03, 0.35, 1, "Choose between slow bends, 0.05, and quick ones, 0.35."),
    "look_ahead_s": Bound(1.5, 6.0, -1, "Players with CP need at least 1.5 s of preview."),
    "gain": Bound(0.5, 2.0, 1, "Below 1 calms tremor, above 1 makes errors larger."),
    "obstacles": Bound(0, MOST_ROCKS_A_MINUTE, 1, "Choose fewer rocks a minute."),
}

INSIDE_SHARE = 0.75
"""An attempt succeeds with this share of its stretch on the water. Source: exercises 3.4."""
ARMED = 0.20
ARMED_SHARE = 0.5
"""The lean must go this far with the river since the last stretch, or in a river of small bends
this share of their amplitude; otherwise the stretch cannot succeed, for standing still is not
steering. Where the river itself hardly moves, nothing is asked. The rule of armed targets (exercises 2.6), carried over to a moving one (ours)."""
ASKED = 1.3
"""A river that goes so many times as far asks for it."""
CALM_STEPS = steps(2.0)
"""Calm water before each stretch, in which nothing is judged and the dial may move."""
ROCKS_UP_TO_SPEED = 0.18
"""Half of the quickest river (ours)."""
PRIZE_REACH = 0.12
ROCK_REACH = 0.06
BANK_SOFTNESS = 0.08
"""The drawn boat climbs no higher on a bank than this, whatever the lean."""
SHINE_STEPS = steps(8.0)
"""The shine of the boat is full after so long on the water."""


class Spans(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the dial moves, easiest to hardest."""

    speed: Span
    """Mean sideways speed of the river, reach units per second."""
    half_width: Span
    curve_hz: Span
    look_ahead_s: Span
    gain: Span
    """Picture units per reach unit."""
    obstacles: Span = Span(0.0, 0.0)
    """Rocks per minute, only while the river is slow."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dose."""

    bout_s: Annotated[float, msgspec.Meta(ge=15, le=300)] = 60.0
    rest_s: Annotated[float, msgspec.Meta(ge=0, le=300)] = 30.0
    stretch_s: Annotated[float, msgspec.Meta(ge=4, le=60)] = 10.0


class Level(CoreLevel, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A river: how fast, how wide, how winding."""

    dial: Spans
    plan: Plan = Plan()


class Course(msgspec.Struct, frozen=True, gc=False):
    """What is drawn once, at the start."""

    level: Level
    planned: int
    prizes: tuple[Prize, ...]
    rocks: tuple[tuple[Rock, ...], ...]
    """The places for rocks, one tuple a stretch."""


class State(msgspec.Struct, frozen=True, gc=False):
    """The river and the boat on it. Sideways places are picture units, right above 0."""

    course: Course
    stretch: Stretch
    step: int
    pending_d: float
    attempts: int
    successes: int
    boat: float
    """Where the boat is drawn: on the water as steered, or eased against a bank."""
    steered: float
    """gain * lean: where the boat would be without banks."""
    centre: float
    """The middle of the river beside the boat."""
    half_width: float
    inside: bool
    inside_steps: int
    """Of the present stretch, on the water."""
    from_boat: float
    """Where the boat was when the last stretch ended; steering in calm water counts."""
    from_centre: float
    asked: bool
    """The river has bent far enough since then to tell steering from standing still."""
    armed: bool
    """The boat has gone with it."""
    shine_steps: int
    """Grows on the water, falls to nothing at a rock; see `shine`."""
    bumps: int
    """Rocks touched in the present stretch."""
    outcomes: tuple[bool, ...]
    """One a finished stretch, True for a lit lantern."""
    collected: tuple[int, ...]
    """Numbers of the prizes picked up, into `course.prizes`."""

    @property
    def d(self) -> float:
        """The difficulty in force."""
        return self.stretch.d

    @property
    def planned(self) -> int:
        """Stretches in this bout."""
        return self.course.planned

    @property
    def since(self) -> int:
        """Steps since the present stretch began."""
        return self.step - self.stretch.began

    @property
    def judged(self) -> bool:
        """False in calm water."""
        return 0 <= self.since < self.stretch.judged_steps

    @property
    def travelled_s(self) -> float:
        """River seconds since the start, for the scenery."""
        return seconds(self.step)

    @property
    def shine(self) -> float:
        """0 to 1."""
        return min(1.0, self.shine_steps / SHINE_STEPS)

    @property
    def inside_share(self) -> float:
        """Share of the present stretch so far on the water, 0 to 1; 1 before it begins."""
        judged = min(self.since, self.stretch.judged_steps)
        return self.inside_steps / judged if judged > 0 else 1.0

    @property
    def stretch_share(self) -> float:
        """How much of the present stretch has been travelled, 0 to 1; 0 before the first."""
        judged = self.stretch.judged_steps
        return min(1.0, self.since / judged) if judged else 0.0

    @property
    def look_ahead_s(self) -> float:
        """How far ahead the player may see, s."""
        return self.stretch.look_ahead_s


class Ahead(msgspec.Struct, frozen=True, gc=False):
    """A prize or a rock that the boat has yet to pass."""

    kind: str
    """'star', 'fish', 'shell' or 'rock'."""
    in_s: float
    """Seconds until the boat passes it."""
    x: float
    number: int
    """A name for it that stays the same while it comes nearer."""


def start(level: Level, seed: int) -> State:
    """The boat at rest in the middle of calm water."""
    source = random.Random(seed)
    plan = level.plan
    planned = max(1, int(plan.bout_s // (plan.stretch_s + seconds(CALM_STEPS))))
    total_s = planned * (plan.stretch_s + seconds(CALM_STEPS))
    prizes = draw_prizes(source, int(total_s / seconds(PRIZE_STEPS)))
    rocks = tuple(draw_rocks(source, plan.stretch_s) for _ in range(planned))
    course = Course(level, planned, prizes, rocks)
    d = level.clamp(level.d.start)
    shape = _shape(level, d)
    straight = msgspec.structs.replace(shape, amplitude=0.0)
    water = _stretch(course, d, straight, draw_phases(source), began=0, number=-1)
    return State(
        course, water, 0, d, 0, 0, 0.0, 0.0, 0.0, shape.half_width,
        True, 0, 0.0, 0.0, False, False, 0, 0, (), (),
    )  # fmt: skip


def dial(state: State, d: float) -> State:
    """The same state with another difficulty waiting for the next stretch."""
    return msgspec.structs.replace(state, pending_d=state.course.level.clamp(d))


def step(state: State, control: Control) -> tuple[State, Sequence[Event]]:
    """1/120 s later."""
    now = state.step + 1
    stretch = state.stretch
    since = now - stretch.began
    shape = stretch.shape if since >= EASE_STEPS else stretch.shape_at(since)
    centre = stretch.centre(since, shape.amplitude)
    steered = shape.gain * control.x
    half_width = shape.half_width
    off = steered - centre
    credited = control.x * control.x + control.y * control.y <= FARTHEST_CREDIT * FARTHEST_CREDIT
    inside = credited and -half_width <= off <= half_width
    boat = steered if -half_width <= off <= half_width else _against_bank(centre, off, half_width)
    judged = since <= stretch.judged_steps
    asked, armed = state.asked, state.armed
    if not armed:
        river_went = centre - state.from_centre
        boat_went = steered - state.from_boat
        need = stretch.armed_at
        armed = (river_went >= need and boat_went >= need) or (
            river_went <= -need and boat_went <= -need
        )
        asked = asked or abs(river_went) >= ASKED * need
    later = State(
        state.course, stretch, now, state.pending_d, state.attempts, state.successes,
        boat, steered, centre, half_width, inside,
        state.inside_steps + 1 if inside and judged else state.inside_steps,
        state.from_boat, state.from_centre, asked, armed,
        state.shine_steps + 1 if inside else state.shine_steps,
        state.bumps, state.outcomes, state.collected,
    )  # fmt: skip
    if now % PRIZE_STEPS == 0 or since == stretch.judged_steps or now == stretch.ends:
        return _passed(later, control, credited)
    if stretch.rocks:
        return _past_rocks(later, since), ()
    return later, ()


def aim(state: State) -> Control:
    """The lean that keeps the boat in the middle."""
    gain = state.stretch.shape_at(state.since).gain
    return Control(max(-FARTHEST_TARGET, min(state.centre / gain, FARTHEST_TARGET)), 0.0)


def done(state: State) -> bool:
    """True once the last stretch is behind the boat."""
    return state.attempts >= state.course.planned


def centre_at(state: State, seconds_ahead: float) -> float:
    """The middle of the river where the boat will be so many seconds from now."""
    since = state.since + seconds_ahead * 120
    return state.stretch.centre(since, state.stretch.shape_at(since).amplitude)


def half_width_at(state: State, seconds_ahead: float) -> float:
    """Half the width of the river where the boat will be so many seconds from now."""
    return state.stretch.shape_at(state.since + seconds_ahead * 120).half_width


def prizes_ahead(state: State) -> list[Ahead]:
    """The prizes within sight that have not been picked up or passed, nearest first."""
    first = state.step // PRIZE_STEPS
    found = []
    for number, prize in enumerate(state.course.prizes[first : first + 3], first):
        in_s = seconds(prize.step - state.step)
        if 0 < in_s <= state.look_ahead_s:
            found.append(_ahead(state, prize.kind, in_s, prize.offset, number))
    return found


def rocks_ahead(state: State) -> list[Ahead]:
    """The rocks within sight that have not been passed, nearest first."""
    found = []
    for rock in state.stretch.rocks:
        in_s = seconds(rock.since - state.since)
        if 0 < in_s <= state.look_ahead_s:
            found.append(_ahead(state, "rock", in_s, rock.offset, state.stretch.began + rock.since))
    return found


def _ahead(state: State, kind: str, in_s: float, offset: float, number: int) -> Ahead:
    x = centre_at(state, in_s) + offset * half_width_at(state, in_s)
    return Ahead(kind, in_s, x, number)


def _against_bank(centre: float, off: float, half_width: float) -> float:
    beyond = abs(off) - half_width
    eased = half_width + BANK_SOFTNESS * math.tanh(beyond / BANK_SOFTNESS)
    return centre + math.copysign(eased, off)


def _shape(level: Level, d: float) -> Shape:
    """What the dial says at d, within this person's limits."""
    spans = level.dial
    gain, curve_hz = spans.gain.value(d), spans.curve_hz.value(d)
    return Shape(
        amplitude(_speed(level, d), curve_hz, gain), curve_hz, spans.half_width.value(d), gain
    )


def _speed(level: Level, d: float) -> float:
    """Picture units per second; the lean is never asked to go faster than the person may."""
    most = level.limits.most_speed * min(1.0, level.dial.gain.value(d))
    return min(level.dial.speed.value(d), most)


def _stretch(
    course: Course, d: float, before: Shape, phases: Phases, *, began: int, number: int
) -> Stretch:
    """The stretch of that number, from 0; -1 is the calm water before the first."""
    level = course.level
    judged_steps = steps(level.plan.stretch_s) if number >= 0 else 0
    shape = _shape(level, d)
    return Stretch(
        began,
        judged_steps,
        began + judged_steps + CALM_STEPS,
        d,
        before,
        shape,
        phases,
        level.dial.look_ahead_s.value(d),
        _speed(level, d),
        min(ARMED * shape.gain, ARMED_SHARE * shape.amplitude),
        _rocks(course, d, number) if number >= 0 else (),
    )


def _rocks(course: Course, d: float, number: int) -> tuple[Rock, ...]:
    """The places of a stretch where there is a rock at this difficulty."""
    level, places = course.level, course.rocks[number]
    if _speed(level, d) > ROCKS_UP_TO_SPEED or not places:
        return ()
    wanted = level.dial.obstacles.value(d) * level.plan.stretch_s / 60
    return tuple(rock for rock in places if rock.rank < wanted / len(places))


def _past_rocks(state: State, since: int) -> State:
    for rock in state.stretch.rocks:
        if rock.since == since:
            place = state.centre + rock.offset * state.half_width
            if abs(state.boat - place) <= ROCK_REACH:
                return msgspec.structs.replace(state, bumps=state.bumps + 1, shine_steps=0)
    return state


def _passed(state: State, control: Control, credited: bool) -> tuple[State, list[Event]]:
    """A prize, the end of a stretch or the beginning of the next lies beside the boat."""
    events: list[Event] = []
    since = state.since
    state = _past_rocks(state, since)
    if state.step % PRIZE_STEPS == 0 and credited:
        state = _pick_up(state, events)
    if since == state.stretch.judged_steps and since > 0:
        state = _finish(state, control, events)
    if state.step == state.stretch.ends and not done(state):
        state = _begin(state, events)
    return state, events


def _pick_up(state: State, events: list[Event]) -> State:
    number = state.step // PRIZE_STEPS - 1
    if number >= len(state.course.prizes):
        return state
    prize = state.course.prizes[number]
    place = state.centre + prize.offset * state.half_width
    if abs(state.steered - place) > max(PRIZE_REACH, state.half_width / 2):
        return state
    gain = state.stretch.shape_at(state.since).gain
    events.append(Collected(step=state.step, kind=prize.kind, x=place / gain, y=0.0))
    return msgspec.structs.replace(state, collected=(*state.collected, number))


def _finish(state: State, control: Control, events: list[Event]) -> State:
    """The stretch is over: how was it?"""
    share = state.inside_steps / state.stretch.judged_steps
    success = share >= INSIDE_SHARE and (state.armed or not state.asked)
    kind = Reached if success else Missed
    events.append(
        kind(
            step=state.step,
            attempt=state.attempts + 1,
            quality=share,
            time_s=seconds(state.stretch.judged_steps),
            x=control.x,
            y=control.y,
            label="stretch",
        )
    )
    return msgspec.structs.replace(
        state,
        attempts=state.attempts + 1,
        successes=state.successes + success,
        outcomes=(*state.outcomes, success),
        from_boat=state.steered,
        from_centre=state.centre,
        asked=False,
        armed=False,
    )


def _begin(state: State, events: list[Event]) -> State:
    """The next stretch begins, with the difficulty that was waiting."""
    since = state.since
    stretch = _stretch(
        state.course,
        state.pending_d,
        state.stretch.shape_at(since),
        state.stretch.phases_at(since),
        began=state.step,
        number=state.attempts,
    )
    gain = stretch.shape.gain
    events.append(
        Shown(
            step=state.step,
            attempt=state.attempts + 1,
            x=state.centre / stretch.before.gain,
            y=0.0,
            radius=stretch.shape.half_width / gain,
            d=stretch.d,
            label="stretch",
        )
    )
    return msgspec.structs.replace(
        state,
        stretch=stretch,
        inside_steps=0,
        bumps=0,
    )
