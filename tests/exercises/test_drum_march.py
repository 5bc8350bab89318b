"""What Drum March promises."""

from __future__ import annotations

import msgspec
import pytest

from game.core.control import CENTRE, Control, Foreseen
from game.core.event import Collected, Faded, Missed, Reached, Shown
from game.core.exercise import with_limits
from game.core.feedback import Feedback
from game.core.lane import lane_of
from game.core.level import Condition, Limits, parse_level
from game.core.prompting import prompts_of
from game.exercises import drum_march
from game.exercises.drum_march_level import FIGURES, asked_at
from game.patients.march import SIMPLE, UNEVEN, scattered
from game.patients.profile import PROFILES
from game.patients.simulate import simulate

WHOLE = """
dial:
  tempo_bpm: 60
  window_ms: [400, 120]
  pattern: alternate
  no_go_share: [0, 0.2]
plan: {bout_s: 30}
"""
LEVEL = parse_level(WHOLE, "whole", drum_march.Level, drum_march.BOUNDS)
BEAT = 120
"""Steps of a beat at 60 a minute."""


def begun(level=LEVEL, d=0.0, seed=1):
    """A phrase has just been shown."""
    state = drum_march.dial(drum_march.start(level, seed), d)
    while not state.playing:
        state, _ = drum_march.step(state, CENTRE)
    return state


def phrase(state, goings):
    """Everything that happens in a phrase of somebody who goes over to a side at a step of it.

    goings: step of the phrase to place, in order; they stay there until the next.
    """
    events, place = [], 0.0
    while state.playing:
        place = goings.get(state.since + 1, place)
        state, happened = drum_march.step(state, Control(place, 0.0))
        events += happened
    return state, events


def on_the_beat(state, late=0, places=0.5):
    """Goings for every beat of a phrase of even beats, so many steps late."""
    ways, lead = state.phrase.ways, state.phrase.lead
    return {lead + BEAT * n + late: places * way for n, way in enumerate(ways)}


def test_eight_beats_kept_are_a_phrase_and_each_is_told_at_once():
    state = begun()
    state, events = phrase(state, on_the_beat(state))
    assert [type(event) for event in events] == [Collected] * 8 + [Reached]
    assert (events[-1].quality, events[-1].label) == (1.0, "alternate")
    sides = [event.kind for event in events[:-1]]
    assert sides[::2] == [sides[0]] * 4 != sides[1::2]


@pytest.mark.parametrize(("d", "late_steps", "kept"), [
    (0.0, 48, 8),     # 400 ms late, in a window of 400
    (0.0, 49, 0),
    (0.0, -48, 8),    # as much early
    (1.0, 24, 8),     # 120 ms are asked for, but nobody knows the delay of the device: 200
    (1.0, 25, 0),
])  # fmt: skip
def test_a_beat_is_kept_within_its_window_and_not_beyond(d, late_steps, kept):
    state = begun(d=d)
    state, events = phrase(state, on_the_beat(state, late_steps))
    assert sum(isinstance(event, Collected) for event in events) == kept
    assert events[-1].quality == kept / 8


def test_a_delay_that_was_measured_is_taken_off_and_the_window_may_be_narrow():
    level = msgspec.structs.replace(LEVEL, plan=drum_march.Plan(bout_s=30, latency_ms=100))
    for late_steps, kept in ((12, 8), (12 + 14, 8), (12 + 15, 0), (12 - 14, 8), (12 - 15, 0)):
        state = begun(level, d=1.0)
        assert state.phrase.asked.window_steps == 14  # 120 ms
        state, events = phrase(state, on_the_beat(state, late_steps))
        assert events[-1].quality == kept / 8


@pytest.mark.parametrize(("kept", "outcome"), [(6, Reached), (5, Missed)])
def test_three_of_four_beats_make_a_phrase_and_the_rest_is_part_credit(kept, outcome):
    state = begun()
    goings = on_the_beat(state)
    for step in list(goings)[kept:]:
        del goings[step]
    state, events = phrase(state, goings)
    assert (type(events[-1]), events[-1].quality) == (outcome, kept / 8)


def test_going_farther_out_earns_nothing_and_beyond_the_safe_reach_no_beat_is_kept():
    for place, kept in ((0.16, 8), (0.94, 8), (0.96, 0), (1.4, 0)):
        state = begun()
        state, events = phrase(state, on_the_beat(state, places=place))
        assert events[-1].quality == kept / 8, place


def test_rocking_quickly_all_the_time_does_not_pay():
    state = begun()
    rocking = {n: 0.5 * (1 if n // 20 % 2 else -1) for n in range(0, 20 * BEAT, 20)}
    state, events = phrase(state, rocking)
    assert isinstance(events[-1], Missed)
    assert events[-1].quality < 0.5


def test_a_second_try_in_time_counts_for_somebody_unsteady():
    state = begun()
    goings = on_the_beat(state)
    first = state.phrase.lead
    goings |= {first - 59: 0.5 * state.phrase.ways[0], first - 40: 0.0}
    state, events = phrase(state, goings)
    assert (type(events[-1]), events[-1].quality) == (Reached, 1.0)


def test_the_window_widens_by_itself_after_missed_phrases_and_is_narrow_again_after_a_success():
    state, widths = begun(d=0.5), []
    for still in (True, True, False, True):
        widths.append(state.phrase.asked.window_steps)
        state, _ = phrase(state, {} if still else on_the_beat(state))
        if drum_march.done(state):
            break
        while not state.playing:
            state, _ = drum_march.step(state, CENTRE)
    assert widths[0] < widths[1] < widths[2]
    first = asked_at(LEVEL, 0.5, 0).window_steps
    assert asked_at(LEVEL, 0.5, 9).window_steps == pytest.approx(1.5 * first, abs=1)


@pytest.mark.parametrize("figure", FIGURES)
def test_no_figure_asks_for_steps_quicker_than_its_tempo(figure):
    assert len(FIGURES[figure]) == 7
    assert min(FIGURES[figure]) == 2


def test_beats_are_seen_at_least_two_seconds_ahead_at_every_tempo():
    for bpm in (30, 60, 110):
        spans = drum_march.Spans(*(LEVEL.dial.tempo_bpm.parse(v) for v in (bpm, 400)))
        state = begun(msgspec.structs.replace(LEVEL, dial=spans))
        assert state.phrase.lead >= 240
        assert state.coming[0][0] == state.phrase.lead
        assert state.count_in == round(state.phrase.lead / (2 * state.phrase.asked.half_steps))


def test_without_time_limits_the_drum_waits_and_a_slow_steady_tempo_is_a_success():
    level = with_limits(LEVEL, Limits(no_time_limit=True))
    state = begun(level)
    slow = {state.phrase.lead + 200 * n: 0.5 * way for n, way in enumerate(state.phrase.ways)}
    state, events = phrase(state, slow)
    assert (type(events[-1]), events[-1].quality) == (Reached, 1.0)


def test_without_time_limits_an_unsteady_tempo_is_credited_in_part():
    level = with_limits(LEVEL, Limits(no_time_limit=True))
    state = begun(level)
    at, goings = state.phrase.lead, {}
    for way, gap in zip(state.phrase.ways, (60, 200, 60, 200, 200, 60, 200, 0), strict=True):
        goings[at], at = 0.5 * way, at + gap
    state, events = phrase(state, goings)
    assert (type(events[-1]), events[-1].quality) == (Missed, 5 / 8)


def test_whoever_stands_still_without_time_limits_is_waited_for_but_not_for_ever():
    level = with_limits(LEVEL, Limits(no_time_limit=True))
    state, events = phrase(begun(level), {})
    assert isinstance(events[-1], Missed)
    assert state.step < 60 * 120


def test_a_slow_person_is_never_asked_for_a_quick_tempo():
    limits = Limits(most_speed=0.12)
    asked = asked_at(with_limits(LEVEL, limits), 1.0)
    assert 2 * asked.half_steps >= 120 * 2 * drum_march.OVER / 0.12


def test_beats_to_let_pass_come_only_where_the_therapist_enables_them():
    assert all(begun(d=1.0).phrase.go)
    dual = msgspec.structs.replace(LEVEL, condition=Condition(cognitive=2))
    assert all(begun(dual, d=0.0).phrase.go)
    for seed in range(20):
        state = begun(dual, d=1.0, seed=seed)
        passing = [n for n, go in enumerate(state.phrase.go) if not go]
        assert len(passing) == 2
        assert passing[1] - passing[0] > 1 < passing[0]
        assert passing[1] < 7


def test_a_beat_let_pass_is_kept_and_one_answered_is_not():
    dual = msgspec.structs.replace(LEVEL, condition=Condition(cognitive=2))
    state = begun(dual, d=1.0)
    goings, go = on_the_beat(state), state.phrase.go
    waiting = {step: place for (step, place), one in zip(goings.items(), go, strict=True) if one}
    _, events = phrase(state, waiting)
    assert events[-1].quality == 1.0
    _, events = phrase(state, goings)  # the step for the sleeper, and none for the beat after it
    assert events[-1].quality <= 6 / 8


def test_no_colours_are_asked_beside_beats_to_let_pass():
    dual = Condition(cognitive=2, head=1)
    assert {one.task for each in prompts_of(dual, 1) for one in each} == {"head", "colour"}
    beside = prompts_of(dual, 1, own_signs=drum_march.CARD.own_signs)
    assert {one.task for each in beside for one in each} == {"head"}


def test_a_phrase_has_both_sides_and_says_what_comes_next():
    state = begun()
    assert lane_of(state.phrase.label) == state.lane_ahead == "all"
    aim = drum_march.aim(state)
    assert isinstance(aim, Foreseen)
    assert (aim.x, aim.next_x) == (0.0, drum_march.ASIDE * state.phrase.ways[0])
    assert aim.after_steps == state.phrase.lead


def test_phrases_begin_with_the_affected_side_as_often_as_prescribed():
    plan = drum_march.Plan(bout_s=60)
    level = msgspec.structs.replace(LEVEL, plan=plan)
    firsts = []
    for seed in range(10):
        limits = Limits(affected_side="left", affected_share=0.7)
        firsts += drum_march.start(with_limits(level, limits), seed).march.firsts
    assert 0.6 < firsts.count(-1) / len(firsts) < 0.8


def test_feedback_that_is_faded_is_told_and_hides_the_own_lean():
    plan = drum_march.Plan(bout_s=30, feedback=Feedback(mode="terminal"))
    state = drum_march.start(msgspec.structs.replace(LEVEL, plan=plan), 1)
    told = []
    while not state.playing:
        assert state.shows_lean
        state, events = drum_march.step(state, CENTRE)
        told += events
    assert [type(event) for event in told] == [Shown, Faded]
    assert not state.shows_lean
    assert not state.guided


def test_people_keep_uneven_beats_less_exactly_than_even_ones():
    assert scattered(0, 60) == scattered(60, 61) == 1.0
    assert scattered(60, 120) == scattered(120, 60) == SIMPLE
    assert scattered(90, 60) == UNEVEN > SIMPLE


def test_a_child_without_time_limits_marches_at_an_own_tempo():
    level = with_limits(LEVEL, Limits(no_time_limit=True))
    played = simulate(drum_march, level, PROFILES["cp12"], attempts=12, seed=5)
    assert played.success > 0.6
    still = simulate(drum_march, level, PROFILES["still"], attempts=4, seed=5)
    assert still.success == 0
