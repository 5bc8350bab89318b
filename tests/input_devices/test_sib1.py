"""SIB1: what its lines mean, what is doubtful about them, and boards that restart or stay mute."""

from __future__ import annotations

import pytest

from input_devices.sample import Flag, Header, Kind, Notice, Sample
from input_devices.sib1 import Sib1Decoder, framed

HEADER = (
    b"#SIB1 kind=load4 unit=g rate=80 order=TR,BR,TL,BL id=B0A1 fw=1.0 lx=400 ly=250 max=150"
    b" cmd=T,V*6E\n"
)
RAW_HEADER = b"#SIB1 kind=load4,button unit=raw rate=80 id=B0A2 lx=400 ly=250*2C\n"
FIRST = b"L,0,1000000,21000,16000,18000,15000*44\n"
SECOND = b"L,1,1012500,21010,15990,18000,15000*41\n"
THIRD = b"L,2,1025000,21010.5,15990.0,18000.2,14999.9*45\n"


def samples(items):
    return [item for item in items if isinstance(item, Sample)]


def decoded(data, decoder=None):
    return samples((decoder or Sib1Decoder()).feed(data, 5.0))


def load_lines(count, *, first=0, period_us=12500, start_us=5):
    return [
        framed(
            f"L,{(first + i) % 65536},{(start_us + i * period_us) % 2**32},"
            f"{20000 + i % 977},{16000 + i % 613},{18000 - i % 401},15000"
        )
        for i in range(count)
    ]


def test_a_line_may_end_in_two_characters_and_its_sum_be_written_small():
    (sample,) = decoded(b"A,7,1234567,3.25,-1.50*6b\r\n")
    assert (sample.kind, sample.t, sample.flags) == (Kind.TILT, 5.0, Flag.NONE)
    assert sample.values == (3.25, -1.5)


def test_lines_in_order_carry_counter_and_clock():
    taken = decoded(HEADER + FIRST + SECOND + THIRD)
    assert [(s.seq, s.t_dev) for s in taken] == [(0, 1.0), (1, 1.0125), (2, 1.025)]


def test_a_header_is_told_once_and_describes_the_board():
    decoder = Sib1Decoder()
    told = decoder.feed(HEADER + FIRST + HEADER, 0.0)
    assert [type(item) for item in told] == [Header, Sample]
    assert told[0].fields["id"] == "B0A1"
    board = decoder.board
    assert (board.rate_hz, board.lx_mm, board.ly_mm, board.max_kg) == (80, 400, 250, 150)
    assert board.commands == ("T", "V")


def test_corners_in_another_order_come_out_in_ours():
    header = framed("#SIB1 kind=load4 rate=80 id=X order=BL,TL,BR,TR")
    (sample,) = decoded(header + framed("L,0,5,1000,2000,3000,4000"))
    assert sample.values == (4.0, 3.0, 2.0, 1.0)


def test_raw_counts_are_marked_as_such():
    (sample,) = decoded(RAW_HEADER + framed("L,0,5,8388607,-4,0,1"))
    assert sample.values == (8388607, -4, 0, 1)
    assert sample.flags is Flag.UNCALIBRATED


def test_more_than_the_board_is_made_for_is_marked():
    (sample,) = decoded(HEADER + framed("L,0,5,50000,50000,50000,1000"))
    assert Flag.OVERLOAD in sample.flags


@pytest.mark.parametrize("field", ["order=TR,TR,TL,BL", "unit=lb", "lx=0", "rate=fast", "max=-1"])
def test_a_header_that_would_mislead_is_refused_with_a_word(field):
    decoder = Sib1Decoder()
    (told,) = decoder.feed(framed(f"#SIB1 kind=load4 id=X {field}"), 0.0)
    assert isinstance(told, Notice)
    assert told.code == "bad-header"
    assert decoder.board is None


def test_newer_firmware_is_told_once_and_not_used():
    decoder = Sib1Decoder()
    told = decoder.feed(framed("#SIB2 kind=load4 rate=80") * 2 + FIRST + SECOND, 0.0)
    assert [item.code for item in told] == ["newer-firmware"]


def test_later_versions_may_add_fields_and_letters():
    decoder = Sib1Decoder()
    (sample,) = decoded(framed("Q,1,2,3") + framed("A,7,5,3.25,-1.50,new,7"), decoder)
    assert sample.values == (3.25, -1.5)
    assert decoder.bad == 0


@pytest.mark.parametrize(
    "line",
    [
        FIRST.replace(b"*44", b"*45"),
        b"1,L\n",
        b"*44\n",
        framed("L,0,1000000,21000,16000,18000"),
        framed("L,65536,5,1,2,3,4"),
        framed("L,0,4294967296,1,2,3,4"),
        framed("L,0,5,1e3,2,3,4"),
        framed("L,0,5,+1,2,3,4"),
        framed("L,0,5, 1,2,3,4"),
        framed("B,0,5,0,2"),
        framed("#SIB1"),
        b"boot ok\n",
        b"\xff\xfe\n",
    ],
)
def test_a_line_that_breaks_the_grammar_is_counted_and_not_used(line):
    decoder = Sib1Decoder()
    assert decoder.feed(line, 0.0) == []
    assert decoder.bad == 1


def test_lost_lines_are_counted_and_the_next_one_is_marked():
    lines = load_lines(10)
    decoder = Sib1Decoder()
    taken = decoded(HEADER + b"".join(lines[:3] + lines[6:]), decoder)
    assert decoder.lost == 3
    assert [s.seq for s in taken if s.flags] == [6]
    assert taken[3].flags is Flag.GAP


def test_a_line_out_of_place_waits_for_one_that_agrees():
    lines = load_lines(6)
    stray = framed("L,400,77,1,2,3,4")
    decoder = Sib1Decoder()
    taken = decoded(HEADER + b"".join([*lines[:3], stray, *lines[3:]]), decoder)
    assert [s.seq for s in taken] == [0, 1, 2, 3, 4, 5]
    assert (decoder.bad, decoder.lost) == (1, 0)


@pytest.mark.parametrize(
    ("order", "taken", "bad"),
    [
        ([0, 1, 2, 2, 3, 4], [0, 1, 2, 3, 4], 1),  # one comes twice
        ([0, 1, 3, 2, 4, 5], [0, 1, 3, 4, 5], 1),  # one comes late
    ],
)
def test_a_line_that_comes_twice_or_late_is_no_restart(order, taken, bad):
    lines, decoder = load_lines(6, start_us=2**32 - 30_000), Sib1Decoder()
    samples = decoded(HEADER + b"".join(lines[n] for n in order), decoder)
    assert [s.seq for s in samples] == taken
    assert decoder.bad == bad
    assert [s.t_dev for s in samples] == sorted(s.t_dev for s in samples)


@pytest.mark.parametrize(
    "last_seq",
    [40_000, 65_000],  # far away, and so near the wrap that 0 looks like a step forward
)
def test_a_restarted_board_is_followed_with_a_new_clock(last_seq):
    before = load_lines(3, first=last_seq, start_us=10**9)
    decoder = Sib1Decoder()
    taken = decoded(HEADER + b"".join(before + load_lines(5)), decoder)
    assert [s.seq for s in taken] == [last_seq, last_seq + 1, last_seq + 2, 0, 1, 2, 3, 4]
    assert taken[3].t_dev == pytest.approx(5e-6)
    assert taken[3].flags is Flag.GAP
    assert decoder.lost == 0


def test_a_board_that_sends_at_another_rate_than_it_says_is_followed():
    taken = decoded(HEADER + b"".join(load_lines(50, period_us=50_000)))
    assert len(taken) >= 45
    assert [s.seq for s in taken][-40:] == list(range(10, 50))


def test_a_board_without_a_header_is_asked_three_times_and_then_assumed():
    decoder = Sib1Decoder()
    asked = [t for t in range(20) if decoder.question(float(t))]
    assert asked == [3, 4, 5]
    told = decoder.feed(FIRST + SECOND, 20.0)
    assert [item.code for item in told if isinstance(item, Notice)] == ["no-header"]
    assert len(samples(told)) == 2


def test_a_board_that_said_who_it_is_is_not_asked():
    decoder = Sib1Decoder()
    decoder.question(0.0)
    decoder.feed(HEADER, 1.0)
    assert decoder.question(10.0) == b""
