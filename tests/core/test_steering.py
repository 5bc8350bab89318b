"""From the board to the lean: own reach, a causal filter, nobody there."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.calibration import Calibration, fallback
from game.core.control import Control, within
from game.core.pose import GRAVITY_M_S2, Geometry, Pose, pose_of
from game.core.steering import Steering
from input_devices.sample import Kind, Sample

ONE_SIDED = Calibration(
    made_utc="",
    device_id="board",
    unit="mm",
    rest_x=7.0,
    rest_y=-80.0,
    right=60.0,
    left=30.0,
    forward=50.0,
    back=20.0,
    body_load_n=500.0,
)


@pytest.mark.parametrize(
    ("x", "y", "lean"),
    [
        (7.0, -80.0, (0.0, 0.0)),
        (67.0, -80.0, (1.0, 0.0)),  # each side by its own reach
        (-23.0, -80.0, (-1.0, 0.0)),
        (7.0, -30.0, (0.0, 1.0)),
        (7.0, -100.0, (0.0, -1.0)),
        (37.0, -55.0, (0.5, 0.5)),
    ],
)
def test_a_lean_is_told_in_own_reach_on_each_side(
    x: float, y: float, lean: tuple[float, float]
) -> None:
    control = ONE_SIDED.control(x, y, 500.0)
    assert (control.x, control.y) == pytest.approx(lean)
    assert control.load == pytest.approx(1.0)


@given(st.floats(-1.4, 1.4), st.floats(-1.4, 1.4))
def test_position_is_the_inverse_of_control(x: float, y: float) -> None:
    x, y = within(x, y, 1.4)
    back = ONE_SIDED.control(*ONE_SIDED.position(Control(x, y)), None)
    assert (back.x, back.y) == pytest.approx((x, y), abs=1e-9)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_stumble_never_throws_the_picture_about(x: float, y: float) -> None:
    assert ONE_SIDED.control(x, y, None).reach <= 1.5 + 1e-9


def test_four_corners_give_the_moment_balance() -> None:
    sample = Sample(0.0, Kind.LOAD4, (21.0, 16.0, 18.0, 15.0))
    pose = pose_of(sample, 1.0, Geometry(400.0, 250.0))
    assert pose is not None
    assert (pose.x, pose.y) == pytest.approx((11.43, 14.29), abs=0.005)
    assert pose.load_n == pytest.approx(70 * GRAVITY_M_S2)


@pytest.mark.parametrize(
    "sample",
    [
        Sample(0.0, Kind.LOAD4, (1.0, 2.0, 1.0, 0.0)),
        Sample(0.0, Kind.COP, (3.0, 4.0, 20.0)),
    ],
)
def test_an_empty_board_has_no_centre_of_pressure(sample: Sample) -> None:
    pose = pose_of(sample, 0.0, Geometry())
    assert pose is not None
    assert (pose.x, pose.y) == (None, None)
    steering = Steering(ONE_SIDED)
    steering.feed(Pose(0.0, 7.0, -80.0, 500.0))
    steering.feed(pose)
    assert steering.control is None


def test_a_quick_lean_is_followed_within_a_tenth_of_a_second_and_quiet_sway_is_calmed() -> None:
    steering = Steering(ONE_SIDED)
    for i in range(100):
        steering.feed(Pose(i / 100, 7.0, -80.0, 500.0))
    for i in range(100, 120):
        steering.feed(Pose(i / 100, 55.0, -80.0, 500.0))
        if steering.control is not None and steering.control.x >= 0.63 * 0.8:
            break
    assert (i - 100) / 100 <= 0.10

    noisy, spread = Steering(ONE_SIDED), []
    for i in range(400):
        noise_mm = 1.2 * math.sin(2 * math.pi * 12 * i / 100)
        noisy.feed(Pose(i / 100, 7.0 + noise_mm, -80.0, 500.0))
        assert noisy.control is not None
        spread.append(noisy.control.x)
    raw = 1.2 / 30.0
    assert max(map(abs, spread[100:])) < 0.5 * raw


def test_the_same_poses_give_the_same_leans() -> None:
    def leans() -> list[float]:
        steering = Steering(ONE_SIDED)
        told = []
        for i in range(50):
            steering.feed(Pose(i / 60, 7.0 + 3 * math.sin(i), -80.0, 500.0))
            assert steering.control is not None
            told.append(steering.control.x)
        return told

    assert leans() == leans()


@pytest.mark.parametrize("unit", ["mm", "deg", "reach"])
def test_a_fallback_says_that_it_is_one(unit: str) -> None:
    made = fallback(made_utc="", device_id="x", unit=unit, note="why")
    assert made.own is (unit == "reach")
    assert made.note == "why"


@pytest.mark.parametrize(
    ("x_mm", "share"),
    [(0.0, 0.5), (100.0, 1.0), (-100.0, 0.0), (70.0, 0.85), (300.0, 1.0), (-300.0, 0.0)],
)
def test_the_share_on_the_right_foot_follows_from_the_place_on_the_board(
    x_mm: float, share: float
) -> None:
    """Of the board, not of the person's rest: 7 mm right of its middle is no matter of the feet."""
    steering = Steering(ONE_SIDED)
    steering.feed(Pose(0.0, x_mm, -80.0, 500.0))
    assert steering.control is not None
    assert steering.control.right == pytest.approx(share)


def test_a_tilt_sensor_knows_nothing_of_the_feet() -> None:
    steering = Steering(fallback(made_utc="", device_id="x", unit="deg", note=""))
    steering.feed(Pose(0.0, 6.0, 0.0))
    assert steering.control is not None
    assert steering.control.right == 0.5
