"""Rising from a chair, tipping the pelvis, keeping a beat: what each trial promises."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.core.control import CENTRE, Control
from game.core.event import Collected, Missed, Reached, Shown
from game.core.time import steps
from game.exercises import pelvic_range, sit_to_stand, squats, step_rhythm
from game.exercises.library import find_level
from game.exercises.rises import Rises
from game.patients.player import player
from game.patients.profile import PEOPLE

FIVE = find_level("sit_to_stand/five-times").level
HALF_A_MINUTE = find_level("sit_to_stand/thirty-seconds").level


def play(rules, level, lean, seed=2, notice=lambda event: None):
    state, events = rules.start(level, seed), []
    while not rules.done(state):
        assert state.step < 200 * 120
        state, happened = rules.step(state, lean(rules.aim(state), state))
        events += happened
        for event in happened:
            notice(event)
    return state, events


def load(share):
    return Control(0.0, 0.0, load=share)


def test_rising_begins_with_a_cue_after_three_seconds_of_standing_and_a_second_of_sitting():
    _, events = play(sit_to_stand, FIVE, lambda aim, state: aim)
    phases = [(event.label, event.step / 120) for event in events if isinstance(event, Shown)]
    assert [label for label, _ in phases] == ["stand", "sit", "go"]
    assert phases[1][1] == pytest.approx(3.0)
    assert phases[2][1] - phases[1][1] >= 1.0


def test_five_risings_end_the_trial_and_the_last_is_stood_for_half_a_second():
    state, events = play(sit_to_stand, FIVE, lambda aim, state: aim)
    assert sum(isinstance(event, Collected) for event in events) == state.rises.count == 5
    assert isinstance(events[-1], Reached)
    assert events[-1].step - events[-2].step >= 0.3 * 120


def test_half_a_minute_ends_after_half_a_minute():
    _, events = play(sit_to_stand, HALF_A_MINUTE, lambda aim, state: aim)
    cue = next(event for event in events if isinstance(event, Shown) and event.label == "go")
    assert (events[-1].step - cue.step) / 120 == pytest.approx(30.0)


def test_who_never_sits_down_has_no_trial_and_who_stops_early_has_fewer_risings():
    _, events = play(sit_to_stand, FIVE, lambda aim, state: CENTRE)
    assert isinstance(events[-1], Missed)
    assert events[-1].label == sit_to_stand.NOT_SEATED
    tired, ends = play(
        sit_to_stand, FIVE, lambda aim, state: load(0.2) if state.rises.count >= 2 else aim
    )
    assert tired.rises.count == 2
    assert isinstance(ends[-1], Missed)
    assert ends[-1].time_s == FIVE.plan.cap_s


@pytest.mark.parametrize(
    ("loads", "count"),
    [
        ([(0.2, 0.5), (1.0, 0.5), (0.2, 0.5), (1.0, 0.5)], 2),
        ([(0.2, 0.5), (1.0, 0.1), (0.2, 0.5)], 0),  # too short
        ([(0.2, 0.5), (1.0, 0.5), (0.6, 0.5), (1.0, 0.5)], 1),  # not down between
        ([(0.2, 0.5), (0.7, 0.5)], 0),  # not up
        ([(1.0, 0.3), (0.2, 0.2), (1.0, 0.3)], 1),  # within 0.8 s
    ],
)
def test_a_rising_counts_past_three_quarters_of_the_way_after_having_been_down(loads, count):
    rises = Rises()
    for share, length_s in loads:
        for _ in range(round(120 * length_s)):
            rises = rises.seen(share)
    assert rises.count == count


def test_the_quicker_people_rise_the_sooner_they_are_done():
    times = []
    for profile in PEOPLE:
        person = player(profile, 3)
        _, events = play(
            sit_to_stand,
            FIVE,
            lambda aim, state, person=person: person.lean(aim, state.step),
            notice=person.notice,
        )
        times.append(events[-1].time_s)
    assert times == sorted(times)
    assert 5 < times[0] < 12
    assert times[-1] < 40


@pytest.mark.parametrize("axis", ["forward-back", "side-to-side"])
def test_the_pelvis_is_neutral_first_and_the_picture_never_asks_beyond_safe_range(axis):
    level = find_level(f"pelvic_range/{axis}").level
    aims = []
    _, events = play(pelvic_range, level, lambda aim, state: aims.append(aim) or aim)
    shown = {event.label: event.step for event in events if isinstance(event, Shown)}
    assert (shown["move"] - shown["neutral"]) / 120 == pytest.approx(5.0, abs=0.01)
    assert (events[-1].step - shown["move"]) / 120 == pytest.approx(5 / 0.15, abs=0.02)
    assert all(aim == CENTRE for aim in aims[:600])
    assert max(aim.reach for aim in aims) == pytest.approx(0.85, abs=0.001)
    assert not any(aim.x for aim in aims) or not any(aim.y for aim in aims)


def test_haste_is_seen_and_changes_nothing_else():
    level = find_level("pelvic_range/forward-back").level
    hasty = []

    def to_and_fro(period):
        def lean(aim, state):
            hasty.append(state.hasty)
            return Control(0.0, 0.8 if state.step // period % 2 else -0.8)

        return lean

    state, _ = play(pelvic_range, level, to_and_fro(60))
    assert any(hasty)
    assert state.successes == 1
    hasty.clear()
    play(pelvic_range, level, lambda aim, state: hasty.append(state.hasty) or aim)
    assert not any(hasty)


@pytest.mark.parametrize(("slug", "beats_per_min"), [("sixty", 60), ("ninety", 90)])
def test_beats_come_evenly_and_from_side_to_side(slug, beats_per_min):
    level = find_level(f"step_rhythm/{slug}").level
    _, events = play(step_rhythm, level, lambda aim, state: aim)
    shown = [event for event in events if isinstance(event, Shown)]
    assert {b.step - a.step for a, b in pairwise(shown)} == {60 * 120 // beats_per_min}
    assert all(a.label != b.label for a, b in pairwise(shown))
    assert len(shown) == 40 * beats_per_min // 60


def test_who_stays_on_one_side_has_kept_no_beat_but_the_first():
    level = find_level("step_rhythm/sixty").level
    state, _ = play(step_rhythm, level, lambda aim, state: Control(0.5, 0.0))
    assert state.successes == 1


def test_squats_wait_for_quiet_standing_and_end_by_time_whatever_is_done():
    level = find_level("squats/half-minute").level
    aims = []
    _, events = play(squats, level, lambda aim, state: aims.append(aim) or CENTRE)
    assert [getattr(event, "label", "") for event in events] == ["stand", "go", "go"]
    assert isinstance(events[-1], Reached)
    begun = steps(level.plan.stand_s)
    assert events[-1].step - events[1].step == steps(level.plan.squats_s)
    assert not any(aim.lift for aim in aims[:begun])
    assert min(aim.lift for aim in aims) == pytest.approx(-squats.DEPTH, abs=0.01)
    assert all((aim.x, aim.y, aim.load) == (0.0, 0.0, 1.0) for aim in aims)
