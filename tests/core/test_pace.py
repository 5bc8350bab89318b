"""What a slower pace does to a level."""

from __future__ import annotations

import msgspec
import pytest

from game.core.exercise import with_limits
from game.core.level import Level, Limits
from game.core.pace import paced
from game.core.span import Bound, Span


class Spans(msgspec.Struct, frozen=True):
    speed: Span = Span(0.2, 0.4)
    limit_s: Span = Span(None, 6.0)
    distance: Span = Span(0.3, 0.8)


class Made(Level, frozen=True, kw_only=True):
    dial: Spans = Spans()


BOUNDS = {
    "speed": Bound(0.15, 1.0, 1, "", "speed"),
    "limit_s": Bound(3.0, 18.0, -1, "", "allowance"),
    "distance": Bound(0.1, 0.85, 1),
}


def at(pace: float) -> Spans:
    return paced(with_limits(Made(), Limits(pace=pace)), BOUNDS).dial


def test_the_full_pace_is_the_level_itself() -> None:
    level = Made()
    assert paced(level, BOUNDS) is level


def test_speeds_fall_and_allowances_grow_by_the_pace() -> None:
    slower = at(0.8)
    assert (slower.speed.easiest, slower.speed.hardest) == pytest.approx((0.16, 0.32))
    assert slower.limit_s.hardest == pytest.approx(7.5)
    assert slower.distance == Spans().distance


def test_a_limit_that_begins_with_none_grows_wherever_it_stands() -> None:
    usual, slower = Spans().limit_s, at(0.8).limit_s
    assert slower.at(0.1) is None
    for d in (0.25, 0.5, 1.0):
        assert slower.value(d) == pytest.approx(usual.value(d) / 0.8)


def test_nothing_leaves_the_range_that_a_level_may_have() -> None:
    slowest = at(0.5)
    assert (slowest.speed.easiest, slowest.speed.hardest) == pytest.approx((0.15, 0.2))
    assert max(slowest.limit_s.value(d) for d in (0.25, 0.5, 1.0)) <= 18.0


def test_of_two_paces_the_slower_holds() -> None:
    calm = msgspec.structs.replace(Made(), limits=Limits(pace=0.6))
    assert with_limits(calm, Limits(pace=0.9)).limits.pace == 0.6
    assert with_limits(calm, Limits(pace=0.5)).limits.pace == 0.5


def test_time_that_is_given_grows_too() -> None:
    assert Limits().unhurried(12.0) == 12.0
    assert Limits(pace=0.5).unhurried(12.0) == 24.0
