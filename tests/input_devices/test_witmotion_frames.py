"""Frames of WitMotion sensors: cycles, what cannot be true, and what is left after damage."""

from __future__ import annotations

import pytest

from input_devices.lean import quaternion_of_angles, up_of_quaternion
from input_devices.sample import Flag, Kind, Sample
from input_devices.specimens.tilt import summed as frame
from input_devices.witmotion_frames import WitDecoder, is_frame

ACCELERATION = bytes.fromhex("55 51 00 00 64 01 E1 07 C4 09 C0")
RATE = bytes.fromhex("55 52 10 00 DF FF 08 00 4A 01 E8")
ANGLES = bytes.fromhex("55 53 1C 07 72 FC 00 40 BB 46 7A")
ROLLED = bytes.fromhex("55 59 83 7F 28 0B 00 00 00 00 E3")
LEVEL = bytes.fromhex("55 59 FF 7F 00 00 00 00 00 00 2C")
MAGNET = bytes.fromhex("55 54 64 00 38 FF 2C 01 C4 09 3E")


def fed(*chunks):
    decoder, samples = WitDecoder(), []
    for n, chunk in enumerate(chunks):
        samples += [item for item in decoder.feed(chunk, n / 100) if isinstance(item, Sample)]
    return decoder, samples


def test_the_quaternion_is_used_before_the_angles():
    _, samples = fed((ANGLES + LEVEL) * 5)
    assert samples[-1].values == pytest.approx((1, 0, 0, 0), abs=1e-4)
    assert samples[-1].flags == Flag.NO_CLOCK


@pytest.mark.parametrize("begun", range(4))
def test_a_sample_is_one_cycle_wherever_the_listening_began(begun):
    """And it comes with the last frame of its cycle, not with the next one."""
    cycles = [
        [frame(0x51, 0, 0, 2000 + n, 0), RATE, frame(0x53, n, 0, 0, 0), MAGNET] for n in range(8)
    ]
    stream = [one for cycle in cycles for one in cycle][begun:]
    decoder, samples = fed(*stream)
    assert decoder.kinds == (Kind.QUAT, Kind.ACC_GYRO)
    pairs = list(zip(samples[::2], samples[1::2], strict=True))
    assert len(pairs) >= 4
    for turned, moved in pairs:
        n = round(moved.values[2] / 16 * 32768) - 2000
        assert turned.values[1] == pytest.approx(quaternion_of_angles(n * 180 / 32768, 0, 0)[1])
        assert round(turned.t * 100) + begun == 4 * n + 3


def test_after_damage_the_second_frame_is_read_again():
    stream = (ACCELERATION + RATE + ROLLED) * 5
    _, samples = fed(stream, b"\x55\x51" + bytes(7), ROLLED, ACCELERATION + RATE + ROLLED)
    after = [s for s in samples if s.t >= 0.02]
    assert {s.kind for s in after} == {Kind.QUAT, Kind.ACC_GYRO}
    assert Flag.GAP in after[0].flags


def test_readings_of_two_moments_are_never_one_sample():
    """Lost from the middle of one cycle to the middle of the next."""
    cycles = [ACCELERATION + RATE + LEVEL, frame(0x51, 0, 0, 1900, 0) + frame(0x52, 9, 9, 9, 0)]
    whole = cycles[0] * 5
    _, samples = fed(whole + cycles[0][:15] + cycles[1][5:] + LEVEL + whole)
    moved = {s.values for s in samples if s.kind is Kind.ACC_GYRO}
    assert len(moved) == 1


def test_a_sensor_that_begins_to_send_more_is_learnt_anew():
    decoder, samples = fed((ACCELERATION + RATE) * 6, (ACCELERATION + RATE + ROLLED) * 8)
    assert decoder.kinds == (Kind.QUAT, Kind.ACC_GYRO)
    assert [s.kind for s in samples[-2:]] == [Kind.QUAT, Kind.ACC_GYRO]


def test_a_lean_that_cannot_be_is_left_out_and_a_sensor_that_was_turned_is_followed():
    upside = frame(0x59, 0, 32767, 0, 0)
    stream = LEVEL * 5 + upside + LEVEL * 3 + upside * 5
    decoder, samples = fed(stream)
    tilts = [round(up_of_quaternion(*s.values)[2]) for s in samples]
    assert tilts == [1] * 5 + [-1] * 3
    assert decoder.bad == 3


@pytest.mark.parametrize(
    "wrong",
    [
        frame(0x59, 0, 0, 0, 0),  # no orientation
        bytes.fromhex("55 50 1A 0D 16 0D 37 24 7B 00 C5"),  # month 13
        bytes.fromhex("55 50 1A 0B 16 19 37 24 7B 00 CF"),  # hour 25
    ],
)
def test_frames_that_cannot_be_true_say_nothing(wrong):
    assert is_frame(wrong)
    _, samples = fed((wrong + RATE + ACCELERATION) * 6)
    assert all(s.kind is Kind.ACC_GYRO and s.t_dev is None for s in samples)
