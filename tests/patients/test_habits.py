"""Habits do what they say, and nothing while they are off."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from game.core.control import CENTRE, Control
from game.core.errors import SetupError
from game.core.event import Reached, Shown
from game.core.time import steps
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.patients.habits import HABITS, NONE, Habits, find_habits, split_names
from game.patients.person import Person
from game.patients.player import player
from game.patients.profile import ADULT, CP12, PROFILES
from game.patients.simulate import simulate
from game.patients.wrappers import Absences, Attention

TARGET = Control(0.6, 0.0)
STARS = find_level("star_map/05-the-swan").level


def shown(attempt):
    return Shown(step=1, attempt=attempt, x=0.6, y=0.0, radius=0.2, d=0.0)


def reached(attempt):
    return Reached(step=1, attempt=attempt, quality=1.0, time_s=1.0, x=0.6, y=0.0)


def test_without_habits_a_player_is_the_bare_person():
    assert type(player(ADULT, 1)) is Person
    first, second = player(ADULT, 1), player(ADULT, 1, NONE)
    assert [first.lean(TARGET, k) for k in range(300)] == [
        second.lean(TARGET, k) for k in range(300)
    ]


def test_tired_people_are_slower_and_noisier_and_practised_ones_quicker():
    tired = Habits(fatigue=1).after(ADULT, 10.0, 0)
    assert tired.reaction_s == pytest.approx(1.2 * ADULT.reaction_s)
    assert tired.endpoint_noise == pytest.approx(1.1 * ADULT.endpoint_noise)
    learnt = Habits(learning=True)
    assert learnt.after(ADULT, 0.0, 6).fitts_a_s == pytest.approx(np.exp(-0.1) * ADULT.fitts_a_s)
    assert learnt.after(ADULT, 0.0, 500).endpoint_noise == pytest.approx(0.7 * ADULT.endpoint_noise)
    assert Habits().after(ADULT, 60.0, 500) == ADULT


def test_a_tired_body_sways_more():
    def spread(habits):
        person = player(ADULT, 3, habits)
        return np.std([person.lean(CENTRE, steps(1800) + k).x for k in range(steps(60))])

    assert spread(Habits(fatigue=1)) == pytest.approx(1.3 * spread(NONE), rel=0.03)


def test_practice_counts_the_attempts_that_were_seen():
    def arrival_s(practised):
        person = player(CP12, 3, Habits(learning=True))
        for attempt in range(60 * practised):
            person.notice(reached(attempt))
        person.notice(shown(99))
        x = [person.lean(TARGET, k).x for k in range(600)]
        return next(k for k, place in enumerate(x) if place > 0.45) / 120

    assert arrival_s(True) < arrival_s(False)


def test_a_lapse_lets_attempts_pass_as_often_as_it_says():
    person = player(ADULT, 5, Habits(lapses=0.10))
    passed, now = 0, 0
    for attempt in range(1, 201):
        person.notice(shown(attempt))
        person.notice(shown(attempt))  # shown a second time it is the same attempt
        x = 0.0
        for _ in range(steps(2.5)):
            x, now = person.lean(TARGET, now).x, now + 1
        passed += x < 0.3
        person.notice(reached(attempt))
        for _ in range(steps(2.5)):
            person.lean(CENTRE, now)
            now += 1
    assert 9 <= passed <= 35


class Echo:
    """Leans exactly where they see the aim."""

    def notice(self, event):
        pass

    def lean(self, aim, step):
        return aim


def test_a_distraction_lasts_two_to_six_seconds():
    person = Attention(Echo(), Habits(distractions_per_min=4.0), 5)
    away, spells = 0, []
    for k in range(steps(600)):
        aim = Control(0.001 * k, 0.0)
        if person.lean(aim, k) is aim:
            spells += [away] if away else []
            away = 0
        else:
            away += 1
    assert 15 <= len(spells) <= 45
    assert min(spells) >= steps(2.0)
    assert max(spells) <= steps(6.0)


def test_children_step_off_about_every_ten_minutes_and_come_back():
    habits = find_habits(("step_off",), CP12)
    absences = Absences(habits, 7)
    off = [absences.off(k) for k in range(steps(3600 * 2))]
    left = sum(1 for before, now in pairwise(off) if now and not before)
    assert 4 <= left <= 23
    assert 0 < np.mean(off) < 0.02
    assert find_habits(("step_off",), ADULT).steps_off_per_min < habits.steps_off_per_min


def test_play_stands_still_while_nobody_is_there():
    often = Habits(steps_off_per_min=6.0)
    bare = simulate(EXERCISES["star_map"], STARS, ADULT, attempts=10, seed=2)
    interrupted = simulate(EXERCISES["star_map"], STARS, ADULT, attempts=10, seed=2, habits=often)
    assert interrupted.attempts == bare.attempts
    assert interrupted.simulated_s > bare.simulated_s


def test_a_rail_carries_its_share_of_the_weight():
    person = player(ADULT, 1, Habits(rail=True))
    assert {person.lean(CENTRE, k).load for k in range(50)} == {0.85}


def test_a_middling_sensor_holds_its_readings_and_is_off_by_millimetres():
    exact, read = player(ADULT, 1), player(ADULT, 1, Habits(sensor=True))
    pairs = [(exact.lean(TARGET, k), read.lean(TARGET, k)) for k in range(steps(60))]
    off_mm = np.array([80 * (a.x - b.x) for a, b in pairs[steps(10) :]])
    assert 0.5 < off_mm.std() < 1.5
    values = [b.x for _, b in pairs]
    held = sum(one == other for one, other in pairwise(values))
    assert 1 / 6 < held / len(values) < 0.3


@pytest.mark.parametrize("habit", [habit for habit in HABITS if habit != "rail"])
def test_every_habit_changes_how_a_child_plays(habit):
    habits = find_habits((habit,), CP12)
    quick = Habits(**{name: _often(value) for name, value in _on(habits).items()})
    bare = simulate(EXERCISES["star_map"], STARS, CP12, attempts=12, seed=2)
    assert simulate(EXERCISES["star_map"], STARS, CP12, attempts=12, seed=2, habits=quick) != bare


def _on(habits):
    fields = habits.__struct_fields__
    return {name: getattr(habits, name) for name in fields if getattr(habits, name)}


def _often(value):
    """So often that it happens in a short bout."""
    return value if isinstance(value, bool) else min(5.0, 4 * value)


@pytest.mark.parametrize("name", ["adult", "cp3", "random"])
@pytest.mark.slow
def test_all_habits_together_still_play_the_same_for_the_same_seed(name):
    habits = find_habits(tuple(HABITS), PROFILES[name])
    first, second = (
        simulate(EXERCISES["star_map"], STARS, PROFILES[name], attempts=3, seed=8, habits=habits)
        for _ in range(2)
    )
    assert first == second


def test_an_unknown_habit_is_answered_with_the_nearest():
    with pytest.raises(SetupError, match="Did you mean 'fatigue'"):
        find_habits(("fatige",), ADULT)
    assert split_names("fatigue, lapses,") == ("fatigue", "lapses")
