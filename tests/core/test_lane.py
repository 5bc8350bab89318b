"""The side that the next attempt is about."""

import msgspec
import pytest

from game.core.lane import for_the_lane_met, lane_of


@pytest.mark.parametrize(
    ("label", "lane"),
    [
        ("forward_left", "left"),  # a side can be weak, so it counts before the direction
        ("right", "right"),
        ("back", "back"),
        ("stretch", "all"),
    ],
)
def test_a_label_says_its_side_first(label, lane):
    assert lane_of(label) == lane


class Move(msgspec.Struct, frozen=True):
    d: float


def wishing(**d_of):
    """A coach with a difficulty for each side."""
    return lambda lane: (lane, Move(d_of[lane]))


def test_the_answer_for_the_side_that_comes_is_taken_at_once():
    said = for_the_lane_met(wishing(left=0.3, right=0.6), lambda d: "left", "left")
    assert said == ("left", Move(0.3))


def test_a_difficulty_that_leads_to_the_other_side_is_asked_for_that_side():
    """Above 0.5 the right comes next: what was meant for the left would be met on the right."""
    lane_at = {0.7: "right", 0.6: "right"}.__getitem__
    said = for_the_lane_met(wishing(left=0.7, right=0.6), lane_at, "left")
    assert said == ("right", Move(0.6))


def test_where_the_sides_never_agree_the_easier_difficulty_holds():
    lane_at = {0.7: "right", 0.4: "left"}.__getitem__
    assert for_the_lane_met(wishing(left=0.7, right=0.4), lane_at, "left") == ("right", Move(0.4))
    assert for_the_lane_met(wishing(left=0.7, right=0.4), lane_at, "right") == ("right", Move(0.4))
