"""The rule of weighted up-down, and the kindness around it."""

from __future__ import annotations

import ast
import pathlib

import pytest

import game.coach
from game.coach import METHODS, Attempt, Fixed, Start
from game.coach.kindness import KindCoach
from game.coach.weighted_up_down import WeightedUpDown
from game.core.dial import MOST_DOWN
from game.core.level import Condition


def coach_at(d: float, target: float = 0.75, **more) -> KindCoach:
    return METHODS["wud"](Start(d=d, target=target, **more))


def after(outcomes, coach=None):
    coach = coach or coach_at(0.5)
    moves = []
    for success in outcomes:
        coach, move = coach.propose(Attempt(success, coach.d, easy=coach.easy))
        moves.append(move)
    return coach, moves


@pytest.mark.parametrize(
    ("target", "ratio"), [(0.60, 1.5), (0.70, 2.33), (0.75, 3.0), (0.80, 4.0), (0.90, 9.0)]
)
def test_a_failure_weighs_as_much_as_the_wished_success_says(target, ratio):
    rule = WeightedUpDown.begin(0.5, target, 0.0, 1.0)
    up = rule.learned(Attempt(True, 0.5), as_proposed=True).d - 0.5
    down = 0.5 - rule.learned(Attempt(False, 0.5), as_proposed=True).d
    assert up == pytest.approx(min(0.08, MOST_DOWN / ratio), rel=0.01)
    assert down / up == pytest.approx(ratio, rel=0.01)


def test_steps_halve_at_the_second_reversal_and_no_more():
    rule = WeightedUpDown.begin(0.5, 0.75, 0.0, 1.0)
    steps = []
    for success in (True, False) * 6:
        rule = rule.learned(Attempt(success, rule.d), as_proposed=True)
        steps.append(rule.harder_step)
    assert steps == pytest.approx([0.08, 0.08] + [0.04] * 10)


def test_two_failures_in_a_row_bring_one_attempt_that_is_clearly_easier():
    coach, (first, second) = after([False, False])
    assert first.d == pytest.approx(0.26)
    assert second.d == 0.0
    assert second.easier_on_purpose
    assert "2 times not yet" in second.text
    coach, _ = after([False, False], coach_at(1.0))
    assert coach.d == pytest.approx(0.76 - 0.35)


def test_an_attempt_given_to_succeed_weighs_in_what_the_person_meets_but_not_in_the_steps():
    rule = WeightedUpDown(0.54, 0.75, 0.0, 1.0, harder_step=0.02, reversals=3, heading=-1)
    coach = KindCoach(rule, 0.34, 0.0, 1.0, easy=True, failures=2)
    back, move = coach.propose(Attempt(True, 0.34, easy=True))
    assert move.d == pytest.approx(0.44)
    assert back.rule.d == pytest.approx(0.56)
    assert (back.rule.reversals, back.rule.harder_step) == (3, 0.02)
    _, move = back.propose(Attempt(True, back.d))
    assert move.d == pytest.approx(0.54)


@pytest.mark.parametrize("method", ["wud", "bayes"])
def test_after_a_failure_the_next_attempt_is_never_harder(method):
    coach = METHODS[method](Start(d=0.2))
    for success in (True, True, False, True, True, False, False, False, True, False, True):
        before = coach.d
        coach, move = coach.propose(Attempt(success, before, easy=coach.easy))
        assert success or move.d <= before


def test_a_bout_ends_on_an_easy_attempt_and_the_next_goes_on_from_before():
    coach, move = coach_at(0.5).propose(Attempt(True, 0.5), last_next=True)
    assert (move.d, move.easier_on_purpose) == (pytest.approx(0.3), True)
    coach, move = coach.propose(Attempt(True, coach.d, easy=True))
    assert move.d == pytest.approx(0.4)
    coach, move = coach.propose(Attempt(True, coach.d))
    assert move.d == pytest.approx(0.5)


def test_every_step_is_taken_from_the_difficulty_that_was_really_played():
    """A therapist's bound held the dial at 0.3, while the coach had wished 0.5."""
    _, move = coach_at(0.5).propose(Attempt(True, 0.3))
    assert move.d == pytest.approx(0.38)
    _, move = coach_at(0.5).propose(Attempt(False, 0.3))
    assert move.d == pytest.approx(0.06)


@pytest.mark.parametrize("method", ["wud", "bayes"])
def test_the_coach_goes_on_from_where_the_therapist_turned_the_dial(method):
    coach = METHODS[method](Start(d=0.5, high=0.8))
    for _ in range(6):
        coach, _ = coach.propose(Attempt(True, coach.d))
    turned = coach.moved(0.2)
    assert turned.d == 0.2
    _, move = turned.propose(Attempt(True, 0.2))
    assert 0.2 <= move.d <= 0.3
    assert turned.moved(0.95).d == 0.8


@pytest.mark.parametrize("method", ["wud", "bayes"])
def test_what_was_underway_when_the_therapist_turned_the_dial_does_not_turn_it_back(method):
    coach = METHODS[method](Start(d=0.5)).moved(0.9)
    coach, move = coach.propose(Attempt(False, 0.5))
    assert move.d == 0.9
    _, move = coach.propose(Attempt(False, 0.9))
    assert move.d < 0.9


def test_a_locked_dial_stays():
    coach = Fixed.begin(Start(d=0.7, target=0.75, low=0.0, high=0.6))
    for success in (True, False, False, False):
        coach, move = coach.propose(Attempt(success, coach.d))
        assert move.d == 0.6


@pytest.mark.parametrize("d", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("success", [True, False])
def test_every_method_answers_in_words_even_where_nothing_moves(d, success):
    for begin in METHODS.values():
        coach, first = begin(Start(d=d)).begun()
        _, move = coach.propose(Attempt(success, d))
        for said in (first, move):
            assert said.reason
            assert said.text == said.reason.format(**said.values)
            assert "{" not in said.text


def test_no_code_of_the_coach_knows_a_condition():
    """Stance, support, vision and the rest are the therapist's alone (clinical rule 1)."""
    forbidden = {*Condition.__struct_fields__, "Condition", "condition", "Level", "supervision"}
    paths = list(pathlib.Path(game.coach.__file__).parent.glob("**/*.py"))
    assert {"kindness.py", "bayes.py", "lanes.py", "beginning.py"} <= {path.name for path in paths}
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        named |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        named |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) if node.arg}
        assert not named & forbidden, path.name
