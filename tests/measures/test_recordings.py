"""Laboratory files: what is read, and what is refused with a hint."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.errors import SetupError
from game.measures.panel import panel
from game.measures.recordings import LabCounts, read_lab_csv


def test_a_recording_is_read_with_its_columns_in_any_order_and_case():
    text = 'Y,note,T,x\n1.5,"sat, then stood",0.00,-2\n2.5,,0.01,-3\n'
    time, trace, counts = read_lab_csv(text, "lab.csv")
    np.testing.assert_array_equal(time, [0.0, 0.01])
    np.testing.assert_array_equal(trace, [[-2.0, 1.5], [-3.0, 2.5]])
    assert counts == LabCounts(samples=2, unreadable=0, unloaded=0)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_files_of_any_system_are_read(ending, start):
    content = start + ending.join(["t, x ,y", "0,1,2", "0.01,1,2", ""]).encode()
    assert len(read_lab_csv(content, "lab.csv")[0]) == 2


def test_samples_that_are_no_numbers_are_counted_and_then_removed():
    text = "t,x,y\n0,1,2\n0.01,lost,2\n0.02\n0.03,1,nan\n0.04,1,2\n"
    time, trace, counts = read_lab_csv(text, "lab.csv")
    assert counts == LabCounts(samples=5, unreadable=3, unloaded=0)
    assert panel(time, trace, filter=None).quality.removed == 3


def test_samples_with_nobody_on_the_plate_have_no_position():
    text = "t,x,y,load_n\n0,1,2,700\n0.01,9,9,0\n0.02,9,9,-3\n0.03,1,2,\n"
    _, trace, counts = read_lab_csv(text, "lab.csv")
    assert counts.unloaded == 2
    assert np.isnan(trace).all(axis=1).tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (b"t,x,y\n", "no sample follows the header"),
        (b"0.01,2.5,3.5\n0.02,2.5,3.5\n", "line 1 has numbers, no names"),
        (b"0.01,2.5,3.5\n", "line 1 has numbers, no names"),
        (b"time,x,y\n0,1,2\n", "no column 't'. Is it 'time'? Rename it"),
        (b"t,cop_x,y\n0,1,2\n", "no column 'x'. Is it 'cop_x'? Rename it"),
        (b"t,x\n0,1\n", "no column 'y'. Add it"),
        (b"t;x;y\n0;1;2\n", "no column 't'"),
        (b"\xff\xfe\x00\x01binary", "this is no text file"),
        (b"t,x,y\n0,1,2\n\x00\x00", "this is no text file"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_what_and_what_to_do(content, said):
    with pytest.raises(SetupError) as refused:
        read_lab_csv(content, "visit/lab.csv")
    message = str(refused.value)
    assert message.startswith("visit/lab.csv: ")
    assert said in message
    assert "\n" not in message
    assert message.endswith(".")


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=80), st.text(alphabet='txy,01.5e-"\n ', max_size=80)))
def test_any_content_is_read_or_refused(content):
    header = b"t,x,y\n" if isinstance(content, bytes) else "t,x,y\n"
    for whole in (content, header + content):
        try:
            time, trace, counts = read_lab_csv(whole, "lab.csv")
        except SetupError:
            continue
        assert trace.shape == (len(time), 2)
        assert counts.samples == len(time)
