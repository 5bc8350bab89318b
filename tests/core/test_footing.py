"""An empty board that shows weight is found before play, where stepping off would not be seen."""

from __future__ import annotations

import random

import pytest

from game.core.calibrating import Calibrating, Phase
from game.core.guard import Guard
from game.core.leaning import DIRECTIONS, Problem
from game.core.pose import Geometry
from game.core.posing import Posing
from input_devices.sample import Kind, Sample

RATE_HZ = 60
LONGEST_S = 90.0
UTC = "2026-01-01T00:00:00Z"


class Board:
    """A board with a zero that is wrong, and somebody who steps on and leans as asked."""

    def __init__(self, offset_kg: float, body_kg: float, zero_kg: float = 0.0) -> None:
        self._offset_kg, self._body_kg = offset_kg, body_kg
        self.geometry = Geometry(kind=Kind.LOAD4, tare=(zero_kg / 4,) * 4 if zero_kg else ())
        self.calibrating = Calibrating(self.geometry, "mm", "board", UTC, practice=False)
        self._draw = random.Random(1)

    def sample(self, t_s: float, *, there: bool) -> Sample:
        at = self.calibrating
        right, forward = DIRECTIONS[at.ask] if at.phase is Phase.LEANING else (0, 0)
        sways = self._draw.gauss(0.0, 0.1) if there else 0.0
        kg = self._body_kg / 4 + sways if there else 0.0
        shares = [1 + 0.2 * (right * x + forward * y) for x in (1, -1) for y in (1, -1)]
        front_right, back_right, front_left, back_left = shares
        corners = (front_right, back_right, front_left, back_left)
        noise = self._draw.gauss
        return Sample(
            t_s,
            Kind.LOAD4,
            tuple(self._offset_kg / 4 + kg * share + noise(0.0, 0.01) for share in corners),
        )

    def led(self, steps_on_s: float) -> Calibrating:
        """The procedure to its end; somebody is there from that time on."""
        t_s = 0.0
        while self.calibrating.phase not in (Phase.DONE, Phase.REFUSED) and t_s < LONGEST_S:
            t_s += 1 / RATE_HZ
            self.calibrating.take(self.sample(t_s, there=t_s >= steps_on_s), t_s)
        return self.calibrating


@pytest.mark.parametrize(
    ("offset_kg", "body_kg", "zero_kg"),
    [
        (12.0, 20.0, 0.0),  # a home-made board that has lost its zero, and a child
        (15.0, 30.0, 0.0),
        (30.0, 60.0, 0.0),
        (2.0, 18.0, -9.0),  # its kept zero is of a day on which it showed less than nothing
    ],
)
@pytest.mark.parametrize("steps_on_s", [0.5, 3.0, 8.0, 14.0])
def test_nobody_plays_on_a_board_on_which_stepping_off_is_not_seen(
    offset_kg: float, body_kg: float, zero_kg: float, steps_on_s: float
) -> None:
    at = Board(offset_kg, body_kg, zero_kg).led(steps_on_s)
    if steps_on_s > 1.0:
        assert at.phase is Phase.REFUSED
        assert at.problem is Problem.LOADED
        at.settle()
        assert at.result is None
    else:  # nobody has seen it empty for long enough
        assert at.phase is Phase.DONE


@pytest.mark.parametrize("offset_kg", [0.0, 3.0, 9.0, 12.0])
@pytest.mark.parametrize("steps_on_s", [0.5, 3.0, 8.0, 14.0])
def test_where_stepping_off_is_seen_people_are_calibrated_and_it_is_seen(
    offset_kg: float, steps_on_s: float
) -> None:
    board = Board(offset_kg, 70.0)
    at = board.led(steps_on_s)
    assert at.phase is Phase.DONE
    assert at.result is not None
    assert at.result.body_load_n == pytest.approx((70.0 + offset_kg) * 9.80665, rel=0.02)
    guard, posing = Guard(at.result, board.geometry, Kind.LOAD4), Posing(board.geometry)
    for step in range(RATE_HZ):
        pose = posing.take(board.sample(step / RATE_HZ, there=False), step / RATE_HZ)
        assert pose is not None
        guard.see(pose)
    assert guard.danger(1.0, playing=True) is not None
