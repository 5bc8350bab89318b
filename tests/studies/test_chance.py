"""Chance is told from what it could not have done."""

from __future__ import annotations

import random

import pytest

from game.studies.chance import (
    CONFIDENCE,
    interval,
    surely_above,
    surely_below,
    surely_higher,
    surely_more,
)


def wins(successes, attempts):
    return [n < successes for n in range(attempts)]


def drawn(source, share, attempts):
    return [source.random() < share for _ in range(attempts)]


@pytest.mark.parametrize(
    ("successes", "attempts", "above"),
    [
        (80, 80, True),  # 0.9 ** 80 is far below 0.01
        (40, 40, False),  # 0.9 ** 40 is 0.015
        (5, 5, False),
        (380, 400, True),
        (364, 400, False),
    ],
)
def test_a_share_lies_above_nine_tenths_only_where_chance_cannot_do_it(successes, attempts, above):
    assert surely_above(wins(successes, attempts), 0.9) is above
    mirrored = wins(attempts - successes, attempts)
    assert surely_below(mirrored, 0.1) is above


def test_a_share_of_nothing_is_above_none():
    assert surely_above(wins(1, 80), 0.0)
    assert not surely_above(wins(0, 80), 0.0)


def test_an_interval_holds_the_share_and_narrows_with_attempts():
    few, many = interval(wins(30, 40)), interval(wins(300, 400))
    assert few[0] < many[0] < 0.75 < many[1] < few[1]
    assert interval(wins(0, 80))[0] == 0.0 < interval(wins(0, 80))[1] < 0.1


def test_only_pairs_that_differ_speak():
    both = [True] * 70
    assert surely_more(both + [True] * 9 + [False], both + [False] * 9 + [True])  # as McNemar's
    assert not surely_more(both + [True] * 4 + [False], both + [False] * 4 + [True])
    assert not surely_more(both, both)
    assert not surely_more([False] * 80, [False] * 80)


def test_a_margin_must_be_passed_and_not_only_reached():
    assert surely_more(wins(400, 400), wins(320, 400), 0.05)
    assert not surely_more(wins(400, 400), wins(385, 400), 0.05)
    assert not surely_more(wins(400, 400), wins(375, 400), 0.05)
    assert not surely_more(wins(300, 400), wins(400, 400), 0.05)


@pytest.mark.parametrize("margin", [0.0, 0.05])
@pytest.mark.parametrize("attempts", [80, 200])
@pytest.mark.parametrize("alike", [False, True], ids=["apart", "in pairs"])
def test_where_a_rule_is_just_kept_a_comparison_in_a_hundred_speaks(margin, attempts, alike):
    source, tries = random.Random(7), 500
    said = 0
    for _ in range(tries):
        luck = [source.random() for _ in range(attempts)]
        other = luck if alike else [source.random() for _ in range(attempts)]
        many, few = [one < 0.75 + margin for one in luck], [one < 0.75 for one in other]
        said += surely_more(many, few, margin)
    # 5 are meant; more than 10 would be chance in one series of seventy
    assert said <= 2 * tries * (1 - CONFIDENCE)


def test_a_true_difference_is_found():
    source = random.Random(7)
    found = sum(surely_more(drawn(source, 0.85, 400), drawn(source, 0.70, 400)) for _ in range(100))
    assert found > 90


def test_pairs_must_be_complete():
    with pytest.raises(ValueError, match="zip"):
        surely_more([True], [True, False])


def test_a_mean_lies_higher_only_where_chance_cannot_do_it():
    source = random.Random(7)
    low = [source.gauss(0.6, 0.1) for _ in range(80)]
    high = [one + source.gauss(0.08, 0.05) for one in low]
    assert surely_higher(high, low)
    assert surely_higher(high, low, 0.05)
    assert not surely_higher(high, low, 0.09)
    assert not surely_higher(low, high)
    assert not surely_higher([0.9] * 3, [0.1] * 3), "three pairs say nothing of a mean"


def test_values_that_never_vary_are_compared_as_they_are():
    assert surely_higher([0.7] * 12, [0.6] * 12, 0.02)
    assert not surely_higher([0.61] * 12, [0.6] * 12, 0.02)
    assert not surely_higher([1.0] * 12, [1.0] * 12)
