"""What a phone's sensors say together: the best orientation, sign, unit, and both apps of OSC."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.lean import lean_deg, up_of_quaternion
from input_devices.phone import FORGET_S, Phone, Reading, What, quaternion_of_phone_angles
from input_devices.phone_lines import HyperImuReader
from input_devices.phone_osc import OscReader, parse_map
from input_devices.sample import VALUE_COUNTS, Flag, Kind
from input_devices.specimens.phones import osc_message as osc

G = 9.80665


def held(phone, readings, seconds=1.0, start=0.0):
    """The samples of a phone that is held so; a hundred times a second."""
    samples = []
    for n in range(round(seconds * 100)):
        samples += phone.take(readings, start + n / 100)
    return samples


def leans(sample):
    return lean_deg(up_of_quaternion(*sample.values))


def tilted(right_deg, scale=1.0):
    """Gravity of a phone that lies screen up and leans to its right."""
    angle = math.radians(right_deg)
    return Reading(What.GRAVITY, (-scale * math.sin(angle), 0.0, scale * math.cos(angle)))


@pytest.mark.parametrize("scale", [1.0, -1.0, G, -G], ids=["g", "ios g", "m/s2", "ios m/s2"])
def test_gravity_gives_the_same_lean_whatever_the_maker(scale):
    sample = held(Phone(), [tilted(10, scale)])[-1]
    assert sample.kind is Kind.QUAT
    assert leans(sample) == pytest.approx((10, 0))
    assert sample.flags is Flag.NO_CLOCK


@pytest.mark.parametrize(("gravity", "right"), [("up", 170), ("down", 10)])
def test_the_sign_can_be_told(gravity, right):
    phone = Phone(gravity)
    up = up_of_quaternion(*held(phone, [tilted(10, -1)])[-1].values)
    assert math.degrees(math.acos(up[2])) == pytest.approx(right)


def test_an_upright_phone_is_taken_to_have_its_upper_edge_up():
    for sign in (1.0, -1.0):
        sample = held(Phone(), [Reading(What.GRAVITY, (0.0, sign * G, 0.1))])[-1]
        assert up_of_quaternion(*sample.values)[1] == pytest.approx(1, abs=1e-3)


def test_the_sign_is_judged_once_and_outlasts_a_silence():
    phone = Phone()
    held(phone, [tilted(0, -1)])
    turned_over = held(phone, [tilted(0, 1)], start=10.0)
    assert up_of_quaternion(*turned_over[-1].values)[2] == pytest.approx(-1)


@pytest.mark.parametrize(
    ("sent", "kinds"),
    [
        ([What.GRAVITY, What.QUATERNION, What.ANGLES, What.RATE], (Kind.QUAT,)),
        ([What.QUATERNION, What.ACCELERATION, What.RATE], (Kind.QUAT, Kind.ACC_GYRO)),
        ([What.ACCELERATION, What.RATE], (Kind.ACC_GYRO,)),
        ([What.ACCELERATION], (Kind.QUAT,)),
        ([What.LEAN], (Kind.TILT,)),
        ([What.RATE], ()),
    ],
)
def test_what_a_phone_sends_decides_what_it_is(sent, kinds):
    values = {
        What.LEAN: (1.0, 2.0),
        What.GRAVITY: (0.0, 0.0, 1.0),
        What.QUATERNION: (1.0, 0.0, 0.0, 0.0),
        What.ANGLES: (0.0, 0.0, 0.0),
        What.ACCELERATION: (0.0, 0.0, G),
        What.RATE: (0.0, 0.0, 1.0),
    }
    phone = Phone()
    samples = held(phone, [Reading(what, values[what]) for what in reversed(sent)])
    assert phone.kinds == kinds
    assert {sample.kind for sample in samples} == set(kinds)
    by_kind = {sample.kind: sample.values for sample in samples}
    if Kind.ACC_GYRO in kinds:
        assert by_kind[Kind.ACC_GYRO] == pytest.approx((0, 0, 1, 0, 0, math.degrees(1)))


def test_one_orientation_speaks_and_not_two():
    readings = [tilted(10), Reading(What.QUATERNION, (1.0, 0.0, 0.0, 0.0))]
    samples = held(Phone(), readings)
    assert samples
    assert all(leans(sample) == pytest.approx((10, 0)) for sample in samples)


def test_acceleration_without_gravity_tells_no_lean():
    phone = Phone()
    assert held(phone, [Reading(What.ACCELERATION, (0.01, 0.02, -0.01))]) == []
    assert phone.kinds == ()


def test_a_sensor_that_is_switched_off_leaves_its_place_to_another():
    phone = Phone()
    both = [tilted(10), Reading(What.QUATERNION, (1.0, 0.0, 0.0, 0.0))]
    held(phone, both)
    later = held(phone, both[1:], seconds=FORGET_S + 1, start=1.0)
    assert leans(later[-1]) == pytest.approx((0, 0))


def test_an_old_turning_rate_is_not_paired():
    phone = Phone()
    acceleration = Reading(What.ACCELERATION, (0.0, 0.0, 1.0))
    held(phone, [Reading(What.RATE, (0.0, 0.0, 0.0)), acceleration])
    assert held(phone, [acceleration], seconds=0.05, start=1.5) == []


def test_angles_are_those_of_the_phone_whatever_its_heading():
    for pitch, roll, yaw in ((0.3, -0.2, 1.5), (0.1, 2.0, -3.0), (-0.8, 0.4, 0.0)):
        up = up_of_quaternion(*quaternion_of_phone_angles(pitch, roll, yaw))
        assert up == pytest.approx(
            (-math.sin(roll) * math.cos(pitch), math.sin(pitch), math.cos(roll) * math.cos(pitch))
        )


NUMBERS = st.floats() | st.floats(-20, 20)
READINGS = st.builds(
    Reading,
    st.sampled_from(What),
    st.lists(NUMBERS, max_size=5).map(tuple),
    st.none() | st.floats(),
)


@given(st.lists(READINGS, max_size=60))
def test_no_reading_brings_a_number_that_is_none(readings):
    phone = Phone()
    for n, reading in enumerate(readings):
        for sample in phone.take([reading], n / 20):
            assert all(map(math.isfinite, sample.values))
            assert len(sample.values) in VALUE_COUNTS[sample.kind]


@pytest.mark.parametrize(
    ("datagram", "what", "values"),
    [
        (osc("/gyrosc/gyro", 0.1, -0.2, 1.5), What.ANGLES, (0.1, -0.2, 1.5)),
        (osc("/gyrosc/accel", 0, 0, -1), What.ACCELERATION, (0, 0, -1)),
        (osc("/gyrosc/rrate", 1, 2, 3), What.RATE, (1, 2, 3)),
        (osc("/gyrosc/quat", 1, 0, 0, 0), What.QUATERNION, (1, 0, 0, 0)),
        (osc("/3F-A9/gravity", 0, 0, 1), What.GRAVITY, (0, 0, 1)),
        (osc("/3F-A9/gyro", 1, 2, 3), What.RATE, (1, 2, 3)),
        (osc("/3F-A9/quaternion", 0.1, 0.2, 0.3, 1), What.QUATERNION, (1, 0.1, 0.2, 0.3)),
    ],
)
def test_the_addresses_of_the_known_apps(datagram, what, values):
    reader = OscReader()
    (reading,) = reader.readings(datagram)
    assert reading.what is what
    assert reading.values == pytest.approx(values)
    assert reader.phone_id == ("" if b"gyrosc" in datagram else "3F-A9")


def test_what_no_lean_is_told_by_is_passed_over():
    reader = OscReader()
    assert reader.readings(osc("/3F-A9/accel", 0, 0, 1)) == []
    assert reader.readings(osc("/gyrosc/comp", 90)) == []
    assert reader.bad == 0
    assert reader.readings(osc("/gyrosc/gyro", 0, 0)) == []
    assert reader.bad == 1


@pytest.mark.parametrize(
    ("written", "what", "values"),
    [
        ("/pad/tilt:1,0", What.LEAN, (6, 5)),
        ("/pad/tilt:0,1,2", What.GRAVITY, (5, 6, 7)),
        ("/pad/tilt:3,0,1,2", What.QUATERNION, (8, 5, 6, 7)),
    ],
)
def test_any_other_app_is_told_by_a_map(written, what, values):
    reader = OscReader(parse_map(written))
    assert reader.readings(osc("/gyrosc/gyro", 0, 0, 0)) == []
    assert reader.readings(osc("/pad/tilt", 5, 6, 7, 8)) == [Reading(what, values)]


@pytest.mark.parametrize("written", ["/a", "/a:1", "a:0,1", "/a:0,1,2,3,4", "/a:x,y", ""])
def test_a_map_that_cannot_be_is_told(written):
    with pytest.raises(ValueError, match="Write an address and places"):
        parse_map(written)


@pytest.mark.parametrize(
    ("sensors", "datagram", "readings"),
    [
        ((), b"0.123,0.586,0.2637,0.259,-0.5963,9.815\r\n", [(What.ACCELERATION, 9.815, None)]),
        ((), b"0.259,-0.5963,9.815#0.1,0.1,9.7#", [(What.ACCELERATION, 9.815, None),
                                                    (What.ACCELERATION, 9.7, None)]),
        ((), b"1698501144500,aa:bb:cc:dd:ee:ff,0,0,9.8",
         [(What.ACCELERATION, 9.8, 1698501144.5)]),
        ((What.RATE, What.ACCELERATION), b"1,2,3,0,0,9.8",
         [(What.RATE, 3, None), (What.ACCELERATION, 9.8, None)]),
        ((What.ACCELERATION, None, What.RATE), b"0,0,9.8,7,7,7,1,2,3,51.5,7.1",
         [(What.RATE, 3, None), (What.ACCELERATION, 9.8, None)]),
    ],
)  # fmt: skip
def test_lines_of_hyperimu_are_understood(sensors, datagram, readings):
    found = HyperImuReader(sensors).readings(datagram)
    assert [(r.what, r.values[2], r.t_dev) for r in found] == readings


def test_gravity_stays_where_it_was_found():
    reader = HyperImuReader()
    reader.readings(b"1,1,1,0,0,9.8")
    (shaken,) = reader.readings(b"0,0,9.8,5,5,20")
    assert shaken.values == (5, 5, 20)


@pytest.mark.parametrize(
    "line", [b"1,2", b"nan,inf,9.8", b"0,0,1", b"hello", b"1,,9.8", b"\xff\xfe", b"1," * 999]
)
def test_other_lines_are_bad(line):
    reader = HyperImuReader()
    assert reader.readings(line) == []
    assert reader.bad == 1
