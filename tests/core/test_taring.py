"""A board is zeroed with what lies on it, and only with nobody there."""

from __future__ import annotations

import pytest

from game.core.pose import Geometry, pose_of
from game.core.taring import Refused, tare_of
from input_devices.sample import Flag, Kind, Sample

FOAM = (0.2, 0.3, 0.4, 0.1)
BODY = (15.0, 20.0, 16.0, 19.0)


def corners(*each: float, n: int = 60, flags: Flag = Flag.NONE) -> list[Sample]:
    return [Sample(i / 60, Kind.LOAD4, each, flags=flags) for i in range(n)]


def together(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(x + y for x, y in zip(a, b, strict=True))


def test_the_foam_is_what_the_corners_show_with_nobody_there() -> None:
    assert tare_of(corners(*FOAM)) == pytest.approx(FOAM)


@pytest.mark.parametrize(
    ("samples", "why"),
    [
        ([], Refused.SILENT),
        (corners(*FOAM, n=3), Refused.SILENT),
        (corners(*BODY), Refused.LOADED),
        ([*corners(*FOAM), *corners(*together(FOAM, (1.0, 0, 0, 0)))], Refused.MOVING),
        (corners(0.0, 0.1, 0.1, 0.1, flags=Flag.CLAMPED), Refused.CLAMPED),
        ([Sample(0.0, Kind.COP, (1.0, 2.0))] * 60, Refused.NO_LOAD),
        ([Sample(0.0, Kind.TILT, (1.0, 2.0))] * 60, Refused.NO_LOAD),
    ],
)
def test_a_board_that_cannot_be_zeroed_says_why(samples: list[Sample], why: Refused) -> None:
    assert tare_of(samples) is why


def test_somebody_on_a_zeroed_foam_stands_where_they_would_on_the_bare_board() -> None:
    bare = pose_of(Sample(0.0, Kind.LOAD4, BODY), 0.0, Geometry())
    foam = Sample(0.0, Kind.LOAD4, together(BODY, FOAM))
    assert bare is not None
    on_foam = pose_of(foam, 0.0, Geometry(tare=FOAM))
    assert on_foam is not None
    assert (on_foam.x, on_foam.y) == (pytest.approx(bare.x), pytest.approx(bare.y))
    assert on_foam.load_n == pytest.approx(bare.load_n)


def test_a_ready_centre_of_pressure_is_freed_of_the_foam_too() -> None:
    body_n, foam_n = 700.0, 20.0
    x_mm = (30.0 * body_n + 10.0 * foam_n) / (body_n + foam_n)
    y_mm = (-8.0 * body_n - 5.0 * foam_n) / (body_n + foam_n)
    sample = Sample(0.0, Kind.COP, (x_mm, y_mm, body_n + foam_n))
    pose = pose_of(sample, 0.0, Geometry(tare=(10.0, -5.0, foam_n)))
    assert pose is not None
    assert (pose.x, pose.y, pose.load_n) == pytest.approx((30.0, -8.0, body_n))


def test_nobody_is_on_a_foam_that_was_zeroed() -> None:
    empty = pose_of(Sample(0.0, Kind.COP, (0.0, 0.0, 20.0)), 0.0, Geometry(tare=(0.0, 0.0, 20.0)))
    assert empty is not None
    assert empty.x is None
    assert empty.load_n == 0.0
    alone = pose_of(Sample(0.0, Kind.LOAD4, FOAM), 0.0, Geometry(tare=FOAM))
    assert alone is not None
    assert alone.x is None
    assert alone.load_n == 0.0


def test_a_reading_that_is_no_number_is_left_out() -> None:
    nan = float("nan")
    broken = [Sample(2.0, Kind.LOAD4, (nan, nan, nan, nan)), *corners(*FOAM)]
    assert tare_of(broken) == pytest.approx(FOAM)
    assert tare_of(corners(nan, nan, nan, nan)) is Refused.SILENT


def test_a_board_that_shows_much_less_than_nothing_is_not_zeroed() -> None:
    assert tare_of(corners(-9.0, -9.0, -9.0, -9.0)) is Refused.LOADED
