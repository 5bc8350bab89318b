"""Plain numbers on a line: separators, layouts, units, and finding out what a board speaks."""

from __future__ import annotations

import pytest

from input_devices.columns import make_layout
from input_devices.csv_lines import CsvDecoder, split_numbers
from input_devices.line_format import AutoDecoder
from input_devices.sample import Flag, Kind, Sample
from input_devices.sib1 import Sib1Decoder, framed


def taken(decoder, text):
    return [item for item in decoder.feed(text.encode(), 2.0) if isinstance(item, Sample)]


@pytest.mark.parametrize(
    ("line", "separator", "numbers"),
    [
        (b"17.5,17.0,17.5,18.0", ",", (17.5, 17.0, 17.5, 18.0)),
        (b"17.5, 17.0", ",", (17.5, 17.0)),
        (b"17,5;17,0", ";", (17.5, 17.0)),
        (b"17.5;17.0", ";", (17.5, 17.0)),
        (b"1\t-2.5\t.5", "\t", (1.0, -2.5, 0.5)),
        (b" 1  2 ", " ", (1.0, 2.0)),
        (b"1e-3,+2.", ",", (0.001, 2.0)),
    ],
)
def test_numbers_may_be_split_in_four_ways(line, separator, numbers):
    assert split_numbers(line) == (separator, numbers)


@pytest.mark.parametrize(
    "line", [b"", b"17.5", b"1,", b"1,,2", b"nan,1", b"inf,1", b"tr:1,br:2", b"1,2\xff", b"0x1,2"]
)
def test_anything_else_is_no_line_of_numbers(line):
    assert split_numbers(line) is None


@pytest.mark.parametrize(
    ("keys", "text", "kind", "values"),
    [
        ({}, "17.5,17,18,19", Kind.LOAD4, (17.5, 17, 18, 19)),
        ({"unit": "g"}, "17500 17000 18000 19000", Kind.LOAD4, (17.5, 17, 18, 19)),
        ({"order": "BL,TL,BR,TR"}, "1,2,3,4", Kind.LOAD4, (4, 3, 2, 1)),
        ({"columns": "-,tl,tr,bl,br"}, "9,1,2,3,4", Kind.LOAD4, (2, 4, 1, 3)),
        ({}, "3.5,-2", Kind.TILT, (3.5, -2)),
        ({"unit": "rad"}, "1,-1", Kind.TILT, (57.29578, -57.29578)),
        ({"columns": "lean_forward,lean_right"}, "1,2", Kind.TILT, (2, 1)),
        ({"columns": "X,Y"}, "0.5,-0.5", Kind.AXES, (0.5, -0.5)),
        ({"columns": "x,y", "unit": "mm"}, "12,-7", Kind.COP, (12, -7)),
        ({"unit": "mm"}, "12,-7", Kind.COP, (12, -7)),
        ({}, "0,0,1,0,0,0", Kind.ACC_GYRO, (0, 0, 1, 0, 0, 0)),
    ],
)
def test_columns_mean_what_the_address_says_or_what_their_number_says(keys, text, kind, values):
    layout = make_layout(**keys)
    decoder = CsvDecoder((layout,) if layout else (), keys.get("unit", ""))
    (sample,) = taken(decoder, f"cut\n{text}\n")
    assert (sample.kind, sample.t, sample.t_dev) == (kind, 2.0, None)
    assert sample.values == pytest.approx(values)
    assert sample.flags is Flag.NO_CLOCK


def test_raw_counts_in_a_table_are_marked():
    decoder = CsvDecoder(unit="raw")
    (sample,) = taken(decoder, "cut\n1,2,3,4\n")
    assert sample.flags == Flag.NO_CLOCK | Flag.UNCALIBRATED


def test_the_first_line_after_opening_is_left_out_because_it_may_be_cut():
    assert [s.values[0] for s in taken(CsvDecoder(), "7.5,1,1,1\n17.5,1,1,1\n")] == [17.5]


def test_a_line_with_another_separator_or_number_of_columns_is_bad():
    decoder = CsvDecoder()
    assert len(taken(decoder, "cut\n17,5;17,0\n17,5\n1,2,3\n18,5;17,0\n\n")) == 2
    assert decoder.bad == 2


def test_sib1_is_recognised_at_once():
    decoder = AutoDecoder()
    first = framed("L,0,5,1000,2000,3000,4000")
    assert len(decoder.feed(b"00*11\n" + first, 0.0)) == 1
    assert isinstance(decoder.chosen, Sib1Decoder)


def test_plain_numbers_are_recognised_after_five_lines_and_none_is_lost():
    decoder = AutoDecoder()
    assert taken(decoder, "9,9\nboot 1\n" + "".join(f"{i},0\n" for i in range(4))) == []
    assert [s.values[0] for s in taken(decoder, "4,0\n5,0\n")] == [0, 1, 2, 3, 4, 5]
    assert decoder.bad == 1


def test_three_columns_without_names_are_not_guessed():
    decoder = AutoDecoder()
    assert taken(decoder, "1,2,3\n" * 20) == []
    assert decoder.bad == 19


def test_a_board_that_waits_for_a_question_is_asked_until_it_turns_out_to_be_plain():
    decoder = AutoDecoder()
    assert decoder.question(0.0) == b""
    assert decoder.question(3.0) == b"?*3F\n"
    taken(decoder, "1,2\n" * 8)
    assert decoder.question(9.0) == b""
