"""Preparation off the board: each area has its time, may be skipped, and nothing hurries."""

from __future__ import annotations

import pytest

from game.core.errors import SetupError
from game.core.plan import parse_plan
from game.core.preparation import Item, Preparing

TWO = Preparing((Item("massage", "calves", 30), Item("release", "thighs", 60)))


def test_each_item_is_begun_by_hand_and_makes_way_when_its_time_is_over() -> None:
    first = TWO.turned().passed(29.0)
    assert (first.left_s, first.done_s) == (1.0, ())
    second = first.passed(1.0)
    assert (second.done_s, second.left_s, second.running) == ((30.0,), 60.0, False)
    assert second.passed(100.0) == second
    assert second.turned().passed(60.0).over


def test_an_item_may_wait_or_be_skipped() -> None:
    waiting = TWO.turned().passed(10.0).turned()
    assert waiting.passed(50.0) == waiting
    assert waiting.skipped().done_s == (10.0,)
    assert waiting.skipped().skipped().over
    assert waiting.skipped().skipped().skipped().turned().running is False


def test_a_plan_has_it_in_yaml_with_30_to_90_seconds_each() -> None:
    plan = parse_plan("preparation: [{kind: massage, area: calves, seconds: 60}]", "plan.yaml")
    assert plan.preparation == (Item("massage", "calves", 60),)
    with pytest.raises(SetupError, match=r"plan\.yaml"):
        parse_plan("preparation: [{kind: massage, area: calves, seconds: 120}]", "plan.yaml")
