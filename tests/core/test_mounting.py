"""A worn sensor is asked for three postures, and then sits as it sits."""

from __future__ import annotations

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.control import CENTRE, Control
from game.core.mounted import Place
from game.core.mounting import PATIENCE_S, Ask, Mounting, angle_deg
from game.patients.profile import PEOPLE
from game.session.stand_in import StandIn
from input_devices.lean import lean_deg, quaternion_of_up
from input_devices.mount import SQUARE, Mismatch, Mount, mount_at, parse_mount
from input_devices.sample import Kind, Sample
from input_devices.simulated import BoardModel, board_samples

TURNED = parse_mount("+y-x+z")
WORN = Mount(  # flat on the lower back: its z points backward
    right=(-1.0, 0.0, 0.0), forward=(0.0, 0.0, -1.0), up=(0.0, -1.0, 0.0)
)
DRAWN = random.Random(4)


SIGNED = [sign + axis for sign in "+-" for axis in "xyz"]
MOST_TURNED_DEG, MOST_TILTED_DEG = 25.0, 4.0
"""As the module promises of simulated people."""


def right_angled():
    """Every way in which a sensor can sit square."""
    for three in itertools.permutations(SIGNED, 3):
        try:
            yield parse_mount("".join(three))
        except ValueError:  # an axis twice, or mirrored
            continue


def up_of(mount, right_deg, forward_deg):
    x, y = -math.sin(math.radians(right_deg)), -math.sin(math.radians(forward_deg))
    return mount.seen((x, y, math.sqrt(1 - x * x - y * y)))


def sample(t_s, up, kind=Kind.ACC_GYRO, rate=(0.0, 0.0, 0.0)):
    values = quaternion_of_up(up) if kind is Kind.QUAT else (*up, *rate)
    return Sample(t=t_s, kind=kind, values=values)


def led(
    mount, *, kind=Kind.ACC_GYRO, postures=None, bias=(0.0, 0.0, 0.0), seconds=30.0, sway_deg=0.3,
    told=None,
):  # fmt: skip
    """Somebody who goes to each posture that is asked for within a second, swaying a little. told:
    takes up what went wrong on the way."""
    wanted = {Ask.STAND: (0.0, 0.0), Ask.FORWARD: (0.0, 12.0), Ask.RIGHT: (12.0, 0.0)}
    wanted |= postures or {}
    mounting, now = Mounting(), [0.0, 0.0]
    for n in range(round(seconds * 50)):
        to = wanted.get(mounting.ask, (0.0, 0.0))
        now = [a + 0.06 * (b - a) for a, b in zip(now, to, strict=True)]
        sway = [value + DRAWN.gauss(0, sway_deg) for value in now]
        mounting.take(sample(n / 50, up_of(mount, *sway), kind, bias), n / 50)
        if told is not None and mounting.mismatch not in (None, *told[-1:]):
            told.append(mounting.mismatch)
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


def test_every_right_angled_way_to_wear_it_gives_the_same_lean():
    """Told from the axes alone: without sway, to a twentieth of a degree."""
    mounts = list(right_angled())
    assert len(mounts) == 24
    for mount in mounts:
        found = led(mount, sway_deg=0.0).result.mount
        seen = [lean_deg(found.turned(up_of(mount, *lean))) for lean in ((6.0, -9.0), (-3.0, 4.0))]
        assert seen == [pytest.approx((6.0, -9.0), abs=0.05), pytest.approx((-3.0, 4.0), abs=0.05)]


ANY = st.floats(-180, 180)


@settings(max_examples=15, deadline=None)
@given(roll=ANY, pitch=ANY, yaw=ANY, kind=st.sampled_from([Kind.ACC_GYRO, Kind.QUAT]))
def test_any_way_to_wear_it_gives_the_same_lean(roll, pitch, yaw, kind):
    mount = mount_at(roll, pitch, yaw)
    found = led(mount, kind=kind).result.mount
    seen = lean_deg(found.turned(up_of(mount, 6.0, -9.0)))
    assert seen == pytest.approx((6.0, -9.0), abs=1.0)


def found_on(profile, seed, worn, rate_hz=60.0):
    """What a simulated person comes to who does what is asked, and for how long, s."""
    stand_in, mounting = StandIn(profile, seed, worn="pelvis"), Mounting(Place.WAIST)
    leans = {Ask.FORWARD: Control(0.0, 0.97), Ask.RIGHT: Control(0.97, 0.0)}
    stand_in.look_at(lambda: leans.get(mounting.ask, CENTRE))
    model = BoardModel(kind=Kind.ACC_GYRO, rate_hz=rate_hz, seed=seed, worn=worn)
    for one in board_samples(model, stand_in.body, 0.0):
        mounting.take(one, one.t)
        if mounting.result is not None or one.t > 180:
            return mounting.result, one.t
    raise AssertionError


def assert_found(profile, seed, worn, **more):
    result, took_s = found_on(profile, seed, worn, **more)
    assert result is not None, (profile.name, seed, took_s)
    tilted_deg = angle_deg(result.mount.up, worn.up)
    turned_deg = angle_deg(result.mount.forward, worn.forward)
    assert (tilted_deg < MOST_TILTED_DEG, turned_deg < MOST_TURNED_DEG) == (True, True)
    return took_s


@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
def test_somebody_who_sways_and_breathes_is_seen_as_they_lean(profile):
    took_s = [assert_found(profile, seed, mount_at(40.0, -20.0, 130.0)) for seed in (0, 3)]
    assert max(took_s) < 20.0


@pytest.mark.slow
@pytest.mark.parametrize("profile", PEOPLE, ids=lambda profile: profile.name)
def test_everybody_is_seen_as_they_lean_however_it_is_worn(profile):
    draw = random.Random(profile.name)
    for seed in range(40):
        angles = (draw.uniform(-180, 180) for _ in range(3))
        assert_found(profile, seed, mount_at(*angles), rate_hz=draw.choice([10.0, 50.0, 200.0]))


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
    told = []
    mounting = led(SQUARE, postures={Ask.RIGHT: right}, seconds=24.0, told=told)
    assert mounting.result is None
    assert told == [Mismatch.CROOKED]
    honest = led(SQUARE)
    assert honest.result is not None


def test_a_stance_that_was_none_is_taken_anew():
    """Whoever stood crooked at first never comes back to that middle, and is not stuck there."""
    told = []
    wanted = {Ask.STAND: (7.0, 0.0), Ask.MIDDLE: (0.0, 0.0)}
    mounting = led(SQUARE, postures=wanted, seconds=PATIENCE_S + 9.0, told=told)
    assert told == [Mismatch.UNSTEADY]
    assert mounting.ask in (Ask.STAND, Ask.FORWARD)


def test_a_gap_breaks_off_a_hold():
    mounting = Mounting()
    for n in range(400):
        t_s = n / 50 + n // 100 * 1.0  # a second is lost after every two
        mounting.take(sample(t_s, up_of(SQUARE, 0.0, 0.0)), t_s)
    assert mounting.ask is Ask.STAND


def test_where_it_is_fastened_is_kept_with_how_it_sits():
    mounting = Mounting(Place.THIGH)
    wanted = {Ask.FORWARD: (0.0, 12.0), Ask.RIGHT: (12.0, 0.0)}
    for n in range(3000):
        up = up_of(SQUARE, *wanted.get(mounting.ask, (0.0, 0.0)))
        mounting.take(sample(n / 50, up), n / 50)
    assert mounting.result.place is Place.THIGH


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
