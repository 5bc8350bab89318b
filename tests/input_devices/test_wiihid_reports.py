"""Reports of a Wii Balance Board, decoded from the bytes of a real one."""

from __future__ import annotations

import pytest

from input_devices.sample import Battery, Flag, Kind, Notice, Sample
from input_devices.wiihid_reports import WEAK_BATTERY, WiiHidDecoder, whole_report
from tests.input_devices.wiihid_board import (
    BUTTONS_ONLY,
    EXTENSION_ANSWER,
    FIRST_HALF,
    PRESSED,
    SECOND_HALF,
    STANDING,
    TEMPERATURE_ANSWER,
    WRITTEN,
    FakeBoard,
    loads,
    status,
    talk,
)

TOLD = status() + WRITTEN + WRITTEN + EXTENSION_ANSWER + FIRST_HALF + SECOND_HALF
MEMORY = TOLD + TEMPERATURE_ANSWER
KG = pytest.approx((19.997, 15.002, 20.0, 14.996), abs=0.001)


def report(loads_hex, battery=0x83, temperature=0x19):
    data = bytes.fromhex("340000" + loads_hex) + bytes([temperature, 0, battery])
    return data + bytes(8)


def fed(*reports, **kwargs):
    decoder = WiiHidDecoder(**kwargs)
    decoder.feed(MEMORY, 0.0)
    return decoder.feed(b"".join(reports), 7.0)


def test_a_report_of_a_real_board_is_its_load_and_its_charge():
    battery, sample = fed(STANDING)
    assert battery == Battery(1.0)
    assert (sample.kind, sample.t, sample.flags) == (Kind.LOAD4, 7.0, Flag.NO_CLOCK)
    assert sample.values == KG


def test_the_power_button_is_told_when_it_changes():
    told = fed(STANDING, PRESSED, PRESSED, BUTTONS_ONLY)
    buttons = [item.values for item in told if isinstance(item, Sample) and len(item.values) == 2]
    assert buttons == [(0.0, 1.0), (0.0, 0.0)]


def test_a_report_without_temperature_and_battery_is_understood():
    (sample,) = fed(bytes.fromhex("320000101242BF0C692F96"))
    assert sample.values == KG


def test_a_worn_corner_is_told_below_nothing():
    (values,) = loads(fed(report("07593D2A048C2902")))
    assert values == pytest.approx((-0.997, 0.507, 0.0, -0.997), abs=0.001)


def test_a_load_above_the_limit_is_marked():
    sample = fed(report("1B00500017003D00"))[-1]
    assert Flag.OVERLOAD in sample.flags
    assert sum(sample.values) == pytest.approx(189.954, abs=0.001)


def test_gain_and_warmth_count_for_every_corner():
    (plain,), (gained,) = loads(fed(STANDING)), loads(fed(STANDING, gain=1.1))
    assert gained == pytest.approx([1.1 * kg for kg in plain])
    (warm,) = loads(fed(STANDING, by_temperature=True))
    assert warm == pytest.approx([1.0007 * kg for kg in plain])


def test_nothing_is_weighed_before_the_calibration_is_known():
    decoder = WiiHidDecoder()
    assert decoder.feed(STANDING, 0.0) == []
    assert loads(decoder.feed(MEMORY + STANDING, 1.0)) == [KG]


def test_the_charge_is_told_when_it_falls_and_not_when_it_flickers():
    levels = [0x83, 0x81, 0x83, 0x81, 0x7C, 0x6A, 0x60, 0x6A, 0x60, 0x00]
    told = fed(*(report("101242BF0C692F96", battery=level) for level in levels))
    assert [item.fraction for item in told if isinstance(item, Battery)] == [
        1.0,
        0.75,
        0.5,
        0.25,
        0.0,
    ]
    assert [item for item in told if isinstance(item, Notice)] == [WEAK_BATTERY]


def test_a_board_that_does_not_measure_its_battery_is_not_called_empty():
    assert len(fed(report("101242BF0C692F96", battery=0))) == 1


def test_the_boards_own_warning_of_its_batteries_is_told_once():
    assert fed(status(0x03), status(0x03)) == [WEAK_BATTERY]


@pytest.mark.parametrize(
    ("data", "report"),
    [
        (STANDING, STANDING),
        (WRITTEN + bytes(17), WRITTEN),  # Windows fills every report up
        (STANDING[:-1], b""),
        (b"\x99" + bytes(21), b""),
        (b"", b""),
    ],
)
def test_a_report_is_taken_whole_and_without_its_filling(data, report):
    assert whole_report(data) == report


def test_the_whole_talk_can_be_played_again_from_its_bytes():
    board = FakeBoard()
    told, _ = talk(board, until=lambda told: len(loads(told)) >= 5)
    again = WiiHidDecoder().feed(MEMORY + STANDING * 5, 0.0)
    assert loads(again) == loads(told)
