"""Where a bout begins: from earlier visits, from earlier bouts of the visit, and for the first
time."""

from __future__ import annotations

import math
import random

import pytest

from game.coach import METHODS, Attempt, Start
from game.coach.bayes import believed
from game.coach.warm_start import first_d


def played(threshold: float, count: int = 40, *, seed: int = 1, days_ago: float = 3.0, **more):
    """Attempts between 0.2 and 0.8 of somebody with this threshold, slope 0.08."""
    source = random.Random(seed)
    return tuple(
        Attempt(
            source.random() < 0.97 / (1 + math.exp((d - threshold) / 0.08)),
            d,
            days_ago=days_ago,
            **more,
        )
        for d in (source.uniform(0.2, 0.8) for _ in range(count))
    )


def test_a_session_begins_a_little_below_what_gave_85_percent_last_time():
    errors = [first_d(played(0.6, 100, seed=seed)) - (0.6 - 0.157 - 0.10) for seed in range(20)]
    assert abs(sum(errors) / 20) < 0.03
    assert max(map(abs, errors)) < 0.12


@pytest.mark.parametrize(
    ("success", "expected"),
    [(True, 0.40), (False, 0.20)],  # never harder, never easier than what was played, minus 0.10
)
def test_all_success_or_all_failure_is_not_taken_further_than_was_played(success, expected):
    attempts = [Attempt(success, d) for d in (0.3, 0.4, 0.5, 0.3, 0.4, 0.5, 0.5, 0.5)]
    assert expected - 1e-9 <= first_d(attempts) <= expected + (0.0 if not success else 1e-9)


def test_too_few_attempts_and_attempts_given_to_succeed_tell_nothing():
    assert first_d(played(0.6, 4)) is None
    assert first_d([Attempt(True, 0.9, easy=True)] * 30) is None


def test_the_last_visit_counts_and_not_the_one_before():
    attempts = (*played(0.3, days_ago=10.0), *played(0.7, days_ago=3.0))
    assert first_d(attempts) == pytest.approx(first_d(played(0.7)), abs=0.03)


def test_old_attempts_weigh_less_and_leave_more_doubt():
    """How far apart 60 and 90 percent are believed to lie tells how much is in doubt."""

    def doubt(days_ago):
        belief = believed(played(0.6, 12, days_ago=days_ago))
        return belief.d_for(0.6) - belief.d_for(0.9)

    assert doubt(0.0) < doubt(14.0) < doubt(60.0) < doubt(3000.0)


def test_bayes_meets_somebody_known_sooner_than_somebody_new():
    def way_off(earlier):
        coach, off = METHODS["bayes"](Start(d=0.15, earlier=earlier)), []
        for number in range(6):
            coach, _ = coach.propose(Attempt(number != 4, coach.d, easy=coach.easy))
            off.append(abs(coach.d - 0.6))
        return sum(off)

    assert way_off(played(0.7)) < way_off(())


@pytest.mark.parametrize("method", ["wud", "bayes"])
def test_a_new_person_begins_where_the_level_begins(method):
    _, move = METHODS[method](Start(d=0.5)).begun()
    assert (move.d, move.easier_on_purpose) == (0.5, False)


@pytest.mark.parametrize("method", ["wud", "bayes"])
@pytest.mark.parametrize("outcomes", [(True,), (False, True), (False, False, True)])
def test_a_child_succeeds_early_on(method, outcomes):
    """The first attempt is easy; after a failure the next one is easier still."""
    coach, move = METHODS[method](Start(d=0.6, child=True)).begun()
    assert (move.d, move.easier_on_purpose) == (pytest.approx(0.4), True)
    for success in outcomes:
        before = coach.d
        coach, move = coach.propose(Attempt(success, before, easy=coach.easy))
        assert success or move.d < before


def test_of_children_hardly_any_fails_three_times_at_the_start():
    """Virtual players to whom the level as it begins is too hard: they succeed in half of it."""
    source, unlucky = random.Random(1), 0
    for _ in range(1000):
        coach, _ = METHODS["wud"](Start(d=0.5, target=0.8, child=True)).begun()
        for _ in range(3):
            success = source.random() < 0.97 / (1 + math.exp((coach.d - 0.5) / 0.08))
            coach, _ = coach.propose(Attempt(success, coach.d, easy=coach.easy))
            if success:
                break
        unlucky += not success
    assert unlucky <= 10


@pytest.mark.parametrize("method", ["wud", "bayes"])
def test_the_next_bout_of_a_visit_goes_on_where_the_last_one_ended(method):
    coach, told = METHODS[method](Start(d=0.3)), []
    for success in (True, True, False, True, True, True, False, True):
        told.append(Attempt(success, coach.d, easy=coach.easy))
        coach, move = coach.propose(told[-1])
    later, begun = METHODS[method](Start(d=0.3, today=tuple(told))).begun()
    assert begun.d == move.d
    assert later.rule == coach.rule


def test_a_bout_ended_on_an_easy_attempt_goes_on_from_before_it():
    coach, told = METHODS["wud"](Start(d=0.5)), []
    for last_next in (False, False, True, False):
        told.append(Attempt(True, coach.d, easy=coach.easy))
        coach, _ = coach.propose(told[-1], last_next=last_next)
    later = METHODS["wud"](Start(d=0.5, today=tuple(told)))
    assert later.rule.d == pytest.approx(coach.rule.d)
