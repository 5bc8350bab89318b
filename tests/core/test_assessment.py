"""Which trial of an assessment comes next."""

from __future__ import annotations

from game.core.assessment import (
    Assessment,
    Part,
    Trial,
    for_person,
    is_practice,
    next_part,
    standing,
)
from game.core.level import Limits

FIRM = Part(condition="firm", level="quiet_stance/a", title="", say="", trials=2)
FOAM = Part(condition="foam", level="quiet_stance/b", title="", say="", trials=1)
TEST = Assessment(
    name="test", title="", tells="", prepare=(), parts=(FIRM, FOAM), needs=(("cop",),)
)


def test_trials_come_in_order_and_end():
    done: list[Trial] = []
    seen = []
    while (part := next_part(TEST, done)) is not None:
        seen.append(part.condition)
        done.append(Trial(part.condition, True))
    assert seen == ["firm", "firm", "foam"]


def test_a_stopped_trial_is_tried_twice_more_and_then_not_possible_today():
    done = [Trial("firm", False)] * 3
    assert next_part(TEST, done[:2]) is FIRM
    assert next_part(TEST, done) is FOAM
    assert standing(TEST, done)[0].given_up


def test_stopped_trials_do_not_take_the_place_of_those_that_count():
    done = [Trial("firm", False), Trial("firm", True), Trial("firm", False)]
    assert next_part(TEST, done) is FIRM
    done.append(Trial("firm", True))
    assert next_part(TEST, done) is FOAM
    assert not standing(TEST, done)[0].given_up


def test_practice_comes_first_and_counts_for_nothing():
    part = Part(condition="lean", level="x/y", title="", say="", trials=2, practice=True)
    test = Assessment(name="t", title="", tells="", prepare=(), parts=(part,), needs=())
    done: list[Trial] = []
    practice = []
    while next_part(test, done) is not None:
        practice.append(is_practice(test, done))
        done.append(Trial("lean", True))
    assert practice == [True, False, False]


SLOW = Part(condition="2s", level="x/slow", title="", say="", trials=1)
QUICK = Part(condition="1s", level="x/quick", title="", say="", trials=1, after="2s", behind=True)
QUICKEST = Part(condition="half", level="x/half", title="", say="", trials=1, after="1s")
PACES = Assessment(
    name="paces", title="", tells="", prepare=(), parts=(SLOW, QUICK, QUICKEST), needs=()
)


def test_a_quicker_pace_comes_only_after_a_slower_one_that_was_managed():
    managed, not_managed = Trial("2s", True), Trial("2s", True, managed=False)
    assert next_part(PACES, []) is SLOW
    assert next_part(PACES, [managed]) is QUICK
    assert next_part(PACES, [not_managed]) is None
    assert [one.held_back for one in standing(PACES, [not_managed])] == [False, True, True]
    assert next_part(PACES, [Trial("2s", False)]) is SLOW
    assert next_part(PACES, [Trial("2s", False)] * 3) is None


def test_what_comes_after_a_condition_that_was_held_back_is_held_back_too():
    assert next_part(PACES, [managed := Trial("2s", True)]) is QUICK
    assert next_part(PACES, [managed, Trial("1s", True)]) is QUICKEST
    assert next_part(PACES, [managed, Trial("1s", False), Trial("1s", True)]) is QUICKEST
    assert next_part(PACES, [Trial("2s", True, managed=False)]) is None


def test_nobody_is_asked_to_lean_back_whose_limits_forbid_it():
    assert for_person(PACES, Limits(behind=True)) == PACES
    assert for_person(PACES, Limits()).parts == (SLOW, QUICKEST)
