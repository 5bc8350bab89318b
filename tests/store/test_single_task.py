"""What a second task costs is told against the same person's own bouts without one."""

from __future__ import annotations

import msgspec
import pytest

from game.core.event import Answered, Prompted
from game.core.level import Condition
from game.core.recording import Header
from game.core.second_task import Score
from game.store.records import BoutRow, Tried
from game.store.single_task import cost_of
from game.store.summary import bout_row, summary_of
from tests.store import made_up


def tried(succeeded: int, failed: int, d: float = 0.4, *, easy: bool = False) -> list[Tried]:
    outcomes = [True] * succeeded + [False] * failed
    return [Tried(success, d, "none", easy, 2.0, 1.0) for success in outcomes]


def header(number: int, condition: Condition, **more: str) -> Header:
    made = made_up.header(number=number)
    return msgspec.structs.replace(made, condition=condition, **more)


def bout(number: int, attempts: list[Tried], condition: Condition, **more: str) -> BoutRow:
    made = header(number, condition, **more)
    row = bout_row(f"bout {number:02d}", made, summary_of(made, [], made_up.samples()))
    return msgspec.structs.replace(row, tried=tuple(attempts))


ALONE, BESIDE = Condition(base=2), Condition(base=2, cognitive=2)
DUAL = msgspec.structs.replace(bout(9, tried(6, 4), BESIDE), second_task=Score(hits=6, passes=3))


def test_where_no_sign_came_there_is_no_cost_of_signs() -> None:
    """An exercise may have signs of its own, and older bouts were asked nothing."""
    quiet = msgspec.structs.replace(DUAL, second_task=Score())
    assert cost_of(quiet, [bout(1, tried(8, 2), ALONE)]) is None


def test_the_cost_is_what_is_lost_against_the_same_level_alone() -> None:
    assert cost_of(DUAL, [bout(1, tried(8, 2), ALONE)]) == pytest.approx(0.25)


@pytest.mark.parametrize(
    "other",
    [
        bout(1, tried(8, 2), BESIDE),  # had the second task too
        bout(1, tried(8, 2), Condition(base=3)),  # another stance
        bout(1, tried(8, 2), ALONE, level_sha256="cd" * 32),  # another level
        bout(10, tried(8, 2), ALONE),  # came after
        bout(1, tried(8, 2, d=0.8), ALONE),  # far harder
        bout(1, tried(8, 2, easy=True), ALONE),  # there to succeed
        bout(1, tried(3, 1), ALONE),  # too few
    ],
)
def test_what_cannot_be_compared_tells_no_cost(other: BoutRow) -> None:
    assert cost_of(DUAL, [other]) is None


def test_without_a_second_task_there_is_no_cost() -> None:
    alone = bout(9, tried(6, 4), ALONE)
    assert cost_of(alone, [bout(1, tried(8, 2), ALONE)]) is None


def test_how_signs_were_answered_is_kept_with_the_bout() -> None:
    events = [
        Prompted(step=400, task="colour", sign="go", wants=True),
        Answered(step=450, task="colour", right=True),
        Prompted(step=900, task="colour", sign="no_go"),
    ]
    made = header(1, BESIDE)
    row = bout_row("bout 1", made, summary_of(made, events, made_up.samples()))
    assert row.second_task == Score(hits=1, passes=1)
