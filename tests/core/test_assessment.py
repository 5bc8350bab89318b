"""Which trial of an assessment comes next."""

from __future__ import annotations

from game.core.assessment import Assessment, Part, Trial, is_practice, next_part, standing

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
