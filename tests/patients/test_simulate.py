"""Whole bouts without a screen."""

from __future__ import annotations

import time

import msgspec
import pytest

from game.coach import METHODS, Start
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.patients.profile import ADULT, CP12, PROFILES
from game.patients.simulate import simulate

RIVER = find_level("river_run/05-otter-turn").level
STARS = find_level("star_map/05-the-swan").level


@pytest.mark.parametrize(("name", "level"), [("river_run", RIVER), ("star_map", STARS)])
def test_the_same_seed_gives_the_same_outcome(name, level):
    first, second = (simulate(EXERCISES[name], level, CP12, attempts=14, seed=3) for _ in range(2))
    assert first == second
    assert first.attempts == 14
    assert first != simulate(EXERCISES[name], level, CP12, attempts=14, seed=4)


def test_without_a_coach_the_dial_stays_where_the_level_starts():
    outcome = simulate(EXERCISES["star_map"], STARS, ADULT, attempts=30, seed=1)
    assert outcome.final_d == STARS.d.start
    assert outcome.mean_d == pytest.approx(STARS.d.start)


def test_a_fixed_difficulty_holds_from_the_first_attempt():
    outcome = simulate(EXERCISES["star_map"], STARS, ADULT, attempts=5, seed=1, fixed_d=0.8)
    assert (outcome.final_d, outcome.mean_d) == (0.8, pytest.approx(0.8))


def test_a_coach_carries_a_good_player_to_the_top_of_the_level():
    coach = METHODS["wud"](Start(d=0.15))
    outcome = simulate(EXERCISES["star_map"], STARS, ADULT, attempts=30, seed=1, coach=coach)
    assert outcome.final_d == 1.0
    assert 0.5 < outcome.mean_d < 1.0


def test_time_is_simulated_and_not_waited_for():
    outcome = simulate(
        EXERCISES["quiet_stance"], find_level("quiet_stance/probe").level, ADULT, attempts=3, seed=1
    )
    assert outcome.simulated_s == pytest.approx(3 * 33.0)
    assert (outcome.success, outcome.events) == (1.0, 6)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "level"), [("river_run", RIVER), ("star_map", STARS)])
def test_a_bout_plays_a_thousand_times_faster_than_real_time(name, level):
    speeds = []
    for seed in range(5):
        began = time.process_time()
        outcome = simulate(EXERCISES[name], level, ADULT, attempts=40, seed=seed)
        speeds.append(outcome.simulated_s / (time.process_time() - began))
    assert max(speeds) > 1000


def test_an_outcome_is_a_plain_value():
    outcome = simulate(EXERCISES["star_map"], STARS, ADULT, attempts=2, seed=1)
    assert msgspec.json.decode(msgspec.json.encode(outcome))["attempts"] == 2


def test_who_never_gets_ready_for_an_attempt_ends_the_play_and_wins_nothing():
    level = find_level("rocket_legs/01-first-countdown").level
    outcome = simulate(EXERCISES["rocket_legs"], level, PROFILES["still"], attempts=9, seed=1)
    assert (outcome.attempts, outcome.success, outcome.wins) == (0, 0.0, ())
    assert outcome.final_d == outcome.mean_d == level.d.start
