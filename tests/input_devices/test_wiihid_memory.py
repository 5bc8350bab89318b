"""Kilograms from the memory of a real board, as published, and what a damaged one comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from input_devices.specimens.boards import CALIBRATION, TEMPERATURE
from input_devices.wiihid_memory import Memory, checksum, read_calibration
from tests.input_devices.wiihid_board import REMOTE

READ = read_calibration(CALIBRATION, TEMPERATURE)


def test_the_checksum_of_a_real_board_fits_and_any_other_bit_does_not():
    assert checksum(CALIBRATION, TEMPERATURE) == 0x5E40E9B6
    for bit in range(8 * 0x1C):
        if bit // 8 in (2, 3):
            continue  # two bytes that mean nothing
        damaged = bytearray(CALIBRATION)
        damaged[bit // 8] ^= 1 << bit % 8
        assert checksum(bytes(damaged), TEMPERATURE) != 0x5E40E9B6
    assert checksum(CALIBRATION, b"\x1b\x01") != 0x5E40E9B6


def test_warmth_is_taken_off_as_published():
    of_one_region = 0.9990813732147217
    assert READ.warmth(0x19) * of_one_region == pytest.approx(0.999781, abs=5e-7)
    assert READ.warmth(0x1A) == 1.0
    assert READ.warmth(0x1A + 14) == pytest.approx(0.99, abs=0.0005)


def test_a_board_that_tells_no_reference_is_not_corrected():
    assert read_calibration(CALIBRATION, None).warmth(0x30) == 1.0


@pytest.mark.parametrize(
    ("battery", "bars"),
    [(0x83, 4), (0x82, 4), (0x81, 3), (0x7D, 3), (0x7C, 2), (0x78, 2), (0x77, 1), (0x69, 1),
     (0x68, 0), (0x01, 0)],
)  # fmt: skip
def test_the_battery_is_told_in_bars(battery, bars):
    assert READ.bars(battery) == bars


@pytest.mark.parametrize("corner", range(4))
@pytest.mark.parametrize("at", [0x04, 0x0C])
def test_counts_that_do_not_rise_with_the_load_are_refused(corner, at):
    damaged = bytearray(CALIBRATION)
    damaged[at + 8 + 2 * corner : at + 10 + 2 * corner] = damaged[
        at + 2 * corner : at + 2 * corner + 2
    ]
    with pytest.raises(ValueError, match="do not rise"):
        read_calibration(bytes(damaged), TEMPERATURE)


@given(st.permutations(range(5)))
def test_the_memory_may_be_read_in_any_pieces_and_any_order(order):
    pieces = [(0x20 + at, CALIBRATION[at : at + 8]) for at in range(0, 32, 8)]
    pieces.append((0x60, TEMPERATURE + b"\0" * 14))
    memory = Memory()
    for place in order:
        assert memory.fits_checksum is None
        memory.put(*pieces[place])
    assert memory.calibration == READ
    assert memory.fits_checksum is True


def test_a_remote_is_no_board_and_nothing_is_known_before_it_is_read():
    memory = Memory()
    assert (memory.is_board, memory.calibration, memory.fits_checksum) == (None, None, None)
    memory.put(0xFA, REMOTE)
    assert memory.is_board is False
    memory.put(0xFA, b"\x01\x02\x03\x04\x04\x02")  # a board of another maker
    assert memory.is_board is True


@given(st.lists(st.tuples(st.integers(0, 0xFFFF), st.binary(max_size=16)), max_size=30))
def test_the_memory_stays_small_whatever_is_told(pieces):
    memory = Memory()
    for address, data in pieces:
        memory.put(address, data)
    assert len(memory._bytes) <= 32 + 2 + 6
