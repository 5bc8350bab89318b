"""What the samples of a tilt sensor say of the lean, one after the other."""

from __future__ import annotations

import math

import msgspec
import pytest

from game.core.pose import Geometry, pose_of
from game.core.posing import Posing, poses_of
from game.core.recording import Taken
from input_devices.lean import quaternion_of_angles
from input_devices.mount import parse_mount
from input_devices.sample import Kind, Sample

FUSED = Geometry(fused=True)


def worn(t_s, right_deg, rate_deg_s=0.0, shake_g=0.0, t_dev=None):
    """A sensor on somebody who leans so far to the right."""
    lean = math.radians(right_deg)
    values = (-math.sin(lean) + shake_g, 0.0, math.cos(lean), 0.0, rate_deg_s, 0.0)
    return Sample(t=t_s, kind=Kind.ACC_GYRO, values=values, t_dev=t_dev)


def rows(samples):
    return [Taken(t_s=one.t, step=0, sample=one) for one in samples]


def test_an_orientation_is_a_lean_however_the_sensor_is_turned():
    for heading_deg in (0.0, 90.0, -130.0):
        values = quaternion_of_angles(10.0, -5.0, heading_deg)
        pose = Posing(FUSED).take(Sample(t=0.0, kind=Kind.QUAT, values=values), 2.0)
        assert (pose.t_s, pose.x, pose.y) == pytest.approx((2.0, -5.00, -9.96), abs=5e-3)


def test_a_mount_turns_the_sensor_to_the_body():
    geometry = Geometry(mount=parse_mount("+y-x+z"))
    values = quaternion_of_angles(0.0, 8.0, 0.0)  # leans about the sensor's own y
    straight = pose_of(Sample(t=0.0, kind=Kind.QUAT, values=values), 0.0, Geometry())
    turned = pose_of(Sample(t=0.0, kind=Kind.QUAT, values=values), 0.0, geometry)
    assert (straight.x, straight.y) == pytest.approx((8.0, 0.0), abs=1e-9)
    assert (turned.x, turned.y) == pytest.approx((0.0, -8.0), abs=1e-9)


def test_a_shake_disturbs_less_where_the_rate_is_followed_too():
    calm = [worn(n / 100, 5.0) for n in range(200)]
    shaken = [worn(2 + n / 100, 5.0, shake_g=0.15 * (-1) ** (n // 5)) for n in range(100)]
    told = [pose.x for pose in poses_of(rows(calm + shaken), FUSED)]
    alone = [pose.x for pose in poses_of(rows(calm + shaken), Geometry())]
    assert max(abs(x - 5.0) for x in alone) > 6
    assert max(abs(x - 5.0) for x in told) < 1.5


def test_a_quick_lean_is_seen_at_once():
    """The rate tells it while the push that began the lean hides gravity."""
    still = [worn(n / 100, 0.0) for n in range(100)]
    quick = [worn(1 + n / 100, 30.0 * n / 100, rate_deg_s=30.0, shake_g=-0.8) for n in range(31)]
    *_, last = poses_of(rows(still + quick), FUSED)
    assert last.x == pytest.approx(9.0, abs=1.0)


def test_the_sensor_s_own_clock_is_used_where_it_has_one():
    """Samples that arrive in bursts of one radio packet were measured one after the other."""
    even = [worn(n / 100, 0.2 * n, rate_deg_s=20.0, t_dev=n / 100) for n in range(50)]
    bursts = [msgspec.structs.replace(one, t=(n // 10 + 1) / 10) for n, one in enumerate(even)]
    told = [[pose.x for pose in poses_of(rows(each), FUSED)] for each in (even, bursts)]
    assert told[0] == told[1]


def test_a_bias_is_taken_off():
    samples = [worn(n / 100, 0.0, rate_deg_s=6.0) for n in range(500)]
    *_, drifting = poses_of(rows(samples), FUSED)
    *_, right = poses_of(rows(samples), Geometry(fused=True, bias_deg_s=(0.0, 6.0, 0.0)))
    assert drifting.x == pytest.approx(3.0, abs=0.1)
    assert right.x == pytest.approx(0.0, abs=1e-6)


def test_only_the_device_s_own_kind_tells_the_lean():
    geometry = Geometry(kind=Kind.QUAT, fused=True)
    quat = Sample(t=0.0, kind=Kind.QUAT, values=(1.0, 0.0, 0.0, 0.0))
    told = list(poses_of(rows([quat, worn(0.0, 20.0)]), geometry))
    assert told[0] is not None
    assert told[1] is None


@pytest.mark.parametrize(
    "sample",
    [
        Sample(t=0.0, kind=Kind.QUAT, values=(0.0, 0.0, 0.0, 0.0)),
        Sample(t=0.0, kind=Kind.ACC_GYRO, values=(0.0,) * 6),
        Sample(t=0.0, kind=Kind.QUAT, values=(math.nan,) * 4),
        Sample(t=0.0, kind=Kind.ACC_GYRO, values=(0.0, 0.0, 1.0, math.nan, 0.0, 0.0)),
    ],
)
def test_what_shows_no_direction_is_nobody_there(sample):
    for geometry in (FUSED, Geometry()):
        pose = Posing(geometry).take(sample, 0.0)
        assert (pose.x, pose.y, pose.load_n) == (None, None, None)


def test_a_dead_accelerometer_is_nobody_there():
    """Guard pauses then, as for somebody who stepped off."""
    alive = [worn(n / 100, 4.0) for n in range(100)]
    dead = [
        Sample(t=1 + n / 100, kind=Kind.ACC_GYRO, values=(0.0, 0.0, 0.0, 0.0, 1.0, 0.0))
        for n in range(200)
    ]
    told = list(poses_of(rows(alive + dead), FUSED))
    assert told[150].x is not None
    assert all(pose.x is None for pose in told[210:])
