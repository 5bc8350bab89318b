"""Which device of a visit steers an exercise: what its card needs first, and what one can do
alone."""

from __future__ import annotations

import pytest

from game.exercises import EXERCISES
from game.session.steered_by import Needs, SteeredBy, steered_by
from input_devices.device import Info
from input_devices.sample import Kind
from input_devices.simulated import BoardModel, simulated_info

BOARD = simulated_info("sim:a", "board", BoardModel())
PLATE = simulated_info("sim:b", "plate", BoardModel(kind=Kind.COP))
SENSOR = simulated_info("sim:c", "sensor", BoardModel(kind=Kind.TILT))
MOUSE = Info("mouse:", "mouse", "mouse", Kind.AXES, "reach", None, ("axes",), measures=False)


@pytest.mark.parametrize(
    ("needs", "infos", "found"),
    [
        ((("cop",),), [BOARD], SteeredBy(0)),
        ((("cop",),), [SENSOR], None),
        ((("cop",),), [SENSOR, BOARD], SteeredBy(1)),
        ((("tilt2",), ("cop",)), [BOARD, SENSOR], SteeredBy(1)),  # what is named first
        ((("tilt2",), ("cop",)), [BOARD], SteeredBy(0)),
        ((("cop", "lr"),), [PLATE, BOARD], SteeredBy(1)),  # one that can do it alone
        ((("tilt2", "weight"),), [BOARD, SENSOR], SteeredBy(1, 0)),  # both where one is too little
        ((("tilt2", "weight"), ("cop",)), [BOARD], SteeredBy(0)),
        ((("tilt2", "acc"),), [BOARD, SENSOR], None),
        ((("cop",),), [MOUSE], SteeredBy(0)),  # to try it
        ((("weight",),), [MOUSE], None),
        ((("cop",),), [], None),
    ],
)
def test_the_device_that_steers_is_picked(
    needs: Needs, infos: list[Info], found: SteeredBy | None
) -> None:
    assert steered_by(needs, infos) == found


@pytest.mark.parametrize("infos", [[BOARD, SENSOR], [SENSOR, BOARD]])
def test_a_board_and_a_sensor_play_every_exercise_whichever_was_named_first(
    infos: list[Info],
) -> None:
    for name, exercise in EXERCISES.items():
        found = steered_by(exercise.CARD.needs, infos)
        assert found is not None or ("acc",) in exercise.CARD.needs, name
