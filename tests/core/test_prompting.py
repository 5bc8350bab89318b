"""A second task is drawn before play, asks calmly, and is scored as it was answered."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.level import Condition
from game.core.prompting import Prompting, prompts_of
from game.core.time import seconds


def only(condition, seed=1):
    (sequence,) = prompts_of(condition, seed)
    return sequence


def played(sequence, seconds_of_play, pauses=()):
    """(second, prompt) of everything asked; pauses: played seconds after which play stood still."""
    going, found, since = Prompting(sequence), [], 10**6
    for step in range(1, round(seconds_of_play * 120) + 1):
        since = 0 if seconds(step) in pauses else since + 1
        going, prompt = going.stepped(since)
        if prompt is not None:
            found.append((seconds(step), prompt))
    return found


def test_nothing_is_asked_unless_a_therapist_has_set_it():
    assert prompts_of(Condition(), 1) == ()


@pytest.mark.parametrize(("step", "gap_s"), [(1, 2.0), (2, 1.0), (3, 1.0)])
def test_the_head_turns_at_the_rate_of_the_design(step, gap_s):
    asked = played(only(Condition(head=step)), 20)
    assert asked[0][0] == 3.0
    assert {round(b - a, 6) for (a, _), (b, _) in pairwise(asked)} == {gap_s}


def test_turns_go_to_both_sides_alike_and_nods_come_last():
    signs = [prompt.sign for _, prompt in played(only(Condition(head=1)), 20)]
    assert signs[:4] == ["left", "right", "left", "right"]
    signs = [prompt.sign for _, prompt in played(only(Condition(head=3)), 20)]
    assert signs[:4] == ["left", "right", "up", "down"]


def test_counting_begins_from_a_number_that_the_next_bout_does_not_have():
    starts = {only(Condition(cognitive=1), seed)[0].value for seed in range(20)}
    assert len(starts) > 5
    assert all(60 <= start <= 99 for start in starts)


@given(seed=st.integers(0, 2**32), task=st.sampled_from([2, 3]))
def test_signs_come_calmly_and_the_same_for_the_same_seed(seed, task):
    asked = played(only(Condition(cognitive=task), seed), 60)
    assert asked == played(only(Condition(cognitive=task), seed), 60)
    assert asked[0][0] == 3.0
    assert all(b - a >= 2.79 for (a, _), (b, _) in pairwise(asked))
    assert any(prompt.wants for prompt in only(Condition(cognitive=task), seed))


@given(seed=st.integers(0, 2**32))
def test_a_sign_that_comes_twice_is_the_one_to_answer(seed):
    sequence = only(Condition(cognitive=3), seed)
    assert not sequence[0].wants
    assert all(b.wants == (a.sign == b.sign) for a, b in pairwise(sequence))


def test_what_falls_due_right_after_a_pause_waits_a_second():
    sequence = only(Condition(head=2))
    assert played(sequence, 8, pauses=(4.95,))[2][0] == pytest.approx(5.95, abs=0.01)


def test_both_tasks_may_be_set_at_once():
    assert len(prompts_of(Condition(head=1, cognitive=2), 1)) == 2


def test_a_sign_may_be_answered_once_until_the_next_comes():
    going, prompt = Prompting(only(Condition(cognitive=2))), None
    assert going.open_sign is None
    while prompt is None:
        going, prompt = going.stepped(10**6)
    assert going.open_sign == prompt


def test_turning_the_head_is_no_sign_to_answer():
    going, prompt = Prompting(only(Condition(head=2))), None
    while prompt is None:
        going, prompt = going.stepped(10**6)
    assert going.open_sign is None
