"""Up from acceleration and turning rate: right where the answer is known, and as a published filter
says where it is not."""

from __future__ import annotations

import math

import numpy as np
import pytest
from vqf import VQF

from input_devices.attitude import Attitude, bias_of
from input_devices.lean import lean_deg

RATE_HZ = 100.0


def sways(seconds=60.0, rate_hz=RATE_HZ, turn_deg_s=0.0):
    """Somebody who sways 12 degrees to the sides and 8 forward at 0.3 and 0.4 Hz and turns about
    the upright meanwhile: times, (n, 2) true leans in degrees, (n, 3) rates in deg/s and
    accelerations in g of a sensor at the axis of the sway. The rate is that of the turn between two
    samples, without rounding."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    right = np.radians(12) * np.sin(2 * np.pi * 0.3 * t)
    forward = np.radians(8) * np.sin(2 * np.pi * 0.4 * t)
    heading = np.radians(turn_deg_s) * t
    frames = np.stack([_rotation(*angles) for angles in zip(right, forward, heading, strict=True)])
    steps = np.einsum("nji,njk->nik", frames[:-1], frames[1:])
    angle = np.arccos(np.clip((np.trace(steps, axis1=1, axis2=2) - 1) / 2, -1, 1))
    axis = np.stack(
        [steps[:, 2, 1] - steps[:, 1, 2], steps[:, 0, 2] - steps[:, 2, 0],
         steps[:, 1, 0] - steps[:, 0, 1]], axis=1,
    )  # fmt: skip
    scale = np.where(angle > 1e-12, angle / (2 * np.sin(np.maximum(angle, 1e-12))), 0.5)
    rate = np.degrees(axis * scale[:, None]) * rate_hz
    up = frames[:, 2, :]
    true = np.array([lean_deg(tuple(one)) for one in up])
    return t[1:], true[1:], rate, up[1:]


def _rotation(right, forward, heading):
    """Sensor to world."""
    cr, sr, cf, sf = math.cos(right), math.sin(right), math.cos(forward), math.sin(forward)
    ch, sh = math.cos(heading), math.sin(heading)
    about_y = np.array([[cr, 0, sr], [0, 1, 0], [-sr, 0, cr]])
    about_x = np.array([[1, 0, 0], [0, cf, sf], [0, -sf, cf]])
    about_z = np.array([[ch, -sh, 0], [sh, ch, 0], [0, 0, 1]])
    return about_z @ about_x @ about_y


def followed(t, rates, accelerations, bias=(0.0, 0.0, 0.0)):
    attitude = Attitude(bias)
    rows = zip(t, accelerations, rates, strict=True)
    return np.array([lean_deg(attitude.feed(*_plain(row))) for row in rows])


def _plain(row):
    t_s, acceleration, rate = row
    return float(t_s), tuple(map(float, acceleration)), tuple(map(float, rate))


def rms(off):
    return float(np.sqrt(np.mean(np.square(off))))


@pytest.mark.parametrize("turn_deg_s", [0.0, 30.0], ids=["no turn", "turning about"])
def test_a_slow_sway_is_followed_to_a_tenth_of_a_degree(turn_deg_s):
    t, true, rates, up = sways(turn_deg_s=turn_deg_s)
    assert rms(followed(t, rates, up) - true) < 0.1


@pytest.mark.parametrize("noise_g", [0.0, 0.02, 0.05])
def test_it_does_as_well_as_a_published_filter(noise_g):
    """Both against the truth, with the noise of the movement on the acceleration."""
    t, true, rates, up = sways(seconds=40.0)
    drawn = np.random.default_rng(1)
    noisy = up + noise_g * drawn.standard_normal(up.shape)
    rates = rates + 0.2 * drawn.standard_normal(rates.shape)
    ours = followed(t, rates, noisy)
    theirs = VQF(1 / RATE_HZ).updateBatch(
        np.ascontiguousarray(np.radians(rates)), np.ascontiguousarray(9.81 * noisy)
    )["quat6D"]
    w, x, y, z = theirs.T
    up_there = np.stack([2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x**2 + y**2)], axis=1)
    published = np.array([lean_deg(tuple(one)) for one in up_there])
    settled = t > 5
    assert rms((ours - published)[settled]) < 0.5
    assert rms((ours - true)[settled]) < max(0.3, 1.5 * rms((published - true)[settled]))


def test_uneven_times_change_little():
    t, true, rates, up = sways(seconds=30.0)
    kept = np.sort(np.random.default_rng(2).choice(len(t), size=len(t) // 2, replace=False))
    off = followed(t[kept], rates[kept], up[kept]) - true[kept]
    assert rms(off[100:]) < 0.3


def test_a_bias_found_at_rest_is_taken_off():
    t, true, rates, up = sways(seconds=30.0)
    bias = (4.0, -3.0, 2.0)
    still = bias + 0.5 * np.random.default_rng(3).standard_normal((200, 3))
    found = bias_of([tuple(map(float, row)) for row in still])
    assert found == pytest.approx(bias, abs=0.15)
    assert rms(followed(t, rates + bias, up) - true) > 1.0
    assert rms(followed(t, rates + bias, up, found) - true) < 0.2


@pytest.mark.parametrize(
    "rates",
    [
        [],
        [(0.0, 0.0, 0.0)],
        [(0.0, 0.0, 10.0 * (-1) ** n) for n in range(50)],  # moved
        [(0.0, 30.0, 0.0)] * 50,  # a turn
        [(math.nan, 0.0, 0.0)] * 50,
    ],
)
def test_what_is_no_rest_gives_no_bias(rates):
    assert bias_of(rates) is None


def test_a_shake_pulls_nothing():
    attitude = Attitude()
    attitude.feed(0.0, (0.0, 0.0, 1.0), (0.0, 0.0, 0.0))
    for n in range(1, 100):
        up = attitude.feed(n / 100, (2.0, 0.0, 1.0), (0.0, 0.0, 0.0))
    assert up == (0.0, 0.0, 1.0)


@pytest.mark.parametrize("dead", [(0.0, 0.0, 0.0), (math.nan, 0.0, 1.0), (3.0, 0.0, 0.0)])
def test_a_rate_alone_is_believed_for_a_second_and_no_longer(dead):
    """Else a broken accelerometer would be played on the drift of the gyroscope."""
    attitude = Attitude()
    told = [attitude.feed(n / 100, (0.0, 0.0, 1.0), (0.0, 1.0, 0.0)) for n in range(50)]
    told += [attitude.feed(0.5 + n / 100, dead, (0.0, 1.0, 0.0)) for n in range(500)]
    assert None not in told[:145]
    assert set(told[155:]) == {None}
    assert attitude.feed(5.5, (0.0, 0.6, 0.8), (0.0, 1.0, 0.0)) == pytest.approx((0.0, 0.6, 0.8))


def test_after_a_silence_gravity_says_it_anew():
    attitude = Attitude()
    attitude.feed(0.0, (0.0, 0.0, 1.0), (0.0, 0.0, 0.0))
    assert attitude.feed(3.0, (0.6, 0.0, 0.8), (0.0, 0.0, 0.0)) == pytest.approx((0.6, 0.0, 0.8))
    assert attitude.feed(9.0, (3.0, 0.0, 0.0), (0.0, 0.0, 0.0)) is None


@pytest.mark.parametrize(
    ("acceleration", "rate"),
    [
        ((math.nan,) * 3, (0.0,) * 3),
        ((0.0, 0.0, 1.0), (math.nan,) * 3),
        ((0.0, 0.0, 1.0), (math.inf, 0.0, 0.0)),
        ((0.0,) * 3, (1e9,) * 3),
    ],
)
def test_nonsense_moves_nothing(acceleration, rate):
    attitude = Attitude()
    assert attitude.feed(0.0, (0.0,) * 3, (0.0,) * 3) is None
    attitude.feed(0.1, (0.0, 0.0, 1.0), (0.0,) * 3)
    up = attitude.feed(0.11, acceleration, rate)
    assert all(map(math.isfinite, up))
    assert math.hypot(*up) == pytest.approx(1.0)
