"""Storm Captain: what a wave asks, what counts as level, and what is never asked."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from game.core.control import CENTRE, Control
from game.core.errors import SetupError
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.level import Dial, Limits, parse_level
from game.core.span import Span
from game.core.time import steps
from game.exercises import storm_captain
from game.exercises.storm_captain import Level, Phase, Plan, Spans
from game.exercises.storm_captain_level import (
    LEAST_PUSH,
    PEAK_OF_MEAN_SPEED,
    RISE_SHARE,
    push_at,
    warning_s_at,
)

LEVEL = Level(
    d=Dial(start=0.0),
    dial=Spans(
        disturbance=Span(0.3, 0.5),
        warning_s=Span(2.0, 0.5),
        period_s=Span(6.0, 3.0),
        tolerance=Span(0.2, 0.1),
        recover_s=Span(1.5, 1.0),
    ),
    plan=Plan(waves=4),
)
TEXT = """\
dial: {disturbance: 0.3, warning_s: 2, period_s: 6, tolerance: 0.4, recover_s: 2}
"""


def play(lean, level=LEVEL, seed=1):
    """All events and all states of somebody who leans as `lean(state)` says."""
    state, events = storm_captain.start(level, seed), []
    states = [state]
    while not storm_captain.done(state):
        state, happened = storm_captain.step(state, lean(state))
        events += happened
        states.append(state)
    return events, states


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def under(states):
    return [state for state in states if state.phase is Phase.WAVE and state.since]


def test_a_wave_rises_stays_and_goes_and_then_the_sea_is_calm():
    _, states = play(storm_captain.aim)
    first = [state for state in under(states) if state.attempts == 0]
    pushes = [abs(state.level_x) for state in first]
    assert max(pushes) == pytest.approx(0.3)
    assert pushes == pytest.approx(pushes[::-1])
    assert sum(push == pytest.approx(0.3) for push in pushes) == pytest.approx(0.4 * 720, abs=2)
    assert all(state.level_x == 0 for state in states if state.phase is not Phase.WAVE)


def test_no_wave_comes_faster_than_it_is_told():
    steepest = PEAK_OF_MEAN_SPEED * 0.3 / (RISE_SHARE * 6.0)
    _, states = play(storm_captain.aim)
    places = [abs(state.level_x) for state in under(states) if state.attempts == 0]
    fastest = max(abs(b - a) for a, b in pairwise(places)) * 120
    assert fastest == pytest.approx(steepest, rel=0.01)


def test_every_wave_is_seen_coming_for_as_long_as_the_level_says():
    events, states = play(storm_captain.aim)
    for number, event in enumerate(of(Shown, events)):
        come = next(s for s in states if s.attempts == number and s.phase is Phase.WAVE)
        assert come.step - event.step == steps(2.0)


def test_waves_come_from_either_side_equally_often_and_are_leaned_into():
    events, _ = play(storm_captain.aim)
    shown = of(Shown, events)
    assert sorted(event.label for event in shown) == ["left", "left", "right", "right"]
    assert all((event.x < 0) == (event.label == "left") for event in shown)
    assert all(event.y == 0 for event in shown)


def test_the_affected_side_gets_the_share_that_is_prescribed():
    limits = Limits(affected_side="left", affected_share=0.7)
    level = with_limits(msgspec.structs.replace(LEVEL, plan=Plan(waves=10)), limits)
    sides = storm_captain.start(level, 3).storm.sides
    assert sides.count("left") == 7


@pytest.mark.parametrize(
    ("off", "won"),
    [(0.0, True), (0.19, True), (-0.19, True), (0.21, False)],
)  # tolerance 0.2 to either side
def test_level_is_within_the_tolerance_to_either_side(off, won):
    far = msgspec.structs.replace(LEVEL.dial, disturbance=Span(0.4, 0.5))
    level = msgspec.structs.replace(LEVEL, dial=far)
    _, states = play(lambda s: Control(s.level_x + off * (s.phase is Phase.WAVE), 0.0), level)
    assert states[-1].successes == (4 if won else 0)


@pytest.mark.parametrize(("share", "won"), [(0.32, False), (0.28, True)])
def test_seven_tenths_of_a_wave_are_enough(share, won):
    """Off in short times, each of them soon over."""

    def lean(state):
        off = state.phase is Phase.WAVE and (state.since + 1) % 120 < 120 * share
        return Control(storm_captain.aim(state).x + (0.5 if off else 0.0), 0.0)

    events, _ = play(lean)
    first = (of(Reached, events) + of(Missed, events))[0]
    assert isinstance(first, Reached) is won
    assert first.quality == pytest.approx(1 - share, abs=0.01)


@pytest.mark.parametrize(("away_s", "won"), [(1.4, True), (1.6, False)])
def test_whoever_is_off_must_be_level_again_in_time(away_s, won):
    """Both are more than seven tenths of the wave."""

    def lean(state):
        off = state.phase is Phase.WAVE and 240 <= state.since < 240 + away_s * 120
        return Control(storm_captain.aim(state).x + (0.5 if off else 0.0), 0.0)

    events, states = play(lean)
    assert bool(of(Reached, events)) is won
    outcome = states[-1].outcomes[0]
    assert outcome.recovery_s == pytest.approx(away_s, abs=0.02)
    assert outcome.peak == pytest.approx(0.5)
    assert outcome.rms == pytest.approx(0.5 * (away_s / 6.0) ** 0.5, abs=0.01)


def test_on_the_widest_sea_standing_still_is_level_and_wins_nothing():
    wide = msgspec.structs.replace(LEVEL.dial, tolerance=Span(0.8, 0.7))
    events, states = play(lambda _: CENTRE, msgspec.structs.replace(LEVEL, dial=wide))
    assert all(state.inside for state in states)
    assert [event.quality for event in of(Missed, events)] == [0.0] * 4
    assert not of(Reached, events)


def test_a_lean_into_the_wave_counts_from_when_it_is_seen_and_is_told_at_once():
    """Anticipating is half of the skill."""

    def lean(state):
        return Control(state.wave.lean, 0.0) if state.phase is Phase.WARN else CENTRE

    wide = msgspec.structs.replace(LEVEL.dial, tolerance=Span(0.8, 0.7))
    events, _ = play(lean, msgspec.structs.replace(LEVEL, dial=wide))
    assert len(of(Reached, events)) == 4
    shown, braced = of(Shown, events), of(Collected, events)
    assert [b.step - s.step for s, b in zip(shown, braced, strict=True)] == [1] * 4


def test_beyond_the_safe_reach_nothing_is_level():
    events, _ = play(lambda s: Control(s.level_x, 0.96))
    assert not of(Reached, events)


def test_the_next_wave_waits_for_the_ship_to_be_back_but_not_for_ever():
    events, _ = play(lambda s: Control(0.5, 0.0))
    gaps = [
        b.step - a.step for a, b in zip(of(Missed, events), of(Shown, events)[1:], strict=False)
    ]
    assert gaps == [steps(3.0)] * 3


def test_children_see_every_wave_coming_for_a_second_and_a_half():
    for limits in (Limits(least_time_limit_s=6.0), Limits(no_time_limit=True)):
        level = with_limits(LEVEL, limits)
        assert [warning_s_at(level, d) for d in (0.0, 1.0)] == [2.0, 1.5]
    assert warning_s_at(LEVEL, 1.0) == 0.5


@pytest.mark.parametrize("d", [0.0, 0.5, 1.0])
def test_nobody_is_asked_to_lean_faster_than_they_should(d):
    level = with_limits(LEVEL, Limits(most_speed=0.12))
    push, period_s = push_at(level, d)
    assert push >= LEAST_PUSH
    assert PEAK_OF_MEAN_SPEED * push / (RISE_SHARE * period_s) <= 0.12 + 1e-9


def test_an_attempt_with_less_feedback_says_so_and_hides_the_ship_only_under_the_wave():
    feedback = Feedback(mode="terminal")
    level = msgspec.structs.replace(LEVEL, plan=Plan(waves=4, feedback=feedback))
    events, states = play(storm_captain.aim, level)
    assert [event.mode for event in of(Faded, events)] == ["terminal"] * 4
    assert [e.step for e in of(Faded, events)] == [e.step for e in of(Shown, events)]
    for state in states:
        assert state.ship_seen is state.guided is (state.phase is not Phase.WAVE)


def test_the_trail_of_a_wave_tells_how_the_ship_lay():
    _, states = play(lambda s: Control(storm_captain.aim(s).x + 0.1, 0.0))
    last = next(s for s in states if s.phase is Phase.CALM and s.attempts == 1)
    assert last.trail == pytest.approx([0.1] * storm_captain.PARTS, abs=0.005)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("condition: {vision: 3}\n", "open eyes"),
        ("plan: {seat: chair}\n", "base must be 0"),
        ("condition: {base: 0}\nplan: {seat: ball}\n", "hands_on"),
    ],
)
def test_what_is_never_safe_cannot_be_written(more, said):
    with pytest.raises(SetupError, match=f"(?i)storm.yaml: .*{said}"):
        parse_level(TEXT + more, "storm.yaml", Level, storm_captain.BOUNDS)


def test_a_ball_is_for_the_seated_with_somebody_s_hands_on_them():
    more = "condition: {base: 0}\nplan: {seat: ball}\nsupervision: hands_on\n"
    level = parse_level(TEXT + more, "storm.yaml", Level, storm_captain.BOUNDS)
    assert level.plan.seat == "ball"
