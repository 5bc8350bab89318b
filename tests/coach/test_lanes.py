"""A difficulty for each side, where one is weak."""

from __future__ import annotations

import math
import random
from statistics import fmean

import pytest

from game.coach import METHODS, Attempt, Start
from game.core.dial import MOST_DOWN, MOST_UP

WEAK, STRONG = 0.50, 0.62


def practice(method, *, sided, people=30, attempts=120):
    """Success of virtual players on each side after 40 attempts, weak on the left."""
    found = {"left": [], "right": []}
    for seed in range(people):
        source = random.Random(seed)
        coach, lane = METHODS[method](Start(d=0.4, sided=sided)), "left"
        for number in range(attempts):
            threshold = WEAK if lane == "left" else STRONG
            success = source.random() < 0.97 / (1 + math.exp((coach.d - threshold) / 0.08))
            if number >= 40:
                found[lane].append(success)
            ahead = source.choice(["left", "right"])
            attempt = Attempt(success, coach.d, lane, coach.easy)
            coach, _ = coach.propose(attempt, lane_ahead=ahead)
            lane = ahead
    return {lane: fmean(outcomes) for lane, outcomes in found.items()}


@pytest.mark.parametrize("method", ["wud", "bayes"])
@pytest.mark.slow
def test_both_sides_come_near_the_wish_where_one_for_all_leaves_the_weak_side_too_hard(method):
    common, own = practice(method, sided=False), practice(method, sided=True)
    assert common["left"] < 0.68
    assert common["right"] > 0.82
    assert own["left"] == pytest.approx(0.75, abs=0.05)
    assert own["right"] == pytest.approx(0.75, abs=0.06)


def test_a_side_moves_only_by_its_own_attempts():
    coach = METHODS["wud"](Start(d=0.5, sided=True))
    left = coach.rule.wish("left")
    for success in (True, False, True, True):
        coach, _ = coach.propose(Attempt(success, coach.d, "right"), lane_ahead="right")
    assert coach.rule.wish("left") == left
    assert coach.rule.wish("right") != left


def test_a_strong_side_is_not_drawn_down_by_being_held_near_the_weak_one():
    """Steps are small from any attempt to the next, so the strong side is played below its own."""
    coach = METHODS["wud"](Start(d=0.5, sided=True))
    for _ in range(6):
        coach, _ = coach.propose(Attempt(True, coach.d, "right"), lane_ahead="right")
    strong = coach.rule.wish("right")
    for _ in range(8):
        for lane, ahead in (("right", "left"), ("left", "right")):
            before = coach.d
            success = lane == "right"
            coach, move = coach.propose(Attempt(success, before, lane), lane_ahead=ahead)
            assert -MOST_DOWN - 1e-9 <= move.d - before <= MOST_UP + 1e-9
    assert coach.rule.wish("right") >= strong
    assert coach.rule.wish("left") < 0.5


def test_a_failure_far_below_its_own_brings_a_side_down_to_what_was_played():
    coach = METHODS["wud"](Start(d=0.9, sided=True)).rule
    after = coach.learned(Attempt(False, 0.4, "right"), as_proposed=True)
    assert after.wish("right") < 0.4


def test_exercises_without_sides_adapt_as_ever():
    plain, sided = METHODS["wud"](Start(d=0.4)), METHODS["wud"](Start(d=0.4, sided=True))
    for success in (True, True, False, False, True, False, True, True):
        plain, expected = plain.propose(Attempt(success, plain.d, easy=plain.easy))
        sided, move = sided.propose(Attempt(success, sided.d, easy=sided.easy))
        assert move == expected
