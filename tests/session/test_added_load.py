"""What is worn stands at the head of the recording, where the condition has load."""

from __future__ import annotations

from typing import Any

import pytest

from game.core.added_load import AddedLoad
from game.core.errors import SetupError
from game.core.level import Condition
from game.core.patient import Patient
from tests.session.test_live_bout import begin
from tests.session.test_second_task import a_level

WORN = AddedLoad(0.5, "ankles")


@pytest.mark.parametrize(("step", "kept"), [(1, WORN), (0, None)])
def test_the_amount_is_logged_with_the_bout(
    make_visit: Any, step: int, kept: AddedLoad | None
) -> None:
    conditions = {"star_map": Condition(load=step)}
    patient = Patient(
        alias="P-LOAD", locks=(), supervision="hands_on", conditions=conditions, added_load=WORN
    )
    session, clock = make_visit(patient=patient)
    assert begin(session, clock, a_level()).header.added_load == kept


def test_nobody_plays_on_one_leg_with_it(make_visit: Any) -> None:
    conditions = {"flamingo_garden": Condition(load=1)}
    patient = Patient(alias="P-LOAD", locks=(), supervision="hands_on", conditions=conditions)
    session, clock = make_visit(patient=patient)
    with pytest.raises(SetupError, match="one leg"):
        begin(session, clock, "flamingo_garden/01-first-feather")
