"""Letters are as large as the eye needs them on this screen from this place."""

from __future__ import annotations

import math

import pytest

from game.core.viewing import (
    DRAWN_HEIGHT,
    LEAST_HEIGHT,
    READ_WELL_ARCMIN,
    Viewing,
    height_px,
    times_drawn,
    wanted_height,
)

FULL_HD = (1920, 1080)


@pytest.mark.parametrize(
    ("screen_inch", "distance_m", "enough", "well"),
    [
        (15.6, 1, 26, 36), (15.6, 2, 52, 72), (15.6, 3, 78, 107),
        (24, 1, 17, 24), (24, 2, 34, 47), (24, 3, 51, 70),
        (43, 1, 10, 13), (43, 2, 19, 26), (43, 3, 29, 39),
        (55, 1, 8, 11), (55, 2, 15, 21), (55, 3, 23, 31),
    ],
)  # fmt: skip
def test_heights_are_those_of_the_clinical_table(
    screen_inch: float, distance_m: float, enough: int, well: int
) -> None:
    """Clinical design 9.2, at 1080p, rounded up."""
    viewing = Viewing(screen_inch, distance_m)
    assert math.ceil(height_px(viewing, FULL_HD, 16)) == enough
    assert math.ceil(height_px(viewing, FULL_HD, READ_WELL_ARCMIN)) == well


def test_a_square_metre_of_pixels_of_a_millimetre_is_plane_geometry() -> None:
    """At 45 degrees what is seen is as high as it is far."""
    side_px = 1000
    diagonal_inch = math.hypot(side_px, side_px) / 25.4
    far = Viewing(diagonal_inch, 2.0)
    assert height_px(far, (side_px, side_px), 45 * 60) == pytest.approx(2000)


def test_twice_as_far_is_twice_as_high_and_a_screen_twice_as_large_takes_it_back() -> None:
    near = wanted_height(Viewing(15.6, 2.0), FULL_HD, 1.0)
    assert wanted_height(Viewing(15.6, 4.0), FULL_HD, 1.0) == pytest.approx(2 * near)
    assert wanted_height(Viewing(31.2, 4.0), FULL_HD, 1.0) == pytest.approx(near)


def test_finer_pixels_change_nothing_and_a_window_half_as_wide_doubles_it() -> None:
    whole = wanted_height(Viewing(), FULL_HD, 1.0)
    assert wanted_height(Viewing(), (3840, 2160), 2.0) == pytest.approx(whole)
    assert wanted_height(Viewing(), FULL_HD, 0.5) == pytest.approx(2 * whole)


def test_letters_never_fall_below_what_was_drawn_and_never_below_26_lines() -> None:
    near = Viewing(55, 1.0)
    assert wanted_height(near, FULL_HD, 1.0) == LEAST_HEIGHT
    assert times_drawn(near, FULL_HD, 1.0) == 1.0
    assert times_drawn(None, FULL_HD, 1.0) == 1.0
    assert times_drawn(Viewing(15.6, 2.0), FULL_HD, 1.0) == pytest.approx(71.2 / DRAWN_HEIGHT, 0.01)
