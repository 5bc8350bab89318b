"""The Wii Balance Board as the kernel delivers it: events as bytes, through a pipe, and a board
that goes away."""

from __future__ import annotations

import os

import pytest

from input_devices import evdev
from input_devices.devices import parse
from input_devices.errors import DeviceError, SourceLost
from input_devices.evdev_events import EVENT
from input_devices.sample import Connected, Flag, Kind, Lost
from input_devices.wii import WiiBoard, WiiDecoder, no_board
from tests.input_devices.input_events import frame

TR_1750 = "01 00 00 00 00 00 00 00 20 A1 07 00 00 00 00 00 03 00 10 00 D6 06 00 00"
BL_1499 = "01 00 00 00 00 00 00 00 20 A1 07 00 00 00 00 00 03 00 13 00 DB 05 00 00"
PRESSED = "01 00 00 00 00 00 00 00 20 A1 07 00 00 00 00 00 01 00 30 01 01 00 00 00"
REPORT = "01 00 00 00 00 00 00 00 20 A1 07 00 00 00 00 00 00 00 00 00 00 00 00 00"
DROPPED = "01 00 00 00 00 00 00 00 20 A1 07 00 00 00 00 00 00 00 03 00 00 00 00 00"
START = (1700, 1600, 1800, 1500)

pytestmark = pytest.mark.skipif(EVENT.size != 24, reason="the byte vectors are of a 64-bit system")


def decoder(initial=START, **kwargs):
    return WiiDecoder(initial, lambda: (1, 2, 3, 4), **kwargs)


def fed(*vectors, **kwargs):
    return decoder(**kwargs).feed(b"".join(map(bytes.fromhex, vectors)), 7.0)


def test_a_change_is_told_with_the_corners_that_did_not_change():
    (sample,) = fed(TR_1750, BL_1499, REPORT)
    assert (sample.kind, sample.t) == (Kind.LOAD4, 7.0)
    assert sample.values == pytest.approx((17.50, 16.0, 18.0, 14.99))
    assert sample.flags is Flag.NO_CLOCK


def test_a_frame_is_told_when_it_is_complete():
    assert fed(TR_1750) == []


def test_the_power_button_is_a_button():
    button, loads = fed(PRESSED, REPORT)
    assert (button.kind, button.values) == (Kind.BUTTON, (0.0, 1.0))
    assert loads.values == pytest.approx((17.0, 16.0, 18.0, 15.0))


def test_after_lost_events_the_corners_are_read_anew():
    (sample,) = fed(DROPPED, TR_1750, PRESSED, REPORT)
    assert sample.values == pytest.approx((0.01, 0.02, 0.03, 0.04))
    assert Flag.RESYNC in sample.flags


@pytest.mark.parametrize("kept", [1, 23, 30, 47])
def test_where_bytes_are_missing_the_corners_are_read_anew_and_all_goes_on(kept):
    first, second, third = (frame({code: 5}, t_s=4000.5) for code in (0x10, 0x11, 0x12))
    board = decoder()
    *_, anew, after = board.feed(first[:kept] + second + third, 1.0)
    assert (anew.values, after.values) == (
        pytest.approx((0.01, 0.02, 0.03, 0.04)),
        pytest.approx((0.01, 0.02, 0.05, 0.04)),
    )
    assert Flag.RESYNC in anew.flags
    assert board.bad > 0


def test_a_board_that_vanishes_while_it_is_read_anew_is_lost():
    def reread():
        raise SourceLost("gone")

    with pytest.raises(SourceLost):
        WiiDecoder(START, reread).feed(bytes.fromhex(DROPPED + REPORT), 0.0)


@pytest.mark.parametrize(
    ("counts", "flag"),
    [
        ((0, 1600, 1800, 1500), Flag.CLAMPED),  # an empty or a worn corner
        ((-20, 1600, 1800, 1500), Flag.NONE),  # a kernel that tells negative loads hides nothing
        ((5000, 5000, 5000, 1), Flag.OVERLOAD),
    ],
)
def test_a_doubtful_load_is_marked_and_kept(counts, flag):
    (sample,) = decoder(counts).feed(bytes.fromhex(REPORT), 0.0)
    assert sample.flags == flag | Flag.NO_CLOCK
    assert sample.values == pytest.approx([count / 100 for count in counts])


def test_kernel_time_is_used_where_it_can_be():
    (sample,) = fed(TR_1750, REPORT, kernel_time=True)
    assert (sample.t, sample.flags) == (1.5, Flag.NONE)


def test_gain_counts_for_every_corner():
    (sample,) = fed(REPORT, gain=1.1)
    assert sample.values == pytest.approx((18.7, 17.6, 19.8, 16.5))


def test_silence_repeats_the_held_values_every_20_ms():
    board = decoder()
    (first,) = board.idle(0.0)
    assert Flag.HELD not in first.flags
    assert board.idle(0.01) == []
    (held,) = board.idle(0.021)
    assert Flag.HELD in held.flags
    assert held.values == first.values
    board.feed(frame({0x10: 1}), 0.03)
    assert board.idle(0.045) == []


def piped(**kwargs):
    """A board at the end of a pipe, and the end to write to."""
    read_fd, write_fd = os.pipe()
    boards = [evdev.OpenBoard(read_fd, "", lambda: START)]

    def open_board():
        if not boards:
            raise DeviceError("no-device", "No balance board found.")
        return boards.pop()

    return WiiBoard(parse("wii:?lx=425"), open_board=open_board, **kwargs), write_fd


def test_every_frame_through_a_pipe_arrives_in_any_cut(until):
    board, write_fd = piped()
    board.open()
    data = b"".join(frame({0x10: i, 0x12: 3 * i}) for i in range(1, 101))
    for start in range(0, len(data), 37):
        os.write(write_fd, data[start : start + 37])
    taken = []

    def fresh():
        taken.extend(s for s in board.read() if Flag.HELD not in s.flags)
        return len(taken) >= 101

    assert until(fresh)
    assert [s.values[0] for s in taken] == pytest.approx([17.0] + [i / 100 for i in range(1, 101)])
    assert board.info.lx_mm == 425
    board.close()
    os.close(write_fd)


def test_a_silent_board_stays_alive_and_repeats_itself(until):
    board, write_fd = piped()
    board.open()
    taken = []
    assert until(lambda: taken.extend(board.read()) or len(taken) > 5)
    assert all(Flag.HELD in s.flags for s in taken[1:])
    assert board.state == "live"
    assert [type(event) for event in board.events()] == [Connected]
    board.close()
    os.close(write_fd)


def test_a_board_that_goes_away_is_told_and_searched_for(until):
    board, write_fd = piped(retry_s=(0.02,))
    board.open()
    assert until(lambda: board.read())
    os.close(write_fd)
    assert until(lambda: board.state == "lost")
    lost = board.events()[-1]
    assert isinstance(lost, Lost)
    assert "press its power button" in lost.reason
    board.close()


def test_without_a_board_the_power_button_is_named():
    with pytest.raises(DeviceError) as problem:
        WiiBoard(parse("wii:"), bluez=lambda: (5, 66)).open()
    assert problem.value.code == "no-device"
    assert "Press the power button" in str(problem.value)


@pytest.mark.parametrize(
    ("bluez", "code"),
    [
        (None, "no-device"),
        ((5, 79), "no-device"),
        ((5, 80), "bluez-too-new"),
        ((6, 1), "bluez-too-new"),
    ],
)
def test_a_system_that_can_no_longer_pair_the_board_says_so(bluez, code):
    told = no_board(DeviceError("no-device", "No balance board found."), bluez)
    assert told.code == code


def test_a_refused_board_is_not_blamed_on_bluetooth():
    refused = DeviceError("no-permission", "The board is there.")
    assert no_board(refused, (5, 82)) is refused


@pytest.mark.parametrize("path", ["/dev/input/event999", "/dev/null", "/no/such"])
def test_a_node_that_is_no_board_is_said_to_be_none(path):
    with pytest.raises(DeviceError) as problem:
        WiiBoard(parse(f"wii:{path}")).open()
    assert problem.value.code in ("no-device", "wrong-device")
    assert "Use wii: to search" in str(problem.value)


def node(path, name="", product=0x0306, axes=evdev.BOARD_AXES):
    return evdev.Node(path, name, 0x057E, product, axes)


@pytest.mark.parametrize(
    ("nodes", "path"),
    [
        ([], None),
        ([node("a", "Nintendo Wii Remote", axes=(0, 1))], None),  # the same numbers, other axes
        ([node("a", "keyboard", product=1)], None),
        ([node("a", "by numbers"), node("b", evdev.BOARD_NAME)], "b"),
        ([node("a", "by numbers")], "a"),
    ],
)
def test_the_board_is_found_by_name_and_else_by_numbers_and_axes(nodes, path):
    found = evdev.find_board(nodes)
    assert (found.path if found else None) == path


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (evdev.EVIOCGID, 0x80084502),
        (evdev.EVIOCGNAME, 0x81004506),
        (evdev.EVIOCGBIT_ABS, 0x80084523),
        (evdev.EVIOCGABS + 0x10, 0x80184550),
        (evdev.EVIOCSCLOCKID, 0x400445A0),
    ],
)
def test_questions_to_the_kernel_have_the_numbers_it_knows(number, value):
    assert number == value


def test_nodes_come_in_numeric_order(tmp_path):
    for name in ("event10", "event2", "mouse0", "event1"):
        (tmp_path / name).touch()
    assert [os.path.basename(p) for p in evdev.input_nodes(tmp_path)] == [
        "event1",
        "event2",
        "event10",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [(evdev.BOARD_NAME, "no-permission"), ("keyboard", "no-device")],
)
def test_only_a_board_that_may_not_be_read_asks_for_the_group(tmp_path, name, code):
    (tmp_path / "event3" / "device").mkdir(parents=True)
    (tmp_path / "event3" / "device" / "name").write_text(name + "\n")
    with pytest.raises(DeviceError) as problem:
        evdev.choose_board([], ["/dev/input/event3"], tmp_path)
    assert problem.value.code == code


def test_the_board_is_known_by_its_bluetooth_address(tmp_path):
    parent = tmp_path / "event7" / "device" / "device"
    parent.mkdir(parents=True)
    (parent / "uevent").write_text("DRIVER=wiimote\nHID_UNIQ=00:1F:32:AA:BB:CC\n")
    assert evdev.bluetooth_address_of("/dev/input/event7", tmp_path) == "00:1f:32:aa:bb:cc"
    assert evdev.bluetooth_address_of("/dev/input/event8", tmp_path) == ""
