"""Added load begins small and stays within a twentieth of the body weight."""

from __future__ import annotations

import pytest

from game.core.added_load import AddedLoad, first_kg, too_much
from game.core.level import Condition
from game.exercises.loaded import load_problem


@pytest.mark.parametrize(
    ("kg", "body_kg", "fine"),
    [(3.5, 70.0, True), (3.6, 70.0, False), (0.5, None, True), (0.75, None, False), (1, 15, False)],
)
def test_no_more_than_five_per_cent_of_body_weight(kg, body_kg, fine) -> None:
    assert (too_much(AddedLoad(kg), body_kg) is None) == fine


def test_it_begins_with_one_per_cent_an_ankle_and_half_a_kilogram_for_a_child() -> None:
    assert first_kg(70.0, child=False) == pytest.approx(1.4)
    assert first_kg(40.0, child=True) == first_kg(None, child=False) == 0.5


def test_nobody_wears_it_on_one_leg() -> None:
    assert load_problem("flamingo_garden", Condition(load=1)) is not None
    assert load_problem("flamingo_garden", Condition()) is None
    assert load_problem("star_map", Condition(load=2)) is None
