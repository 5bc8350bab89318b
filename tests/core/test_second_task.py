"""A second task beside play is recorded, answered once a sign, and scored from what happened."""

import pytest

from game.core.event import Answered, Ended, Prompted
from game.core.level import Condition
from game.core.prompting import prompts_of
from game.core.second_task import Score, SecondTask, dual_task_cost, score_of


def sign(wants, step=1, task="colour"):
    return Prompted(step=step, task=task, sign="go" if wants else "no_go", wants=wants)


ANSWER = Answered(step=2, task="colour", right=True)
LATE = Answered(step=2, task="colour", right=True, late=True)


@pytest.mark.parametrize(
    ("events", "score"),
    [
        ([], Score()),
        ([sign(True), ANSWER], Score(hits=1)),
        ([sign(True)], Score(misses=1)),
        ([sign(False), ANSWER], Score(false_alarms=1)),
        ([sign(False)], Score(passes=1)),
        ([sign(True), ANSWER, sign(False), sign(True)], Score(hits=1, passes=1, misses=1)),
        ([sign(False, task="head")], Score()),  # a head turn is no sign
        ([sign(True), sign(False), LATE], Score(hits=1, passes=1)),  # meant for the first
        ([sign(True), Ended(step=2, how="done")], Score()),  # nobody could have answered
        ([sign(True), ANSWER, Ended(step=3, how="done")], Score(hits=1)),
        ([sign(True), Ended(step=200, how="done")], Score(misses=1)),
    ],
)
def test_every_sign_counts_once(events, score):
    assert score_of(events) == score


def test_how_much_was_right_is_a_share_of_the_signs():
    assert Score(hits=3, passes=1, misses=1, false_alarms=3).right_share == 0.5
    assert Score().right_share is None


@pytest.mark.parametrize(
    ("single", "dual", "cost"),
    [
        (0.8, 0.6, 0.25),
        (0.5, 0.6, -0.2),  # the second task helped
        (None, 0.5, None),
        (0.5, None, None),
        (0.0, 0.5, None),  # nothing was managed alone
    ],
)
def test_the_cost_is_the_share_that_is_lost(single, dual, cost):
    assert dual_task_cost(single, dual) == (None if cost is None else pytest.approx(cost))


def test_answers_made_in_play_come_to_the_score_that_they_should():
    """Somebody who answers every sign for half a minute, twice, and after a pause goes on."""
    task, events = SecondTask(prompts_of(Condition(cognitive=2), 5)), []
    for step in range(1, 30 * 120):
        if step == 1000:
            task.play_goes_on()
        asked = task.step(step)
        events += asked
        if asked:
            events += [*task.answer(step), *task.answer(step)]
    signs = [event for event in events if isinstance(event, Prompted)]
    wanted = sum(event.wants for event in signs)
    assert len(signs) > 5
    assert score_of(events) == Score(hits=wanted, false_alarms=len(signs) - wanted)


def test_without_a_second_task_nothing_is_asked_and_nothing_answered():
    task = SecondTask(prompts_of(Condition(), 1))
    assert task.step(400) == task.answer(400) == []


def test_an_answer_right_after_a_new_sign_is_for_the_one_before():
    task, events, signs = SecondTask(prompts_of(Condition(cognitive=2), 5)), [], 0
    for step in range(1, 20 * 120):
        asked = task.step(step)
        events += asked
        signs += len(asked)
        if signs == 2:
            break
    first = next(event for event in events if isinstance(event, Prompted))
    (late,) = task.answer(step + 3)
    assert late.late
    assert late.right == first.wants
    (now,) = task.answer(step + 4)
    assert not now.late
    assert task.answer(step + 5) == []
