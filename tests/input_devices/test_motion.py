"""The motion sensors of a game controller: events as bytes, through a pipe, and a controller that
comes and goes."""

from __future__ import annotations

import os

import pytest

from game.core.pose import Geometry
from game.core.posing import Posing
from input_devices import evdev
from input_devices.devices import make_device, parse
from input_devices.errors import AddressError, DeviceError, SourceLost
from input_devices.motion import (
    Motion,
    OpenMotion,
    choose_motion,
    find_motion,
    id_of,
    open_motion_at,
)
from input_devices.motion_events import AXES, MotionDecoder, captured
from input_devices.mount import SQUARE, parse_mount
from input_devices.sample import Connected, Flag, Kind, Lost, Notice
from tests.input_devices.input_events import DROPPED, frame

DUALSENSE = (8192,) * 3 + (1024,) * 3
SWITCH = (4096,) * 3 + (14247,) * 3
START = (0, 0, 8192, 0, 0, 0)
CONNECTED = Connected("Motion sensor")


def decoder(resolutions=DUALSENSE, **kwargs):
    return MotionDecoder(resolutions, START, lambda: (8192, 0, 0, 1024, 2048, 3072), **kwargs)


@pytest.mark.parametrize(
    ("resolutions", "counts", "values"),
    [
        (DUALSENSE, (8192, 0, -8192, 1024, -2048, 512), (1.0, 0.0, -1.0, 1.0, -2.0, 0.5)),
        (SWITCH, (4096, -2048, 0, 14247, 0, -28494), (1.0, -0.5, 0.0, 1.0, 0.0, -2.0)),
    ],
)
def test_counts_are_scaled_as_the_node_tells(resolutions, counts, values):
    (sample,) = decoder(resolutions).feed(frame(dict(enumerate(counts)), 0), 7.0)
    assert (sample.kind, sample.t, sample.t_dev) == (Kind.ACC_GYRO, 7.0, 0.0)
    assert sample.values == pytest.approx(values)
    assert sample.flags is Flag.NONE


def test_an_axis_that_did_not_change_keeps_its_value():
    first, second = decoder().feed(frame({0: 4096}, 0) + frame({4: 1024}, 4000), 1.0)
    assert first.values == pytest.approx((0.5, 0, 1, 0, 0, 0))
    assert second.values == pytest.approx((0.5, 0, 1, 0, 1, 0))
    assert second.t_dev == pytest.approx(0.004)


def test_the_controllers_clock_goes_on_across_its_wrap():
    start_us = 2**32 - 10_000
    stamps = [start_us + 5000 * i for i in range(5)]
    samples = decoder().feed(b"".join(frame({}, stamp) for stamp in stamps), 1.0)
    assert [s.t_dev for s in samples] == pytest.approx([stamp / 1e6 for stamp in stamps])


def test_a_node_without_a_clock_says_so():
    (sample,) = decoder().feed(frame({0: 1}), 1.0)
    assert (sample.t_dev, sample.flags) == (None, Flag.NO_CLOCK)


def test_after_lost_events_the_axes_are_read_anew_and_told_with_a_time_of_their_own():
    lost = DROPPED + frame({0: 5, 1: 5}, 1000)
    samples = decoder().feed(lost + frame({5: 0}, 9000) + frame({}, 13000), 1.0)
    assert [s.t_dev for s in samples] == pytest.approx([0.009, 0.013])
    assert samples[0].values == pytest.approx((1, 0, 0, 1, 2, 0))
    assert samples[0].flags == Flag.RESYNC | Flag.GAP
    assert samples[1].flags is Flag.NONE


def test_a_controller_that_vanishes_while_it_is_read_anew_is_lost():
    def reread():
        raise SourceLost("gone")

    with pytest.raises(SourceLost):
        MotionDecoder(DUALSENSE, START, reread).feed(DROPPED + frame({}), 0.0)


def test_a_controller_that_is_tilted_leans_the_pose_whatever_comes_in_a_burst():
    tilted = decoder().feed(b"".join(frame({0: -4096, 2: 7094}, 5000 * i) for i in range(200)), 1.0)
    posing = Posing(Geometry(fused=True))
    poses = [posing.take(sample, 1.0) for sample in tilted]
    assert poses[-1].x == pytest.approx(30.0, abs=0.1)
    assert poses[-1].y == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("keys", [{"acc": "0"}, {"gyro": "x"}, {"acc": "-8192"}])
def test_a_capture_with_impossible_units_is_refused(keys):
    with pytest.raises(ValueError, match=r"above 0|invalid literal"):
        captured(keys)


def test_a_capture_tells_its_units():
    (sample,) = captured({"acc": "8192", "gyro": "1024"}).feed(frame({2: 8192, 3: 512}, 0), 0.0)
    assert sample.values == pytest.approx((0, 0, 1, 0.5, 0, 0))


def pipes(count):
    """Controllers at the ends of so many pipes, one after another, and the ends to write to."""
    ends = []

    def open_motion():
        if len(ends) >= count:
            raise DeviceError("no-device", "No game controller found.")
        read_fd, write_fd = os.pipe()
        ends.append(write_fd)
        return OpenMotion(read_fd, "", DUALSENSE, lambda: START, "motion-1")

    return open_motion, ends


def motion(open_motion, uri="motion:", **kwargs):
    return Motion(parse(uri), parse_mount("+y-x+z"), open_motion=open_motion, **kwargs)


def test_every_frame_through_a_pipe_arrives_in_any_cut(until):
    open_motion, ends = pipes(1)
    device = motion(open_motion)
    device.open()
    data = b"".join(frame({0: i}, 4000 * i) for i in range(100))
    for start in range(0, len(data), 37):
        os.write(ends[0], data[start : start + 37])
    taken = []
    assert until(lambda: taken.extend(device.read()) or len(taken) >= 100)
    assert [s.values[0] for s in taken] == pytest.approx([i / 8192 for i in range(100)])
    assert (device.info.id, device.info.unit, device.info.kind) == (
        "motion-1",
        "deg",
        Kind.ACC_GYRO,
    )
    assert device.info.mount.right == (0.0, 1.0, 0.0)
    device.close()
    os.close(ends[0])


def test_a_controller_that_comes_and_goes_fifty_times_is_followed(until):
    open_motion, ends = pipes(51)
    device = motion(open_motion, retry_s=(0.001,))
    device.open()
    told = []
    for turn in range(50):
        assert until(lambda turn=turn: len(ends) > turn)
        os.write(ends[turn], frame({0: turn}, 0))
        assert until(lambda: told.extend(device.events()) or told[-1:] == [CONNECTED])
        os.close(ends[turn])
        assert until(lambda: told.extend(device.events()) or isinstance(told[-1], Lost))
    assert [type(item) for item in told] == [Connected, Lost] * 50
    assert [s.values[0] * 8192 for s in device.read()] == pytest.approx(list(range(50)))
    assert until(lambda: len(ends) == 51)
    device.close()
    os.close(ends[50])


def test_a_silent_controller_is_told_in_its_own_words(clock, until):
    open_motion, ends = pipes(1)
    device = motion(open_motion, clock=clock)
    device.open()
    told = []

    def heard():
        clock.now += 0.5
        told.extend(device.events())
        return told

    assert until(heard)
    assert isinstance(told[0], Notice)
    assert "controller" in told[0].text
    assert device.state == "error"
    device.close()
    os.close(ends[0])


def test_a_controller_that_vanishes_while_it_is_opened_is_not_there():
    def gone():
        raise SourceLost("gone")

    read_fd, write_fd = os.pipe()
    with pytest.raises(DeviceError, match="Switch it on") as problem:
        motion(lambda: OpenMotion(read_fd, "", DUALSENSE, gone)).open()
    assert problem.value.code == "no-device"
    with pytest.raises(BrokenPipeError):  # nothing stays open
        os.write(write_fd, b"x")
    os.close(write_fd)


def node(path, name, axes=tuple(AXES), accelerometer=False, unique=""):
    return evdev.Node(path, name, 0x054C, 0x0CE6, axes, accelerometer, unique)


@pytest.mark.parametrize(
    ("nodes", "path"),
    [
        ([], None),
        ([node("a", "Wireless Controller")], None),  # its sticks have six axes too
        ([node("a", "lis3lv02d", axes=(0, 1, 2), accelerometer=True)], None),  # of a laptop
        ([node("a", "pad"), node("b", "a new name", accelerometer=True)], "b"),
        ([node("a", "Wireless Controller Motion Sensors")], "a"),
        ([node("a", "Nintendo Switch Pro Controller (IMU)")], "a"),
        ([node("a", "Nintendo Switch Left Joy-Con IMU")], "a"),
    ],
)
def test_the_sensors_are_found_by_the_kernels_mark_or_by_name(nodes, path):
    found = find_motion(nodes)
    assert (found.path if found else None) == path


@pytest.mark.parametrize(
    ("name", "code"),
    [("Wireless Controller Motion Sensors", "no-permission"), ("keyboard", "no-device")],
)
def test_only_sensors_that_may_not_be_read_ask_for_the_group(tmp_path, name, code):
    (tmp_path / "event3" / "device").mkdir(parents=True)
    (tmp_path / "event3" / "device" / "name").write_text(name + "\n")
    with pytest.raises(DeviceError) as problem:
        choose_motion([], ["/dev/input/event3"], tmp_path)
    assert problem.value.code == code


@pytest.mark.parametrize("path", ["/dev/input/event999", "/dev/null", "/no/such"])
def test_a_node_that_is_no_sensor_is_said_to_be_none(path):
    with pytest.raises(DeviceError, match="Use motion: to search") as problem:
        open_motion_at(path)
    assert problem.value.code in ("no-device", "wrong-device")


def test_a_controller_is_known_by_its_address_or_else_by_its_model():
    assert id_of(node("a", "x", unique="AC:36:1B:00:00:01")) == "motion-ac:36:1b:00:00:01"
    assert id_of(node("a", "Sony Pad Motion Sensors")) == "motion-sony-pad-motion-sensors"


@pytest.mark.parametrize(
    ("number", "value"), [(evdev.EVIOCGPROP, 0x80084509), (evdev.EVIOCGUNIQ, 0x81004508)]
)
def test_questions_to_the_kernel_have_the_numbers_it_knows(number, value):
    assert number == value


def test_how_the_sensor_sits_is_taken_from_the_address():
    assert make_device("motion:").info.mount == SQUARE
    assert make_device("motion:?mount=+y-x+z").info.mount.right == (0.0, 1.0, 0.0)
    with pytest.raises(AddressError, match="twice"):
        make_device("motion:?mount=+x+x+z")
