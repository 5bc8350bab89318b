"""A worn sensor is asked for three postures, and then sits as it sits."""

from __future__ import annotations

import math
import random

import pytest

from game.core.mounting import PATIENCE_S, Ask, Mounting
from input_devices.lean import lean_deg, quaternion_of_up
from input_devices.mount import SQUARE, Mismatch, Mount, parse_mount
from input_devices.sample import Kind, Sample

TURNED = parse_mount("+y-x+z")
WORN = Mount(  # flat on the lower back: its z points backward
    right=(-1.0, 0.0, 0.0), forward=(0.0, 0.0, -1.0), up=(0.0, -1.0, 0.0)
)
DRAWN = random.Random(4)


def up_of(mount, right_deg, forward_deg):
    x, y = -math.sin(math.radians(right_deg)), -math.sin(math.radians(forward_deg))
    z = math.sqrt(1 - x * x - y * y)
    parts = zip(mount.right, mount.forward, mount.up, strict=True)
    return tuple(x * r + y * f + z * u for r, f, u in parts)


def sample(t_s, up, kind=Kind.ACC_GYRO, rate=(0.0, 0.0, 0.0)):
    values = quaternion_of_up(up) if kind is Kind.QUAT else (*up, *rate)
    return Sample(t=t_s, kind=kind, values=values)


def led(mount, *, kind=Kind.ACC_GYRO, postures=None, bias=(0.0, 0.0, 0.0), seconds=30.0):
    """Somebody who goes to each posture that is asked for within a second, swaying a little."""
    wanted = {Ask.STAND: (0.0, 0.0), Ask.FORWARD: (0.0, 12.0), Ask.RIGHT: (12.0, 0.0)}
    wanted |= postures or {}
    mounting, now = Mounting(), [0.0, 0.0]
    for n in range(round(seconds * 50)):
        to = wanted.get(mounting.ask, (0.0, 0.0))
        now = [a + 0.06 * (b - a) for a, b in zip(now, to, strict=True)]
        sway = [value + DRAWN.gauss(0, 0.3) for value in now]
        mounting.take(sample(n / 50, up_of(mount, *sway), kind, bias), n / 50)
        if mounting.result is not None:
            break
    return mounting


@pytest.mark.parametrize("kind", [Kind.ACC_GYRO, Kind.QUAT])
@pytest.mark.parametrize("mount", [SQUARE, TURNED, WORN], ids=["square", "turned", "on the back"])
def test_three_postures_find_how_a_sensor_sits(mount, kind):
    found = led(mount, kind=kind).result
    assert found is not None
    seen = found.mount.turned(up_of(mount, 6.0, -9.0))
    assert lean_deg(seen) == pytest.approx((6.0, -9.0), abs=1.0)


def test_standing_still_tells_what_the_gyroscope_shows_at_rest():
    assert led(SQUARE, bias=(1.5, -2.0, 0.5)).result.bias_deg_s == pytest.approx((1.5, -2.0, 0.5))


def test_an_orientation_has_no_bias():
    assert led(SQUARE, kind=Kind.QUAT).result.bias_deg_s == (0.0, 0.0, 0.0)


def test_nobody_is_in_a_hurry():
    """A lean that is held for less than the time it takes counts for nothing."""
    mounting = Mounting()
    for n in range(400):
        forward = 12.0 if n > 150 and n // 15 % 2 else 0.0
        mounting.take(sample(n / 50, up_of(SQUARE, 0.0, forward)), n / 50)
    assert mounting.ask is Ask.FORWARD
    assert mounting.share < 1


def test_whoever_finds_no_lean_is_helped_and_goes_on():
    mounting = led(SQUARE, postures={Ask.FORWARD: (0.0, 2.0)}, seconds=PATIENCE_S + 8)
    assert (mounting.ask, mounting.mismatch) == (Ask.FORWARD, Mismatch.SMALL_FORWARD)
    for n in range(100):
        t_s = PATIENCE_S + 8 + n / 50
        mounting.take(sample(t_s, up_of(SQUARE, 0.0, 12.0)), t_s)
    assert (mounting.ask, mounting.mismatch) == (Ask.MIDDLE, None)


@pytest.mark.parametrize("right", [(-12.0, 0.0), (0.0, 12.0), (3.0, 14.0)])
def test_leans_that_do_not_fit_begin_anew(right):
    mounting = led(SQUARE, postures={Ask.RIGHT: right}, seconds=12.0)
    assert mounting.result is None
    assert mounting.mismatch in (Mismatch.CROOKED, None)
    honest = led(SQUARE)
    assert honest.result is not None


def test_a_sensor_that_is_silent_is_told():
    mounting = Mounting()
    for n in range(round(2.2 * PATIENCE_S)):
        mounting.advance(float(n))
    assert (mounting.ask, mounting.mismatch) == (Ask.STAND, Mismatch.SILENT)
    assert mounting.share == 0.0


def test_somebody_who_moves_is_not_standing():
    mounting = Mounting()
    for n in range(300):
        right = 8.0 * math.sin(n / 8)
        mounting.take(sample(n / 50, up_of(SQUARE, right, 0.0)), n / 50)
    assert mounting.ask is Ask.STAND


@pytest.mark.parametrize("kind", [Kind.LOAD4, Kind.BUTTON, Kind.TILT])
def test_other_samples_say_nothing(kind):
    mounting = Mounting()
    values = {Kind.LOAD4: (10.0,) * 4, Kind.BUTTON: (0.0, 1.0), Kind.TILT: (1.0, 2.0)}[kind]
    for n in range(200):
        mounting.take(Sample(t=n / 50, kind=kind, values=values), n / 50)
    assert mounting.ask is Ask.STAND
