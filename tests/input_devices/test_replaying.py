"""Recordings played again: bouts, laboratory tables, raw captures, and files that are none."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.devices import make_device
from input_devices.errors import AddressError
from input_devices.recorded import LABORATORY_LOAD_N
from input_devices.sample import Flag, Kind, Notice, Sample
from input_devices.sib1 import framed

BOUT = """step,t_s,t_dev_s,seq,kind,values,flags
0,0.5,1.25,7,load4,17.5 17.0 17.5 18.0,0
2,0.51,1.26,8,load4,17.5 17.0 17.5 0.0,1
2,0.515,,,button,0.0 1.0,0
3,0.53,1.28,10,load4,17.6 17.0 17.5 18.0,4
"""


def play(path, seconds=1000.0, keys="", start=50.0):
    now = [start]
    device = make_device(f"replay:{path}{keys}", clock=lambda: now[0])
    device.open()
    now[0] = start + seconds
    return device, device.read()


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def laboratory(rows, header="t,x,y"):
    return "\n".join([header, *rows]) + "\n"


@pytest.mark.parametrize(
    ("name", "content", "target"),
    [
        ("samples.csv", BOUT.encode(), "samples.csv"),
        ("bout/samples.csv", BOUT.encode(), "bout"),
        ("bout/samples.csv.gz", gzip.compress(BOUT.encode()), "bout"),
        ("samples.csv.gz", gzip.compress(BOUT.encode()), "samples.csv.gz"),
        ("bout/samples.csv", BOUT.encode() + b"4,0.54,1.3,11,load4,17.5 17", "bout"),  # power cut
    ],
)
def test_a_bout_plays_as_it_was_recorded(write, tmp_path, name, content, target):
    write(name, content)
    device, taken = play(tmp_path / target)
    assert [s.t - 50.0 for s in taken] == pytest.approx([0.0, 0.01, 0.015, 0.03])
    assert [(s.t_dev, s.seq, s.kind) for s in taken] == [
        (1.25, 7, Kind.LOAD4),
        (1.26, 8, Kind.LOAD4),
        (None, None, Kind.BUTTON),
        (1.28, 10, Kind.LOAD4),
    ]
    assert taken[1].values == (17.5, 17.0, 17.5, 0.0)
    assert [s.flags for s in taken] == [Flag.NONE, Flag.CLAMPED, Flag.NONE, Flag.GAP]
    assert (device.info.kind, device.info.unit) == (Kind.LOAD4, "mm")
    assert device.finished


def test_a_bout_knows_the_board_it_was_played_on(write, tmp_path):
    write("bout/samples.csv", BOUT)
    write("bout/bout.json", '{"format":1,"geometry":{"lx_mm":400.0,"ly_mm":250.0},"seed":3}')
    device, _ = play(tmp_path / "bout")
    assert (device.info.lx_mm, device.info.ly_mm) == (400, 250)


@pytest.mark.parametrize(
    ("header", "row", "load_n"),
    [
        ("t,x,y", "0.01,1.5,-2.5", LABORATORY_LOAD_N),
        ("t,x,y,load_n", "0.01,1.5,-2.5,612.5", 612.5),
        ('"T", "Y","X","Fz","note"', "0.01,-2.5,1.5,1,quiet", LABORATORY_LOAD_N),
    ],
)
def test_a_laboratory_table_plays_as_centre_of_pressure(write, header, row, load_n):
    path = write("lab.csv", f"{header}\n{row}\n{row.replace('0.01', '0.02')}\n")
    device, taken = play(path)
    assert taken[0] == Sample(50.0, Kind.COP, (1.5, -2.5, load_n), t_dev=0.01)
    assert taken[1].t == pytest.approx(50.01)
    assert (device.info.kind, device.info.rate_hz) == (Kind.COP, pytest.approx(100))


def test_a_table_with_a_byte_order_mark_and_windows_lines_plays(write):
    _, taken = play(write("lab.csv", b"\xef\xbb\xbft,x,y\r\n0,1,2\r\n0.1,3,4\r\n"))
    assert [s.values[:2] for s in taken] == [(1, 2), (3, 4)]


def test_lines_that_are_no_numbers_are_left_out_and_told(write):
    rows = ["0,0,0", "0.1,,1", "0.2,nan,0", "x,1,1", "0.3", "", "0.4,inf,0", "0.5,1,1"]
    device, taken = play(write("lab.csv", laboratory(rows)))
    assert [s.t_dev for s in taken] == [0, 0.5]
    (told,) = [event for event in device.events() if isinstance(event, Notice)]
    assert told.text.startswith("5 lines")


def test_samples_out_of_order_are_sorted_and_told(write):
    rows = ["0,0,0", "0.2,2,0", "0.1,1,0", "0.2,3,0", "0.3,4,0"]
    device, taken = play(write("lab.csv", laboratory(rows)))
    assert [s.values[0] for s in taken] == [0, 1, 2, 3, 4]
    assert [event.code for event in device.events() if isinstance(event, Notice)] == [
        "sorted-samples"
    ]


def test_a_recording_plays_at_its_own_pace_or_faster(write):
    path = write("lab.csv", laboratory([f"{i / 10},{i},0" for i in range(101)]))
    assert len(play(path, 5.001)[1]) == 51
    device, taken = play(path, 5.001, "?speed=2")
    assert len(taken) == 101
    assert taken[-1].t == pytest.approx(55.0)
    assert taken[-1].t_dev == pytest.approx(10.0)
    assert device.finished


def test_a_loop_goes_on_with_an_even_clock(write):
    path = write("lab.csv", laboratory([f"{i / 10},{i},0" for i in range(10)]))
    device, taken = play(path, 3.0001, "?loop=1")
    assert [s.values[0] for s in taken] == [i % 10 for i in range(31)]
    steps = [b.t_dev - a.t_dev for a, b in itertools.pairwise(taken)]
    assert steps == pytest.approx([0.1] * 30)
    assert not device.finished


def test_a_loop_without_any_time_ends(write):
    device, taken = play(write("lab.csv", laboratory(["1,2,3"] * 3)), 10, "?loop=1")
    assert len(taken) == 3
    assert device.finished


def capture_line(t, data, *, sent=False):
    return json.dumps([t, (">" if sent else "") + data.hex()]) + "\n"


def capture(*chunks, uri="serial:/dev/ttyACM0"):
    header = f'{{"steady-isles-capture":1,"uri":"{uri}","lx":400,"ly":250}}\n'
    return header + "".join(capture_line(t, data) for t, data in chunks)


LINES = [framed(f"L,{i},{i * 10_000},1000,2000,3000,{i}") for i in range(6)]


def test_a_raw_capture_goes_through_the_decoder_of_its_device(write):
    cut = b"".join(LINES)
    chunks = [(10.0, cut[:50]), (10.1, cut[50:130]), (10.2, cut[130:])]
    text = capture(*chunks) + capture_line(10.3, b"?*3F\n", sent=True) + '[10.4,"4c'
    device, taken = play(write("board.capture", text))
    assert [s.seq for s in taken] == list(range(6))
    assert taken[-1].t == pytest.approx(50.2)
    assert (device.info.lx_mm, device.info.ly_mm) == (400, 250)


def test_a_capture_of_a_wii_board_plays(write):
    time = "010000000000000020A1070000000000"
    data = bytes.fromhex(f"{time}03001000D6060000{time}0000000000000000")
    _, taken = play(write("wii.capture", capture((1.0, data), (1.1, data), uri="wii:")))
    assert [s.values[0] for s in taken] == [17.5, 17.5]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is empty"),
        ("t,x,y\n", "holds 0 samples, needs at least 2"),
        ("t,x,y\n0,1,2\n", "holds 1 samples, needs at least 2"),
        ("0.0,1,2\n0.1,2,3\n", "the first line is '0.0,1,2', not a header t,x,y"),
        ("Dear colleague,\nplease find attached\n", "not a header t,x,y"),
        ("one line", "not a header t,x,y"),
        (BOUT.splitlines()[0] + "\n", "holds 0 samples"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "is not text"),
        (b"t,x,y\n\x00\x01\n", "is not text"),
        ('{"steady-isles-capture":2,"uri":"wii:"}\n', "capture version 2 is not known"),
        ('{"steady-isles-capture":1,"uri":"ftp:x"}\n', "the captured device 'ftp:x' is not known"),
        ('{"steady-isles-capture":1,"uri":"x"}\n', "the captured device 'x' is wrong"),
        ('{"steady-isles-capture":"1"}\n', "line 1 is no header of a capture"),
        (capture((1.0, b"x")) + "broken\n" + capture_line(2.0, b"y"), "line 3 is not [t,"),
    ],
)
def test_a_file_that_is_no_recording_says_where_what_and_what_to_do(write, content, told):
    path = write("file.csv", content)
    with pytest.raises(AddressError) as problem:
        make_device(f"replay:{path}")
    assert str(path) in str(problem.value)
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.csv", "there is no such file"),
        ("", "holds no samples.csv"),
        ("cut.gz", "cut or damaged"),
    ],
)
def test_a_place_without_a_recording_says_so(write, tmp_path, name, told):
    write("cut.gz", gzip.compress(BOUT.encode())[:40])
    with pytest.raises(AddressError, match=told):
        make_device(f"replay:{tmp_path / name}")


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda b: b"t,x,y\n" + b)))
def test_any_file_plays_or_says_why_not(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    with contextlib.suppress(AddressError):
        device, taken = play(path)
        assert [s.t for s in taken] == sorted(s.t for s in taken)
        assert device.finished
