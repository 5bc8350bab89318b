"""Feedback is given less and less, and never so that it would be unsafe."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.feedback import Feedback, modes, seen
from game.core.level import Condition

STANDING = Condition()


def test_everything_is_seen_unless_somebody_prescribes_less():
    assert modes(Feedback(), 12, 1, STANDING) == ("concurrent",) * 12


@given(catch_share=st.floats(0, 0.4), attempts=st.integers(1, 60), seed=st.integers(0, 2**32))
def test_catch_attempts_are_as_many_as_prescribed_never_first_and_never_two_in_a_row(
    catch_share, attempts, seed
):
    found = modes(Feedback(catch_share=catch_share), attempts, seed, STANDING)
    assert len(found) == attempts
    assert found.count("none") == min(round(catch_share * attempts), attempts // 2)
    assert found[0] == "concurrent"
    assert ("none", "none") not in set(pairwise(found))


@given(share=st.floats(0, 1), seed=st.integers(0, 2**32))
def test_the_mode_has_its_share(share, seed):
    found = modes(Feedback(mode="bandwidth", share=share), 20, seed, STANDING)
    assert found.count("bandwidth") == round(share * 20)


def test_the_share_does_not_take_the_catch_attempts():
    found = modes(Feedback(mode="terminal", share=1.0, catch_share=0.2), 10, 3, STANDING)
    assert (found.count("none"), found.count("terminal")) == (2, 8)


def test_another_seed_hides_other_attempts():
    half = Feedback(catch_share=0.2)
    assert len({modes(half, 20, seed, STANDING) for seed in range(9)}) > 1
    assert modes(half, 20, 4, STANDING) == modes(half, 20, 4, STANDING)


def test_with_eyes_closed_on_one_leg_there_is_no_catch_attempt():
    one_leg_blind = Condition(base=5, vision=3)
    assert "none" not in modes(Feedback(catch_share=0.4), 20, 1, one_leg_blind)


def test_more_than_forty_per_cent_of_catch_attempts_cannot_be_prescribed():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"catch_share": 0.5}, Feedback)


@pytest.mark.parametrize(
    ("mode", "inside", "shown"),
    [
        ("concurrent", True, True),
        ("concurrent", False, True),
        ("bandwidth", True, False),
        ("bandwidth", False, True),
        ("terminal", False, False),
        ("none", False, False),
    ],
)
def test_what_is_seen_while_an_attempt_is_underway(mode, inside, shown):
    assert seen(mode, inside=inside) is shown
