"""From orientations and mounts to a lean."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.lean import lean_deg, unit, up_of_quaternion, up_of_roll_pitch
from input_devices.mount import SQUARE, Mismatch, Mount, MountError, mount_of, parse_mount

ANGLES = st.floats(-80, 80)


def quaternion(roll_deg, pitch_deg, yaw_deg):
    """Order Z-Y-X, from the half angles of each turn."""
    half = [math.radians(angle) / 2 for angle in (roll_deg, pitch_deg, yaw_deg)]
    (cr, cp, cy), (sr, sp, sy) = [[f(angle) for angle in half] for f in (math.cos, math.sin)]
    return (
        cr * cp * cy + sr * sp * sy,
        sr * cp * cy - cr * sp * sy,
        cr * sp * cy + sr * cp * sy,
        cr * cp * sy - sr * sp * cy,
    )


def test_the_worked_example_of_the_device_reference():
    for up in (up_of_roll_pitch(10, -5), up_of_quaternion(*quaternion(10, -5, 90))):
        assert up == pytest.approx((0.0872, 0.1730, 0.9811), abs=5e-5)
        assert lean_deg(up) == pytest.approx((-5.00, -9.96), abs=5e-3)


@given(roll=ANGLES, pitch=ANGLES, yaw=st.floats(-180, 180), size=st.floats(0.1, 10))
def test_a_heading_and_the_length_of_a_quaternion_change_no_lean(roll, pitch, yaw, size):
    plain = up_of_roll_pitch(roll, pitch)
    turned = up_of_quaternion(*(size * part for part in quaternion(roll, pitch, yaw)))
    assert turned == pytest.approx(plain, abs=1e-9)


@pytest.mark.parametrize("none", [(0.0, 0.0, 0.0), (math.nan, 0, 1), (math.inf, 0, 0)])
def test_no_direction_is_no_lean(none):
    assert unit(none) is None
    assert up_of_quaternion(0, 0, 0, 0) is None


@pytest.mark.parametrize(
    ("up", "right_deg", "forward_deg"),
    [
        ((0, 0, 1), 0, 0),
        ((-math.sin(0.1), 0, math.cos(0.1)), math.degrees(0.1), 0),
        ((0, -math.sin(0.1), math.cos(0.1)), 0, math.degrees(0.1)),
        ((0, 0, -1), 0, 0),  # upside down leans nowhere
        ((-1, 0, 0), 90, 0),
    ],
)
def test_a_lean_is_positive_to_the_side_that_goes_down(up, right_deg, forward_deg):
    assert lean_deg(up) == pytest.approx((right_deg, forward_deg))


def test_a_written_mount_says_which_axis_points_where():
    mount = parse_mount("+y-x+z")
    assert mount.turned((1.0, 2.0, 3.0)) == (2.0, -1.0, 3.0)
    assert parse_mount("") == parse_mount("+x+y+z") == SQUARE


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("xyz", "three signed axes"),
        ("+x+y", "three signed axes"),
        ("+x+x+z", "twice"),
        ("+y+x+z", "mirrored"),
        ("-x+y+z", "mirrored"),
    ],
)
def test_a_wrong_mount_is_told_in_a_sentence(written, said):
    with pytest.raises(ValueError, match=said):
        parse_mount(written)


def worn(mount: Mount, right_deg: float, forward_deg: float):
    """Up as a sensor with this mount sees it, on somebody who leans so far one way."""
    body = (-math.sin(math.radians(right_deg)), -math.sin(math.radians(forward_deg)))
    z = math.sqrt(1 - body[0] ** 2 - body[1] ** 2)
    parts = zip(mount.right, mount.forward, mount.up, strict=True)
    return tuple(body[0] * r + body[1] * f + z * u for r, f, u in parts)


def any_mount(roll_deg, pitch_deg, yaw_deg):
    w, x, y, z = quaternion(roll_deg, pitch_deg, yaw_deg)
    return Mount(
        right=(1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)),
        forward=(2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)),
        up=up_of_quaternion(w, -x, -y, -z),
    )


@given(
    roll=st.floats(-180, 180), pitch=st.floats(-180, 180), yaw=st.floats(-180, 180),
    far=st.floats(5, 25), wide=st.floats(5, 25),
)  # fmt: skip
def test_three_postures_find_any_mount(roll, pitch, yaw, far, wide):
    mount = any_mount(roll, pitch, yaw)
    found = mount_of(worn(mount, 0, 0), worn(mount, 0, far), worn(mount, wide, 0))
    for name in ("right", "forward", "up"):
        assert getattr(found, name) == pytest.approx(getattr(mount, name), abs=1e-6)
    seen = found.turned(worn(mount, 7.0, -4.0))
    assert lean_deg(seen) == pytest.approx((7.0, -4.0), abs=1e-4)


def test_leans_that_are_not_square_share_the_error():
    """Somebody who leans 10 degrees off to each side of straight forward and right."""
    off = math.radians(10)
    up, ahead = (0.0, 0.0, 1.0), (0.2 * math.sin(off), -0.2 * math.cos(off), 1.0)
    mount = mount_of(up, ahead, (-0.2, 0.0, 1.0))
    assert math.degrees(math.atan2(-mount.forward[0], mount.forward[1])) == pytest.approx(5.0)
    assert sum(a * b for a, b in zip(mount.right, mount.forward, strict=True)) == pytest.approx(0)


@pytest.mark.parametrize(
    ("forward", "right", "mismatch"),
    [
        ((0.0, -0.01, 1.0), (-0.2, 0.0, 1.0), Mismatch.SMALL_FORWARD),
        ((0.0, -0.2, 1.0), (-0.01, 0.0, 1.0), Mismatch.SMALL_RIGHT),
        ((0.0, -0.2, 1.0), (-0.02, -0.2, 1.0), Mismatch.CROOKED),
        ((0.0, -0.2, 1.0), (0.2, 0.0, 1.0), Mismatch.CROOKED),  # to the left
        ((0.0, 0.0, 0.0), (-0.2, 0.0, 1.0), Mismatch.SILENT),
    ],
)
def test_postures_that_tell_nothing_are_asked_for_again(forward, right, mismatch):
    with pytest.raises(MountError) as caught:
        mount_of((0.0, 0.0, 1.0), forward, right)
    assert caught.value.mismatch is mismatch
